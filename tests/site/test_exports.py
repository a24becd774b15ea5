from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.csl import csl_schema

if TYPE_CHECKING:
    from pathlib import Path


def test_bibtex_of_all_papers_is_read_by_pybtex(built_site: Path) -> None:
    from pybtex.database import parse_file

    entries = parse_file(str(built_site / "papers.bib")).entries
    assert len(entries) == 230
    assert entries["marjit2024diffusekrona"].fields["eprint"] == "2402.17412"


def test_ris_of_all_papers_is_read_by_rispy(built_site: Path) -> None:
    import rispy

    with (built_site / "papers.ris").open(encoding="utf-8") as file:
        entries = rispy.load(file)
    assert len(entries) == 230
    assert {entry["type_of_reference"] for entry in entries} == {"UNPD", "CPAPER", "JOUR", "THES"}
    assert all(entry["accession_number"].startswith("arXiv:") for entry in entries)


def test_csl_json_of_all_papers_follows_the_schema(built_site: Path) -> None:
    items = json.loads((built_site / "papers.json").read_text(encoding="utf-8"))
    assert len({item["id"] for item in items}) == 230
    assert [error.message for error in csl_schema().iter_errors(items)] == []


@pytest.mark.parametrize(
    "wrong", [{"year": 2024}, {"DOI": "doi:x"}, {"author": [{"name": "Doe"}]}, {"title": ""}]
)
def test_the_schema_refuses_what_a_reference_manager_would_not_read(
    wrong: dict[str, object],
) -> None:
    sound = {"id": "doe2024", "type": "article", "title": "A title"}
    assert csl_schema().is_valid([sound])
    assert not csl_schema().is_valid([sound | wrong])


@pytest.mark.parametrize("form", ["bib", "ris", "json", "txt"])
def test_every_paper_has_its_citation_as_a_file(built_site: Path, form: str) -> None:
    one = (built_site / f"papers/2402.17412.{form}").read_text(encoding="utf-8")
    assert "DiffuseKronA" in one
    assert len(list((built_site / "papers").rglob(f"*.{form}"))) == 230


def test_a_citation_in_plain_text_reads_like_a_line_of_a_bibliography(built_site: Path) -> None:
    assert (built_site / "papers/2306.07967.txt").read_text(encoding="utf-8") == (
        "Chavan, A., Liu, Z., Gupta, D., Xing, E., & Shen, Z. (2023). One-for-All: Generalized LoRA for "
        "Parameter-Efficient Fine-tuning. arXiv:2306.07967. https://arxiv.org/abs/2306.07967\n"
    )
