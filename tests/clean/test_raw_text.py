"""Where a fact stands in the raw text of a record."""

from __future__ import annotations

from paperweave.clean.raw_text import RawText
from paperweave.model.record import Author, PartialDate
from tests.support.rows import for_rows

LABELS = {
    "title": "title TI T1 name headline booktitle:title",
    "authors": "author authors AU A1 FAU creator contributor family given LastName",
    "date": "date year PY Y1 DA DP issued published created submitted updated month",
    "venue": "journal booktitle venue container source note conference JO JF JT T2 TA SO",
    "arxiv": "arxiv eprint archive id abs",
    "doi": "doi DO DI AID LID",
}


@for_rows("field", LABELS)
def test_of_two_places_the_one_wins_whose_line_names_the_field(field: str) -> None:
    for label in LABELS[field].split():
        raw = f"x: Looms\n{label}: Looms"
        assert RawText(raw).pieces_of("Looms", field) == ((len(raw) - 5, len(raw)),), label


@for_rows(
    ("raw", "place"),
    [
        ("x: Looms\ntitlepage: Looms", 3),  # another word
        ("x: Looms\nsubtitle: Looms", 19),
        ("x: Looms\ntitle: " + "a" * 60 + "Looms", 3),  # too far from its name
        ("x: Looms\ntitle: " + "a " * 10 + "Looms", 36),
        ("x: Looms\nTI" + " " * 58 + "Looms", 69),
        ("x: Looms\nTI" + " " * 59 + "Looms", 3),
        ("Looms\n@book{title:Looms", 0),  # a citation key names nothing
        ("x: Looms\ntitle a @b{Looms", 20),  # which begins its line
    ],
)
def test_a_field_is_named_on_its_own_line_not_far_before(raw: str, place: int) -> None:
    assert RawText(raw).pieces_of("Looms", "title") == ((place, place + 5),)


@for_rows(
    "said",
    [
        *("2024-03-01", "2024/3/1", "2024.03.01", "1 March 2024", "1st March 2024", "1 Mar. 2024"),
        *("1-Mar-2024", "March 1, 2024", "March 1st, 2024", "Mar. 1 2024", "March-1 2024"),
        *("2024 March 1", "2024 Mar 1", "1. März 2024", "1 de marzo de 2024", "1er mars 2024"),
        *("2024年3月1日", "2024년 3월 1일", "20240301", "1709251200", "1709251200000"),
    ],
)
def test_a_date_is_marked_as_a_whole_however_it_is_written(said: str) -> None:
    raw = f"7: {said}; 9"
    assert RawText(raw).pieces_of_date(PartialDate(2024, 3, 1)) == ((3, 3 + len(said)),)


@for_rows(
    "said",
    [
        *("2024-03-01", "2024/3/1", "2024.03.01", "1 March 2024", "1st March 2024", "1-Mar-2024"),
        *("March 1, 2024", "March 1st, 2024", "Mar. 1 2024", "2024 March 1", "1. März 2024"),
        *("1 de marzo de 2024", "1er mars 2024", "20240301", "1709251200", "1709251200000"),
    ],
)
def test_a_date_is_no_part_of_a_longer_word_or_number(said: str) -> None:
    day = PartialDate(2024, 3, 1)
    glued = [f"x{said}", f"5{said}", f"{said}5", *([] if said[4] in "-/." else [f"{said}x"])]
    for raw in glued:
        marked = [raw[start:end] for start, end in RawText(raw).pieces_of_date(day)]
        assert marked != [said], raw


