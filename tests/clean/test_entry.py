"""A record becomes an entry, and what needs no cleaning stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from paperweave.clean.entry import entry_of
from paperweave.engine.cache import Cache
from paperweave.model.record import Author, Link, LinkKind, PartialDate, Publication, Record
from tests.support.making import entry, record
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


def test_a_language_of_an_entry_is_a_code_whatever_else_there_is_to_clean() -> None:
    for publisher in (None, "Knopf \\& Co."):
        written = Publication(publisher=publisher, language="German")
        assert entry("A", publication=written).publication.language == "de"
    assert entry("A", publication=Publication(language="und")).publication.language is None


PAGES = {
    "1-9": "1–9", "1--9": "1–9", "1---9": "1–9", "1‐9": "1–9", "1‑9": "1–9", "1‒9": "1–9",
    "1 – 9": "1–9", "9-+": "9–+", "e1-e9": "e1–e9", "9-": "9-", "-9": "-9", "1—9": "1—9",
    "123-8": "123–128", "1298-305, S12-4": "1298–1305, S12–S14", "e211-20": "e211–e220",
    "12-3": "12–13", "112-12": "112–12", "9-8": "9–8", "045901-3": "045901–045903",
    "1.23-4": "1.23–4", "AB12-4": "AB12–4", "23-4-5": "23–4–5", "23-4.5": "23–4.5",
    "12-12": "12–12", "1234567-8": "1234567–8",
}  # fmt: skip


@for_rows(("written", "shown"), PAGES.items())
def test_pages_have_a_dash_between_them(written: str, shown: str) -> None:
    assert entry("A", publication=Publication(pages=written)).publication.pages == shown


def test_the_address_of_a_preprint_server_stays_beside_its_doi() -> None:
    address = "https://www.biorxiv.org/content/10.1101/2020.04.10.000865v1"
    doi = "10.1101/2020.04.10.000865"
    read = entry("A", doi=doi, links=(Link("page", address), Link("doi", f"https://doi.org/{doi}")))
    assert [link.url for link in read.links] == [address]


@for_rows(
    ("address", "is_one"),
    [
        ("https://a.example/code", True),
        ("http://a.example", True),
        ("HTTPS://A.EXAMPLE/x", True),
        ("HTTP://A.EXAMPLE/x", True),
        ("https://ü.example/x", True),
        ("https://a_b.example:80/x?y#z", True),
        ("ftp://a.example/x", False),
        ("javascript:pwn()", False),
        ("//a.example/x", False),
        ("https:///x", False),
        ("https://[::1/x", False),
        ("https://a.example/x y", False),
        ("https://a.example/<x", False),
        ("https://a.example/x>", False),
        ('https://a.example/"', False),
        ("https://a.example/'", False),
        ("https://a.example/`", False),
        ("https://a.example/\\", False),
        ("https://a.example/\u202e", False),
    ],
)
def test_what_is_no_address_on_the_web_becomes_no_link(address: str, *, is_one: bool) -> None:
    made, problems = entry_of(record("A", links=(Link("code", address),)))
    assert [link.url for link in made.links] == ([address] if is_one else [])
    assert [("is not a web address" in str(one)) for one in problems] == ([] if is_one else [True])


OWN = {"arxiv": "2402.17412", "doi": "10.1234/Looms"}


@for_rows(
    ("given", "text", "links"),
    [
        (["https://arxiv.org/abs/2402.17412"], "", []),  # its own number
        (["https://arxiv.org/abs/2402.17413"], "", ["https://arxiv.org/abs/2402.17413"]),
        (["https://doi.org/10.1234/looms"], "", []),
        (["https://doi.org/10.1234/other"], "", ["https://doi.org/10.1234/other"]),
        (["https://a.b/c", "https://a.b/c/"], "", ["https://a.b/c"]),  # the same
        ([], "See https://a.b/c for it.", ["https://a.b/c"]),
        (["https://a.b/c"], "At https://a.b/c and https://d.e.", ["https://a.b/c", "https://d.e"]),
    ],
)
def test_a_paper_has_each_link_once_and_none_to_itself(
    given: list[str], text: str, links: list[str]
) -> None:
    for name in ("abstract", "comment"):
        fields: dict[str, Any] = {**OWN, name: text}
        made, told = entry_of(record("A", links=tuple(Link("page", u) for u in given), **fields))
        assert ([link.url for link in made.links], told) == (links, [])


@for_rows(
    ("field", "given", "found"),
    [
        ("arxiv", "2402.17412", "2402.17412"),
        ("arxiv", "arXiv:2402.17412v2", "2402.17412"),
        ("arxiv", "../../x", None),
        ("doi", "https://doi.org/10.1234/a", "10.1234/a"),
        ("doi", "javascript:pwn()", None),
        ("doi", None, None),
    ],
)
def test_what_is_no_identifier_is_left_out_and_told(
    field: str, given: str | None, found: str | None
) -> None:
    fields: dict[str, Any] = {field: given}
    made, problems = entry_of(record("A", **fields))
    assert getattr(made.record, field) == found
    assert len(problems) == (given is not None and found is None)


@for_rows(
    ("given", "text", "kind"),
    [
        ("page", "", "page"),
        ("project", "See https://github.com/a/b here.", "project"),  # as the listing says
        (None, "See https://github.com/a/b here.", "code"),
        (None, "See https://a.b/c.pdf here.", "pdf"),
    ],
)
def test_a_link_of_a_text_is_of_the_kind_that_its_address_tells(
    given: LinkKind | None, text: str, kind: LinkKind
) -> None:
    links = (Link(given, "https://github.com/a/b"),) if given else ()
    assert [link.kind for link in entry("A", links=links, abstract=text).links] == [kind]


@for_rows(
    ("written", "shown"),
    [
        ("Abstract: We weave.", "We weave."),
        ("ABSTRACT. We weave.", "We weave."),
        ("Abstract — We weave.", "We weave."),
        ("Abstract—We weave.", "We weave."),
        ("Abstract - We weave.", "We weave."),
        ("AbstractWe weave.", "We weave."),
        ("AbstractA loom weaves.", "A loom weaves."),
        ("AbstractI weave.", "I weave."),
        ("ABSTRACT We weave.", "We weave."),
        ("ABSTRACT A loom weaves.", "A loom weaves."),
        ("Résumé : Nous tissons.", "Nous tissons."),
        ("RÉSUMÉ. Nous tissons.", "Nous tissons."),
        ("Zusammenfassung: Wir weben.", "Wir weben."),
        ("Resumen: Tejemos.", "Tejemos."),
        ("RESUMEN. Tejemos.", "Tejemos."),
        ("Resumo: Tecemos.", "Tecemos."),
        ("RESUMO. Tecemos.", "Tecemos."),
        ("Riassunto: Tessiamo.", "Tessiamo."),
        ("Samenvatting: Wij weven.", "Wij weven."),
        ("Аннотация. Мы ткём.", "Мы ткём."),
        ("摘要：我们织布。", "我们织布。"),
        ("要旨：織る。", "織る。"),
        ("Abstract:", None),
        ("Abstract Meaning Representations are graphs.", None),
        ("ABSTRACTION is hard.", None),
        ("Abstract-syntax trees are woven.", None),
        ("Abstracts are short.", None),
    ],
)
def test_the_heading_of_an_abstract_is_no_part_of_it_and_its_loss_is_told(
    written: str, shown: str | None
) -> None:
    found, problems = entry_of(record("A title", abstract=written))
    kept = shown is None and written != "Abstract:"
    assert found.abstract == (written if kept else shown)
    assert (not found.repairs) == kept
    assert problems == []


CVPR = Link("pdf", "https://openaccess.thecvf.com/content_CVPR_2019/papers/A.pdf")
ELSEWHERE = Link("page", "https://looms.example/")


@for_rows(
    ("date", "venue", "links", "told"),
    [
        (None, None, (ELSEWHERE, CVPR), ("2019", "CVPR 2019")),
        (None, "Loom Conference", (CVPR,), ("2019", "Loom Conference")),
        (PartialDate(2019, 6), None, (CVPR,), ("2019-06", "CVPR 2019")),
        (PartialDate(2021), None, (CVPR,), ("2021", None)),
        (None, None, (ELSEWHERE,), (None, None)),
    ],
)
def test_a_link_to_proceedings_tells_what_the_entry_does_not(
    date: PartialDate | None,
    venue: str | None,
    links: tuple[Link, ...],
    told: tuple[str | None, str | None],
) -> None:
    entry, problems = entry_of(
        Record("a.txt", 1, 2, title="Looms", date=date, venue=venue, links=links)
    )
    dated = entry.record.date and str(entry.record.date)
    assert (dated, entry.venue) == told
    assert not problems
