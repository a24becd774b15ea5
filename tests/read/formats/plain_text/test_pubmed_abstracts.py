"""PubMed's page to print: what each paragraph of a record says."""

from __future__ import annotations

from pathlib import Path

from paperweave.model.reading import Seed
from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.plain_text.pubmed_abstracts import FORMAT
from tests.support.rows import for_rows

SOURCE = "1. Loom Lett. 2021 Mar;7(2):12-19."
TITLE = "Looms weave."
NAMES = "Weft I(1), Warp F(2)."
ABSTRACT = "Weaving is old, and looms are many."
PMID = "PMID: 30000001"


def _parts(*paragraphs: str) -> list[object]:
    return list(FORMAT.split(Seed("a.txt", tuple("\n\n".join(paragraphs).split("\n")))))


def _record(*paragraphs: str) -> Record:
    (record,) = [part for part in _parts(*paragraphs) if isinstance(part, Record)]
    return record


# Each line has a source and, behind "->", what it says.
SOURCES = Path(__file__).with_name("pubmed_sources.txt").read_text(encoding="utf-8")
SAID = [tuple(line.split("  ->  ")) for line in SOURCES.splitlines()]


@for_rows(("source", "said"), SAID)
def test_a_source_says_where_and_when(source: str, said: str) -> None:
    record = _record(source, TITLE, NAMES, ABSTRACT, PMID)
    wanted = ("volume", "number", "pages", "publisher")
    facts = {name: getattr(record.publication, name) for name in wanted} | {"doi": record.doi}
    told = [f"{name} {fact}" for name, fact in facts.items() if fact]
    assert "; ".join([str(record.venue), str(record.date), *told]) == said
    assert (record.publication.type == "book") == ("publisher" in said)


NO_SOURCES = [
    "Loom Lett. 2021;7:12.",
    "x1. Loom Lett. 2021;7:12.",
    "1 Loom Lett. 2021;7:12.",
    "1. Loom Lett 2021;7:12.",
    "1. Loom Lett. 1821;7:12.",
    "1. Loom Lett. 2021;7:12",
    "1. Loom Lett. 2021 to 2022.",
    "1. Loom Lett. 2021.5 looms.",
]


@for_rows("source", NO_SOURCES)
def test_other_first_lines_are_no_sources(source: str) -> None:
    assert not any(isinstance(part, Record) for part in _parts(source, TITLE, ABSTRACT, PMID))


TITLES = [
    ("Looms weave.", "Looms weave"),
    ("Do looms weave?", "Do looms weave?"),
    ("Looms weave...", "Looms weave..."),
    ("[Looms weave].", "Looms weave"),
    ("[Looms weave.]", "Looms weave"),
    ("[Looms] weave.", "[Looms] weave"),
    ("Looms with two-\nhanded weavers.", "Looms with two-handed weavers"),
    ("Looms with two -\nand more hands.", "Looms with two - and more hands"),
]


@for_rows(("title", "read"), TITLES)
def test_a_title_is_as_its_authors_have_it(title: str, read: str) -> None:
    assert _record(SOURCE, title, NAMES, ABSTRACT, PMID).title == read


PEOPLE: list[tuple[str, list[str]]] = [
    ("Weft I.", ["I Weft"]),
    ("Weft I", ["I Weft"]),
    ("Weft I(1)(2), Warp FG#(3).", ["I Weft", "FG Warp"]),
    ("Weft I(123).", ["I Weft"]),
    ("van der Weft ABCD, de la Warp F.", ["van der Weft ABCD", "F de la Warp"]),
    ("Weft I Jr, Warp F Sr.", ["I Weft, Jr", "F Warp, Sr"]),
    ("Weft I 2nd, Warp F 3rd.", ["I Weft, II", "F Warp, III"]),
    ("Weft I II, Warp F III.", ["I Weft, II", "F Warp, III"]),
    ("Weft I(1), Warp F; Loom Study Group.", ["I Weft", "F Warp", "Loom Study Group"]),
    ("Weft I; Loom Group; Knot Group.", ["I Weft", "Loom Group", "Knot Group"]),
    ("Weft I, Warp F, and others.", ["I Weft", "F Warp"]),
    ("[Article in Chinese]\n\nWeft I.", ["I Weft"]),
    ("[No authors listed]", []),
]


@for_rows(("names", "people"), PEOPLE)
def test_names_stand_below_the_title(names: str, people: list[str]) -> None:
    record = _record(SOURCE, TITLE, names, ABSTRACT, PMID)
    assert [author.name for author in record.authors] == people
    assert record.abstract == ABSTRACT


@for_rows("text", ["Weft I, looms, and others weave.", "Weaving is old.", "Weft I, and others."])
def test_a_paragraph_of_other_words_names_nobody(text: str) -> None:
    record = _record(SOURCE, TITLE, text, PMID)
    assert (record.authors, record.abstract) == ((), text)


