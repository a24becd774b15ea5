"""Every fact of a record points at the characters that say it.

Looked at are the listings of all formats' tests and the real seeds. A piece must say the fact when
it is cleaned as its format is: freed of links' addresses, LaTeX and what only spells it.
"""

from __future__ import annotations

import gc
import re
import weakref
from html import unescape
from itertools import starmap
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from paperweave.clean.elsewhere import Lines, said_elsewhere, with_surroundings
from paperweave.clean.entry import entry_of
from paperweave.clean.origins import marked, origins_of
from paperweave.model.record import Author, Link, PartialDate, Record
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from paperweave.text.dates import date_in, month_number, parse_date
from paperweave.text.folded_text import Folded
from paperweave.text.latex import plain_groups, plain_latex, typographic
from paperweave.text.translated_dates import parse_translated_date
from tests.read.formats.test_cases import CASES, format_of, name_of, seed_of
from tests.support.rows import for_rows
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from paperweave.clean.raw_text import Piece
    from paperweave.model.reading import Seed

SEEDS = sorted(path for path in REAL_SEEDS.iterdir() if path.suffix in {".txt", ".bib"})
# A BibTeX macro that is made of another macro and more: its text stands nowhere as a whole.
NOWHERE = {
    ("macros_comments_and_preambles.bib", "venue"),
    ("dashes_for_the_same_names.txt", "author"),  # a dash says them
    ("letters_that_ensure_mathematics.bib", "title"),
    ("letters_that_ensure_mathematics.bib", "venue"),
    # Persons stand in a list of their own, far from the works that refer to them.
    ("a_project_of_citavi.ctv6", "author"),
    # Subtitles stand above their titles there.
    ("a_project_of_citavi.ctv6", "title"),
    ("a_project_of_citavi.ctv6", "venue"),
    ("exported_by_zotero.rdf", "author"),
}
_ADDRESS = re.compile(r"\]\([^()\s]*\)|\]\[[^\]]*\]|\{\{\S*")


def _letters(text: str) -> str:
    return Folded(text).letters


def _cleaned(piece: str) -> Iterator[str]:
    """A piece as the formats free it of what only spells it."""
    yield _letters(piece)
    yield Folded(piece, json=True).letters
    yield _letters(_ADDRESS.sub(" ", piece))
    yield _letters(unescape(piece))  # markup of a title inside XML
    plain = typographic(plain_latex(plain_groups(piece.replace("$", ""))))
    yield _letters(plain.replace("{", "").replace("}", ""))


def _says_text(piece: str, value: str) -> bool:
    return _letters(value) in set(_cleaned(piece))


def _says_name(piece: str, name: str) -> bool:
    """The same letters, in whatever order the parts stand."""
    words = sorted(_letters(word) for word in re.split(r"[\s,.]+", name) if _letters(word))
    return any(sorted("".join(words)) == sorted(letters) for letters in _cleaned(piece))


def _says_date(piece: str, date: PartialDate) -> bool:
    if (date_in(piece) if piece.isdecimal() else parse_date(piece)) == date:
        return True
    if parse_translated_date(piece) == date:
        return True
    figures = re.findall(r"\d+|[^\W\d_]+", piece)
    years = {f"{date.year:04}", f"{date.year % 100:02}"} if date.year is not None else set()
    wanted = [
        date.year is None or any(figure in years for figure in figures),
        date.month is None or date.month in map(month_number, figures),
        date.day is None or any(f.isdecimal() and int(f) == date.day for f in figures),
    ]
    return all(wanted) and len(figures) == date.exactness


def _says_number(piece: str, number: str) -> bool:
    said = {_letters(piece), _letters(unquote(piece))}
    return any(map(str.isdigit, piece)) and any(map(_letters(number).endswith, said))


def _facts(record: Record, raw: str, lines: Lines) -> Iterator[tuple[str, object, str | None]]:
    """The facts of a record: the field, what it says, and the pieces marked for it."""
    found = origins_of(record, raw)
    elsewhere = {
        one.field: marked(one.text, one.pieces) for one in said_elsewhere(record, raw, lines)
    }

    def piece_of(field: str, pieces: tuple[Piece, ...]) -> str | None:
        return marked(raw, pieces) if pieces else elsewhere.get(field)

    for field in ("title", "date", "venue", "arxiv", "doi"):
        if (value := getattr(record, field)) is not None:
            yield field, value, piece_of(field, getattr(found, field))
    for author, pieces in zip(record.authors, found.authors, strict=True):
        yield "author", author, piece_of("author", pieces)


