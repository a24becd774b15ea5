"""The page that tells which papers of a bibliography are here, in a real browser."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.rows import for_rows
from tests.support.timing import worked
from tests.support.waiting import at, drawn_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Paper = dict[str, Any]

PAPER = "2402.17412"
TITLE = "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"
AUTHORS = "Marjit, Shyam and Singh, Harshit"

# Works that are not among the seeds; some share most words of a title with one that is.
FOREIGN = (
    "Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS 30.",
    "LeCun, Y., Bengio, Y., & Hinton, G. (2015). Deep learning. Nature, 521, 436-444.",
    "Kingma, D. P., & Ba, J. (2014). Adam: A method for stochastic optimization. arXiv:1412.6980.",
    "A parameter efficient method for the diffusion of personalized medicine in clinics",
    "He, K. (2016). Deep residual learning for image recognition. CVPR, 770-778.",
    "Mixture of experts: a literature survey of the years before deep networks",
    "10.1000/182",
    "Quantization noise in analogue converters. IEEE Trans. Circuits Syst. 1999;46(1):56-62.",
    "Fine-tuning the violin: A handbook for luthiers (3rd ed.). Oak Press, 1978.",
    "Unlearning patriarchy. Ullstein, 2022.",
)


def mistyped(text: str, chance: random.Random) -> str:
    """A text with one letter missing, doubled, swapped with its neighbour, or another one."""
    i = chance.randrange(1, len(text) - 1)
    kinds = (
        text[:i] + text[i + 1 :],
        text[:i] + text[i] + text[i:],
        text[: i - 1] + text[i] + text[i - 1] + text[i + 1 :],
        text[:i] + "q" + text[i + 1 :],
    )
    return chance.choice(kinds)


def _names(paper: Paper) -> list[str]:
    return [name if isinstance(name, str) else name["name"] for name in paper["authors"]]


def apa(paper: Paper, title: str) -> str:
    names = (name.split() for name in _names(paper)[:6])
    told = ", ".join(f"{parts[-1]}, {parts[0][0]}." for parts in names)
    return f"{told} ({paper['date'][:4]}). {title}. arXiv preprint."


def ieee(paper: Paper, title: str) -> str:
    names = (name.split() for name in _names(paper)[:3])
    told = ", ".join(f"{parts[0][0]}. {parts[-1]}" for parts in names)
    return f"{told}, “{title},” in Proc. Conf., {paper['date'][:4]}, pp. 1–10."


def vancouver(paper: Paper, title: str) -> str:
    names = (name.split() for name in _names(paper)[:6])
    told = ", ".join(f"{parts[-1]} {parts[0][0]}" for parts in names)
    return f"{told}. {title}. J Learn. {paper['date'][:4]};12(3):1-9."


def with_number(paper: Paper, _title: str) -> str:
    return f"Somebody et al. A title that was changed. arXiv:{paper['arxiv']}v3 [cs.LG]"


def shouted(_paper: Paper, title: str) -> str:
    return title.upper()


def bare(_paper: Paper, title: str) -> str:
    return title


def address(paper: Paper, _title: str) -> str:
    return f"https://arxiv.org/pdf/{paper['arxiv']}.pdf"


FORMS = (apa, ieee, vancouver, with_number, shouted, bare, address)


def bibtex(paper: Paper, title: str) -> str:
    names = " and ".join([*_names(paper)[:2], "others"])
    return f"@article{{k{paper['arxiv']}x,\n title = {{{{{title}}}}},\n author = {{{names}}},\n}}"


def ris(paper: Paper, title: str) -> str:
    names = "".join(f"AU  - {name}\n" for name in _names(paper))
    return f"TY  - JOUR\nTI  - {title}\n{names}ER  - "


@pytest.fixture(scope="module")
def papers(built_site: Path) -> list[Paper]:
    """Those among the seeds' papers that have all that a reference is made from."""
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    read = (json.loads(line) for line in lines)
    return [paper for paper in read if paper["authors"] and paper["date"] and paper["arxiv"]]


def compared(page: Page, site_address: str, text: str) -> dict[str, list[str]]:
    """What the page answers to a text: the titles or texts of each part."""
    if not at(page).endswith("/compare/"):
        page.goto(f"{site_address}compare/")
    page.get_by_label("Bibliography", exact=True).fill(text)
    drawn_again(page, page.get_by_role("button", name="Compare", exact=True).click, "compared")
    found = {}
    for state in ("here", "unsure", "missing"):
        rows = page.locator(f".pw-compared:has(#pw-{state}) > ul > li")
        found[state] = rows.locator("> a, > .pw-reference").all_inner_texts()
    return found


