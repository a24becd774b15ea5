"""What a small collection gives to browsers, feed readers and programs beside its pages."""

from __future__ import annotations

import zlib
from dataclasses import replace
from hashlib import sha256
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import pytest

from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from paperweave.export.coins import as_coins
from paperweave.export.scripts import (
    assigned,
    extended,
    in_signs,
    packed_script,
    script,
    script_behind,
)
from paperweave.export.search_postings import mean_length
from paperweave.export.site_files import site_files
from paperweave.export.site_picture import site_picture
from paperweave.model.record import Publication
from tests.support.handed_over import beside, bytes_of, handed_over, lines_behind, stream_behind
from tests.support.handed_over import taken as taken_in
from tests.support.making import entry, published, together
from tests.support.rows import for_rows
from tests.support.site_of import Site, bibliography
from tests.support.topical import corpus

ATOM = "{http://www.w3.org/2005/Atom}"

LOOMS = bibliography(
    spun={
        "title": "Spun $x^2$ silk",
        "author": "Byron, Ada",
        "year": "2024",
        "month": "mar",
        "day": "9",
        "booktitle": "LoomConf",
        "doi": "10.1234/spun",
        "eprint": "2403.00001",
        "keywords": "looms",
        "howpublished": "https://github.com/a/b",
        "note": "Also at https://github.com/c/d",
        "abstract": "We spin $x^2$ silk.",
    },
    wool={"title": "Wool", "year": "2023", "booktitle": "LoomConf", "keywords": "looms"},
    flax={"title": "Flax", "abstract": "Flax </script> grows.\u2028"},
    gone={"title": "Gone", "eprint": "2301.00002", "withdrawn": "yes"},
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("files"))
    site.put("looms.bib", LOOMS)
    assert site.build() == 0
    return site


def taken(site: Site, name: str) -> Any:  # noqa: ANN401 - whatever a script hands over
    """What a script of data hands over."""
    return taken_in(site.docs / "data", name)


@for_rows(
    ("name", "entries"),
    [
        (
            "all",
            [
                ("Spun x² silk", "2024-03-09", "We spin x² silk.", ["Ada Byron"]),
                ("Gone", "2023-01-01", None, []),  # a day that its month begins with
                ("Wool", "2023-01-01", None, []),
                ("Flax", None, "Flax </script> grows.", []),
            ],
        ),
        (
            "keywords/looms",
            [
                ("Spun x² silk", "2024-03-09", "We spin x² silk.", ["Ada Byron"]),
                ("Wool", "2023-01-01", None, []),
            ],
        ),
    ],
)
def test_a_feed_has_the_newest_papers_first(
    site: Site, name: str, entries: list[tuple[str, str | None, str | None, list[str]]]
) -> None:
    feed = ET.fromstring((site.docs / "feeds" / f"{name}.atom").read_bytes())  # noqa: S314 - ours
    found = []
    for one in feed.findall(f"{ATOM}entry"):
        day = one.findtext(f"{ATOM}published")
        names = [author.findtext(f"{ATOM}name") for author in one.findall(f"{ATOM}author")]
        title, summary = one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}summary")
        found.append((title, day and day[:10], summary, names))
    assert found == entries


@for_rows(
    ("small_site", "entries", "keywords", "lines"),
    [(12, 12, 12, 12), (11, 10, 0, 0)],
)
def test_the_feed_of_a_group_of_a_large_site_is_short(
    tmp_path_factory: pytest.TempPathFactory,
    small_site: int,
    entries: int,
    keywords: int,
    lines: int,
) -> None:
    site = Site(tmp_path_factory.mktemp("feed"))
    names = {f"loom{n}": {"title": f"Loom {n}", "keywords": "silk"} for n in range(12)}
    site.put("looms.bib", bibliography(**names))
    sizes = Sizes(small_site=small_site, papers_of_a_feed=12)
    with patch(
        "paperweave.config.settings.read_settings",
        lambda text: replace(read_settings(text), sizes=sizes),
    ):
        assert site.build() == 0
    text = (site.docs / "feeds/keywords/silk.atom").read_text(encoding="utf-8")
    assert text.count("<entry>") == entries
    assert text.count('<category term="silk"/>') == keywords
    assert text.count("\n  <entry>") == lines
    whole = (site.docs / "feeds/all.atom").read_text(encoding="utf-8")
    assert whole.count('<category term="silk"/>') == whole.count("\n  <entry>") == 12


