from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.browsing import FIRST_TEN
from tests.support.rows import for_rows
from tests.support.waiting import at, drawn, followed, true

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

DESCRIPTIONS = Path(__file__).parents[1] / "bench" / "descriptions.tsv"


def search(page: Page, query: str) -> Locator:
    """Type a query, wait for its answer, and return the first result's link."""
    page.fill(".md-search__input", query)
    true(page, "(query) => paperweave.shown === query", query.strip())
    return page.locator(".md-search-result__link").first


@pytest.mark.parametrize(
    ("query", "address"),
    [
        (
            (
                "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion "
                "Model"
            ),
            "2402.17412",
        ),
        ("diffusekrona", "2402.17412"),
        ("difusekrona", "2402.17412"),
        ("RealCustom++", "2408.09744"),
    ],
)
def test_a_title_typed_leads_to_its_page(
    page: Page, site_address: str, query: str, address: str
) -> None:
    search(page, query)
    followed(page, lambda: page.keyboard.press("Enter"))
    expect(page).to_have_url(f"{site_address}papers/{address}/")


@for_rows("query", ["Jürgen Schmidhuber", "jurgen schmidhuber", "schmidhub"])
def test_an_author_is_found_with_and_without_accents_and_by_a_prefix(
    page: Page, query: str
) -> None:
    assert "Schmidhuber" in (search(page, query).inner_text())


def test_a_phrase_in_quotes_finds_only_what_has_it(page: Page) -> None:
    search(page, '"subject-driven text-to-image"')
    for text in page.locator(".md-search-result__link").all_text_contents():
        assert "text-to-image" in text.lower()
    search(page, '"model language large"')
    assert "No papers found" in page.locator(".md-search-result__meta").inner_text()


@for_rows(
    "query",
    ["quantization year:2024", 'author:"jurgen schmidhuber"', "keyword:diffusion year:2023"],
)
def test_filters_in_the_query_narrow_what_is_found(page: Page, query: str) -> None:
    search(page, query)
    facts = page.locator(".pw-found__facts").all_inner_texts()
    assert facts
    year = query.partition("year:")[2]
    assert all(year in text for text in facts)
    assert "author:" not in query or all("Schmidhuber" in text for text in facts)


def test_results_show_names_year_and_passage_with_the_words_marked(page: Page) -> None:
    link = search(page, "kronecker product")
    assert "2024" in link.locator(".pw-found__facts").inner_text()
    assert "Marjit" in link.locator(".pw-found__facts").inner_text()
    assert "kronecker" in link.locator(".pw-found__passage mark").first.inner_text().lower()


@pytest.mark.opens("keywords/?q=kronecker")
def test_a_query_in_the_address_opens_the_box(page: Page) -> None:
    true(page, "() => paperweave.shown === 'kronecker'")
    assert "DiffuseKronA" in page.locator(".md-search-result__link").first.inner_text()


def found(page: Page, query: str) -> dict[str, Any]:
    """What the engine finds.

    These are addresses, how many have all words, whether the first is surely meant, and hints.
    """
    answer: dict[str, Any] = page.evaluate(
        """async (query) => {
            await paperweave.engine();
            const found = await paperweave.find(query, 1000);
            const { strict, loose, sure, hints } = found;
            const addresses = found.results.map((one) => one.address);
            return { strict, loose, sure, hints, addresses };
        }""",
        query,
    )
    return answer


@for_rows(
    "query",
    [
        "2402.17412",
        "arXiv:2402.17412",
        "arXiv: 2402.17412v2",
        "https://arxiv.org/abs/2402.17412",
        "https://arxiv.org/pdf/2402.17412v1.pdf",
        "https://huggingface.co/papers/2402.17412",
        "10.48550/arXiv.2402.17412",
        "https://doi.org/10.48550/arXiv.2402.17412",
        "https://elsewhere.example/papers/2402.17412/",
        "marjit2024diffusekrona",
        "@marjit2024diffusekrona",
        "\\cite{marjit2024diffusekrona}",
    ],
)
def test_an_identifier_is_surely_its_paper(page: Page, query: str) -> None:
    answer = found(page, query)
    assert answer["addresses"] == ["2402.17412"]
    assert answer["sure"]


def test_a_publisher_s_doi_and_its_address_are_surely_its_paper(page: Page) -> None:
    doi = "10.1109/SLT.2016.7846296"
    for query in (doi, f"doi:{doi}", f"https://doi.org/{doi}."):
        assert found(page, query)["addresses"] == ["1609.08703"]


@for_rows(
    "query",
    [
        "2023.findings-acl.191",
        "https://aclanthology.org/2023.findings-acl.191/",
        "https://aclanthology.org/2023.findings-acl.191.pdf",
        "https://www.aclanthology.org/2023.findings-acl.191v2.pdf?x=1",
        "https://www.aclweb.org/anthology/2023.findings-acl.191",
        "https://aclanthology.info/papers/2023.findings-acl.191",
    ],
)
def test_a_number_of_the_acl_anthology_is_surely_its_paper(page: Page, query: str) -> None:
    answer = found(page, query)
    assert answer["addresses"] == ["2305.03742"]
    assert answer["sure"]


