"""Data of papers is made again where anything that it says has changed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from paperweave.export import browser_data
from paperweave.export.browser_data import mark_of_texts
from paperweave.model.corpus import KeywordGroup, TopicGroup
from tests.support.rows import for_rows

_LOOMS = TopicGroup("topics/loom", "Looms", (0,))


def _marks(**other: Any) -> tuple[str, str]:  # noqa: ANN401 - as much of a corpus as is looked at
    """The hash of what is searched of one paper, and that of its row of facts."""
    said: dict[str, Any] = {"mark": "zero", "topic": _LOOMS, "path": "keywords/warp", **other}
    entry = SimpleNamespace(record=SimpleNamespace(file=said.get("file", "a.bib")))
    keywords = {"warp": KeywordGroup(said["path"], "warp", (0,))}
    corpus: Any = SimpleNamespace(
        papers=(SimpleNamespace(entries=[entry]),),
        fingerprints=(said["mark"],),
        topic_of=(said["topic"],),
        groups=SimpleNamespace(keywords=keywords, topics=said.get("topics", (_LOOMS,))),
    )
    rows = vars(browser_data)["_Rows"](corpus)
    return mark_of_texts(corpus, slice(0, 1)), rows.mark(slice(0, 1))


@for_rows(
    ("other", "changed"),
    [
        ({"mark": "another"}, (True, True)),
        ({"topic": None}, (True, True)),
        ({"path": "keywords/w"}, (False, True)),
        ({"file": "b.bib"}, (False, True)),
        ({"topics": ()}, (False, True)),
    ],
)
def test_data_has_another_key_where_what_it_says_is_another(
    other: dict[str, Any], changed: tuple[bool, bool]
) -> None:
    before, after = _marks(), _marks(**other)
    assert (before[0] != after[0], before[1] != after[1]) == changed