@for_rows(
    ("name", "said"),
    [
        ("llms.txt", "# Paperweave\n\n> Recent papers on large language models"),
        ("llms.txt", "4 papers from 2023 to 2024, each on a page of its own."),
        ("llms.txt", "- [papers.csv](https://paperweave.example.org/papers.csv): the same"),
        ("robots.txt", "Sitemap: https://paperweave.example.org/sitemap.xml\n"),
        ("opensearch.xml", "<ShortName>Paperweave</ShortName>\n<Description>Recent papers on"),
        ("opensearch.xml", 'template="https://paperweave.example.org/papers/?q={searchTerms}"'),
        ("data/beside.js", 'paperweave.take("beside",{"starts":["2301.00002"],"together":4})'),
    ],
)
def test_programs_are_told_what_is_where(site: Site, name: str, said: str) -> None:
    assert said in (site.docs / name).read_text(encoding="utf-8")


@for_rows(
    ("url", "description", "name", "names", "said"),
    [
        ("https://a.b/c", None, "Looms", ["robots.txt", "opensearch.xml"], "Search Looms<"),
        ("https://a.b/c/", "About <it>", "Looms", ["robots.txt"], "About &lt;it&gt;<"),
        ("https://a.b/c/", None, "A very long name of looms", [], "<ShortName>A very long name<"),
        (None, None, "Looms", [], None),
    ],
)
def test_what_needs_an_address_is_there_where_the_site_has_one(
    url: str | None, description: str | None, name: str, names: list[str], said: str | None
) -> None:
    lines = {"site_name": name, "site_url": url, "site_description": description}
    text = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
    found = {file.path: file for file in site_files(corpus({"a": ["2024"]}), read_settings(text))}
    assert {"papers.schema.json", "llms.txt", *names} <= found.keys()
    assert ("robots.txt" in found) is ("site.png" in found) is (url is not None)
    if said:
        assert said in str(found["opensearch.xml"].text())
        assert "https://a.b/c/papers/?q=" in str(found["opensearch.xml"].text())
    address = "https://a.b/c/" if url else ""
    told = str(found["llms.txt"].text())
    assert f"- [All papers]({address}papers/)" in told
    assert (
        f"# {name}\n\n{f'> {description}' if description else '1 paper from 2024 to 2024'}" in told
    )


def test_scripts_have_the_facts_of_each_paper(site: Site) -> None:
    known = taken(site, "papers")
    assert {name: known[name] for name in ("keywords", "files", "fedKeywords", "venues")} == {
        "keywords": ["looms"],
        "files": ["looms.bib"],
        "fedKeywords": [0],
        "venues": {"LoomConf": "venues/loomconf"},
    }
    assert known["briefVenues"] == {}
    assert (known["starts"], known["size"], known["papers"]) == (["2301.00002"], 1000, 4)
    rows = {row[0]: row for row in zip(*taken(site, "papers-0"), strict=True)}
    assert rows["2403.00001"][1:8] == (
        *("Spun x² silk", [], ["Ada Byron"], "2024-03-09", "LoomConf", [0], [0]),
    )
    assert rows["2403.00001"][10] == {
        "a": "2403.00001",
        "i": "10.1234/spun",
        "c": "https://github.com/a/b",  # the first of its kind
    }
    assert "<math" in rows["2403.00001"][11]
    assert rows["flax"][10:] == ({}, "")
    (day,) = taken(site, "recent").items()
    assert day[1] == ["wool", "flax", "2403.00001", "2301.00002"]