def test_a_number_that_is_not_here_is_looked_for_as_words(page: Page) -> None:
    answer = found(page, "9901.00001")
    assert not answer["sure"]
    assert answer["strict"] == 0


@for_rows(
    ("one", "other"),
    [
        ("finetuning", "fine-tuning"),
        ("pretraining", "pre-training"),
        ("zeroshot", "zero-shot"),
        ("multitask", "multi-task"),
        ("fewshot", "few-shot"),
        ("pretrained", "pre-trained"),
        ("selfattention", "self-attention"),
        ("lowrank", "low-rank"),
        ("texttoimage", "text-to-image"),
        ("quantisation", "quantization"),
        ("transformers", "transformer"),
    ],
)
def test_spellings_of_a_word_find_the_same_papers(page: Page, one: str, other: str) -> None:
    assert found(page, one)["addresses"]
    assert set(found(page, one)["addresses"]) == set(found(page, other)["addresses"])


def test_words_apart_find_what_writes_them_as_one(page: Page) -> None:
    assert set(found(page, "fine-tuning")["addresses"]) <= set(
        found(page, "fine tuning")["addresses"]
    )


@for_rows(
    ("query", "holds"),
    [
        ("venue:neurips", lambda p: "NeurIPS" in (p["venue"] or "")),
        ("NeurIPS 2024", lambda p: "NeurIPS 2024" in (p["venue"] or "")),
        ("year:2018-2020", lambda p: "2018" <= p["date"] < "2021"),
        ("year:2025-", lambda p: p["date"] >= "2025"),
        ("year:-2019", lambda p: p["date"] < "2020"),
        ("has:code", lambda p: any(link["kind"] == "code" for link in p["links"])),
        ("has:project", lambda p: any(link["kind"] == "project" for link in p["links"])),
        ("-has:code", lambda p: all(link["kind"] != "code" for link in p["links"])),
        ("lora -diffusion", lambda p: "diffusion" not in f"{p['title']} {p['abstract']}".lower()),
        ('"language models" -"large language"', lambda p: "arge language" not in p["abstract"]),
    ],
)
def test_operators_narrow_what_is_found(
    page: Page, built_site: Path, query: str, holds: Callable[[dict[str, Any]], bool]
) -> None:
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers = {paper["address"]: paper for paper in map(json.loads, lines)}
    answer = found(page, query)
    assert answer["addresses"]
    assert all(holds(papers[address]) for address in answer["addresses"])


@for_rows(
    "query",
    [
        "NIPS 2024",
        "nips'24",
        "neurips24",
        "NeurIPS-2024",
        "2024 NIPS",
        "Advances in Neural Information Processing Systems 2024",
        "venue:nips year:2000-2030 venue:2024",
        'venue:"NIPS 2024"',
    ],
)
def test_a_venue_is_found_by_all_of_its_names_with_the_year_of_its_volume(
    page: Page, built_site: Path, query: str
) -> None:
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers = map(json.loads, lines)
    answer = found(page, query)
    assert answer["loose"] == 0
    assert set(answer["addresses"]) == {
        paper["address"] for paper in papers if paper["venue"] == "NeurIPS 2024"
    }


def test_a_venue_s_name_narrows_other_words(page: Page) -> None:
    of_venue, both = (set(found(page, query)["addresses"]) for query in ("NIPS", "diffusion NIPS"))
    assert both
    assert both < of_venue


@for_rows(
    ("words", "venues"),
    [
        ("nips 2024", [("nips", "NeurIPS", "2024", True, False)]),
        ("sparse nips", [("nips", "NeurIPS", "", True, False)]),
        ("nips 98", [("nips", "NeurIPS", "1998", True, False)]),
        ("nips 1850", [("nips", "NeurIPS", "", True, False)]),
        ("2019 nips 2024", [("nips", "NeurIPS", "2024", True, False)]),
        ("nips2024", [("nips", "NeurIPS", "2024", True, True)]),
        ("cell 2024", [("cell", "Cell", "2024", False, False)]),
        ("machine learning 2024", [("machine learning", "Machine Learning", "2024", False, False)]),
        ("acm multimedia", [("acm multimedia", "ACM MM", "", True, False)]),
        ("a neural information processing systems", [
            ("neural information processing systems", "NeurIPS", "", True, True)]),
        ("cell nips", [("cell", "Cell", "", False, False), ("nips", "NeurIPS", "", True, False)]),
        ("sparse networks 2024", []),
    ],
)  # fmt: skip
def test_names_of_venues_are_seen_among_words(
    page: Page, words: str, venues: list[tuple[str, str, str, bool, bool]]
) -> None:
    seen = page.evaluate(
        """async (words) => {
            await paperweave.engine();
            const names = new Map([["nips", "NeurIPS"], ["cell", "Cell"]]);
            names.set("neuralinformationprocessingsystems", "NeurIPS");
            names.set("machinelearning", "Machine Learning").set("acmmultimedia", "ACM MM");
            return paperweave.searching.venuesIn(words.split(" "), names)
                .map((one) => [one.said, one.name, one.year, one.sure, one.alone]);
        }""",
        words,
    )
    assert [tuple(one) for one in seen] == venues


