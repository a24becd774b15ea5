"""The addresses in a list of references."""

from __future__ import annotations

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.references.reference_list import FORMAT
from tests.support.rows import for_rows

ADDRESSES = [
    ("(https://a.example/b.).", "https://a.example/b"),
    ("https://a.example/b,", "https://a.example/b"),
    ("https://a.example/b;", "https://a.example/b"),
    ("https://a.example/b:", "https://a.example/b"),
    ("[https://a.example/b]", "https://a.example/b"),
    ("<https://a.example/b>", "https://a.example/b"),
    ("http://a.example/b", "http://a.example/b"),
    ("www.a.example/b", "https://www.a.example/b"),
]


@for_rows(("written", "url"), ADDRESSES)
def test_an_address_ends_before_the_signs_behind_it(written: str, url: str) -> None:
    lines = (
        f'[1] A. Weaver, "Looms in linear time," Loom Letters, vol. 12, 2019, {written}',
        '[2] B. Thread, "Knots in linear time," Loom Letters, vol. 12, 2019.',
    )
    parts = FORMAT.split(Seed("a.txt", lines))
    first, second = (part for part in parts if isinstance(part, Record))
    assert [link.url for link in first.links] == [url]
    assert second.links == ()
