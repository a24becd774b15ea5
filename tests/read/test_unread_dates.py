"""A date that nobody understands is told, in every format, and one that says nothing is not."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from paperweave.model.record import PartialDate
from paperweave.read.detect import read_file
from paperweave.read.formats.records.date_fields import (
    beside_date,
    problem_of_date,
    says_no_date,
    with_state,
)
from paperweave.read.formats.registry import FORMATS
from tests.read.dated_listings import LISTINGS, TITLE, Dated
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.reading import Reading
    from paperweave.model.record import Record

EVERY = for_rows("dated", list(LISTINGS.values()), ids=list(LISTINGS))


def _read(dated: Dated, date: str) -> tuple[Record, Reading]:
    text = dated.text.replace("TITLE", TITLE).replace("DATE", date)
    reading = read_file("a.txt", BytesIO(text.encode()), FORMATS)
    return reading.records[0], reading


@EVERY
def test_a_date_that_is_lost_is_told_with_its_line(dated: Dated) -> None:
    for date in ("-375", "44 BC", "the year of the loom", "98", "3020"):
        record, reading = _read(dated, date)
        assert (record.title, record.date) == (TITLE, None)
        told = [(problem.severity, problem.line) for problem in reading.problems]
        assert told == [("lost", dated.line)], date
        assert repr(date) in reading.problems[0].message


@EVERY
def test_to_say_that_there_is_no_date_loses_nothing(dated: Dated) -> None:
    for date in ("n.d.", "0000", "?"):
        record, reading = _read(dated, date)
        assert (record.date, record.comment, reading.problems) == (None, None, ()), date


@EVERY
def test_how_far_a_paper_is_is_kept(dated: Dated) -> None:
    record, reading = _read(dated, "in press")
    assert (record.date, reading.problems) == (None, ())
    assert record.comment == ("in press" if dated.tells_state else None)


@EVERY
def test_what_holds_a_year_is_understood(dated: Dated) -> None:
    for date in ("2019", "Spring 2019", "2019-2020", "c2019"):
        record, reading = _read(dated, date)
        assert (str(record.date), record.unread_date, reading.problems) == ("2019", None, ()), date


@for_rows(
    "name", ["RIS, PY", "CSV, date", "BibTeX, date", "YAML", "ACL Anthology", "citation tags"]
)
def test_a_day_that_is_in_no_calendar_is_noted(name: str) -> None:
    for date in ("2019-02-31", "2019-13-05"):
        record, reading = _read(LISTINGS[name], date)
        assert str(record.date) == "2019"
        told = [(problem.severity, problem.line) for problem in reading.problems]
        assert told == [("noted", LISTINGS[name].line)], date


def test_beside_another_date_it_is_noted() -> None:
    listing = Dated("TY  - JOUR\nTI  - TITLE\nPY  - 2019\nDA  - DATE\nER  - \n", 4)
    record, reading = _read(listing, "yesterday")
    assert str(record.date) == "2019"
    assert [(problem.severity, problem.line) for problem in reading.problems] == [("noted", 4)]
    assert _read(listing, "Spring 2019")[1].problems == ()


@for_rows(
    ("day", "date"),
    [
        ("Sep", "2019-09"),
        ("Nov 24", "2019-11-24"),
        ("24 November", "2019-11-24"),
        ("Jan-Feb", "2019-01"),
        ("NOV-DEC", "2019-11"),
        ("2019/02/03", "2019-02-03"),
        ("Winter", "2019"),
        ("SPR-SUM", "2019"),
        ("4th Quarter", "2019"),
    ],
)
def test_a_day_without_its_year_is_one_of_the_year_beside_it(day: str, date: str) -> None:
    for listing in (
        Dated("TY  - JOUR\nTI  - TITLE\nPY  - 2019\nDA  - DATE\nER  - \n", 4),
        Dated("%0 Journal Article\n%T TITLE\n%A Weaver, Ada\n%D 2019\n%8 DATE\n", 5),
        Dated("PT J\nAU Weaver, A\nTI TITLE\nPY 2019\nPD DATE\nER\n", 5),
        Dated("RT Journal\nT1 TITLE\nA1 Weaver,Ada\nYR 2019\nFD DATE\nJF Looms\n", 5),
        Dated("title,authors,year,date\nTITLE,Ada Weaver,2019,DATE\n", 2),
    ):
        record, reading = _read(listing, day)
        assert (str(record.date), reading.problems) == (date, ()), listing.text


def test_how_long_something_takes_is_no_date() -> None:
    listing = LISTINGS["Markdown list"]
    timed = listing._replace(text=listing.text.replace("Date:", "Time:"))
    assert _read(timed, "3 hours")[0].unread_date is None
    assert str(_read(timed, "May 2019")[0].date) == "2019-05"


def test_each_field_of_a_date_is_looked_at() -> None:
    for name in ("posted", "updated"):
        listing = Dated(f"@misc{{a,\n title={{TITLE}}, year={{2019}},\n {name}={{DATE}}}}\n", 3)
        assert _read(listing, "soon")[0].unread_date == "soon"
    feed = LISTINGS["Atom"]._replace(text=LISTINGS["Atom"].text.replace("published>", "updated>"))
    assert _read(feed, "soon")[0].unread_date == "soon"
    for name in ("posted", "updated"):
        table = Dated(f"title,authors,venue,{name}\nTITLE,A. Weaver,J Loom,DATE\n", 2)
        assert _read(table, "soon")[0].unread_date == "soon"


def test_the_line_is_that_of_the_date_alone() -> None:
    listing = Dated("@book{x98y,\n title={TITLE},\n note={198},\n year={DATE}}\n", 4)
    assert _read(listing, "98")[1].problems[0].line == 4
    entity = LISTINGS["Dublin Core"]
    assert _read(entity, "&lt;98&gt;")[1].problems[0].line == 1  # written otherwise in the file


@for_rows(
    ("text", "said"),
    [
        *((text, True) for text in (
            "nd", "no date", "No year", "undated", "date unknown", "year unknown", "Unknown",
            "unspecified", "not available", "TBD", "TBA", "n/a", "NaN", "NaT", "None", "null",
            "nil", "xxxx", "uuuu", "s.d.", "[s. d.]", "sans date", "senza data", "sem data",
            "s.f.", "sin fecha", "s.a.", "o. J.", "ohne Jahr", "o.D.", "ohne Datum", "z.j.",
            "z.d.", "zonder jaar", "u.å.", "b.r.", "б.г.", "без года", "t.y.", "无日期", "不详",
            "年份不详", "出版年不明", "????", "-", "0", "0000-00-00", "(n.d.)",
        )),
        *((text, False) for text in ("nda", "dn", "10", "00 BC", "no", "unknown looms")),
    ],
)  # fmt: skip
def test_no_date_has_many_names(text: str, said: bool) -> None:
    assert says_no_date(text) == said


@for_rows(
    ("value", "state", "unread"),
    [
        *((text, text, None) for text in (
            "in press", "inpress", "forthcoming", "to appear", "to be published", "accepted",
            "submitted", "in preparation", "in prep", "under review", "in review",
            "under revision", "in revision", "in progress", "work in progress", "preprint",
            "unpublished", "online first", "early access", "advance online", "ahead of print",
            "epub ahead of print", "ongoing", "planned", "draft", "im Druck", "im Erscheinen",
            "erscheint", "in Vorbereitung", "eingereicht", "angenommen", "à paraître",
            "sous presse", "soumis", "en prensa", "en preparación", "aceptado", "no prelo",
            "aceito", "in stampa", "in corso di stampa", "ter perse", "w druku", "i tryck",
            "baskıda", "в печати", "待出版", "即将出版", "印刷中", "録用",
            "accepted for publication", "Forthcoming",
        )),
        ("(in press).", "in press", None),
        ("in pressing", None, "in pressing"),
        ("submitted 5", None, "submitted 5"),
        ("accepted" + " and then" * 8, None, "accepted" + " and then" * 8),
        ("in  press", "in press", None),
        ("2019", None, None),
        ("2019-02-30", None, "2019-02-30"),
        ("2019-02-00", None, None),  # as programs write an unknown day
        ("2019-00-30", None, None),
        ("2019-02-28T25:61", None, None),
        (2019, None, None),
        (375, None, "375"),
        (-375, None, "-375"),
        (0, None, None),
        (None, None, None),
        (True, None, None),
        ([[-375, 3]], None, "-375-3"),
        ([["n.d."]], None, None),
        ([[{}]], None, None),
        ({"year": "-375", "month": 3}, None, "-375"),
        ({"literal": "in press"}, "in press", None),
        ({}, None, None),
        ("10.1000/silk.7", None, None),
        ("https://example.org/98", None, None),
        ("between 1850 and 1870", None, "between 1850 and 1870"),
    ],
)  # fmt: skip
def test_a_field_says_a_date_a_state_or_what_is_told(
    value: object, state: str | None, unread: str | None
) -> None:
    assert beside_date([value]) == (state, unread)


def test_of_several_the_first_is_told() -> None:
    assert beside_date(["98", "97", "in press", "submitted"]) == ("in press", "98")


@for_rows(
    ("comment", "state", "both"),
    [
        (None, None, None),
        (None, "in press", "in press"),
        ("12 pages", None, "12 pages"),
        ("12 pages", "in press", "12 pages; in press"),
        ("In press at Loom", "in press", "In press at Loom"),
    ],
)
def test_a_comment_tells_the_state_once(
    comment: str | None, state: str | None, both: str | None
) -> None:
    assert with_state(comment, state) == both


def test_a_long_text_is_told_by_its_beginning() -> None:
    told = problem_of_date("a.bib", 3, "x" * 81, None)
    assert str(told).startswith(f"a.bib:3: the date {'x' * 80 + '…'!r} was not understood")
    assert "the paper has no date; correct it" in told.message
    assert "x…" not in problem_of_date("a.bib", 3, "x" * 80, None).message
    dated = problem_of_date("a.bib", 3, "x", PartialDate(2019))
    assert (dated.severity, "the paper is dated 2019" in dated.message) == ("noted", True)


@for_rows(
    ("said", "comment"),
    [
        ("pubstate = {inpress}", "in press"),
        ("pubstate = {inpreparation}", "in preparation"),
        ("pubstate = {submitted}", "submitted"),
        ("pubstate = {forthcoming}", "forthcoming"),
        ("pubstate = {prepublished}", None),  # which its archive says
        ("pubstate = {inpress}, year = {submitted}", "submitted"),
        ("year = {in press, 2016}", None),
        ("year = {Received 2018; accepted 2019}", None),
    ],
)
def test_biblatex_has_words_of_its_own(said: str, comment: str | None) -> None:
    record, reading = _read(Dated("@book{a, title={TITLE}, DATE}\n", 1), said)
    assert (record.comment, reading.problems) == (comment, ())
