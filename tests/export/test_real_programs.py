"""Our citations as pandoc, BibTeX, LaTeX, citation-js and Zotero read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paperweave.export.citations import CITATIONS, JOININGS
from paperweave.model.record import Author, Publication
from tests.export.test_citations import paper
from tests.support.citing import citations
from tests.support.programs import brought, run_program

OURS = Path(__file__).with_name("programs")
STYLES = ("plain", "abbrv", "alpha", "unsrt", "ieeetr")

PAPERS = [
    paper(
        r"$\lambda$-nets: 50% of A_B & C# on $256\times256$ ~ \emph{now}",
        authors=["Zoë Brontë", "Jan van den Berg", "Nguyễn Văn Ân"],
        arxiv="2402.17412",
        date=(2024, 2, 27),
        venue="NeurIPS 2024",
        bibtex_key="bronte2024nets",
    ),
    paper(
        "α-bees → β-wasps ≥ 3",
        authors=[Author("The Bee Collaboration"), Author("Martin King, Jr.", "King")],
        arxiv="2402.17413",
        date=(2024, 3),
        bibtex_key="bee2024",
    ),
    paper(
        "Bees “and” wasps – a review",
        authors=["Łukasz Ørsted", "Ana García Márquez"],
        venue="JMLR 24(253):1-9, 2023",
        doi="10.1234/abc_def",
        date=(2023,),
        publication=Publication(publisher="Bees & Sons", editors=(Author("Ed Itor"),)),
        bibtex_key="orsted2023",
    ),
    paper("On bees", date=(2022,), venue="Ph.D. thesis, ETH, 2022", bibtex_key="nobody2022"),
    paper("No date at all", authors=["Ann Bee"], arxiv="hep-th/9901001", bibtex_key="bee"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The citations of all of them, as the site has them."""
    place = tmp_path_factory.mktemp("citations")
    for ending in CITATIONS:
        joining = JOININGS[ending]
        files = (joining.inner(citations(one)[ending].encode()) for one in PAPERS)
        (place / f"papers.{ending}").write_bytes(b"".join(joining.joined(files)))
    return place


def _items(folder: Path, form: str, ending: str) -> dict[str, dict[str, Any]]:
    read = run_program("pandoc", "-f", form, "-t", "csljson", f"papers.{ending}", folder=folder)
    return {item["id"]: item for item in json.loads(read)}


@pytest.mark.parametrize(
    ("form", "ending"), [("bibtex", "bib"), ("biblatex", "bib"), ("csljson", "json")]
)
def test_pandoc_reads_types_names_and_dates_from_each_form(
    folder: Path, form: str, ending: str
) -> None:
    items = _items(folder, form, ending)
    assert set(items) == {one.bibtex_key for one in PAPERS}
    nets, bees = items["bronte2024nets"], items["bee2024"]
    assert nets["type"] == "paper-conference"
    assert nets["container-title"] == "NeurIPS 2024"
    assert [name["family"].removeprefix("van den ") for name in nets["author"]] == [
        "Brontë", "Berg", "Ân",
    ]  # fmt: skip
    assert nets["issued"]["date-parts"][0] == [2024]
    assert bees["issued"]["date-parts"][0] == [2024, 3]
    assert "50% of A_B & C#" in nets["title"]
    assert "The Bee Collaboration" in bees["author"][0].values()
    assert items["orsted2023"]["volume"] == "24"
    assert items["orsted2023"]["DOI"] == "10.1234/abc_def"
    assert items["nobody2022"]["type"] == "thesis"


def test_pandoc_keeps_the_arxiv_number(folder: Path) -> None:
    assert "2402.17412" in json.dumps(_items(folder, "biblatex", "bib")["bronte2024nets"])
    assert "hep-th/9901001" in json.dumps(_items(folder, "bibtex", "bib")["bee"])