@for_rows(
    ("value", "text"),
    [
        ("</script>", '"<\\/script>"'),
        ("a\u2028b\u2029c", '"a\\u2028b\\u2029c"'),
        ({"a": [1, "é"]}, '{"a":[1,"é"]}'),
    ],
)
def test_no_value_ends_its_script(value: object, text: str) -> None:
    assert script("x", value) == f'paperweave.take("x",{text})\n'
    assert assigned("x", value) == f"paperweave.x={text}\n"
    assert extended("x", value) == f"Object.assign(paperweave.x,{text})\n"


@for_rows("size", range(30))
def test_bytes_are_fifteen_bits_a_sign_all_of_which_stand_for_themselves(size: int) -> None:
    data = bytes((n * 37 + size) % 256 for n in range(size * size))
    signs = in_signs(data)
    assert bytes_of(signs) == data
    assert len(signs) == -(-8 * len(data) // 15)
    assert all("\u3000" <= sign < "\ub300" for sign in signs)


def test_no_byte_of_packed_data_ends_a_line_and_an_end_that_is_added_is_in_a_comment() -> None:
    # Every value of fifteen bits once.
    fifteens = int("".join(f"{n:015b}" for n in range(1 << 15)), 2).to_bytes((1 << 15) * 15 // 8)
    assert bytes_of(in_signs(fifteens)) == fifteens
    for data in (fifteens, *(bytes([n]) for n in range(256))):
        assert not set(in_signs(data).encode("utf-16-le")) & set(b"\r\n")
    for text in (packed_script("x", list(range(999))), script_behind("x", KNOWN, VALUES)):
        assert not set(text) & set(b"\r\n")
        assert text.decode("utf-16").endswith(")//")


@for_rows("value", [None, "é 中 \u2028</script>", [["a b", {"x": 1.5}]]])
def test_a_packed_script_holds_its_value_deflated(value: object) -> None:
    script = packed_script("texts-1", value)
    assert script.decode("utf-16").startswith('paperweave.takePacked("texts-1","')
    assert handed_over(script, "texts-1") == value


SIGNS = "é 中 \u2028 \x7f \x01 </script>"
TEXTS = ["".join(sha256(f"{n} {i}".encode()).hexdigest() for i in range(9)) for n in range(5)]
KNOWN = [f"{text} {SIGNS}" for text in TEXTS]
VALUES = [f"{n} {SIGNS} {text}" for n, text in enumerate(TEXTS)]


def test_what_stands_behind_known_values_repeats_nothing_of_them() -> None:
    text = script_behind("x", KNOWN, VALUES)
    assert text.decode("utf-16").startswith('paperweave.take("x",["')
    assert lines_behind(text, KNOWN) == VALUES
    assert len(text) < len(packed_script("x", VALUES)) / 4


def test_whoever_knows_another_value_is_told_and_reads_nothing_wrong() -> None:
    text = script_behind("x", KNOWN, VALUES)
    with pytest.raises(zlib.error, match="incorrect data check"):
        zlib.decompress(stream_behind(text, [*KNOWN[:-1], KNOWN[-1] + " "]))


def test_texts_stand_behind_the_usual_ones(site: Site) -> None:
    usual = taken(site, "search/usual")
    assert set(usual) == {"We spin x² silk.", "Flax </script> grows."}
    assert [text[1] for text in taken(site, "search/texts-0")] == [
        *("Gone", "Spun x² silk", "Flax", "Wool"),
    ]


def test_all_texts_are_made_again_where_a_usual_one_changed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = Site(tmp_path_factory.mktemp("usual"))
    for said in ("wool", "flax"):
        papers = {
            f"p{n:02}": {"title": f"Paper {n:02}", "abstract": f"We weave {n} looms of {said}."}
            for n in range(17)
        }
        papers["p16"]["abstract"] = "The last one stays."
        site.put("papers.bib", bibliography(**papers))
        site.build()
        texts = taken(site, "search/texts-0") + taken(site, "search/texts-1")
        assert texts[0][9] == f"We weave 0 looms of {said}."
        assert texts[16][9] == "The last one stays."


@for_rows(
    ("years", "brief"),
    [
        (["2024", "2024"], "CLK"),
        (["2024", None], "CLK 2024"),  # no date beside it says the year
        (["2024", "2023"], "CLK 2024"),
    ],
)
def test_rows_say_venues_as_lists_do(
    tmp_path_factory: pytest.TempPathFactory, years: list[str | None], brief: str
) -> None:
    venue = "Proceedings of the 2024 Conference on Looms and Knots (CLK)"
    site = Site(tmp_path_factory.mktemp("venues"))
    entries = {
        f"p{n}": {"title": f"Paper {n}", "booktitle": venue} | ({"year": year} if year else {})
        for n, year in enumerate(years)
    }
    site.put("papers.bib", bibliography(**entries, other={"title": "Wool", "booktitle": "CVPR"}))
    site.build()
    assert taken(site, "papers")["briefVenues"] == {venue: brief}


def test_beside_a_page_lies_what_its_citation_is_made_of(site: Site) -> None:
    gone, spun, flax, wool = beside(site.docs / "data")
    assert gone == {"cite": None}
    assert "Spun $x^2$ silk" in spun["cite"]["bib"]
    # The search has it as plain signs.
    assert spun["cite"]["abstract"] == "We spin $x^2$ silk."
    assert "abstract" not in flax["cite"].keys() | wool["cite"].keys()
    assert "sources" not in spun  # which the page has itself


def _coins(publication: Publication, **fields: Any) -> dict[str, list[str]]:  # noqa: ANN401
    made = replace(entry("Spun $x^2$ silk", **fields), publication=publication)
    (merged,), _ = together(made)
    return parse_qs(as_coins(published([merged])[0]))


@for_rows(
    ("publication", "fields", "told"),
    [
        (Publication(), {}, {"rft.type": ["preprint"], "rft.title": ["Spun x² silk"]}),
        (Publication(), {"venue": "A note"}, {"rft.source": None}),
        (Publication("article"), {"venue": "Looms"}, {"rft.source": ["Looms"]}),
        (Publication(), {"date": (2024, 3)}, {"rft.date": ["2024-03"]}),
        (Publication(), {"date": (None, 3, 5)}, {"rft.date": None}),
        (Publication(language="en"), {}, {"rft.language": None}),  # the site's own
        (Publication(language="de, en"), {}, {"rft.language": ["de", "en"]}),
        (Publication(), {"doi": "10.1234/a"}, {"rft_id": ["info:doi/10.1234/a"]}),
        (Publication(), {"authors": ["Ada B", "Bo C"]}, {"rft.creator": ["Ada B", "Bo C"]}),
        (
            Publication(),
            {},
            {"ctx_ver": ["Z39.88-2004"], "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"]},
        ),
    ],
)
def test_a_list_tells_reference_managers_of_each_paper(
    publication: Publication, fields: dict[str, Any], told: dict[str, list[str] | None]
) -> None:
    found = _coins(publication, **fields)
    assert {name: found.get(name) for name in told} == told


def test_words_stand_backwards_for_those_who_mistype_a_beginning(site: Site) -> None:
    assert "fnocmool" in taken(site, "search/ends-0").split("\n")
    assert "loomconf" in taken(site, "search/starts-0").split("\n")


@for_rows(("lengths", "mean"), [([], 1), ([3, 1], 2), ([2], 2), ([1], 1), ([0], 1), ([3, 2], 2)])
def test_abstracts_have_a_mean_length(lengths: list[int], mean: int) -> None:
    assert mean_length(lengths) == mean


def test_a_dot_outside_of_the_picture_is_not_drawn() -> None:
    found = corpus({"a": ["2024"] * 4})
    inside = {0: (50.0, 30.0)}
    outside = {1: (-90.0, 30.0), 2: (290.0, 30.0), 3: (50.0, 290.0)}
    drawn = site_picture(replace(found, places=inside))
    assert drawn == site_picture(replace(found, places=inside | outside))
    assert drawn != site_picture(found)
