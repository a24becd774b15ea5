from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from paperweave.address.ledger import read_ledger
from tests.support.csl import csl_schema
from tests.support.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.html import Page


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
        "Chavan, A., Liu, Z., Gupta, D., Xing, E., & Shen, Z. (2023). "
        "One-for-All: Generalized LoRA for "
        "Parameter-Efficient Fine-tuning (arXiv:2306.07967). "
        "arXiv. https://arxiv.org/abs/2306.07967\n"
    )


def test_every_line_of_the_records_follows_the_published_schema(built_site: Path) -> None:
    schema = json.loads((built_site / "papers.schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(schema)
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    assert [error.message for line in lines for error in check.iter_errors(json.loads(line))] == []
    first = json.loads(lines[0])
    assert not check.is_valid({**first, "version": 0})
    assert not check.is_valid({**first, "title": None})
    assert not check.is_valid({name: first[name] for name in first if name != "keys"})


def test_the_table_has_an_identifier_that_no_spreadsheet_takes_for_a_number(
    built_site: Path,
) -> None:
    with (built_site / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 230
    row = next(row for row in rows if row["id"] == "papers/2402.17412")
    assert row["arxiv"] == "arXiv:2402.17412"
    assert row["type"] == "inproceedings"
    assert row["abstract"].startswith("In the realm")


def test_each_page_has_a_day_of_its_own_in_the_sitemap(built_site: Path) -> None:
    text = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    days = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", text))
    ledger = read_ledger((ROOT / "seeds" / "addresses.tsv").read_text(encoding="utf-8"))
    site = "https://paperweave.example.org/"
    for path, line in ledger.items():
        if path.startswith("papers/"):
            assert days[f"{site}{path}/"] == line.published.isoformat()


def test_a_browser_can_take_in_the_search(built_site: Path) -> None:
    root = etree.parse(built_site / "opensearch.xml").getroot()
    url = root.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url is not None
    assert str(url.get("template")).endswith("/papers/?q={searchTerms}")


def test_llms_txt_says_what_is_where(built_site: Path) -> None:
    text = (built_site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Paperweave\n\n> ")
    for link in re.findall(r"\]\(https://paperweave.example.org/(.*?)\)", text):
        assert (built_site / link).exists(), link


def test_previews_of_links_show_the_sites_picture(pages: dict[str, Page], built_site: Path) -> None:
    for path in ("index.html", "papers/2402.17412/index.html", "topics/index.html"):
        (picture,) = pages[path].meta("og:image")
        name = picture.removeprefix("https://paperweave.example.org/")
        assert (built_site / name).read_bytes().startswith(b"\x89PNG"), path
