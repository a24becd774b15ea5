"""How a paper is cited: its key, and the paper as BibTeX, RIS and CSL-JSON.

BibTeX is written by pybtex and RIS by rispy; CSL-JSON follows the schema of citeproc 1.0.2. A
preprint is ``@misc`` with ``eprint`` (as arXiv itself exports it), type ``article`` in CSL and
``UNPB`` in RIS.
"""

from __future__ import annotations

import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from paperweave.text.normalize import slug
from paperweave.text.spans import segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rispy import RisWriter

    from paperweave.model.paper import Paper
    from paperweave.model.record import Author

# A citation's forms by their files' endings.
FORMS = ((".bib", "BibTeX"), (".ris", "RIS"), (".json", "CSL-JSON"), (".txt", "plain text"))
_SKIPPED = frozenset("a an the on of for in to and with from towards toward is are at by".split())  # noqa: SIM905
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "del",
        "della",
        "dos",
        "ten",
        "ter",
        "bin",
        "ibn",
        "al",
        "el",
    ]
)


def wanted_key(paper: Paper) -> str:
    """The BibTeX key that a paper would like: ``chavan2023one``; without authors its title's first three words."""
    words = [w for w in slug(paper.title, 200).split("-") if w]
    telling = [w for w in words if w not in _SKIPPED] or words
    year = str(paper.year or "")
    if paper.authors:
        name = _ascii(slug(family_and_given(paper.authors[0])[0]).replace("-", ""))
        if name:
            return name + year + _ascii(telling[0] if telling else "")
    return _ascii("".join(telling[:3])) + year or "paper"


def _ascii(text: str) -> str:
    """BibTeX keys are ASCII; a word of another script is given by its code points."""
    return "".join(c if c.isascii() else f"u{ord(c):x}" for c in text)[:60]


def family_and_given(author: Author) -> tuple[str, str]:
    """An author's family name with its particles, and the given names, by the listing's word or else by custom."""
    if author.family and author.name.endswith(author.family):
        return author.family, author.name.removesuffix(author.family).strip()
    words = author.name.split(" ")
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def bibtex(paper: Paper) -> str:
    """The paper as one BibTeX entry that any BibTeX reads: braces around the title keep its capitals.

    pybtex reads BibTeX for us but does not write it: its writer escapes addresses as if they were
    prose, and took 1.4 ms an entry, against 0.02 ms here.
    """
    known = paper.date if paper.date and paper.date.year is not None else None
    fields = {
        "title": "{" + _prose(paper.title) + "}",
        "author": " and ".join(_person(a) for a in paper.authors),
        "year": str(known.year) if known else "",
        "month": str(known.month) if known and known.month else "",
        "eprint": paper.arxiv or "",
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "doi": paper.doi or "",
        "url": address_of(paper) or "",
        "note": _prose(paper.venue or ""),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{paper.bibtex_key},\n" + ",\n".join(lines) + "\n}\n"


