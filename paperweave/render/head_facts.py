"""What a paper's page says in its head to reference managers, search engines and crawlers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperweave.export.cite.addresses import doi_of, pdf_of
from paperweave.export.cite.beside import abstract_of
from paperweave.export.cite.kinds import cited
from paperweave.text.abroad.language_names import codes_of, is_in
from paperweave.text.author_names import is_group, parts_of
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author, PartialDate

Tag = tuple[str, str]
_LANGUAGE = "citation_language"
_ABSTRACT, _KEYWORDS = "citation_abstract", "citation_keywords"
_ARCHIVE = "z:repository", "z:archiveID"  # of preprints
# Zotero knows the type by these tags, too.
_TELLS = {
    "conferencePaper": "citation_conference_title",
    "journalArticle": "citation_journal_title",
}


def head_facts(
    paper: Paper, *, language: str = "en", brief: bool = False
) -> dict[str, Any]:
    """The ``<meta>`` tags as pairs, and the page as linked data (schema.org).

    ``language`` is that of the site, which the page says already.
    ``brief``: what the tags say the data do not repeat, which are left out, as
    are tags that say what others do or, letter for letter, what the page
    shows: a script of the page's own adds these.
    """
    publication = cited(paper)
    tags = [] if paper.withdrawn else list(_tags(paper, publication))
    if brief:
        known = set(_said_elsewhere(paper, publication, tags, language))
        tags = [(name, text) for name, text in tags if name not in known]
    doi = doi_of(paper)
    return {
        "plain_title": without_tex(paper.title),
        "tags": tags,
        "type": publication.names.schema,
        "identity": f"https://doi.org/{doi}" if doi else None,
        "data": None if brief else _data(paper, publication),
    }


def _tags(paper: Paper, publication: Cited) -> Iterator[Tag]:
    """Google Scholar's tags, and Zotero's own (``z:``) where those leave the type open."""
    first, last = publication.first_and_last_page
    doi, pdf = doi_of(paper), pdf_of(paper)
    facts: list[tuple[str, str | None]] = [
        ("z:itemType", publication.names.zotero),
        ("citation_title", without_tex(paper.title)),
        *(
            ("citation_author", name)
            for name in map(_scholar_name, paper.authors)
        ),
        ("citation_publication_date", _slashed(publication.date)),
        *_place(publication),
        ("citation_volume", publication.volume),
        ("citation_issue", publication.number),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        *(("citation_issn", number) for number in _numbers(publication.issn)),
        ("citation_isbn", publication.isbn),
        *((_LANGUAGE, code) for code in codes_of(publication.language or "")),
        ("citation_doi", doi),
        ("citation_arxiv_id", paper.arxiv),
        ("citation_pdf_url", pdf),
        ("citation_keywords", "; ".join(paper.keywords)),
        (_ABSTRACT, tag_of_abstract(paper)),
        *_of_archive(paper, publication),
    ]
    yield from ((name, text) for name, text in facts if text)


def _said_elsewhere(
    paper: Paper, publication: Cited, tags: list[Tag], language: str
) -> Iterator[str]:
    """The names of tags that a large site's page does without."""
    yield _KEYWORDS
    if publication.is_preprint:
        yield from _ARCHIVE
    if tag_of_abstract(paper) == abstract_of(paper):
        yield _ABSTRACT
    if is_in(publication.language or "", language):
        yield _LANGUAGE
    if _TELLS.get(publication.names.zotero) in dict(tags):
        yield "z:itemType"


def tag_of_abstract(paper: Paper) -> str:
    """The abstract on one line, without LaTeX."""
    return without_tex(abstract_of(paper))


def _place(publication: Cited) -> Iterator[tuple[str, str | None]]:
    names = {
        "booktitle": "citation_conference_title",
        "journal": "citation_journal_title",
    }
    if publication.type in ("phdthesis", "mastersthesis"):
        names["school"] = "citation_dissertation_institution"
    elif publication.type == "techreport":
        names["institution"] = "citation_technical_report_institution"
    if name := names.get(publication.holder):
        yield name, publication.place
    yield "citation_publisher", publication.publisher


def _of_archive(paper: Paper, publication: Cited) -> Iterator[Tag]:
    """What Zotero keeps of a preprint: its number and where it lies; of others where it also is."""
    if not paper.arxiv:
        return
    if publication.is_preprint:
        yield from zip(_ARCHIVE, ("arXiv", f"arXiv:{paper.arxiv}"), strict=True)
    else:
        yield "z:extra", f"arXiv:{paper.arxiv}"


def _slashed(date: PartialDate | None) -> str | None:
    return str(date).replace("-", "/") if date else None


def _scholar_name(author: Author) -> str:
    """``Family, Given`` where the listing tells them apart, else the name as it is."""
    if author.family is None or is_group(author):
        return author.name
    parts = parts_of(author)
    given = f"{parts.given} {parts.generation}".strip()
    return f"{parts.with_particle}, {given}" if given else parts.with_particle


def _data(paper: Paper, publication: Cited) -> dict[str, Any]:
    doi = doi_of(paper)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": publication.names.schema,
        "headline": without_tex(paper.title),
        "author": [_agent(author) for author in paper.authors],
        "datePublished": str(publication.date) if publication.date else None,
        "dateModified": str(paper.updated) if paper.updated else None,
        "abstract": paper.abstract,
        "keywords": list(paper.keywords),
        "alternateName": list(paper.other_titles),
        "isPartOf": _whole(publication),
        "pagination": publication.pages,
        "publisher": _publisher(paper, publication),
        "editor": [_agent(editor) for editor in publication.editors],
        "inLanguage": _languages(publication),
        "bookEdition": publication.edition,
    }
    if doi:
        facts["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": "DOI",
            "value": doi,
        }
        facts["sameAs"] = f"https://doi.org/{doi}"
    return {name: value for name, value in facts.items() if value}


def _agent(author: Author) -> dict[str, str]:
    return {
        "@type": "Organization" if is_group(author) else "Person",
        "name": author.name,
    }


def _whole(publication: Cited) -> dict[str, Any] | None:
    """What the paper is a part of: a journal with its volume, or proceedings."""
    if (
        publication.holder not in ("journal", "booktitle")
        or not publication.place
    ):
        return None
    kind = "Periodical" if publication.holder == "journal" else "Book"
    whole: dict[str, Any] = {"@type": kind, "name": publication.place}
    numbers = _numbers(publication.issn)
    if numbers:
        whole["issn"] = numbers[0] if len(numbers) == 1 else numbers
    if publication.volume and publication.holder == "journal":
        volume = {
            "@type": "PublicationVolume",
            "volumeNumber": publication.volume,
        }
        return {**volume, "isPartOf": whole}
    return whole


def _languages(publication: Cited) -> str | list[str] | None:
    codes = list(codes_of(publication.language or ""))
    return codes[0] if len(codes) == 1 else codes


def _numbers(issn: str | None) -> list[str]:
    """A journal's ISSNs, in print and on the web."""
    return issn.split(", ") if issn else []


def _publisher(paper: Paper, publication: Cited) -> dict[str, str] | None:
    name = publication.publisher
    if name is None and publication.holder in ("school", "institution"):
        name = publication.place
    if name is None and publication.is_preprint and paper.arxiv:
        name = "arXiv"
    if not name:
        return None
    where = publication.publisher_place
    told = {"@type": "Organization", "name": name}
    return told | {"location": where} if where else told
