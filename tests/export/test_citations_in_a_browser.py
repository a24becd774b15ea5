"""What a browser makes of a citation's parts is what a file of its citation would say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.clean.listings import gather
from paperweave.config.curation import Curation
from paperweave.config.settings import Settings
from paperweave.engine.cache import Cache
from paperweave.export.cite.forms import forms_of
from paperweave.export.cite.parts import citation_parts
from paperweave.merge.papers import distinct_papers
from paperweave.model.record import Author, Publication
from paperweave.read.seeds_folder import listings
from tests.export.test_citations import paper
from tests.support.citing import bibtex, citations
from tests.support.hostile import PAYLOADS
from tests.support.making import published
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from paperweave.model.paper import Paper

SCRIPT = Path(__file__).parents[2] / "templates/theme/assets/paperweave/cite.js"
_ASK = """([parts, abstract]) => {
  const { bib, ris, json, txt } = paperweave.cite;
  return { bib: bib(parts, abstract ?? ""), ris: ris(parts, abstract ?? undefined),
    json: json(parts, abstract ?? undefined), txt: txt(parts), short: bib(parts) };
}"""

LONG_LINE = "nul\x01 feed\x0c group\x1d next\x85 line\u2028 bom\ufeff wide\u3000 é & % $x_i^2$ {"

NASTY: dict[str, dict[str, Any]] = {
    "no authors": {},
    "a title with signs": {"title": r"A_1 & B: 50% of #7 ~ x^2 \ {open"},
    "a formula in the title": {"title": "Nets of $\\lambda_{i}$ é"},
    "braces that pair": {"title": "The {BERT} way"},
    "accents": {"authors": ["José Ñuñez", "Ľubomír Ťažký", "Nguyễn Văn Ấn"]},
    "particles": {"authors": ["Laurens van der Maaten", "Juan de la Cruz"]},
    "a generation": {"authors": ["Martin King Jr.", "Sammy Davis, Jr.", "Henry Tudor III"]},
    "groups": {"authors": ["The ATLAS Collaboration", "OpenAI"]},
    "a group and a person": {"authors": [Author("Ada and Co", "Ada and Co"), "Bo and Li"]},
    "a name with commas": {"authors": [Author("Smith, John, PhD"), Author("A, B", "B")]},
    "a capital before a small one": {"authors": [Author("Ana Silva e Costa", "Silva e Costa")]},
    "names of other scripts": {"authors": ["张 伟", "Иван Петров", "محمد علي", "O"]},
    "hyphens in given names": {"authors": ["Jean-Luc Marie -Anne Picard", "X.-Y. 李"]},
    "twenty-five authors": {"authors": [f"Given{n} Family{n}" for n in range(25)]},
    "a year alone": {"date": (2024,)},
    "a day": {"date": (2024, 3, 1)},
    "a date without a year": {"date": (None, 4, 8)},
    "an arXiv number": {"arxiv": "2402.17412", "categories": ("cs.CL", "cs.LG")},
    "a DOI and a number": {"arxiv": "hep-th/9901001", "doi": "10.1000/A_b<c>"},
    "a venue with a number": {"arxiv": "2402.17412", "venue": "NeurIPS 2024"},
    "a note": {"venue": "Somewhere & elsewhere, 2020"},
    "a thesis": {"venue": "Ph.D. thesis, University of X, 2020"},
    "a master's thesis": {"venue": "Master's thesis, ETH", "arxiv": "2402.17412"},
    "keywords": {"keywords": ("a, b", "50%", "naïve $x$")},
    "another title": {"other_titles": ("Once: a $y$ title & more",)},
    "an abstract of odd spaces": {"abstract": LONG_LINE},
    "an abstract of two paragraphs": {"abstract": "One.\n\nTwo  three: https://a.b/c_d?e=f&g#h."},
    "a title that ends in a sign": {"title": "Why?", "authors": ["A. B."]},
}  # fmt: skip
PUBLISHED = {
    "an article": Publication("article", "12", "3-4", "17–29", "A & B", "S_1", None, "1234-567X"),
    "a report": Publication("techreport", None, "TR_7", None, "Lab"),
    "a book": Publication("book", isbn="978-3", publisher="P", editors=(Author("Ed de Itor"),)),
    "proceedings": Publication("proceedings", series="LNCS", volume="7"),
    "a part": Publication("incollection", pages="5--9", editors=(Author("The X Group"),)),
    "a handbook": Publication("manual", publisher="P"),
    "odd pages": Publication("article", pages=" e12 – 3 "),
    "one page": Publication("inproceedings", number="9", pages="7"),
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    opened.evaluate("globalThis.paperweave = {}")
    opened.add_script_tag(path=str(SCRIPT))
    yield opened
    opened.close()


def made_in(page: Page, made: Paper) -> dict[str, str]:
    """What the script makes of a paper's parts, which travel as JSON."""
    parts = json.loads(json.dumps(citation_parts(made, forms_of(made))))
    found: dict[str, str] = page.evaluate(_ASK, [parts, made.abstract])
    return found


def in_files(made: Paper) -> dict[str, str]:
    return {**citations(made), "short": bibtex(made)}


def real_papers(cache: Path) -> Sequence[Paper]:
    gathered = gather(listings(REAL_SEEDS), Settings().only, frozenset(), Cache(cache, ""))
    return published(distinct_papers(gathered, Curation(), Settings()).wanted)


@pytest.mark.browser
def test_a_browser_makes_the_citations_of_the_real_papers_letter_for_letter(
    page: Page, tmp_path: Path
) -> None:
    papers = real_papers(tmp_path)
    assert len(papers) == 230
    for made in papers:
        assert made_in(page, made) == in_files(made)


@pytest.mark.browser
def test_a_browser_makes_the_citations_of_nasty_papers_letter_for_letter(page: Page) -> None:
    for fields in NASTY.values():
        made = paper(**fields)
        assert made_in(page, made) == in_files(made)
    for publication in PUBLISHED.values():
        for venue in (None, "A Place_1"):
            made = paper(venue=venue, arxiv="2402.17412", publication=publication)
            assert made_in(page, made) == in_files(made)


@pytest.mark.browser
def test_a_browser_makes_the_citations_of_hostile_papers_letter_for_letter(page: Page) -> None:
    for payload in PAYLOADS:
        made = paper(
            payload, abstract=payload, authors=[payload], venue=payload, keywords=(payload,)
        )
        assert made_in(page, made) == in_files(made)
