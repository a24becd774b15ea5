"""Which edition of a book a listing says that it is, and how BibTeX's styles print it."""

from __future__ import annotations

from paperweave.text.venues.editions import edition_of, edition_said, ordinal
from tests.support.rows import for_rows

EDITIONS = {
    "1": ["1", "1st", "First", "first edition", "1.ª ed.", "1er", "1ère éd."],
    "2": ["2", "2nd", "2.", "Second", "2nd ed.", "2nd edn", "2. Aufl.", "2. Auflage", "2e éd."],
    "3": ["03", "3rd", "third", "3a edizione", "3-е изд.", "(3rd ed.)", "3ª edición", "3ème"],
    "4": ["fourth", "4th eds"],
    "5": ["fifth", "5a ed"],
    "6": ["sixth", "6ª edição"],
    "7": ["seventh"],
    "8": ["eighth"],
    "9": ["ninth", "9º"],
    "10": ["tenth", "10th édition"],
    "Revised": ["Revised", "Revised edition", "Revised ed."],
    "2nd rev.": ["2nd rev. ed.", " 2nd\n rev., ed."],
    "2023": ["2023", "2023 edition"],
    None: ["ed.", "Edition", " "],
}


@for_rows(("said", "edition"), [(said, e) for e, some in EDITIONS.items() for said in some])
def test_an_edition_has_one_number_however_it_is_said(said: str, edition: str | None) -> None:
    assert edition_of(said) == edition


@for_rows(
    ("edition", "printed"),
    [
        ("1", "1st"),
        ("2", "2nd"),
        ("3", "3rd"),
        ("4", "4th"),
        ("10", "10th"),
        ("11", "11th"),
        ("12", "12th"),
        ("13", "13th"),
        ("14", "14th"),
        ("21", "21st"),
        ("111", "111th"),
        ("122", "122nd"),
        ("2023", "2023"),
        ("Revised", "Revised"),
        ("", ""),
    ],
)
def test_an_edition_is_printed_so_that_it_is_read_as_the_same(edition: str, printed: str) -> None:
    assert ordinal(edition) == printed
    assert (edition_of(printed) or "") == edition


@for_rows(
    ("text", "title", "said"),
    [
        ("Looms, 2nd ed. Loom Press", "Looms", "2nd ed"),
        ("Looms. Fifth edition. Loom Press", "Looms", "Fifth edition"),
        ("Looms (rev. ed.)", "Looms", "rev. ed"),
        ("Looms, revised ed.", "Looms", "revised ed"),
        ("Looms, 3rd rev. ed.", "Looms", "3rd rev. ed"),
        ("Looms. 2. Aufl. Berlin", "Looms", "2. Aufl"),
        ("The 3rd ed. of looms. 2nd ed.", "The 3rd ed. of looms", "2nd ed"),
        ("The 3rd ed. of looms.", "The 3rd ed. of looms", None),
        ("Looms 1.2. ed", "Looms", None),
        ("Looms, 2019", "Looms", None),
        ("12 eds. of looms", "Looms", None),
    ],
)
def test_a_reference_says_an_edition_outside_of_its_title(
    text: str, title: str, said: str | None
) -> None:
    assert edition_said(text, title) == said
