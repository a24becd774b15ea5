"""arXiv's archives, DOIs and hosts: each member of each list has its case."""

from __future__ import annotations

import pytest

from paperweave.text.identifiers import arxiv_number, doi, is_preprint_doi, link_kind
from paperweave.text.people_ids import orcid_in, person_id
from tests.support.rows import for_rows

_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg "
    "comp-gas cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph "
    "mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin quant-ph "
    "solv-int stat supr-con"
)


@for_rows("archive", _ARCHIVES.split())
def test_every_archive_of_arxiv_is_known(archive: str) -> None:
    assert arxiv_number(f"arXiv:{archive}/0601001") == f"{archive}/0601001"
    assert arxiv_number(f"{archive.upper()}/0601001") == f"{archive}/0601001"


@for_rows(
    ("text", "number"),
    [
        ("see arXiv:2402.17412", "2402.17412"),
        ("see arXiv 2402.17412", "2402.17412"),
        ("see arXiv.2402.17412", "2402.17412"),
        ("see arXiv: 2402.17412", "2402.17412"),
        ("see arXiv: : 2402.17412", None),
        ("see arXiv: :2402.17412", "2402.17412"),
        ("see arXiv:abs/2402.17412", "2402.17412"),
        ("see arXiv preprint 2402.17412", "2402.17412"),
        ("see arXiv e-print 2402.17412", "2402.17412"),
        ("see arXiv print 2402.17412", "2402.17412"),
        ("see arXiv prints: 2402.17412", "2402.17412"),
        ("https://arxiv.org:443/pdf/2402.17412", "2402.17412"),
        ("https://alphaxiv.org/pdf/2402.17412", "2402.17412"),
        ("https://ar5iv.org/html/2402.17412", "2402.17412"),
        ("see arXiv2402.17412", None),
        ("arXiv:math.G/0309136", None),
        ("arXiv:math.abcdefghijklmnopqrstu/0309136", None),
        ("see arXiv eprint: 2402.17412", "2402.17412"),
        ("see arXiv e-prints 2402.17412", "2402.17412"),
        ("see myarXiv:2402.17412", None),
        ("see doi 10.48550/arxiv.2402.17412", "2402.17412"),
        ("see 110.48550/2402.17412", None),
        ("https://arxiv.org:443/abs/2402.17412", "2402.17412"),
        ("https://arxiv.org/pdf/2402.17412", "2402.17412"),
        ("https://arxiv.org/html/2402.17412", "2402.17412"),
        ("https://arxiv.org/ps/2402.17412", "2402.17412"),
        ("https://arxiv.org/format/2402.17412", "2402.17412"),
        ("https://arxiv.org/e-print/2402.17412", "2402.17412"),
        ("https://arxiv.org/src/2402.17412", "2402.17412"),
        ("https://alphaxiv.org/abs/2402.17412", "2402.17412"),
        ("https://ar5iv.org/abs/2402.17412", "2402.17412"),
        ("https://xxx.lanl.gov/pdf/2402.17412", "2402.17412"),
        ("https://myarxiv.org/html/2402.17412", None),
        ("https://myhf.co/papers/2402.17412", None),
        ("https://example.org/papers/2402.17412", None),
        ("crabs/2402.17412", None),
        ("see arXiv:2402.17412v12", "2402.17412"),
        ("see arXiv:2402.17412v1234", "2402.17412"),
        ("see arXiv:2402.17412.5", None),
        ("see arXiv:2402.17412.", "2402.17412"),
        ("see arXiv:math.GT/0309136v2", "math/0309136"),
        ("see arXiv:math.abcdefghijklmnopqrst/0309136", "math/0309136"),
        ("see arXiv:2402.174", None),
        ("arXiv:2413.17412 and arXiv:2402.17412", "2402.17412"),
        ("9107.0001", None),
        ("hep-th/9107001", "hep-th/9107001"),
        ("hep-th/9106001", None),
        ("hep-th/9200001", None),
        ("0703.0001", None),
        ("0704.0001", "0704.0001"),
        ("hep-th/0703001", "hep-th/0703001"),
        ("hep-th/0704001", None),
        ("1412.0001", "1412.0001"),
        ("1501.00001", "1501.00001"),
        ("1501.0001", None),
        ("1412.00001", None),
        (" " * 50 + "2402.17412", None),
        (" " * 49 + "2402.17412", "2402.17412"),
    ],
)
def test_a_text_says_that_a_number_is_arxivs(text: str, number: str | None) -> None:
    assert arxiv_number(text) == number


