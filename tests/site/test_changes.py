"""A collection that keeps a history tells on a page and in a feed what each build changed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.support.making import abstract
from tests.support.site_of import Site

if TYPE_CHECKING:
    from pathlib import Path

_BIB = "@misc{{{key},\n  title = {{{title}}},\n  abstract = {{{about}}},\n{more}}}\n"


def entry_of(key: str, title: str, **fields: str) -> str:
    """An entry of BibTeX."""
    more = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return _BIB.format(key=key, title=title, about=abstract(key), more=more)


def numbered(n: int, title: str, **fields: str) -> str:
    """The nth paper, which its arXiv number names."""
    return entry_of(f"key{n}", title, eprint=f"2402.0000{n}", **fields)


BEFORE = [
    numbered(1, "A title with a slip in it"),
    numbered(2, "On authors of looms", author="Ann Bee"),
    numbered(3, "On dates of looms", date="2024-02-01"),
    numbered(4, "On venues of looms", booktitle="Loom Conf"),
    numbered(5, "On numbers of looms"),
    numbered(6, "On looms withdrawn"),
    numbered(7, "On looms returned", withdrawn="yes"),
    entry_of("one", "Weaving of nets with one hand"),
    entry_of("two", "Quantum error correction by knots"),
    entry_of("left", "Spiders as engineers of silk"),
    entry_of("right", "Protein folding as a rope trick"),
]
AFTER = [
    numbered(1, "A title without a slip in it"),
    numbered(2, "On authors of looms", author="Ann Bee and Cor Dee"),
    numbered(3, "On dates of looms", date="2024-02-09"),
    numbered(4, "On venues of looms", booktitle="Loom Conference"),
    numbered(5, "On numbers of looms", doi="10.1234/looms"),
    numbered(6, "On looms withdrawn", withdrawn="yes"),
    numbered(7, "On looms returned"),
    *BEFORE[7:],
    numbered(8, "A new paper on looms"),
]
ONE_TWO = 'same_paper = [["weaving-of-nets-with-one-hand", "quantum-error-correction-by-knots"]]\n'
LEFT_RIGHT = 'same_paper = [["spiders-as-engineers-of-silk", "protein-folding-as-a-rope-trick"]]\n'
ENTRIES = [
    "New paper: A new paper on looms",
    "title changed from “A title with a slip in it” to “A title without a slip in it”",
    "authors changed from “Ann Bee” to “Ann Bee; Cor Dee”",
    "date changed from “2024-02-01” to “2024-02-09”",
    "venue changed from “Loom Conf” to “Loom Conference”",
    "DOI added, “10.1234/looms”",
    "On looms withdrawn was withdrawn",
    "On looms returned is no longer marked as withdrawn",
    "was merged into",
    "is a separate paper again, no longer part of",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of three builds, the last of which makes ten edits."""
    site = Site(tmp_path_factory.mktemp("changes"))
    site.put("history.tsv", "")
    site.put("bibliography.bib", "\n".join(BEFORE))
    assert site.build() == 0
    site.put("curation.toml", LEFT_RIGHT)
    assert site.build() == 0
    site.before = text_of(site)  # type: ignore[attr-defined]
    site.put("bibliography.bib", "\n".join(AFTER))
    site.put("curation.toml", ONE_TWO)
    assert site.build("--check") == 1
    assert text_of(site) == site.before  # type: ignore[attr-defined]
    assert site.build() == 0
    return site


def text_of(site: Site) -> str:
    return (site.seeds / "history.tsv").read_text(encoding="utf-8")


def plain(markdown: str) -> str:
    """Markdown without its links and escapes."""
    linked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return unescape(linked.replace("\\", ""))


def items(site: Site) -> list[str]:
    """The entries of the page, newest day first."""
    text = (site.docs / "changes.md").read_text(encoding="utf-8")
    return [plain(line[2:]) for line in text.splitlines() if line.startswith("- ")]


