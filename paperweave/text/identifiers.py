"""arXiv numbers, DOIs, the ACL Anthology's numbers and web addresses in the texts of listings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from paperweave.model.record import LinkKind, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.record import Record

# https://info.arxiv.org/help/arxiv_identifier.html: archive/YYMMNNN until March 2007, then
# YYMM.NNNN, and since January 2015 YYMM.NNNNN. The archives are those that ever gave numbers of the
# old kind.
_ARCHIVE = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga"
    "|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph"
    "|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con"
)
_NUMBER = (
    rf"(?:(?P<new>(?P<month>\d{{4}})\.\d{{4,5}})"
    rf"|(?P<archive>{_ARCHIVE})(?:\.[a-z-]{{2,20}})?/(?P<old>\d{{7}}))(?:v\d{{1,3}})?(?!\d|\.\d)"
)
_PLACE = (
    r"(?:\barxiv(?:\s(?:e-?)?prints?|\spreprint)?[\s:.]{1,3}(?:abs/)?"
    r"|\b10\.48550/arxiv\."
    r"|\b(?:arxiv\.org|arxiv\.org:443|alphaxiv\.org|ar5iv\.org|xxx\.lanl\.gov)/(?:abs|pdf|html|ps|format|e-print|src)/"
    r"|\b(?:hf\.co|huggingface\.co)/papers/"
    r"|\babs/"  # DBLP: "CoRR abs/2402.17412"
    r"|\barxiv\.org:)"  # OAI: "oai:arXiv.org:2402.17412"
)
_IN_TEXT = re.compile(_PLACE + _NUMBER, re.IGNORECASE)
_ALONE = re.compile(_NUMBER, re.IGNORECASE)
# Of serials (SICI) some DOIs have angle brackets; anywhere else these stand around a DOI.
_DOI = re.compile(
    r"(?<![\d.])10\.\d{4,9}/(?:\((?:SICI|sici)\)[^\s\"{}|\\^`]+"
    r"|[^\s\"<>{}|\\^`]+(?:<[\w:.-]{1,40}>\d\.\d\.[A-Za-z]{2};\d)?)"
)
# As pages and addresses have them.
_BRACKETS = {"&lt;": "<", "&gt;": ">", "%3c": "<", "%3e": ">"}
_BRACKET = re.compile("&[lg]t;|%3[ce]", re.IGNORECASE)
# What an address has behind a DOI: "?query", "&atitle=...", "/full", ".pdf".
_VIEWS = ("/full", "/pdf", "/epdf", "/abstract", "/html", "/meta", ".pdf")
_BEHIND_DOI = re.compile(
    rf"(?:[?#]|&[a-z_]{{2,20}}=).*|(?:{'|'.join(map(re.escape, _VIEWS))})$",
    re.IGNORECASE | re.DOTALL,
)
_ARXIV_DOI = "10.48550/arxiv."
# bioRxiv and medRxiv put a version, and a kind of view, behind the DOI: 10.1101/2020.04.10.000865v1
_BIORXIV = re.compile(
    r"(10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v\d{1,2}(?!\d).*",
    re.DOTALL,
)
# Of preprint servers: bioRxiv and medRxiv, SSRN, OSF, Preprints.org, ChemRxiv, Research Square,
# TechRxiv, Authorea, EarthArXiv.
_PREPRINT_DOI = re.compile(
    r"10\.(?:1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}$|64898/|2139/ssrn|312(?:19|34|35)/osf\.io|20944/preprints"
    r"|26434/chemrxiv|21203/rs|36227/techrxiv|22541/au|31223/|48550/arxiv)",
    re.IGNORECASE,
)
# Until 2019 a conference's letter, year and number; since then year, volume and
# number: https://aclanthology.org/info/ids/
_ANTHOLOGY = re.compile(
    r"(?:10\.(?:18653|3115)/v1/"
    r"|(?:https?://)?(?:www\.)?(?:aclanthology\.org|aclanthology\.info|anthology\.aclweb\.org"
    r"|aclweb\.org/anthology(?:-new)?)/(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?)?"
    r"(?:(?P<old>[A-Z]\d\d-\d{4})|(?P<new>(?:19|20)\d\d\.[a-z0-9_]+-[a-z0-9]+\.\d{1,4}))"
    r"(?:v\d)?(?:\.(?:pdf|bib|xml|endf))?/?(?:[?#].*)?",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 200  # characters: longer texts are asked once
_FIRST_MONTH, _FIRST_NEW, _FIRST_OF_FIVE = (1991, 7), (2007, 4), (2015, 1)


def arxiv_number(text: str) -> str | None:
    """Find an arXiv number, without its version, where the text says that it is one.

    That is after ``arXiv:``, in an address of arXiv or of a site that uses its numbers, in arXiv's
    DOI, or where the text is nothing else. The subject class of an old number is left out, as arXiv
    does: ``math.GT/0309136`` is ``math/0309136``. Numbers that arXiv cannot have given (a
    thirteenth month) are no numbers.
    """
    if "." not in text and "/" not in text:
        return None  # each number has one of them
    return (
        _number_in(text)
        if len(text) > _LONGEST_ADDRESS
        else _number_of_address(text)
    )


def _number_in(text: str) -> str | None:
    # the longest number has 30
    short = len(text) < 60 and "://" not in text
    alone = _ALONE.fullmatch(text.strip()) if short else None
    if alone is None:
        lower = text.lower()
        if not _names_a_place(lower):
            return None  # as in most texts, and the search would take longer
    matches = (alone,) if alone else _IN_TEXT.finditer(text)
    return next(
        (
            number
            for match in matches
            if (number := _as_number(match)) is not None
        ),
        None,
    )


# A record is asked several times for each of its addresses.
_number_of_address = lru_cache(maxsize=1_000)(_number_in)


def _names_a_place(lower: str) -> bool:
    """Tell whether a text has what each place has where a number is looked for."""
    marked = "xiv" in lower or "abs/" in lower or "/papers/" in lower
    return marked or "ar5iv" in lower or "lanl.gov" in lower


def month_of_arxiv(number: str) -> PartialDate:
    """The month in which arXiv gave a number.

    ``2402.17412`` and ``astro-ph/0601001`` say 2024-02 and 2006-01.
    """
    return PartialDate(*_year_and_month(number.rpartition("/")[2]))


def _year_and_month(figures: str) -> tuple[int, int]:
    year, month = int(figures[:2]), int(figures[2:4])
    first_two_figures_of_1991 = 91
    return year + (1900 if year >= first_two_figures_of_1991 else 2000), month


def doi(text: str) -> str | None:
    """Find a publisher's DOI, bare and as written, in a text or an address.

    The DOIs that arXiv gives do not count.
    """
    return _publishers_doi(text) if "10." in text else None


# A record is asked several times for each of its texts.
@lru_cache(maxsize=1_000)
def _publishers_doi(text: str) -> str | None:
    if "CO;" in text:
        text = _BRACKET.sub(lambda bracket: _BRACKETS[bracket[0].lower()], text)
    found = (_without_sentence_end(_bare_doi(name)) for name in _dois_in(text))
    return next(
        (name for name in found if not name.lower().startswith(_ARXIV_DOI)),
        None,
    )


def _dois_in(text: str) -> Iterator[str]:
    """What looks like a DOI, in order; where one begins is found without the pattern."""
    at = text.find("10.")
    while at >= 0:
        found = _DOI.match(text, at)
        if found:
            yield found[0]
        at = text.find("10.", found.end() if found else at + 1)


def _bare_doi(name: str) -> str:
    """A DOI without what an address has behind it; that most have nothing is soon seen."""
    if (
        "?" in name
        or "#" in name
        or "&" in name
        or name.lower().endswith(_VIEWS)
    ):
        name = _BEHIND_DOI.sub("", name)
    return _BIORXIV.sub(r"\1", name) if "v" in name else name


def anthology_number(text: str) -> str | None:
    """The number that the ACL Anthology gave to a work: ``P18-1001``, ``2021.acl-long.313``.

    The text is the number, an address of the Anthology's, or a DOI made of the number.
    """
    found = _ANTHOLOGY.fullmatch(text.strip())
    if not found:
        return None
    return found["old"].upper() if found["old"] else found["new"].lower()


def anthology_number_of(record: Record) -> str | None:
    """The number that a record's own DOI or links name; not those in its texts."""
    places = (record.doi or "", *(link.url for link in record.links))
    return next(filter(None, map(anthology_number, places)), None)