@for_rows(
    ("raw", "date", "said"),
    [
        ("in March 2024", PartialDate(2024, 3), ["March 2024"]),
        ("Mar., 2024", PartialDate(2024, 3), ["Mar., 2024"]),
        ("2024-03", PartialDate(2024, 3), ["2024-03"]),
        ("on March 5", PartialDate(None, 3, 5), ["March 5"]),
        ("on 5 MAR", PartialDate(None, 3, 5), ["5 MAR"]),
        ("on 5 mar", PartialDate(None, 3, 5), ["5 mar"]),
        ("on 1st March", PartialDate(None, 3, 1), ["1st March"]),
        ("on 2nd March", PartialDate(None, 3, 2), ["2nd March"]),
        ("on 3rd March", PartialDate(None, 3, 3), ["3rd March"]),
        ("on 5th March", PartialDate(None, 3, 5), ["5th March"]),
        ("March 1st", PartialDate(None, 3, 1), ["March 1st"]),
        ("March 2nd", PartialDate(None, 3, 2), ["March 2nd"]),
        ("March 3rd", PartialDate(None, 3, 3), ["March 3rd"]),
        ("March 5th", PartialDate(None, 3, 5), ["March 5th"]),
        ("3-Mar", PartialDate(None, 3, 3), ["3-Mar"]),
        ("Mar-3", PartialDate(None, 3, 3), ["Mar-3"]),
        ("Mar. 3", PartialDate(None, 3, 3), ["Mar. 3"]),
        ("3 Mar.", PartialDate(None, 3, 3), ["3 Mar."]),
        ("1 Mar, 2024", PartialDate(2024, 3, 1), ["1 Mar, 2024"]),
        ("ICML'24", PartialDate(2024), ["'24"]),
        ("ICML’24", PartialDate(2024), ["’24"]),
        ("12024, 2024", PartialDate(2024), ["2024"]),
        ("24", PartialDate(2024), []),
        ("year: 2024, month: 3, day: 1", PartialDate(2024, 3, 1), ["2024", "3", "1"]),
        ("x1 March 2024", PartialDate(2024, 3, 1), ["1", "March", "2024"]),  # no date as a whole
        ("1 March 2024x", PartialDate(2024, 3, 1), ["1", "March", "2024"]),
        ("2403", PartialDate(2024, 3), []),
        ("2024: sept", PartialDate(2024, 9), ["2024", "sept"]),
        ("2024: mArCh", PartialDate(2024, 3), ["2024", "mArCh"]),
        ("2024: summarch, Mars", PartialDate(2024, 3), []),
        ("2024: ICML'03, ICML’03", PartialDate(2024, 3), []),  # a year's digits
        ("2024: ICML'3", PartialDate(2024, 3), ["2024", "3"]),
        ("2024: '03", PartialDate(2024, 3), ["2024", "03"]),
        ("2024: 103, 030, 13, 30", PartialDate(2024, 3), []),
        ("2024: 11", PartialDate(2024, 11), ["2024", "11"]),
        ("2024: 3, 3", PartialDate(2024, 3, 3), ["2024", "3", "3"]),
        ("2024: 3", PartialDate(2024, 3, 3), []),
        ("3: ICML'24", PartialDate(2024, 3), ["3", "'24"]),
        ("3: ICML 24", PartialDate(2024, 3), []),
        ("ICML 24", PartialDate(2024), ["24"]),
        ("ICML 24th, ('24), ICML'240", PartialDate(2024), []),
        ("2024, March, 001", PartialDate(2024, 3, 1), []),
    ],
)
def test_parts_of_a_date_are_marked_where_it_does_not_stand_as_a_whole(
    raw: str, date: PartialDate, said: list[str]
) -> None:
    assert [raw[start:end] for start, end in RawText(raw).pieces_of_date(date)] == said


