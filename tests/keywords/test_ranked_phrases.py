"""How a text's own phrases are written, and in which order they stand."""

from __future__ import annotations

from paperweave.keywords import ranked_phrases
from paperweave.keywords.one_text.features import read_text
from paperweave.keywords.ranking import _as_written
from tests.support.rows import for_rows


@for_rows(
    ("title", "body", "shown"),
    [
        ("Silk Looms", "There are silk looms.", "silk looms"),  # the abstract's before the title's
        ("Silk Looms", "", "Silk Looms"),
        ("", "Silk looms, silk looms and Silk looms", "Silk looms"),  # the most frequent
        ("", "silk looms, Silk looms", "silk looms"),  # then the one with fewer capitals
    ],
)
def test_a_phrase_is_written_as_the_abstract_writes_it_most(
    title: str, body: str, shown: str
) -> None:
    text = read_text(title, body)
    folded = [word.written.lower() for word in text.words]
    spans = [(at, at + 2) for at in range(len(folded)) if folded[at : at + 2] == ["silk", "looms"]]
    assert _as_written(text, spans) == shown


def test_the_likeliest_stands_first() -> None:
    body = "Silk looms are looms for silk. We weave on silk looms, as others did in an old town."
    (found,) = ranked_phrases([("Silk looms", body)])
    assert found[0] == "silk looms"
