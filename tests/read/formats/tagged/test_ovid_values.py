"""Sources, names and titles as Ovid's bases write them."""

from __future__ import annotations

from paperweave.read.formats.tagged.ovid_values import of_source, people, title_alone
from tests.support.rows import for_rows


@for_rows(
    ("text", "said"),
    [
        ("J Looms. 12(3):1-9, 2024 Feb.", "J Looms|12|3|1-9|2024 Feb"),
        ("J Looms. Vol. 12:e4, November 15, 2004.", "J Looms|12||e4|November 15, 2004"),
        ("J Looms. 12 (Pt 2):1-9, 2024.", "J Looms|12|Pt 2|1-9|2024"),
        ("J Looms. 12(3)(Pt 2): 1-9, 2024.", "J Looms|12|3|1-9|2024"),
        ("J Looms. 12(3) (pp 1-9), 2024. Date of Publication: May.", "J Looms|12|3|1-9|2024"),
        ("J Looms. 12 (p 7), 2024.", "J Looms|12||7|2024"),
        ("J Looms. Vol.43(5), Sep 2015, pp. 623-634.", "J Looms|43|5|623-634|Sep 2015"),
        ("J Looms. Vol.43, 2015, p. 7.", "J Looms|43||7|2015"),
        ("J Looms. Vol.43, 2015, Article 102.", "J Looms|43||102|2015"),
        ("J Looms. Vol.43, 2015, pp. No Pagination.", "J Looms|43|||2015"),
        ("J Looms June 2015;58(6):688-696", "J Looms|58|6|688-696|June 2015"),
        ("J Looms May/June 2015;58:688", "J Looms|58||688|May/June 2015"),
        ("J Looms June 5, 2015;58(6):688", "J Looms|58|6|688|June 5, 2015"),
        ("J Looms 2015;58(6)", "J Looms|58|6||2015"),
        ("Knot, D. [Editor]. Insects.:371-397, 2004.", "Insects|||371-397|2004"),
        ("Knot, D. [Ed]. (2012). Cloth. (pp. 11-31). New York: Press.", "Cloth|||11-31|2012"),
        ("Looms Today. Publish Ahead of Print, 2019.", "Looms Today||||2019"),
        ("Looms Today", "Looms Today||||"),
    ],
)
def test_a_source_says_journal_volume_issue_pages_and_date(text: str, said: str) -> None:
    found = of_source(text)
    date = found.get("date") or found.get("year") or ""
    facts = [found.get("venue"), found.get("volume"), found.get("number"), found.get("pages")]
    assert "|".join([fact or "" for fact in facts] + [date]) == said


@for_rows(
    ("text", "names"),
    [
        ("Weaver, A. [Author, Reprint Author; E-mail: a@b.example]", ["Weaver, A."]),
        ("Knot, D. [Ed]; Warp, Fay [Ed]", ["Knot, D.", "Warp, Fay"]),
        ("Knot, Dora [Editor], Warp, Fay [Editor]", ["Knot, Dora", "Warp, Fay"]),
        ("McWeft, Ida;  Warp, Fay", ["McWeft, Ida", "Warp, Fay"]),
        *(
            (f"Weaver, Ada{note}", ["Weaver, Ada"])
            for note in (
                *(" MD", " M.D.", " Ph.D., FACSM", " PhD *", ", MPH", " RN; PhD; FAAN 1", " DDS"),
                *(
                    " DVM",
                    " MSc",
                    " M.Sc",
                    " BSc",
                    " MBBS",
                    " 1",
                    " 1,2,+",
                    " *",
                    " 1, 2",
                    " ^",
                    " #",
                ),
                *(" FAAN", "."),
            )
        ),
    ],
)
def test_names_stand_alone(text: str, names: list[str]) -> None:
    assert people(text) == names


@for_rows(
    ("text", "title"),
    [
        ("Looms.[Article]", "Looms"),
        ("Looms.  [Article]", "Looms"),
        ("Looms. [Case Reports].", "Looms"),
        ("[Looms of the north.]", "[Looms of the north.]"),
        ("Looms.", "Looms"),
    ],
)
def test_a_title_stands_without_its_kind(text: str, title: str) -> None:
    assert title_alone(text) == title