def test_ten_edits_give_ten_entries(site: Site) -> None:
    # Eleven papers were new, and two of them were joined, before the ten edits.
    found = items(site)
    assert len(found) == 11 + 1 + 10
    for entry in ENTRIES:
        assert sum(entry in line for line in found) == (2 if "merged" in entry else 1), entry


def test_each_entry_names_file_and_line(site: Site) -> None:
    lines = (site.seeds / "bibliography.bib").read_text(encoding="utf-8").splitlines()
    title = next(line for line in items(site) if "title changed" in line)
    number = re.search(r"\(bibliography\.bib:(\d+)\)", title)
    assert number
    assert lines[int(number[1]) - 1] == "@misc{key1,"


def test_the_feed_has_the_same_entries(site: Site) -> None:
    feed = (site.docs / "feeds" / "changes.atom").read_text(encoding="utf-8")
    assert feed.count("<entry>") == 22
    assert len(set(re.findall(r"<id>(.*?)</id>", feed))) == 23
    for entry in ENTRIES:
        assert entry in feed


def test_a_build_that_changes_nothing_adds_nothing(site: Site) -> None:
    before, pages = text_of(site), site.pages()
    assert site.build("--check") == 0
    assert site.build() == 0
    assert text_of(site) == before
    assert site.pages() == pages


def test_lines_are_only_ever_added(site: Site) -> None:
    before: str = site.before  # type: ignore[attr-defined]
    assert set(before.splitlines()) <= set(text_of(site).splitlines())


def test_a_citation_can_be_seen_as_it_was(site: Site) -> None:
    page = plain((site.docs / "papers" / "2402.00001.md").read_text(encoding="utf-8"))
    assert page.count("### Earlier citations") == 1
    assert re.search(r"- Until \d+ \w+ \d{4}: .*A title with a slip in it", page)
    authors = plain((site.docs / "papers" / "2402.00002.md").read_text(encoding="utf-8"))
    assert re.search(r"- Until .*: Bee, A\. ", authors)
    unchanged = (site.docs / "papers" / "2402.00008.md").read_text(encoding="utf-8")
    assert "Earlier citations" not in unchanged


def test_the_check_names_what_would_be_added(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = (site.seeds / "bibliography.bib").read_text(encoding="utf-8")
    site.put("bibliography.bib", kept.replace("Loom Conference", "Conference on Looms"))
    assert site.build("--check") == 1
    said = capsys.readouterr().err
    assert "not in the history: papers/2402.00004: venue" in said
    site.put("bibliography.bib", kept)
    assert site.build() == 0


def test_a_site_without_the_file_has_nothing_of_it(tmp_path: Path) -> None:
    other = Site(tmp_path)
    other.put("bibliography.bib", "\n".join(BEFORE[:2]))
    assert other.build() == 0
    names = {path.name for path in other.seeds.iterdir()}
    assert names == {"bibliography.bib", "addresses.tsv"}
    pages = other.pages()
    assert "changes.md" not in pages
    assert "feeds/changes.atom" not in pages
    assert b"changes.md" not in b"".join(pages.values())


def test_a_damaged_history_stops_the_build_and_names_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Site(tmp_path)
    other.put("bibliography.bib", BEFORE[0])
    other.put("history.tsv", "# address\tfact\tvalue\tsince\tsource\nnonsense\n")
    assert other.build() == 1
    assert "history.tsv:2: 1 columns where five were expected" in capsys.readouterr().err
    assert not (other.docs / "changes.md").exists()


def test_papers_that_the_site_has_not_are_named_without_a_link(tmp_path: Path) -> None:
    other = Site(tmp_path)
    other.put("history.tsv", "")
    other.put("bibliography.bib", "\n".join(BEFORE[:3]))
    assert other.build() == 0
    (other.seeds / "addresses.tsv").unlink()
    other.put("bibliography.bib", BEFORE[0])
    assert other.build() == 0
    page = (other.docs / "changes.md").read_text(encoding="utf-8")
    assert "- New paper: [A title with a slip in it](papers/2402.00001.md)" in page
    assert "- New paper: On authors of looms (bibliography.bib:7)." in plain(page)
    assert "2402.00002.md" not in page