OWN = """
    Author information:; Collaborators: Knot D.; Conflict of interest statement: None.; Comment in
    Comments in; Comment on; Erratum in; Errata in; Erratum for; Corrected and republished in
    Corrected and republished from; Republished in; Republished from; Retraction of
    Retracted and republished in; Expression of concern in; Expression of concern for; Update in
    Updates of; Summary for patients in; Original report in; Plain language summary
    © 2021 Loom Society.; Copyright 2021 Loom Society.; (c) 2021 Loom Society.; (c)1999 Loom.
    Trial registration: 12.; comment in
"""
ALL_OWN = [text.strip() for line in OWN.strip().split("\n") for text in line.split(";")]


@for_rows("text", ALL_OWN)
def test_paragraphs_of_pubmed_are_no_abstract(text: str) -> None:
    above = _record(SOURCE, TITLE, NAMES, f"{text}\nmore", ABSTRACT, PMID)
    assert (above.abstract, above.withdrawn) == (ABSTRACT, False)
    assert _record(SOURCE, TITLE, NAMES, ABSTRACT, f"{text}\nmore", PMID).abstract == ABSTRACT
    below, *rest = _parts(SOURCE, TITLE, NAMES, ABSTRACT, PMID, f"{text}\nmore")
    assert isinstance(below, Record)
    assert (below.last_line, rest) == (12, [])


@for_rows("text", ["Collaboratorship is old.", "Copyrights are old.", "(c) looms are old."])
def test_an_abstract_may_begin_nearly_like_a_paragraph_of_pubmed(text: str) -> None:
    assert _record(SOURCE, TITLE, NAMES, text, PMID).abstract == text


def test_a_paper_that_was_withdrawn_is_marked() -> None:
    record = _record(SOURCE, TITLE, NAMES, "Retraction in\nLoom Lett. 2022;8:1.", ABSTRACT, PMID)
    assert (record.withdrawn, record.abstract) == (True, ABSTRACT)


def test_the_abstract_ends_where_numbers_begin() -> None:
    for label in ("DOI", "PMCID", "PMID", "ISBN", "ISSN", "Bookshelf ID"):
        record = _record(SOURCE, TITLE, NAMES, ABSTRACT, f"{label}: 1\n{PMID}")
        assert record.abstract == ABSTRACT
    record = _record(
        SOURCE, TITLE, NAMES, ABSTRACT, "Looms.", f"DOI: 10.1000/a.b\nPMCID: PMC12\n{PMID}"
    )
    assert record.abstract == f"{ABSTRACT} Looms."
    assert record.doi == "10.1000/a.b"
    assert [link.url.rstrip("/").rpartition("/")[2] for link in record.links] == [
        "30000001",
        "PMC12",
    ]


def test_what_is_cut_off_or_has_no_title_is_told() -> None:
    record, cut = _parts(SOURCE, TITLE, NAMES, ABSTRACT)
    assert isinstance(record, Record)
    assert isinstance(cut, Problem)
    assert (cut.severity, cut.line) == ("guessed", 1)
    for below in ((PMID,), ()):
        (lost,) = _parts(SOURCE, *below)
        assert isinstance(lost, Problem)
        assert (lost.severity, lost.line) == ("lost", 1)


def test_lines_above_the_first_record_are_furniture_and_each_record_has_its_lines() -> None:
    parts = _parts("Search: looms", SOURCE, TITLE, NAMES, PMID, SOURCE, TITLE, NAMES, PMID, "More")
    furniture, one, other = parts
    assert isinstance(furniture, Furniture)
    assert (furniture.first_line, furniture.last_line) == (1, 2)
    assert isinstance(one, Record)
    assert isinstance(other, Record)
    assert [one.first_line, one.last_line, other.first_line, other.last_line] == [3, 9, 11, 17]


RECORD = (SOURCE, TITLE, NAMES, ABSTRACT, PMID)
FILES: list[tuple[tuple[str, ...], bool]] = [
    (RECORD, True),
    ((SOURCE, TITLE, PMID), True),
    ((SOURCE, PMID), False),  # no title
    ((SOURCE, TITLE, NAMES), False),
    ((*RECORD, SOURCE, TITLE, SOURCE, TITLE), True),  # one of three is whole
    ((*RECORD, SOURCE, TITLE, SOURCE, TITLE, SOURCE, TITLE), False),
    ((TITLE, PMID), False),
]


@for_rows(("paragraphs", "found"), FILES)
def test_a_file_is_known_by_sources_above_and_numbers_below(
    paragraphs: tuple[str, ...], *, found: bool
) -> None:
    seed = Seed("a.txt", tuple("\n\n".join(paragraphs).split("\n")))
    assert (FORMAT.detect(seed).confidence > 0.9) == found