@for_rows(
    ("text", "name"),
    [
        ("10.1000/abc?x=1", "10.1000/abc"),
        ("10.1000/abc#x", "10.1000/abc"),
        ("10.1000/abc&atitle=x", "10.1000/abc"),
        ("10.1000/abc&de", "10.1000/abc&de"),
        ("10.1000/abc&a=x", "10.1000/abc&a=x"),
        ("10.1000/abc/full", "10.1000/abc"),
        ("10.1000/abc/pdf", "10.1000/abc"),
        ("10.1000/abc/epdf", "10.1000/abc"),
        ("10.1000/abc/abstract", "10.1000/abc"),
        ("10.1000/abc/html", "10.1000/abc"),
        ("10.1000/abc/meta", "10.1000/abc"),
        ("10.1000/abc.PDF", "10.1000/abc"),
        ("10.1000/abc/fulltext", "10.1000/abc/fulltext"),
        ("10.1000/abc/full/x", "10.1000/abc/full/x"),
        ("10.1101/2020.04.10.000865v1", "10.1101/2020.04.10.000865"),
        ("10.1101/2020.04.10.000865v1.full", "10.1101/2020.04.10.000865"),
        ("10.64898/2025.04.10.000865v12", "10.64898/2025.04.10.000865"),
        ("10.1101/000865v2", "10.1101/000865"),
        ("10.1101/00086v2", "10.1101/00086v2"),
        ("10.1000/000865v2", "10.1000/000865v2"),
        ("10.1000/abc&a_b=x", "10.1000/abc"),
        ("10.1000/abc&abcdefghijklmnopqrst=x", "10.1000/abc"),
        ("10.1000/abc&abcdefghijklmnopqrstu=x", "10.1000/abc&abcdefghijklmnopqrstu=x"),
        ("10.1000/abc?x\ny", "10.1000/abc"),
        ("10.1101/2020.04.10.000865v123", "10.1101/2020.04.10.000865v123"),
        ("10.1101/000865123v1", "10.1101/000865123v1"),
        (
            "10.1002/(SICI)1(1999)5:1<1::AID>3.0.CO;2-9",
            "10.1002/(SICI)1(1999)5:1<1::AID>3.0.CO;2-9",
        ),
        (
            "10.1002/(sici)1(1999)5:1<1::AID>3.0.CO;2-9",
            "10.1002/(sici)1(1999)5:1<1::AID>3.0.CO;2-9",
        ),
        *(
            (
                f"10.1175/1(1987)115{before}1606:GAR{after}2.0.CO;2",
                "10.1175/1(1987)115<1606:GAR>2.0.CO;2",
            )
            for before, after in (("<", ">"), ("&lt;", "&gt;"), ("%3C", "%3E"), ("%3c", "%3e"))
        ),
        ("10.1175/1(1987)115<1606:GAR>", "10.1175/1(1987)115"),
        *((f"10.1002/(SICI)1{sign}b", "10.1002/(SICI)1") for sign in ' "{}|\\^`'),
        *((f"10.1000/a{sign}b", "10.1000/a") for sign in ">}"),
        ("10.1000/abc.", "10.1000/abc"),
        ("10.1000/abc,", "10.1000/abc"),
        ("10.1000/abc;", "10.1000/abc"),
        ("10.1000/abc:", "10.1000/abc"),
        ("10.1000/abc'", "10.1000/abc"),
        ("10.1000/abc!", "10.1000/abc"),
        ("(10.1000/abc)", "10.1000/abc"),
        ("[10.1000/abc]", "10.1000/abc"),
        ("(10.1000/a(b))", "10.1000/a(b)"),
        ("[10.1000/a[b]]", "10.1000/a[b]"),
        ("10.1000/a(b).", "10.1000/a(b)"),
        ("10.1000/a<b", "10.1000/a"),
        ("10.1000/a b", "10.1000/a"),
        ('10.1000/a"b', "10.1000/a"),
        ("10.1000/a{b", "10.1000/a"),
        ("10.1000/a|b", "10.1000/a"),
        ("10.1000/a^b", "10.1000/a"),
        ("10.1000/a`b", "10.1000/a"),
        ("10.1000/a\\b", "10.1000/a"),
        ("10.100/abc", None),
        ("10.1234567890/abc", None),
        ("10.123456789/abc", "10.123456789/abc"),
        ("1.10.1000/abc", None),
        ("110.1000/abc", None),
        ("10.48550/ARXIV.2402.17412 10.1000/abc", "10.1000/abc"),
    ],
)
def test_a_doi_ends_where_its_name_ends(text: str, name: str | None) -> None:
    assert doi(text) == name


