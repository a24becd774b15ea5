from __future__ import annotations

from paperweave.text.people_ids import person_id
from tests.support.rows import for_rows


@for_rows(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        ("http://orcid.org/0000-0002-1694-233X", "orcid:0000-0002-1694-233X"),
        ("https://orcid.org/000000021694233x", "orcid:0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("https://openalex.org/A5023888391", "openalex:A5023888391"),
        ("https://api.openalex.org/authors/a5023888391/", "openalex:A5023888391"),
        ("A5023888391", None),
        ("7", None),
        ("10000-0002-1825-0097", None),
        ("", None),
    ],
)
def test_an_identifier_of_a_person_is_known_by_its_form(text: str, expected: str | None) -> None:
    assert person_id(text) == expected
