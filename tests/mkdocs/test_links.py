"""Links between files become links between pages, as MkDocs makes them; dead ones are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from paperweave.commands.new import new_site
from paperweave.mkdocs.cited_papers import cited_papers
from paperweave.mkdocs.links import DeadLink, SiteLinks
from paperweave.mkdocs.sitemap import SitemapFile, SitemapPage, list_missing, sitemap_order
from paperweave.mkdocs.urls import address, output_path
from tests.support.html import dead_links, read_pages
from tests.support.other_sites import build_site
from tests.support.rows import for_rows
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = {"about/data.md": "about/data/", "papers/notes/mine.md": "papers/notes/mine/"}
MADE = [
    *("index.md", "papers/index.md", "papers/a.md", "papers/b.md", "papers/a.bib"),
    *("papers/x y.md", "papers/d&e.md", "keywords/lora.md", "papers.bib"),
]


@for_rows(
    ("page", "link", "way"),
    [
        ("papers/a.md", "b.md", "../b/"),
        ("papers/a.md", "a.md", "./"),
        ("papers/b.md", "a.md", "../a/"),  # a page is reached from itself in another way
        ("papers/a.md", "a.bib", "../a.bib"),
        ("papers/a.md", "index.md", "../"),
        ("papers/a.md", "../keywords/lora.md", "../../keywords/lora/"),
        ("papers/a.md", "../papers/b.md", "../b/"),
        ("papers/a.md", "../index.md", "../../"),
        ("papers/a.md", "../papers.bib", "../../papers.bib"),
        ("papers/a.md", "../about/data.md", "../../about/data/"),
        ("papers/a.md", "notes/mine.md", "../notes/mine/"),
        ("papers/a.md", "b.md#x", "../b/#x"),
        ("papers/a.md", "b.md?q=1", "../b/?q=1"),
        ("papers/a.md", "#x", "#x"),
        ("papers/a.md", "x%20y.md", "../x%20y/"),
        ("papers/a.md", "d&amp;e.md", "../d%26e/"),
        ("papers/a.md", "https://a.example/b.md", "https://a.example/b.md"),
        ("papers/a.md", "http://a.example", "http://a.example"),
        ("papers/a.md", "//a.example/b.md", "//a.example/b.md"),
        ("papers/a.md", "mailto:a@b.example", "mailto:a@b.example"),
        ("papers/a.md", "/b.md", "/b.md"),
        ("papers/index.md", "b.md", "b/"),
        ("papers/index.md", "../keywords/lora.md", "../keywords/lora/"),
        ("papers/index.md", "index.md", "./"),
        ("index.md", "papers/b.md", "papers/b/"),
        ("index.md", "papers/index.md", "papers/"),
        ("index.md", "papers.bib", "papers.bib"),
        ("papers/notes/mine.md", "../b.md", "../../b/"),
        ("papers/notes/mine.md", "../../keywords/lora.md", "../../../keywords/lora/"),
    ],
)
def test_a_link_leads_to_the_page_of_its_file(page: str, link: str, way: str) -> None:
    site = SiteLinks(WRITTEN, MADE, in_folders=True)
    links = site.of(page)
    assert links(link) == way
    assert links(link) == way  # what was found once is remembered
    assert links.dead == []
    again = {other: site.of("papers/b.md")(other) for other in ("a.md", "b.md", "index.md")}
    assert again == {"a.md": "../a/", "b.md": "./", "index.md": "../"}
    assert site.of("papers/a.md")("b.md") == "../b/"
    assert site.of("papers/index.md")("b.md") == "b/"  # less deep than the others of its folder


@for_rows(
    ("page", "link", "way"),
    [
        ("papers/a.md", "b.md", "b.html"),
        ("papers/a.md", "../keywords/lora.md", "../keywords/lora.html"),
        ("index.md", "papers/index.md", "papers/index.html"),
    ],
)
def test_without_folders_a_page_is_a_file(page: str, link: str, way: str) -> None:
    assert SiteLinks({}, MADE, in_folders=False).of(page)(link) == way


@for_rows(
    ("link", "kind", "said"),
    [
        (
            "nowhere.md",
            "not_found",
            ("a link 'nowhere.md', but the target 'papers/nowhere.md' is not found among "
            "documentation files."),
        ),
        (
            "../nowhere.md#x",
            "not_found",
            ("a link '../nowhere.md#x', but the target 'nowhere.md' is not found among "
            "documentation files."),
        ),
        ("nowhere", "unrecognized_links", ("an unrecognized relative link 'nowhere', it was left "
         "as is.")),
        ("", None, ""),
        ("b.md", None, ""),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_stays_and_is_told(
    link: str, kind: str | None, said: str
) -> None:
    links = SiteLinks(WRITTEN, MADE, in_folders=True).of("papers/a.md")
    assert (links(link) == link) is (kind is not None or not link)
    told = f"Doc file 'papers/a.md' contains {said}"
    assert links.dead == ([DeadLink("papers/a.md", link, kind, told)] if kind else [])


def test_a_target_that_is_the_link_itself_is_named_once() -> None:
    links = SiteLinks({}, MADE, in_folders=True).of("index.md")
    links("nowhere.md")
    assert [dead.message for dead in links.dead] == [
        (
            "Doc file 'index.md' contains a link 'nowhere.md', but the target is not found among "
            "documentation files."
        )
    ]


def test_anchors_are_kept_with_their_files() -> None:
    links = SiteLinks(WRITTEN, MADE, in_folders=True).of("papers/a.md")
    for link in ("b.md#x", "#y", "b.md", "nowhere.md#z"):
        links(link)
    assert links.to_anchors == [
        ("papers/b.md", "x", "b.md#x"),
        ("papers/a.md", "y", "#y"),
        ("papers/nowhere.md", "z", "nowhere.md#z"),
    ]


@for_rows(
    ("name", "path", "way", "file"),
    [
        ("index.md", "index.html", "./", "index.html"),
        ("README.md", "index.html", "./", "index.html"),
        ("papers/index.md", "papers/index.html", "papers/", "papers/index.html"),
        ("papers/a.md", "papers/a/index.html", "papers/a/", "papers/a.html"),
        ("a.md", "a/index.html", "a/", "a.html"),
        ("papers/a.bib", "papers/a.bib", "papers/a.bib", "papers/a.bib"),
        ("papers/x y.md", "papers/x y/index.html", "papers/x%20y/", "papers/x y.html"),
        ("papers/my-index.md", "papers/my-index/index.html", "papers/my-index/",
         "papers/my-index.html"),
    ],
)  # fmt: skip
def test_a_file_has_its_place_and_its_address(name: str, path: str, way: str, file: str) -> None:
    assert output_path(name, in_folders=True) == path
    assert address(name, in_folders=True) == way
    assert output_path(name, in_folders=False) == file


def test_the_sitemap_is_in_the_order_of_mkdocs() -> None:
    names = ["index.md", "a.md", "z.md", "b/index.md", "b/a.md", "b/c/index.md", "b/c/a.md"]
    files = [SitemapFile(name, SitemapPage(None, None, "")) for name in reversed(names)]
    assert [file.src_uri for file in sorted(files, key=sitemap_order)] == names


@for_rows(
    ("text", "pages", "added"),
    [
        ("<urlset>\n<loc>https://a.b/</loc>\n</urlset>\n", ["https://a.b/", "https://a.b/c/"], 1),
        ("<urlset>\n<loc>https://a.b/</loc>\n</urlset>\n", ["https://a.b/"], 0),
        ("<urlset>\n</urlset>\n", ["https://a.b/?c&d"], 1),
        ("no sitemap", ["https://a.b/"], 0),
        (None, ["https://a.b/"], 0),
    ],
)
def test_pages_that_a_sitemap_lacks_are_added(
    tmp_path: Path, text: str | None, pages: list[str], added: int
) -> None:
    place = tmp_path / "sitemap.xml"
    place.unlink(missing_ok=True)
    (tmp_path / "sitemap.xml.gz").unlink(missing_ok=True)
    if text is not None:
        place.write_text(text, encoding="utf-8")
    list_missing(tmp_path, pages)
    found = place.read_text(encoding="utf-8") if place.exists() else ""
    assert found.count("<lastmod>") == added
    assert (tmp_path / "sitemap.xml.gz").exists() is bool(added)
    if added:
        assert f"<loc>{pages[-1].replace('&', '&amp;')}</loc>" in found
        assert found.endswith("</urlset>\n")


BASE: dict[str, object] = {
    "address": "a",
    "title": "A title",
    "keys": [],
    "bibtex_key": "key",
    "authors": [],
    **dict.fromkeys(("arxiv", "doi", "issued", "author_details")),
}


@for_rows(
    ("paper", "names", "year", "keys"),
    [
        ({}, "“A title”", "n.d.", ["a", "key"]),
        ({"issued": "2017-06"}, "“A title”", "2017", ["a", "key"]),
        ({"issued": "-06"}, "“A title”", "n.d.", ["a", "key"]),
        ({"authors": ["Ada Byron"]}, "Byron", "n.d.", ["a", "key"]),
        ({"authors": ["Ada Byron", "Bo Cox"]}, "Byron & Cox", "n.d.", ["a", "key"]),
        ({"authors": ["Ada Byron", "Bo Cox", "D E"]}, "Byron et al.", "n.d.", ["a", "key"]),
        (
            {"author_details": [{"name": "Ana Gil Paz", "family": "Gil Paz"}]},
            "Gil Paz",
            "n.d.",
            ["a", "key"],
        ),
        (
            {"keys": ["mine"], "arxiv": "2403.00001", "doi": "10.1234/a"},
            "“A title”",
            "n.d.",
            ["10.1234/a", "2403.00001", "a", "key", "mine"],
        ),
    ],
)
def test_a_paper_is_cited_by_all_its_keys(
    tmp_path: Path, paper: dict[str, object], names: str, year: str, keys: list[str]
) -> None:
    (tmp_path / "papers.jsonl").write_text(json.dumps({**BASE, **paper}) + "\n", encoding="utf-8")
    found = cited_papers(tmp_path)
    assert sorted(found) == keys
    assert {(one.names, one.year, one.reference) for one in found.values()} == {
        (names, year, "A title.")
    }


def test_a_reference_is_that_of_its_file_and_a_key_of_two_papers_is_the_first_s(
    tmp_path: Path,
) -> None:
    assert cited_papers(tmp_path) == {}
    lines = [json.dumps({**BASE, "address": name, "keys": ["both"]}) for name in ("a", "b")]
    (tmp_path / "papers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text("Byron, A.\n (n.d.).  A title.\n", encoding="utf-8")
    found = cited_papers(tmp_path)
    assert found["both"].address == "a"
    assert found["both"].reference == "Byron, A. (n.d.). A title."


@for_rows("in_folders", [True, False])
def test_no_link_of_a_site_is_dead_whether_pages_are_folders_or_files(
    tmp_path: Path, in_folders: bool
) -> None:
    listing, site = tmp_path / "list.bib", tmp_path / str(in_folders)
    listing.write_text(bibliography(one={"title": "Engines", "eprint": "hep-th/9901001"}), "utf-8")
    new_site(site, [listing])
    settings = site / "mkdocs.yml"
    way = f"use_directory_urls: {str(in_folders).lower()}\n"
    settings.write_text(way + settings.read_text("utf-8"), "utf-8")
    build_site(site, "--strict")
    assert list(dead_links(site / "site", read_pages(site / "site"))) == []