@for_rows(
    ("name", "preprint"),
    [
        ("10.1101/2020.04.10.000865", True),
        ("10.1101/000865", True),
        ("10.1101/00086512", True),
        ("10.1101/gr.000865", False),
        ("10.1101/000865123", False),
        ("10.64898/x", True),
        ("10.2139/ssrn.1", True),
        ("10.31219/osf.io/x", True),
        ("10.31234/osf.io/x", True),
        ("10.31235/osf.io/x", True),
        ("10.20944/preprints1", True),
        ("10.26434/chemrxiv-1", True),
        ("10.21203/rs.3", True),
        ("10.36227/techrxiv.1", True),
        ("10.22541/au.1", True),
        ("10.31223/x", True),
        ("10.48550/ARXIV.1", True),
        ("10.1000/x", False),
    ],
)
def test_a_preprint_servers_doi_is_known(name: str, preprint: bool) -> None:
    assert is_preprint_doi(name) is preprint


_KINDS = {
    "code": "github.com gist.github.com gitlab.com bitbucket.org codeberg.org gitee.com "
    "sourceforge.net git.sr.ht anonymous.4open.science gitlab.example.edu",
    "project": "sites.google.com a.github.io a.gitlab.io a.netlify.app a.vercel.app a.pages.dev",
    "data": "huggingface.co hf.co zenodo.org figshare.com osf.io kaggle.com datadryad.org",
    "demo": "colab.research.google.com replicate.com",
    "doi": "doi.org dx.doi.org",
    "page": "example.org github.io.example notarxiv.example",
}


@for_rows(
    ("host", "kind"), [(host, kind) for kind, hosts in _KINDS.items() for host in hosts.split()]
)
def test_a_host_tells_what_a_link_leads_to(host: str, kind: str) -> None:
    assert link_kind(f"https://{host}/a/b") == kind
    assert link_kind(f"{host}/a/b") == kind
    assert link_kind(f"https://www.{host}/a/b") == kind


@for_rows(
    ("url", "kind"),
    [
        ("https://example.org/A.PDF", "pdf"),
        ("https://arxiv.org/pdf/2402.17412", "pdf"),
        ("https://export.arxiv.org/pdf/2402.17412", "pdf"),
        ("https://example.org/pdf/x", "page"),
        ("https://export.arxiv.org/abs/2402.17412", "arxiv"),
        ("https://arxiv.org/list/cs", "page"),
        ("https://huggingface.co/spaces/a", "demo"),
        ("https://hf.co/spaces/a", "demo"),
        ("https://hf.co/papers/2402.17412", "page"),
        ("https://huggingface.co/blog/a", "page"),
        ("https://example.org/spaces/a", "page"),
        ("https://github.com/a.pdf", "pdf"),
    ],
)
def test_a_path_tells_more_than_its_host(url: str, kind: str) -> None:
    assert link_kind(url) == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ORCID 0000-0002-1825-0097.", "orcid:0000-0002-1825-0097"),
        ("0000000218250097", "orcid:0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "orcid:0000-0002-1694-233X"),
        ("0000-0002-1694-2330", None),
        ("0000-0002-9079-593X", "orcid:0000-0002-9079-593X"),
        ("0000-0002-1825-00971", None),
        ("0000-0002-1825-0097-1", None),
        ("-0000-0002-1825-0097", None),
        ("", None),
    ],
)
def test_an_orcid_proves_itself(text: str, found: str | None) -> None:
    assert orcid_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://openalex.org/A12345", "openalex:A12345"),
        ("http://openalex.org/authors/a12345", "openalex:A12345"),
        ("https://openalex.org/A1234", None),
        ("https://openalex.org/A123456789012", "openalex:A123456789012"),
        ("https://openalex.org/A1234567890123", None),
        ("https://openalex.org/A12345/works", None),
        (" https://openalex.org/A12345 ", "openalex:A12345"),
    ],
)
def test_openalex_numbers_its_authors(text: str, found: str | None) -> None:
    assert person_id(text) == found