def _is_said(field: str, value: object, piece: str | None) -> bool:
    if piece is None:
        return False
    if isinstance(value, PartialDate):
        return _says_date(piece, value)
    if isinstance(value, Author):
        return _says_name(piece, value.name)
    says = _says_number if field in {"arxiv", "doi"} else _says_text
    return says(piece, str(value))


def _unsaid(seed: Seed, records: Sequence[Record]) -> list[tuple[str, object, str | None]]:
    lines = Lines(seed.lines)
    facts = [fact for record in records for fact in _facts(record, seed.raw_of(record), lines)]
    kept = [fact for fact in facts if (seed.name, fact[0]) not in NOWHERE]
    return [fact for fact, said in zip(kept, starmap(_is_said, kept), strict=True) if not said]


@for_rows("case", CASES, ids=name_of)
def test_every_fact_of_a_format_s_listing_points_at_what_says_it(case: Path) -> None:
    seed = seed_of(case)
    records = [part for part in format_of(case).split(seed) if isinstance(part, Record)]
    assert _unsaid(seed, records) == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_every_fact_of_the_real_seeds_points_at_what_says_it(path: Path) -> None:
    seed = read_seed(path.name, path.read_bytes())
    records = read_lines(seed, FORMATS).records
    assert records
    assert _unsaid(seed, records) == []


def record_of(**facts: object) -> Record:
    return Record("a.txt", 1, 1, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "raw", "field", "piece"),
    [
        # the place whose field has the name wins over one that comes first
        ({"date": PartialDate(2024)}, "id = 2024\nyear = {2024}", "date", (18, 22)),
        ({"title": "Looms"}, "Looms and kites\ntitle: Looms", "title", (23, 28)),
        # a whole word wins over a part of one
        ({"venue": "ACL"}, "NAACL, ACL", "venue", (7, 10)),
        # the key of a BibTeX entry is not the field
        (
            {"arxiv": "2402.17412"},
            "@misc{arXiv:2402.17412,\neprint={2402.17412}}",
            "arxiv",
            (32, 42),
        ),
        # a date as a whole wins over its figures
        ({"date": PartialDate(2024, 3, 1)}, "2024 or 1 March 2024", "date", (8, 20)),
        # spelled with LaTeX, with HTML, with JSON's escapes
        ({"title": "Müller’s looms"}, "M{\\\"u}ller's looms", "title", (0, 18)),
        ({"title": "R&D of looms"}, "<b>R&amp;D of looms</b>", "title", (3, 19)),
        ({"venue": "Café Kites"}, r'"Caf\u00e9 Kites"', "venue", (1, 16)),
    ],
)
def test_of_several_places_the_likeliest_is_marked(
    facts: dict[str, object], raw: str, field: str, piece: Piece
) -> None:
    assert getattr(origins_of(record_of(**facts), raw), field) == (piece,)


@pytest.mark.parametrize(
    ("author", "raw", "said"),
    [
        (Author("Ada Lufti", "Lufti"), "Lufti, Ada and others", "Lufti, Ada"),
        (
            Author("Ada van der Lufti", "van der Lufti"),
            '"given": "Ada", "family": "Lufti", "particle": "van der"',
            "Ada Lufti van der",
        ),
        (
            Author("Ada Lufti", "Lufti"),
            "<last>Lufti</last><first>Ada</first>",
            "Lufti</last><first>Ada",
        ),
        (Author("Bo Draak, Jr.", "Draak"), "family: Draak\nsuffix: Jr.\ngiven: Bo", "Draak Jr Bo"),
    ],
)
def test_a_name_is_marked_in_whatever_order_its_parts_stand(
    author: Author, raw: str, said: str
) -> None:
    (pieces,) = origins_of(record_of(authors=(author,)), raw).authors
    assert marked(raw, pieces) == said


