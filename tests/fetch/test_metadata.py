"""`--fetch-metadata` against a server of a test's own.

It speaks arXiv's and Crossref's protocols, well or badly.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from paperweave.fetch import metadata as fetching
from paperweave.fetch.services import Services
from tests.support.library_server import Fault, Library, serving
from tests.support.site_of import ROOT, bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.site_of import Site

WORK: dict[str, object] = {
    "DOI": "10.1000/looms.7",
    "title": ["Looms for Long Texts"],
    "author": [{"given": "Ada", "family": "Weaver"}, {"given": "Ben", "family": "Thread"}],
    "issued": {"date-parts": [[2024, 3]]},
    "container-title": ["Journal of Looms"],
    "type": "journal-article",
}


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    with serving() as running:
        services = Services(
            f"{running.address}/arxiv", running.address, 0.0, 0.0, 30.0, (0.01, 0.01)
        )
        monkeypatch.setattr(fetching, "PUBLIC", services)
        yield running


def fetch(site: Site) -> int:
    return site.run("--seeds", str(site.seeds), "--fetch-metadata")


def fetched(site: Site) -> str:
    path = site.seeds / "fetched.bib"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def numbered(site: Site, *numbers: str) -> None:
    site.put(
        "list.bib", bibliography(**{f"k{n}": {"title": f"Paper {n}", "eprint": n} for n in numbers})
    )


def test_papers_with_a_number_are_asked_for_together_and_the_build_reads_the_answers(
    site: Site, library: Library
) -> None:
    numbered(site, "2402.00001", "2402.00002")
    library.arxiv = {
        "2402.00001": ("Paper 2402.00001", "Ada Weaver, Ben Thread"),
        "2402.00002": ("Another Title by Now", "Chloé Shuttle, 李 明"),
    }
    assert fetch(site) == 0
    assert library.about("arxiv") == ["2402.00001,2402.00002"]
    assert site.build() == 0
    papers = {paper["title"]: paper for paper in site.papers}
    assert sorted(papers) == ["Paper 2402.00001", "Paper 2402.00002"]
    page = (site.docs / "papers" / "2402.00002.md").read_text()
    assert "Chloé Shuttle" in page
    assert "2024-02-27" in page


def test_a_paper_without_a_number_is_found_by_its_title(site: Site, library: Library) -> None:
    site.put("list.bib", bibliography(a={"title": "Looms for Long Texts"}))
    library.crossref = [{"DOI": "10.1000/other", "title": ["Something Else"]}, WORK]
    assert fetch(site) == 0
    assert site.build() == 0
    (paper,) = site.papers
    page = (site.docs / "papers" / f"{paper['address']}.md").read_text()
    for fact in ("10.1000/looms.7", "Ben Thread", "Journal of Looms", "2024-03"):
        assert fact in page
    assert library.about("arxiv") == []


def test_the_works_that_crossref_says_a_paper_cites_lead_to_papers_that_are_here(
    site: Site, library: Library
) -> None:
    site.put(
        "list.bib",
        bibliography(
            a={"title": "Looms for Long Texts"},
            b={"title": "An Older Loom", "doi": "10.1000/old_loom"},
        ),
    )
    references = [{"key": "1", "DOI": "10.1000/OLD_loom"}, {"key": "2", "unstructured": "A loom."}]
    library.crossref = [WORK | {"reference": references}]
    assert fetch(site) == 0
    assert r"cites = {10.1000/old\_loom}," in fetched(site)
    assert site.build() == 0
    cited = {paper["title"]: paper.get("cites") for paper in site.papers}
    assert cited == {"Looms for Long Texts": ["an-older-loom"], "An Older Loom": None}


def test_where_crossref_knows_nothing_arxiv_is_asked_for_the_title(
    site: Site, library: Library
) -> None:
    site.put("list.bib", bibliography(a={"title": "Looms: for $n$ Texts"}))
    library.arxiv = {"2402.00001": ("Looms: for $n$ Texts", "Ada Weaver")}
    assert fetch(site) == 0
    assert library.about("arxiv") == ['ti:"Looms for n Texts"']
    assert "2402.00001" in fetched(site)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"title": "Looms for Long Texts"}, "Looms for Short Texts"),
        ({"title": "RealCustom"}, "RealCustom++"),
        ({"title": "BlenderBot 2: A Chatbot of Looms"}, "BlenderBot 3: A Chatbot of Looms"),
        ({"title": "Editorial", "author": "Somebody Else"}, "Editorial"),
        ({"title": "Looms for Long Texts", "author": "Somebody Else"}, "Loom for Long Texts"),
    ],
)
def test_another_paper_of_a_title_like_it_is_refused(
    site: Site,
    library: Library,
    ours: dict[str, str],
    theirs: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.put("list.bib", bibliography(a=ours))
    library.crossref = [WORK | {"title": [theirs]}]
    assert fetch(site) == 0
    assert fetched(site) == ""
    assert "only papers with other titles or authors" in capsys.readouterr().out


def test_running_again_asks_for_what_is_missing_only(site: Site, library: Library) -> None:
    numbered(site, "2402.00001", "2402.00009")
    library.arxiv = {"2402.00001": ("Paper 2402.00001", "Ada Weaver")}
    assert fetch(site) == 0
    before, asked = fetched(site), len(library.asked)
    assert fetch(site) == 0
    assert (fetched(site), len(library.asked)) == (before, asked)
    numbered(site, "2402.00001", "2402.00009", "2402.00002")
    library.arxiv["2402.00002"] = ("Paper 2402.00002", "Ben Thread")
    assert fetch(site) == 0
    assert fetched(site).startswith(before)
    assert library.about("arxiv")[-1] == "2402.00002"


def test_what_a_person_wrote_wins_and_what_she_changed_stays(site: Site, library: Library) -> None:
    numbered(site, "2402.00001")
    library.arxiv = {"2402.00001": ("Paper 2402.00001", "Ada Weaver")}
    fetch(site)
    mine = fetched(site).replace("Ada Weaver", "Augusta Weaver")
    site.put("fetched.bib", mine)
    site.bibliography(x={"title": "Paper 2402.00001", "eprint": "2402.00001", "date": "2023-01-02"})
    assert fetch(site) == 0
    assert fetched(site) == mine
    assert site.build() == 0
    page = (site.docs / "papers" / "2402.00001.md").read_text()
    assert "Augusta Weaver" in page
    assert "2023-01-02" in page


@pytest.mark.parametrize(
    "fault", [429, 500, 503, 9.0, "<html>Sign in to the café's network</html>", "", "{"]
)
@pytest.mark.parametrize("service", ["arxiv", "crossref"])
def test_a_service_that_is_busy_or_out_of_sense_is_asked_again(
    site: Site,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    service: str,
    fault: Fault,
) -> None:
    if isinstance(fault, float):  # seconds, of which it waits some
        monkeypatch.setattr(fetching, "PUBLIC", replace(fetching.PUBLIC, timeout=1.5))
    numbered(site, "2402.00001")
    library.arxiv = {"2402.00001": ("Paper 2402.00001", "Ada Weaver")}
    library.crossref = [WORK | {"title": ["Paper 2402.00001"]}]
    library.faults = {service: [fault]}
    assert fetch(site) == 0
    assert len(library.about(service)) == 2
    assert "2402.00001" in fetched(site)
    assert "10.1000/looms.7" in fetched(site)


def test_what_came_before_the_network_failed_is_kept_and_told(
    site: Site, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = [f"2402.{n:05}" for n in range(1, 61)]
    numbered(site, *numbers)
    library.arxiv = {n: (f"Paper {n}", "Ada Weaver") for n in numbers}
    library.faults = {"arxiv": [0.0, 500, 500, 500], "crossref": [404]}
    assert fetch(site) == 3
    told = capsys.readouterr().err
    assert "arXiv did not answer" in told
    assert "Crossref did not answer" in told
    assert "what was found so far is kept" in told
    assert fetched(site).count("@misc{") == 50
    assert (
        len(library.about("crossref")) == 1
    )  # a question that is refused as such is not put again
    assert fetch(site) == 0
    assert fetched(site).count("@misc{") == 60


def test_a_network_that_is_not_there_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    numbered(site, "2402.00001")
    nowhere = "http://127.0.0.1:9"
    monkeypatch.setattr(fetching, "PUBLIC", Services(nowhere, nowhere, 0.0, 0.0, 0.5, ()))
    assert fetch(site) == 3
    assert capsys.readouterr().err.count("did not answer") == 2
    assert fetched(site) == ""


def test_an_answer_is_only_text(site: Site, library: Library) -> None:
    numbered(site, "2402.00001")
    library.arxiv = {
        "2402.00001": ("x", "Eve }, title={Mine}} @misc{x, Ben \\write18 {{{ & Co %, Ada and Bob")
    }
    assert fetch(site) == 0
    assert site.build("--strict") == 0
    assert [paper["title"] for paper in site.papers] == ["Paper 2402.00001"]


def test_the_command_says_what_to_install_where_the_clients_are_missing(site: Site) -> None:
    numbered(site, "2402.00001")
    program = (
        "import sys; sys.modules['arxiv'] = None; from pathlib import Path;"
        "from paperweave.commands.build import main; from paperweave.config.project import Project;"
        "project = Project.at(Path()); sys.exit("
        "main(['--seeds', sys.argv[1], '--fetch-metadata'], project))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, site.seeds],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "pip install 'paperweave[fetch]'" in done.stderr
