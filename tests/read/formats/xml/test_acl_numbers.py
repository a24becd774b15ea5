"""The numbers that the ACL Anthology gives to the papers of its volumes."""

from __future__ import annotations

from paperweave.read.formats.xml.acl_paper import Volume
from tests.support.rows import for_rows


@for_rows(
    ("collection", "volume", "paper", "number"),
    [
        ("2021.acl", "long", "313", "2021.acl-long.313"),
        ("2024.kites", "1", "1", "2024.kites-1.1"),
        ("P18", "1", "1", "P18-1001"),
        ("P18", "2", "57", "P18-2057"),
        ("L18", "1", "700", "L18-1700"),
        ("W18", "64", "1", "W18-6401"),
        ("W00", "3", "12", "W00-0312"),
        ("C69", "1", "1", "C69-0101"),
        ("C65", "1", "1", "C65-1001"),
        ("D19", "4", "1", "D19-4001"),
        ("D19", "5", "1", "D19-0501"),
        ("D19", "50", "1", "D19-5001"),
        ("D18", "5", "1", "D18-5001"),
        ("", "W19", "1001", "W19-1001"),
        ("", "", "1", None),
        ("P18", "1", "", None),
        ("P18", "x", "1", None),
        ("P18", "1", "x", None),
        ("P18", "1", "1000", None),
        ("../..", "1", "1", None),
    ],
)
def test_a_paper_is_numbered_by_collection_volume_and_place(
    collection: str, volume: str, paper: str, number: str | None
) -> None:
    assert Volume(collection, volume).number_of(paper) == number
