"""What a browser makes a paper's citation of, in each form: ``assets/paperweave/cite.js`` does it.

The facts are those of ``bibtex.py``, ``csl.py``, ``ris.py`` and ``plain.py``, without the abstract,
which stands elsewhere. Browsers know no LaTeX: ``tex`` has the commands of the signs that the
facts hold, and ``written`` those texts that cannot be had sign by sign (formulas, braces).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paperweave.address.citation_keys import keys_beside
from paperweave.export.cite.addresses import address_of, address_of_kind, pdf_of
from paperweave.export.cite.bibtex import person
from paperweave.export.cite.kinds import cited
from paperweave.export.cite.latex import SIGNS, latex, latex_sign
from paperweave.text.author_names import parts_of
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PLACES = ("volume", "number", "pages", "publisher", "series", "isbn", "issn")


def facts_to_cite(paper: Paper) -> dict[str, Any]:
    """A paper's facts as JSON takes them; what is not known is left out."""
    publication = cited(paper)
    facts = {
        "key": paper.bibtex_key,
        "ids": list(keys_beside(paper)),
        "title": paper.title,
        "plain": None if without_tex(paper.title) == paper.title else without_tex(paper.title),
        "authors": [_name(author) for author in paper.authors],
        "date": [n for n in paper.date or () if n] if paper.year else [],
        "arxiv": paper.arxiv,
        "category": next(iter(paper.categories), None),
        "doi": paper.doi,
        "keywords": list(paper.given_keywords),
        "about": [] if paper.given_keywords else [*paper.keywords, *paper.subjects],
        "also": next(iter(paper.other_titles), None),
        **_how_published(publication),
        **_addresses(paper),
    }
    return {name: fact for name, fact in (facts | _in_tex(paper, publication)).items() if fact}


def _how_published(publication: Cited) -> dict[str, Any]:
    return {
        "type": publication.type,
        "csl": publication.names.csl,
        "ris": publication.names.ris,
        "holder": publication.holder,
        "place": publication.place,
        "editors": [_name(editor) for editor in publication.editors],
        **{name: getattr(publication, name) for name in _PLACES},
    }


def _addresses(paper: Paper) -> dict[str, str | None]:
    """What does not follow from the identifiers."""
    follows = bool(paper.doi or paper.arxiv)
    return {
        "url": None if follows else address_of(paper),
        "pdf": None if paper.arxiv else pdf_of(paper),
        "linked": address_of_kind(paper, "pdf") if paper.arxiv else None,
        "code": address_of_kind(paper, "code"),
    }


def _name(author: Author) -> list[str]:
    """Family name, given names, particle, generation; empty ones at the end are left out."""
    parts = list(parts_of(author))
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def _in_tex(paper: Paper, publication: Cited) -> dict[str, dict[str, str]]:
    texts = dict(_texts(paper, publication))
    signs = sorted(set(_NOT_ASCII.findall("".join(texts.values()))))
    tex = {sign: latex_sign(sign) for sign in signs if latex_sign(sign) != sign}
    simple = str.maketrans({**SIGNS, **{ord(sign): command for sign, command in tex.items()}})
    written = {
        name: latex(text) for name, text in texts.items() if text.translate(simple) != latex(text)
    }
    return {"tex": tex, "written": {**written, **dict(_people(paper, publication, simple))}}


def _texts(paper: Paper, publication: Cited) -> Iterator[tuple[str, str]]:
    """The texts that BibTeX has as LaTeX, by the names that the script calls them."""
    yield "title", paper.title
    yield "place", publication.place or ""
    for name in _PLACES[:5]:
        yield name, _as_bibtex_has_it(name, getattr(publication, name) or "")
    yield "also", paper.other_titles[0] if paper.other_titles else ""
    for number, keyword in enumerate(paper.given_keywords):
        yield f"keyword {number}", keyword.replace(",", " ")
    yield "abstract", " ".join((paper.abstract or "").split())
    for number, author in enumerate((*paper.authors, *publication.editors)):
        yield f"name {number}", author.name


def _as_bibtex_has_it(name: str, text: str) -> str:
    return text.replace("–", "-") if name == "pages" else text


def _people(paper: Paper, publication: Cited, simple: dict[int, str]) -> Iterator[tuple[str, str]]:
    """The people whose names BibTeX has otherwise than the script would write them."""
    for kind, people in (("author", paper.authors), ("editor", publication.editors)):
        for number, one in enumerate(people):
            if person(one) != _simple_person(one, simple):
                yield f"{kind} {number}", person(one)


def _simple_person(author: Author, simple: dict[int, str]) -> str:
    """``van Family, Jr., Given``, each sign by itself; a name of one part in braces."""
    parts = parts_of(author)
    if not parts.given and not parts.particle:
        return "{" + parts.family.translate(simple) + "}"
    found = (parts.with_particle, parts.generation, parts.given)
    return ", ".join(part.translate(simple) for part in found if part)