def test_a_year_among_words_is_that_of_the_papers(page: Page, built_site: Path) -> None:
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    titled = {
        paper["address"]
        for paper in map(json.loads, lines)
        if "diffusion" in paper["title"].lower() and paper["date"].startswith("2024")
    }
    assert titled
    assert titled <= set(found(page, "diffusion 2024")["addresses"])


@for_rows("kind", ["pdf", "abstract"])
def test_a_filter_that_most_papers_pass_still_finds_them(page: Page, kind: str) -> None:
    assert found(page, f"has:{kind}")["strict"] == 230


def test_or_finds_what_either_side_finds(page: Page) -> None:
    one, other = (set(found(page, query)["addresses"]) for query in ("kronecker", "unlearning"))
    assert set(found(page, "kronecker OR unlearning")["addresses"]) == one | other


@for_rows(
    ("query", "hint"),
    [
        ("colour:red", "“colour:” is not a filter"),
        ("year:soon", "“year:soon” is not a year"),
        ("has:money", "“has:money” is not a filter"),
        ('"low rank', "is never closed"),
        ("OR lora", "“OR” goes between two"),
        ("xqzzyw lora", "No paper contains “xqzzyw”"),
        ("difusion", "showing papers with “diffusion”"),
        ("lora NIPS'24", "“NIPS” was understood as the venue NeurIPS."),
    ],
)
def test_what_was_not_understood_is_told(page: Page, query: str, hint: str) -> None:
    assert hint in " ".join(found(page, query)["hints"])


def test_what_was_understood_has_no_hint(page: Page) -> None:
    for query in (
        "fine-tuning: a survey",
        "RepQ-ViT:",
        "lora -",
        'author:"eric xing"',
        "NeurIPS 2024",
    ):
        assert found(page, query)["hints"] == [], query


def test_titles_come_first_and_descriptions_in_other_words_are_found(
    page: Page, built_site: Path
) -> None:
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    titles = {paper["title"]: paper["address"] for paper in map(json.loads, lines)}
    described = [line.split("\t") for line in DESCRIPTIONS.read_text(encoding="utf-8").splitlines()]
    assert [found[:1] for found in page.evaluate(FIRST_TEN, list(titles))] == [
        [address] for address in titles.values()
    ]
    answers = page.evaluate(FIRST_TEN, [text for _, text in described])
    hits = sum(number in found for (number, _), found in zip(described, answers, strict=True))
    assert len(described) == 100
    assert hits >= 75


@for_rows(
    ("strict", "loose", "told"),
    [
        (3, 0, "3 papers"),
        (1, 1, "1 paper, and 1 that comes close"),
        (1, 2, "1 paper, and 2 that come close"),
        (0, 1, "No paper has all of these words; 1 paper comes close."),
        (0, 40, "No paper has all of these words; 40 papers come close."),
    ],
)
def test_what_was_found_is_counted_in_words(page: Page, strict: int, loose: int, told: str) -> None:
    assert page.evaluate(f"paperweave.foundInWords({{strict: {strict}, loose: {loose}}})") == told


def test_enter_opens_the_results_where_no_paper_is_surely_meant(page: Page) -> None:
    search(page, "low-rank adaptation")
    assert page.locator(".pw-more").inner_text().startswith("All ")
    followed(page, lambda: page.keyboard.press("Enter"))
    drawn(page)
    assert at(page).endswith("/papers/?q=low-rank+adaptation")
    assert page.locator(".pw-rows > li").count() > 10


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_box_and_arrows_walk_the_results(page: Page, key: str) -> None:
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "q"
    search(page, "quantization")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".md-search-result__link").nth(1)
    assert second.evaluate("(link) => link === document.activeElement")
    page.keyboard.press("Escape")
    expect(page.locator(".pw-found")).to_be_hidden()


@pytest.mark.opens("papers/2402.17412/")
def test_a_keyword_and_a_related_paper_can_be_followed(page: Page, site_address: str) -> None:
    name = page.locator("#keywords + ul a").first.text_content() or "?"
    followed(page, page.locator("#keywords + ul a").first.click)
    expect(page.locator("h1")).to_have_text(name)
    page.goto(f"{site_address}papers/2402.17412/")
    title = page.locator(".pw-main > ol a").first.text_content() or "?"
    followed(page, page.locator(".pw-main > ol a").first.click)
    expect(page.locator("h1")).to_have_text(title)