@for_rows(
    ("value", "field", "raw", "said"),
    [
        ("Looms: A survey", "title", "title = Looms\nsubtitle = A survey", ["Looms", "A survey"]),
        ("Looms: A survey", "title", "A survey\ntitle = Looms", []),  # nothing behind it
        ("Spun silk of looms", "title", "Spun silk [here](http://a.b) of looms", None),
        ("Spun silk of looms", "venue", "Spun silk [here](http://a.b) of looms", []),
        ("10.1234/a<b>c", "doi", "https://doi.org/10.1234%2Fa%3Cb%3Ec", ["10.1234%2Fa%3Cb%3Ec"]),
        ("10.1234/a<b>c", "venue", "https://doi.org/10.1234%2Fa%3Cb%3Ec", []),
        # to its own end, not to the same words in its beginning
        (
            "Looms of silk and looms of silk",
            "title",
            "see more: Looms of silk [1] and looms of silk",
            ["Looms of silk [1] and looms of silk"],
        ),
        ("Looms of silks", "title", "Looms [here](http://a.b) of silks", None),
        ("Looms of silk", "title", "Looms [here](http://a.b) of silk", []),  # too few letters
        ("", "title", "Looms", []),
    ],
)
def test_a_text_is_found_in_its_parts_and_where_more_stands_inside(
    value: str, field: str, raw: str, said: list[str] | None
) -> None:
    found = [raw[start:end] for start, end in RawText(raw).pieces_of(value, field)]
    assert found == ([raw] if said is None else said)


@for_rows(
    ("number", "raw", "said"),
    [
        ("2402.17412", "arXiv:2402.17412v2", ["2402.17412"]),
        ("astro-ph/0601001", "astro-ph/0601001", ["astro-ph/0601001"]),
        ("astro-ph/0601001", "arXiv:0601001 [astro-ph]", ["0601001"]),
        (None, "2402.17412", []),
    ],
)
def test_an_arxiv_number_is_found_without_its_field(
    number: str | None, raw: str, said: list[str]
) -> None:
    assert [raw[start:end] for start, end in RawText(raw).pieces_of_number(number)] == said


@for_rows(
    ("value", "raw", "at"),
    [("ACL", "ACLs, NAACL, ACL", 13), ("ACL", "ACLs, NAACL", 0), ("ACL", "ACL, ACLs", 0)],
)
def test_a_whole_word_wins_over_a_part_of_one(value: str, raw: str, at: int) -> None:
    assert RawText(raw).pieces_of(value, "venue") == ((at, at + 3),)


APART = "Ada yes Bo yes van yes Weaver"


@for_rows(
    ("author", "raw", "said"),
    [
        (Author("A. Weaver"), "by A. Weaver", ["A. Weaver"]),
        (Author("A. Weaver", "Weaver"), "by Weaver A", ["Weaver A"]),  # turned
        (Author("Ada Weaver", "Weaver"), "WEAVER, Ada", ["WEAVER, Ada"]),
        (Author("Martin King, Jr.", "King"), "King, Jr., Martin", ["King, Jr., Martin"]),
        (Author("李雷", "李"), "家族 李 名 雷", ["李", "雷"]),
        # in two fields, the nearest of them
        (
            Author("Bo Thread", "Thread"),
            "family: Weaver\ngiven: Ada\nfamily: Thread\ngiven: Bo",
            ["Thread", "Bo"],
        ),
        (Author("Ada Weaver", "Weaver"), f"Ada{' yes' * 98} Weaver", ["Ada", "Weaver"]),
        (Author("Ada Weaver", "Weaver"), f"Ada{' yes' * 100} Weaver", []),  # too far apart
        # word by word, near to one that stands there once
        (Author("Ada Bo van Weaver"), APART, ["Ada", "Bo", "van", "Weaver"]),
        (Author("Ada Bo van Weaver"), f"{APART} yes Bo", ["Ada", "Bo", "van", "Weaver"]),
        (Author("Ada Bo van Weaver"), f"{APART} yes {APART}", []),
        # a family name of more than three words is not tried
        (
            Author("Ana de la Cruz Silva"),
            "de la Cruz Silva, Ana",
            ["de", "la", "Cruz", "Silva", "Ana"],
        ),
        (Author("Ana de los Santos"), "de los Santos, Ana", ["de los Santos, Ana"]),
        (Author("Ada Weaver"), "by Ada, and others", []),
        (Author("Ada Bo van Weaver"), "Ada yes Bo yes van", []),
    ],
)
def test_a_name_is_found_whole_turned_in_halves_or_word_by_word(
    author: Author, raw: str, said: list[str]
) -> None:
    assert [raw[start:end] for start, end in RawText(raw).pieces_of_name(author)] == said
