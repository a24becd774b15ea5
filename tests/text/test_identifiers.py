from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperweave.text.identifiers import (
    anthology_number,
    arxiv_number,
    doi,
    link_kind,
    month_of_arxiv,
)
from tests.support.rows import for_rows


@for_rows(
    ("text", "number"),
    [
        ("arXiv:2402.17412v2 [cs.CL]", "2402.17412"),
        ("https://arxiv.org/abs/2402.17412", "2402.17412"),
        ("https://arxiv.org/abs/2402.17412/", "2402.17412"),
        ("http://export.arxiv.org/pdf/2402.17412v3.pdf", "2402.17412"),
        ("https://ar5iv.labs.arxiv.org/html/2402.17412", "2402.17412"),
        ("10.48550/arXiv.2402.17412", "2402.17412"),
        ("https://hf.co/papers/2402.17412", "2402.17412"),
        ("https://huggingface.co/papers/2402.17412", "2402.17412"),
        (" 2402.17412 ", "2402.17412"),
        ("0704.0001", "0704.0001"),
        ("astro-ph/0601001", "astro-ph/0601001"),
        ("math.GT/0309136v1", "math/0309136"),
        ("arXiv:hep-th/9108001", "hep-th/9108001"),
        ("https://arxiv.org/pdf/cs/0601001", "cs/0601001"),
        ("CoRR, abs/1706.03762", "1706.03762"),
        ("arXiv preprint arXiv:1706.03762", "1706.03762"),
        ("oai:arXiv.org:0804.2273", "0804.2273"),
    ],
)
def test_an_arxiv_number_is_found_wherever_it_is_written(text: str, number: str) -> None:
    assert arxiv_number(text) == number


@for_rows(
    "text",
    ["2413.17412", "0703.0001", "cs/0704001", "1501.1234", "1412.12345",
     "a value of 2402.17412 was found", "arxiv.org/abs/2402.174123", "pages 1234.56789",
     "foo/0601001", ""],
)  # fmt: skip
def test_a_number_that_arxiv_cannot_have_given_is_none(text: str) -> None:
    assert arxiv_number(text) is None


@pytest.mark.parametrize(
    ("number", "month"),
    [("2402.17412", "2024-02"), ("hep-th/9108001", "1991-08"), ("math/0703001", "2007-03")],
)
def test_a_number_tells_its_month(number: str, month: str) -> None:
    assert str(month_of_arxiv(number)) == month


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://doi.org/10.18653/v1/2023.findings-acl.191.", "10.18653/v1/2023.findings-acl.191"),
        ("(doi:10.1016/S0140-6736(20)30183-5)", "10.1016/S0140-6736(20)30183-5"),
        ("https://doi.org/10.1038/nature14236?shared_access_token=Lo_2h", "10.1038/nature14236"),
        ("https://link.springer.com/content/pdf/10.1007/BF00994018.pdf", "10.1007/BF00994018"),
        (
            "sid=EMBASE&id=doi:10.4103/2303-9027.138783&atitle=Cysts&volume=3",
            "10.4103/2303-9027.138783",
        ),
        ("10.7554/eLife.32822", "10.7554/eLife.32822"),
        ("10.48550/arXiv.2402.17412", None),
        ("version 10.2/3", None),
    ],
)
def test_a_doi_is_bare_as_written_and_a_publishers(text: str, name: str | None) -> None:
    assert doi(text) == name


@for_rows(
    ("url", "kind"),
    [
        ("https://github.com/a/b", "code"),
        ("https://gitlab.example.edu/a/b", "code"),
        ("https://www.bitbucket.org/a/b", "code"),
        ("https://huggingface.co/spaces/a/b", "demo"),
        ("https://huggingface.co/datasets/a/b", "data"),
        ("https://huggingface.co/papers/2402.17412", "page"),
        ("https://a.github.io/b", "project"),
        ("https://arxiv.org/abs/2402.17412", "arxiv"),
        ("https://arxiv.org/pdf/2402.17412", "pdf"),
        ("https://example.org/a.pdf", "pdf"),
        ("https://doi.org/10.1000/a", "doi"),
        ("https://example.org/", "page"),
        ("http://[bad", "page"),
    ],
)
def test_an_address_tells_what_it_leads_to(url: str, kind: str) -> None:
    assert link_kind(url) == kind


@for_rows(
    ("text", "number"),
    [
        ("P18-1001", "P18-1001"),
        ("2021.acl-long.313", "2021.acl-long.313"),
        ("1987.mtsummit-1.1", "1987.mtsummit-1.1"),
        ("https://aclanthology.org/2021.acl-long.313/", "2021.acl-long.313"),
        ("https://aclanthology.org/2021.ACL-long.313.pdf", "2021.acl-long.313"),
        ("http://aclanthology.org/p18-1001v2.pdf", "P18-1001"),
        ("https://aclanthology.org/P18-1001.bib", "P18-1001"),
        ("https://aclanthology.org/P18-1001.xml", "P18-1001"),
        ("https://aclanthology.org/P18-1001.endf", "P18-1001"),
        ("https://www.aclanthology.org/P18-1001?x=1", "P18-1001"),
        ("aclanthology.org/P18-1001#abstract", "P18-1001"),
        ("https://www.aclweb.org/anthology/P18-1001/", "P18-1001"),
        ("https://www.aclweb.org/anthology/papers/P/P18/P18-1001/", "P18-1001"),
        ("http://www.aclweb.org/anthology-new/P/P18/P18-1001.pdf", "P18-1001"),
        ("http://anthology.aclweb.org/P/P18/P18-1001.pdf", "P18-1001"),
        ("https://aclanthology.info/papers/P18-1001", "P18-1001"),
        ("10.18653/v1/2021.acl-long.313", "2021.acl-long.313"),
        ("10.18653/v1/p18-1001", "P18-1001"),
        ("10.3115/v1/P14-1001", "P14-1001"),
        ("10.3115/1072399.1072401", None),
        ("10.18653/v1/2021.acl-long", None),
        ("https://aclanthology.org/volumes/2021.acl-long/", None),
        ("https://aclanthology.org/venues/acl/", None),
        ("https://aclanthology.org/attachments/P18-1001.Software.zip", None),
        ("https://a.example/aclanthology.org/P18-1001", None),
        ("see P18-1001", None),
        ("P18-10011", None),
        ("2205.01068", None),
        ("1821.acl-long.313", None),
        ("", None),
    ],
)
def test_a_number_of_the_acl_anthology_is_told_by_its_places(text: str, number: str | None) -> None:
    assert anthology_number(text) == number


@given(st.text("arXiv:/. 0123456789v()[]-hepth10.doi"))
def test_no_text_makes_the_search_for_identifiers_fail(text: str) -> None:
    arxiv_number(text), anthology_number(text), doi(text), link_kind(text)