@pytest.mark.parametrize("style", STYLES)
def test_bibtex_has_nothing_to_say_and_latex_sets_the_list(folder: Path, style: str) -> None:
    document = (
        r"\documentclass{article}\usepackage{amssymb,textcomp}\begin{document}\nocite{*}"
        rf"\bibliographystyle{{{style}}}\bibliography{{papers}}\end{{document}}"
    )
    (folder / f"{style}.tex").write_text(document, encoding="utf-8")
    quiet = ("-interaction=nonstopmode", "-halt-on-error", "-draftmode")
    run_program("pdflatex", *quiet, style, folder=folder)
    said = run_program("bibtex", style, folder=folder)
    warned = [line for line in said.splitlines() if line.startswith("Warning--")]
    # What the sources do not know no citation can say.
    assert [w for w in warned if "empty year" not in w and "empty author" not in w] == []
    run_program("pdflatex", *quiet, style, folder=folder)


@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_citation_js_reads_types_names_dates_and_places(folder: Path, ending: str) -> None:
    modules = brought("node_modules", holds="@citation-js/core")
    script = str(OURS / "citation.mjs")
    read = run_program("node", script, str(modules), f"papers.{ending}", folder=folder)
    items = {item["id"]: item for item in json.loads(read)}
    assert set(items) == {one.bibtex_key for one in PAPERS}
    nets = items["bronte2024nets"]
    assert nets["type"] == "paper-conference"
    # Of a paper at a conference it reads RIS's proceedings not at all, and the conference as such.
    assert nets["event-title" if ending == "ris" else "container-title"] == "NeurIPS 2024"
    assert nets["issued"]["date-parts"][0] == [2024]
    if ending != "ris":  # where it reads no month without a day
        assert items["bee2024"]["issued"]["date-parts"][0] == [2024, 3]
    assert nets["author"][0] == {"family": "Brontë", "given": "Zoë"}
    assert "2402.17412" in json.dumps(nets)
    assert items["orsted2023"]["volume"] == "24"
    assert items["orsted2023"]["DOI"] == "10.1234/abc_def"
    assert items["nobody2022"]["type"] == "thesis"
    if ending == "ris":
        # Of a preprint it keeps the key alone: it knows no `UNPD`, and Zotero no `UNPB`.
        return
    assert "hep-th/9901001" in json.dumps(items["bee"])
    assert "The Bee Collaboration" in items["bee2024"]["author"][0].values()


@pytest.mark.parametrize(("translator", "ending"), [("BibTeX", "bib"), ("RIS", "ris")])
def test_zotero_s_own_translators_read_types_names_dates_and_numbers(
    folder: Path, translator: str, ending: str
) -> None:
    code = brought("zotero-translators") / f"{translator}.js"
    script = str(OURS / "zotero.mjs")
    read = run_program("node", script, str(code), f"papers.{ending}", folder=folder)
    nets, bees, orsted, thesis, undated = json.loads(read)
    types = [item["itemType"] for item in (nets, bees, orsted, thesis, undated)]
    # Zotero has a type for preprints, but neither of these two ways leads to it.
    other = "document" if ending == "bib" else "manuscript"
    assert types == ["conferencePaper", other, "journalArticle", "thesis", other]
    assert "NeurIPS 2024" in (nets.get("publicationTitle"), nets.get("proceedingsTitle"))
    assert nets["creators"][0]["lastName"] == "Brontë"
    assert "λ-nets: 50% of A_B & C#" in nets["title"]
    assert nets["date"].startswith(("2024-02", "2024-2", "2024/02"))
    for item, number in ((nets, "2402.17412"), (bees, "2402.17413"), (undated, "hep-th/9901001")):
        told = [item.get(name, "") for name in ("archiveID", "archiveLocation", "extra", "number")]
        assert any(number in one for one in told), (item, number)
    assert orsted["volume"] == "24"
    assert orsted["DOI"] == "10.1234/abc_def"
    assert bees["creators"][0]["lastName"] == "The Bee Collaboration"
