"""`--only`: what a person wants of her listings, and what becomes of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import frontmatter
import pytest

from paperweave.commands.build import main
from paperweave.config.project import Project as Folders
from paperweave.config.selection import OnlyError, read_only
from paperweave.config.settings import SettingsError, read_settings
from tests.support.making import abstract
from tests.support.project import Project
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from tests.support.site_of import Site

ROWS = {
    "Looms": ("2402.00001", "cs.CL cs.LG", 2024),
    "Knots": ("2303.00002", "cs.CL", 2023),
    "Waves": ("2402.00003", "astro-ph.GA", 2024),
    "Rings": (
        "2312.00004",
        "math.KT",
        2024,
    ),  # numbered in December, its first version dated in January
    "Older": ("hep-th/9901001", "hep-th", 1999),
}


def snapshot(*titles: str) -> str:
    lines = []
    for title in titles:
        number, categories, year = ROWS[title]
        row = {"id": number, "title": title, "abstract": abstract(title), "categories": categories}
        versions = [{"created": f"Mon, 1 Jan {year} 10:00:00 GMT"}]
        lines.append(json.dumps(row | {"versions": versions, "update_date": "2025-01-01"}))
    return "\n".join(lines) + "\n"


def only(*values: str) -> list[str]:
    return [option for value in values for option in ("--only", value)]


@pytest.mark.parametrize(
    ("values", "titles"),
    [
        (["cs.CL"], "Knots Looms"),
        (["cs"], "Knots Looms"),
        (["astro-ph"], "Waves"),
        (["hep-th", "math.KT"], "Older Rings"),
        (["2024"], "Looms Rings Waves"),
        (["2024", "1999"], "Looms Older Rings Waves"),
        (["2402."], "Looms Waves"),
        (["2303.00002"], "Knots"),
        (["hep-th/99"], "Older"),
        (["cs.CL", "2024"], "Looms"),
        (["cs", "math", "2023", "2024", "2312."], "Rings"),
    ],
)
def test_values_of_a_kind_are_or_and_kinds_are_and(
    site: Site, values: list[str], titles: str
) -> None:
    site.put("rows.jsonl", snapshot(*ROWS))
    assert site.build(*only(*values), "--strict") == 0
    assert sorted(site.addresses()) == titles.split()
    (file,) = site.report["files"]
    assert (file["entries"], file["not_asked_for"], file["left_out"]) == (
        len(site.papers),
        5 - len(site.papers),
        0,
    )
    assert "left out on request" in (site.docs / "report.md").read_text()


def test_a_paper_is_judged_by_all_that_is_known_of_it(site: Site) -> None:
    site.put("rows.jsonl", snapshot("Looms", "Knots"))
    site.put(
        "plain.bib",
        bibliography(a={"title": "Looms", "year": "2024"}, b={"title": "Unknown of Category"}),
    )
    site.bibliography(c={"title": "Looms", "author": "Weaver, Ada", "eprint": "2402.00001"})
    assert site.build(*only("cs.LG")) == 0
    (paper,) = site.papers
    assert paper["title"] == "Looms"
    assert {f["file"]: (f["entries"], f["not_asked_for"]) for f in site.report["files"]} == {
        "bibliography.bib": (1, 0),
        "plain.bib": (1, 1),
        "rows.jsonl": (1, 1),
    }


def test_an_address_that_is_left_out_leads_to_the_list_and_comes_back(site: Site) -> None:
    site.put("rows.jsonl", snapshot(*ROWS))
    assert site.build() == 0
    addresses, ledger = site.addresses(), site.ledger
    assert site.build(*only("cs.CL")) == 0
    assert (
        frontmatter.load(str(site.docs / "papers" / "2402.00003.md"))["redirect"] == "papers/index"
    )
    assert {path for path in site.ledger if path.startswith("papers/")} == {
        path for path in ledger if path.startswith("papers/")
    }
    assert site.build() == 0
    assert site.addresses() == addresses


def test_an_address_that_is_gone_for_good_is_told_under_only_as_well(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("rows.jsonl", snapshot(*ROWS))
    assert site.build() == 0
    site.put("rows.jsonl", snapshot("Looms", "Knots"))
    assert site.build(*only("cs.CL")) == 1
    assert "of 3 published addresses nothing is left" in capsys.readouterr().err


def test_what_was_never_wanted_gets_no_address(site: Site) -> None:
    site.put("rows.jsonl", snapshot(*ROWS))
    assert site.build(*only("cs.CL")) == 0
    assert {path for path in site.ledger if path.startswith("papers/")} == {
        "papers/2402.00001",
        "papers/2303.00002",
    }


def test_records_on_one_line_are_told_apart(site: Site) -> None:
    rows = [json.loads(line) for line in snapshot(*ROWS).splitlines()]
    site.put(
        "rows.json",
        json.dumps([row | {"categories": ""} if row["title"] == "Knots" else row for row in rows]),
    )
    assert site.build(*only("cs.CL")) == 0
    assert list(site.addresses()) == ["Looms"]
    assert site.report["files"][0]["entries"] == 1


def test_where_nothing_fits_it_is_told_and_the_last_pages_stay(site: Site) -> None:
    site.put("rows.jsonl", snapshot(*ROWS))
    site.build()
    pages = site.pages()
    assert site.build(*only("q-fin")) == 1
    assert site.pages() == pages


@pytest.mark.parametrize(
    "value", ["", "2402", "cs.CL cs", "../x", "24", "CS.CL", "cs.", "20240", "2402.123456"]
)
def test_a_value_of_no_kind_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", value], Folders.at(Path()))
    assert "is neither a category (cs.CL, cs), nor a year (2024)" in capsys.readouterr().err
    with pytest.raises(OnlyError):
        read_only([value])


def test_the_setting_does_what_the_option_does_which_outweighs_it(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    settings = project.folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  paperweave:\n", "  paperweave:\n    only: [cs.CL, 2024]\n")
    )
    (project.seeds / "rows.jsonl").write_text(snapshot(*ROWS))
    pages = {"Looms": "2402.00001", "Knots": "2303.00002"}
    for options, title in (((), "Looms"), (only("2023"), "Knots")):
        assert project.make_pages(*options)[0] == 0
        rows = (project.docs / "papers.jsonl").read_text().splitlines()
        assert [json.loads(row)["address"] for row in rows] == [pages[title]]


@pytest.mark.parametrize("value", ["cs.CL", "[2402.17410]", "[[cs]]", "{a: b}", "[CS]"])
def test_a_setting_of_no_kind_is_told(value: str) -> None:
    with pytest.raises(SettingsError, match=r"extra\.paperweave\.only"):
        read_settings(f"extra: {{paperweave: {{only: {value}}}}}")


def test_a_long_value_is_cut_where_it_is_told() -> None:
    with pytest.raises(OnlyError) as raised:
        read_only(["x" * 10_000])
    assert len(str(raised.value)) < 300