@for_rows("seed", range(3))
def test_of_fifty_references_forty_are_found_and_no_foreign_one(
    page: Page, site_address: str, papers: list[Paper], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    chosen = chance.sample(papers, 40)
    lines = [
        FORMS[i % len(FORMS)](paper, mistyped(paper["title"], chance))
        for i, paper in enumerate(chosen)
    ]
    found = compared(page, site_address, "\n".join([*lines, *FOREIGN]))
    wanted = [paper["title"] for paper in chosen]
    assert len(set(found["here"]) & set(wanted)) >= 39
    assert set(found["here"]) <= set(wanted)
    assert set(FOREIGN) <= {*found["missing"], *found["unsure"]}


@for_rows("form", [bibtex, ris])
def test_entries_of_a_file_are_found(
    page: Page, site_address: str, papers: list[Paper], form: Callable[[Paper, str], str]
) -> None:
    chance = random.Random(7)  # noqa: S311
    chosen = chance.sample(papers, 40)
    text = "\n".join(form(paper, mistyped(paper["title"], chance)) for paper in chosen)
    found = compared(page, site_address, text)
    assert found["here"] == [paper["title"] for paper in chosen]


VARIANT = "DiffuseKronA: Parameter-Efficient Fine-tuning for Personalised Diffusion Models"
ENTRY = "@article{x, title={%s}, author={%s}, year={2024}}"


@for_rows(
    ("text", "state", "why"),
    [
        (ENTRY % (TITLE, AUTHORS), "here", "title and authors"),
        (ENTRY % (TITLE, "Somebody, Else"), "unsure", "an equal title of other authors"),
        (ENTRY % ("DiffuseKronA", AUTHORS), "here", "the name before the colon, and an author"),
        (ENTRY % ("DiffuseKronA", "Somebody, Else"), "missing", "the name alone"),
        (ENTRY % ("Another title", AUTHORS), "missing", "the authors alone"),
        (TITLE.replace("Kron", "Korn").replace("Meth", "Mteh"), "here", "letters swapped twice"),
        (VARIANT, "unsure", "a near title, and nothing of its authors"),
        (f"{VARIANT}, 2024", "unsure", "a near title and its year"),
        (f"Else, S. and Nobody, N. (2024). {VARIANT}. Nowhere Press.", "missing", "others'"),
        (f"arXiv:{PAPER}", "here", "a number"),
        (f"see {PAPER}v2, [cs.CV]", "here", "a number within a text"),
        (
            f"@misc{{x, title={{Quite another thing}}, eprint={{{PAPER}}}, author={{Else, S}}}}",
            "unsure",
            "the number of a paper with another title and other authors",
        ),
        (json.dumps([{"title": TITLE, "DOI": "10.1/x"}]), "here", "CSL-JSON"),
        (
            f"[1] Marjit, S. {TITLE[:40]}\n    {TITLE[40:]}. 2024.\n[2] x y z",
            "here",
            "lines broken",
        ),
        ("Marjit, S. A Parameter Efficient Fine-tuning Method. 2014.", "missing", "half a title"),
        ("%E0%A4%A constructor __proto__ <img src=x onerror=alert(1)>", "missing", "rubbish"),
    ],
)
def test_a_reference_is_here_uncertain_or_missing(
    page: Page, site_address: str, text: str, state: str, why: str
) -> None:
    found = compared(page, site_address, text)
    assert next(name for name, items in found.items() if items) == state, why
    if state == "here":
        assert found["here"] == [TITLE], why


def test_what_a_reference_says_otherwise_is_told(page: Page, site_address: str) -> None:
    title = TITLE[:-1]
    entry = f"@misc{{x, title={{{title}}}, author={{Marjit, S and Rubbish, R}}, year={{2019}}}}"
    compared(page, site_address, entry)
    told = page.locator(".pw-differences li").all_inner_texts()
    assert told == [
        f"Title in your file: {title}",
        "Year: 2019 in your file, 2024 here",
        "Authors not listed here: Rubbish",
    ]


def test_the_missing_are_downloaded_as_they_were_and_the_found_are_saved(
    page: Page, site_address: str
) -> None:
    missing = "@book{violin,\n title = {Fine-tuning the violin}\n}"
    compared(page, site_address, f"{ENTRY % (TITLE, AUTHORS)}\n{missing}\n")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    assert download.value.suggested_filename == "missing.bib"
    assert Path(download.value.path()).read_text(encoding="utf-8") == f"{missing}\n"
    page.get_by_role("button", name="Save all").click()
    assert page.evaluate("paperweave.saved()") == [PAPER]


def test_nothing_is_no_reference(page: Page, site_address: str) -> None:
    assert compared(page, site_address, "  \n \n") == {"here": [], "unsure": [], "missing": []}
    status = page.locator(".pw-comparison [role=status]")
    expect(status).to_have_text("No references were found in this text.")


def test_a_long_hostile_text_is_compared_in_time_that_grows_with_its_length(
    page: Page, site_address: str
) -> None:
    def compare_both() -> None:
        compared(page, site_address, "@article{x, title={" + "{" * 50_000 + "a" * 50_000)
        compared(page, site_address, "efficient " * 20_000)

    assert worked(page, compare_both) < 60_000  # squares of these lengths take hours


TABLE = json.loads(
    (Path(__file__).parents[1] / "merge/cases/references.json").read_text(encoding="utf-8")
)
_MATCH = """async ({ papers, references, differences }) => {
    const site = paperweave;
    await site.script("references");
    const asTheirs = (one) => ({ text: one.title, names: one.ids ?? [], title: one.title,
        authors: one.authors, year: one.year, venue: one.venue ?? "" });
    const ours = papers.map((one, place) => ({ place, title: one.titles[0],
        otherTitles: one.titles.slice(1), authors: one.authors, date: `${one.year ?? ""}`,
        venue: one.venue, ids: one.ids.map(site.fold) }));
    const ids = async (names) => {
        const known = names.map((name) => ours.find(({ ids }) => ids.includes(site.fold(name))));
        return known.find(Boolean) ?? null;
    };
    const match = site.references.matcherOf(ours, ids);
    const found = [];
    for (const one of references) {
        const { state, paper, papers } = await match(asTheirs(one));
        found.push([state, (paper ? [paper] : papers ?? []).map(({ place }) => place)]);
    }
    const told = differences.map((one) => site.references.differences(ours[0], asTheirs(one))
        .map(({ what, there, here }) => [what, there, here]));
    return { found, told };
}"""


@pytest.mark.opens("compare/")
def test_the_page_goes_by_the_same_rules_as_the_command(page: Page) -> None:
    answer = page.evaluate(_MATCH, TABLE)
    for case, found in zip(TABLE["references"], answer["found"], strict=True):
        assert found == [case["state"], case["papers"]], case
    for case, told in zip(TABLE["differences"], answer["told"], strict=True):
        assert told == case["told"], case