def is_preprint_doi(name: str) -> bool:
    """Tell whether a preprint server gave this DOI.

    The work gets another one when it is published.
    """
    return _PREPRINT_DOI.match(name) is not None


def _as_number(match: re.Match[str]) -> str | None:
    figures = match["new"] or match["old"]
    month = _year_and_month(figures)
    if month[1] not in range(1, 13) or month < _FIRST_MONTH:
        return None
    if match["old"]:
        return (
            f"{match['archive'].lower()}/{figures}"
            if month < _FIRST_NEW
            else None
        )
    length = len("2402.17412") if month >= _FIRST_OF_FIVE else len("0704.0001")
    return figures if month >= _FIRST_NEW and len(figures) == length else None


def _without_sentence_end(name: str) -> str:
    """Leave out what ends the sentence around a DOI.

    A bracket that the DOI itself opens belongs to it.
    """
    bare = name.rstrip(".,;:'!?)]")
    for closing in name[len(bare) :]:
        opening = {")": "(", "]": "["}.get(closing)
        if opening is None or bare.count(opening) <= bare.count(closing):
            break
        bare += closing
    return bare


_HOSTS: dict[str, LinkKind] = {
    "github.com": "code",
    "gist.github.com": "code",
    "gitlab.com": "code",
    "bitbucket.org": "code",
    "codeberg.org": "code",
    "gitee.com": "code",
    "sourceforge.net": "code",
    "git.sr.ht": "code",
    "anonymous.4open.science": "code",
    "sites.google.com": "project",
    "huggingface.co": "data",
    "hf.co": "data",
    "zenodo.org": "data",
    "figshare.com": "data",
    "osf.io": "data",
    "kaggle.com": "data",
    "datadryad.org": "data",
    "colab.research.google.com": "demo",
    "replicate.com": "demo",
    "doi.org": "doi",
    "dx.doi.org": "doi",
}
# An address without user, port, capitals in its host or signs that are left out, as most are.
_PLAIN_ADDRESS = re.compile(
    r"https?://(?P<host>[a-z0-9.-]+)(?P<path>/[\w.~!$&'()*+,;=:@%/-]*)?(?:[?#][!-~]*)?\Z",
    re.ASCII,
)
_PROJECT_HOSTS = (
    ".github.io",
    ".gitlab.io",
    ".netlify.app",
    ".vercel.app",
    ".pages.dev",
)


def link_kind(url: str) -> LinkKind:
    """Tell what an address on the web leads to, by its host and path alone.

    It is ``page`` where these do not say.
    """
    if plain := _PLAIN_ADDRESS.match(url):
        return _kind_at(
            url,
            plain["host"].removeprefix("www."),
            (plain["path"] or "").lower(),
        )
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # [ in a host that is no IPv6 address
        return "page"
    return _kind_at(url, host, parts.path.lower())


def _is_pdf(host: str, path: str) -> bool:
    return path.endswith(".pdf") or (
        host.endswith("arxiv.org") and path.startswith("/pdf/")
    )


def _kind_at(url: str, host: str, path: str) -> LinkKind:
    if _is_pdf(host, path):
        return "pdf"
    if f".{host}".endswith(".arxiv.org"):
        return "arxiv" if arxiv_number(url) else "page"
    if host in {"huggingface.co", "hf.co"} and path.startswith(
        ("/spaces/", "/papers/", "/blog/")
    ):
        return "demo" if path.startswith("/spaces/") else "page"
    if host.startswith("gitlab."):  # universities run their own
        return "code"
    return (
        "project" if host.endswith(_PROJECT_HOSTS) else _HOSTS.get(host, "page")
    )