_LATEX_SIGNS = str.maketrans(
    {c: f"\\{c}" for c in "&%#_$"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def _prose(text: str) -> str:
    """Text as BibTeX prints it: LaTeX's own signs escaped outside of formulas, braces left where they pair."""
    return "".join(
        part.text if part.kind != "words" else _balanced(part.text).translate(_LATEX_SIGNS)
        for part in segments(text)
    )


def _balanced(text: str) -> str:
    """Braces that do not pair would end the field."""
    depth = lowest = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        lowest = min(lowest, depth)
    return text.replace("{", "(").replace("}", ")") if depth or lowest else text


def _person(author: Author) -> str:
    """``Family, Given``; braces keep a name together that ``and`` or a comma would cut."""
    family, given = (_prose(part) for part in family_and_given(author))
    whole = "{" + family + "}" if " " in family or "," in family else family
    return f"{whole}, {given.replace(',', ' ')}" if given else "{" + family + "}"


def address_of(paper: Paper) -> str | None:
    """Where the paper itself is on the web, by its best identifier."""
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return next((link.url for link in paper.links if link.kind in ("page", "pdf")), None)


def csl(paper: Paper) -> dict[str, Any]:
    """The paper as a CSL-JSON item."""
    item: dict[str, Any] = {"id": paper.bibtex_key, "type": "article", "title": paper.title}
    if paper.authors:
        item["author"] = [_csl_name(a) for a in paper.authors]
    if paper.date and paper.date.year is not None:
        parts = [n for n in (paper.date.year, paper.date.month, paper.date.day) if n is not None]
        item["issued"] = {"date-parts": [parts]}
    if paper.arxiv:
        item |= {"publisher": "arXiv", "number": f"arXiv:{paper.arxiv}"}
    optional = {
        "DOI": paper.doi,
        "abstract": paper.abstract,
        "note": paper.venue,
        "URL": address_of(paper),
    }
    return item | {name: value for name, value in optional.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    family, given = family_and_given(author)
    return {"family": family, "given": given} if given else {"literal": family}


def citations(paper: Paper) -> dict[str, str]:
    """A paper's citation in each form, by the ending of its file; each is a file of its own."""
    return {"bib": bibtex(paper), "ris": _ris(paper), "json": _csl_json(paper), "txt": plain(paper)}


def with_blank_lines(files: Iterable[bytes]) -> Iterator[bytes]:
    """BibTeX or RIS files as one, in pieces: an empty line between the entries."""
    for number, file in enumerate(files):
        yield b"\n" + file if number else file


def as_one_list(files: Iterable[bytes]) -> Iterator[bytes]:
    """CSL-JSON files of one item each as one file, in pieces."""
    start, end = b"[\n", b"\n]\n"
    ahead = start
    for file in files:
        yield ahead + file.removeprefix(start).removesuffix(end)
        ahead = b",\n"
    yield b"[]\n" if ahead == start else end


def _csl_json(paper: Paper) -> str:
    return json.dumps([csl(paper)], ensure_ascii=False, indent=1) + "\n"


def _ris(paper: Paper) -> str:
    out = io.StringIO()
    _ris_writer().format_lines(out, [_ris_entry(paper)])
    return out.getvalue().removeprefix("1.\n")  # a number before an entry is not of the format


@cache
def _ris_writer() -> RisWriter:
    from rispy import RisWriter

    return RisWriter()  # it turns round its table of tags, which takes as long as an entry


def _ris_entry(paper: Paper) -> dict[str, Any]:
    names = [", ".join(part for part in family_and_given(a) if part) for a in paper.authors]
    entry: dict[str, Any] = {
        "type_of_reference": "UNPB",
        "title": paper.title,
        "authors": names,
        "id": paper.bibtex_key,
    }
    if paper.date and paper.date.year is not None:
        entry |= {"year": str(paper.date.year), "date": str(paper.date).replace("-", "/")}
    if paper.arxiv:
        entry |= {"number": f"arXiv:{paper.arxiv}", "publisher": "arXiv"}
    abstract = " ".join(paper.abstract.split()) if paper.abstract else None
    optional = {
        "doi": paper.doi,
        "abstract": abstract,
        "notes": [paper.venue] if paper.venue else None,
    }
    address = address_of(paper)
    entry |= {name: value for name, value in optional.items() if value}
    return (
        entry
        | ({"urls": [address]} if address else {})
        | ({"keywords": list(paper.keywords)} if paper.keywords else {})
    )


def plain(paper: Paper) -> str:
    """The paper as a line of a bibliography: who, when, what, where."""
    names = [
        ", ".join(part for part in (family, _initials(given)) if part)
        for family, given in _names(paper)
    ]
    who = f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 1 else "".join(names)
    end = "" if paper.title.endswith((".", "?", "!")) else "."
    when = f"({paper.year})." if paper.year else "(n.d.)."
    where = paper.venue or (f"arXiv:{paper.arxiv}" if paper.arxiv else None)
    parts = (who, when, paper.title + end, where and f"{where}.", address_of(paper))
    return " ".join(part for part in parts if part) + "\n"


def _names(paper: Paper) -> list[tuple[str, str]]:
    return [family_and_given(a) for a in paper.authors]


def _initials(given: str) -> str:
    """``Jean-Luc Marie`` as ``J.-L. M.``; a name of one letter keeps it."""
    words = (word.split("-") for word in given.split())
    return " ".join("-".join(f"{part[0]}." for part in parts if part) for parts in words)