def test_what_stands_above_a_record_is_found_in_the_nearest_line() -> None:
    lines = ["# 2020", "Looms", "# 2021", "Kites", "# 2022"]
    record = Record("a.md", 4, 4, title="Kites", date=PartialDate(2021))
    (found,) = said_elsewhere(record, "Kites", Lines(lines))
    assert (found.field, found.line, marked(found.text, found.pieces)) == ("date", 3, "2021")


@for_rows(
    ("lines", "between", "line"),
    [
        # The other record's 74.7 and address of 2021 say by chance what the heading says.
        (["July 2021", "2021: a score of 7", "Kites"], [0], 1),
        (["Looms, 7/2021", "Kites of 2021", "Kites", "July 2021"], [3], 4),
        (["July 2021", "x", "Kites", "July 2021"], [0, 3], 1),
        (["7 looms of 2021", "x", "Kites"], [1], 1),  # no other line says it
        (["July 2021", *["x"] * 500, "a 7 of 2021", "Kites"], [0], 1),  # however far it stands
        (["Kites", "7 of 2021", *["x"] * 500, "July 2021"], [502], 503),
        (["July 2021", "Kites", *["y"] * 400, "July 2021"], range(2, 403), 1),
    ],
)
def test_what_is_no_records_says_what_a_record_leaves_out_before_other_records_do(
    lines: list[str], between: Sequence[int], line: int
) -> None:
    place = lines.index("Kites") + 1
    record = Record("a.md", place, place, title="Kites", date=PartialDate(2021, 7))
    (found,) = said_elsewhere(record, "Kites", Lines(lines, between))
    assert found.line == line


def test_a_listing_tells_which_of_its_lines_are_no_records() -> None:
    lines = ("# July 2021", "Looms", "7 of 2021", "# Threads", "Kites", "7 of them")
    entries = [
        entry_of(Record("a.md", first, first + 1, title="A", date=PartialDate(2021, 7)))[0]
        for first in (2, 5)
    ]
    seed = read_seed("a.md", "\n".join(lines).encode())
    found = [entry.elsewhere for entry in with_surroundings(entries, seed)]
    assert [[one.line for one in said] for said in found] == [[], [1]]


@for_rows(
    ("says", "found"),
    [
        ([1, 501, 901], [501]),  # the nearest line above, as far as 400 from the record's last
        ([1, 600, 700, 901], [700]),
        ([1, 500, 1300], [1300]),  # else the nearest below
        ([1, 950, 1100], [950]),
        ([3, 400, 500, 1301], [3]),  # else one with which the file begins
        ([400, 500, 1301], [400]),
        ([401, 500, 1301], []),
    ],
)
def test_what_an_entry_lacks_is_found_near_it_or_at_the_beginning_of_its_file(
    says: list[int], found: list[int]
) -> None:
    lines = ["2021" if number in says else "Kites" for number in range(1, 2_001)]
    record = Record("a.md", 899, 900, title="Kites", date=PartialDate(2021))
    known = Lines(lines)
    for _ in range(2):  # the second time as it was found before
        assert [one.line for one in said_elsewhere(record, "Kites", known)] == found


def test_the_lines_of_a_listing_are_given_back_with_what_was_found_in_them() -> None:
    record = Record("a.md", 2, 2, title="Kites", date=PartialDate(2021))
    lines = Lines(["# 2021", "Kites"], [0])
    gc.collect()
    gc.disable()  # a build looks for cycles seldom
    try:
        assert said_elsewhere(record, "Kites", lines)
        left = weakref.ref(lines)
        del lines
        assert left() is None
    finally:
        gc.enable()


@for_rows(("letters", "said"), [(20_000, 1), (20_001, 0)])
def test_a_long_line_tells_nothing_of_the_entries_around_it(letters: int, said: int) -> None:
    record = Record("a.md", 2, 2, title="Kites", date=PartialDate(2021))
    lines = Lines(["2021".ljust(letters), "Kites"])
    assert len(said_elsewhere(record, "Kites", lines)) == said


def test_what_stands_nowhere_is_not_marked() -> None:
    record = record_of(title="Looms", venue="Kites", date=PartialDate(2024))
    assert origins_of(record, "nothing of it") == origins_of(record_of(), "")
    assert said_elsewhere(record, "nothing", Lines(["nothing"])) == ()


