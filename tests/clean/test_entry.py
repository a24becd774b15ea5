"""A record becomes an entry, and what needs no cleaning stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.engine.cache import Cache
from paperweave.model.record import Author, Link, Publication
from tests.support.making import entry
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["Ada Bo", "C. D. Wu"], ["Ada Bo", "C. D. Wu"]),
        ([" Ada Bo", "C.  D. Wu"], ["Ada Bo", "C. D. Wu"]),
        (["Ada Bo", r"J\'er\^ome Wu"], ["Ada Bo", "Jérôme Wu"]),
        (["", "Ada Bo", " "], ["Ada Bo"]),
        ([""], []),
        ([], []),
    ],
)
def test_authors_are_cleaned_and_an_empty_name_is_none(
    written: list[str], shown: list[str]
) -> None:
    assert [author.name for author in entry(authors=written).authors] == shown


def test_an_entry_comes_back_from_the_cache_as_it_was(tmp_path: Path) -> None:
    one = entry("A title", authors=["Ada Bo"], date=(2024, 3), arxiv="2402.17412", doi="no DOI")
    Cache(tmp_path, "1").save("entry", "", one)
    again = Cache(tmp_path, "1").load("entry", "")
    assert again == one
    assert repr(again) == repr(one)


def test_facts_of_publication_are_cleaned_as_all_text_is() -> None:
    written = Publication(
        "book", publisher="Knopf \\& Co.", pages="1 -\u200b 9", editors=(Author("Ada  Bo"),)
    )
    shown = Publication("book", publisher="Knopf & Co.", pages="1–9", editors=(Author("Ada Bo"),))
    assert entry("A", publication=written).publication == shown


PAGES = {
    "1-9": "1–9", "1--9": "1–9", "1---9": "1–9", "1‐9": "1–9", "1‑9": "1–9", "1‒9": "1–9",
    "1 – 9": "1–9", "9-+": "9–+", "e1-e9": "e1–e9", "9-": "9-", "-9": "-9", "1—9": "1—9",
}  # fmt: skip


@for_rows(("written", "shown"), PAGES.items())
def test_pages_have_a_dash_between_them(written: str, shown: str) -> None:
    assert entry("A", publication=Publication(pages=written)).publication.pages == shown


def test_the_address_of_a_preprint_server_stays_beside_its_doi() -> None:
    address = "https://www.biorxiv.org/content/10.1101/2020.04.10.000865v1"
    doi = "10.1101/2020.04.10.000865"
    read = entry("A", doi=doi, links=(Link("page", address), Link("doi", f"https://doi.org/{doi}")))
    assert [link.url for link in read.links] == [address]
