"""What a paper's page tells programs of its journal's ISSNs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Publication
from paperweave.render.head_facts import head_facts
from tests.support.making import entry, together
from tests.support.rows import for_rows


@for_rows(
    ("issn", "tags", "data"),
    [
        (None, [], None),
        ("1234-5678", ["1234-5678"], "1234-5678"),
        ("1234-5678, 2345-678X", ["1234-5678", "2345-678X"], ["1234-5678", "2345-678X"]),
    ],
)
def test_each_issn_is_told_by_itself(issn: str | None, tags: list[str], data: object) -> None:
    made = entry("A title", venue="Journal of Looms", date=(2019,), abstract="Same.")
    (merged,), _ = together(replace(made, publication=Publication(type="article", issn=issn)))
    head = head_facts(Paper.of(merged, PaperAddress("title", "key", date(2026, 1, 2)), (), ()))
    assert [text for name, text in head["tags"] if name == "citation_issn"] == tags
    assert head["data"]["isPartOf"].get("issn") == data