@for_rows(
    ("lines", "line", "piece"),
    [
        (["March", "2024", "Looms"], 1, "March\n2024"),  # the month stands above the year
        (["2024", "March", "Looms"], 1, "2024\nMarch"),
        (["March 2024", "", "Looms"], 1, "March 2024"),
        (["May 2023", "March 2024", "Looms"], 2, "March 2024"),
        (["March 2024", "x", "Looms", "2024"], 1, "March 2024"),
    ],
)
def test_a_date_of_two_lines_is_found_above_its_record(
    lines: list[str], line: int, piece: str
) -> None:
    record = Record("a.txt", 3, 3, title="Looms", date=PartialDate(2024, 3))
    (found,) = said_elsewhere(record, "Looms", Lines(lines))
    assert (found.line, marked(found.text, found.pieces)) == (line, piece.replace("\n", " "))


def test_a_venue_of_which_a_title_has_a_word_is_found_above() -> None:
    record = Record("a.txt", 2, 2, title="Proceedings of knots", venue="Proceedings of LoomConf")
    lines = ["Proceedings of LoomConf", "Proceedings of knots"]
    (found,) = said_elsewhere(record, lines[1], Lines(lines))
    assert (found.field, found.line, found.pieces) == ("venue", 1, ((0, 23),))


@for_rows(
    ("raw", "elsewhere"),
    [
        ("Looms (1 Mar 2016)", 0),
        ("Looms (March 1, 2016)", 0),
        ("Looms (2016-03-01)", 0),
        ("Looms (01.03.2016)", 0),
        ("Looms, seen on 11 Mar 2016", 1),  # another day
        ("Looms", 1),
    ],
)
def test_a_date_is_looked_for_around_a_record_that_does_not_say_it(
    raw: str, elsewhere: int
) -> None:
    record = Record("a.txt", 2, 2, title="Looms", date=PartialDate(2016, 3, 1))
    assert len(said_elsewhere(record, raw, Lines(["1 March 2016", raw]))) == elsewhere


@for_rows(
    ("venue", "date", "raw", "elsewhere"),
    [
        ("LoomConf 2024", PartialDate(2024), "in LOOMCONF_2024/a.pdf", ()),
        ("The Loom, Knot", PartialDate(2024), r"{The\n   {Loom}, Knot}, 2024", ()),
        ("The Loom, Knot", PartialDate(2024), "The Loom and Knot, 2024", ("venue",)),
        ("Loom", PartialDate(2024, 3), "Loom, month = mar, year = {2024}", ()),
        ("Loom", PartialDate(2024, 3), "Loom, year = {2024}, March", ()),
        ("Loom", PartialDate(2024, 3), "Loom, year = {2024}, month = 3", ()),
        ("Loom", PartialDate(2024, 3), "Loom, year = {2024}, marching", ("date",)),
        ("Loom", PartialDate(2024, 3), "Loom, year = {2024}, summarch", ("date",)),
        ("Loom", PartialDate(2024, 3), "Loom, March 2023", ("date",)),
        ("Loom", PartialDate(2024, 3, 5), "Loom, March, 2024", ("date",)),
    ],
)
def test_what_a_record_says_with_other_signs_is_not_looked_for_around_it(
    venue: str, date: PartialDate, raw: str, elsewhere: tuple[str, ...]
) -> None:
    record = Record("a.txt", 2, 2, title="Looms", venue=venue, date=date)
    lines = [f"{venue}, 5 March 2024", raw]
    assert tuple(one.field for one in said_elsewhere(record, raw, Lines(lines))) == elsewhere


def test_what_a_link_to_proceedings_tells_points_at_the_link() -> None:
    address = "https://papers.nips.cc/paper/2018/file/A.pdf"
    links = (Link("page", "https://looms.example/"), Link("pdf", address))
    entry, _ = entry_of(Record("a.json", 1, 1, title="Looms", links=links))
    raw = f'{{"title": "Looms", "pdf": "{address}"}}'
    found = origins_of(entry.record, raw)
    assert marked(raw, found.venue) == address
    assert marked(raw, found.date) == "2018"
    assert said_elsewhere(entry.record, raw, Lines(["NeurIPS 2018", raw])) == ()
    elsewhere = Record("a.json", 1, 1, title="Looms", venue="LoomConf 2018", links=links)
    assert origins_of(elsewhere, raw).venue == ()
