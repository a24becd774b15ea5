"""BibTeX's and BibLaTeX's lists of names."""

from __future__ import annotations

import re
from functools import lru_cache

from paperweave.model.record import Author
from paperweave.read.formats.bibtex.latex_values import plain_text
from paperweave.text.names import EAST_ASIAN, names_in

_EXTENDED = re.compile(r"(?:^|,)\s*(?:given|family|prefix|suffix)(?:-i)?\s*=")
_PART = re.compile(
    r"(?:^|,)?\s*(?P<name>given|family|prefix|suffix|\w+(?:-i)?)\s*="
    r"\s*(?P<value>(?:\{[^{}]*\}|[^,{}=])*?)\s*(?=,|$|\s+(?:given|family|prefix|suffix)\s*=)"
)
# What BibLaTeX is told about a list stands in it: {useprefix=false and von Weaver, Ada}
_OPTION = re.compile(r"[A-Za-z]{3,40}\s?=\s?[\w-]{1,40}")
_AND = re.compile(r" and ", re.IGNORECASE)
_COMMAND_AND = re.compile(r"\\and\b")
_FOOTNOTE = re.compile(
    r"\$\s*\^\s*(?:\{[^{}$]{1,20}\}|[\d*]|\\[a-z]{3,10})\s*\$|\\textsuperscript\{[^{}]{1,20}\}"
    r"|[*∗†‡§¶]+"
)
_MARKED = re.compile(r"[\^*∗†‡§¶]|superscript")
_BRACED = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
_OTHERS = frozenset({"others", "et al", "et al.", "et. al."})
# Words with capitals, of which the last is the family's: most names, which pybtex would split and
# join again.
_PLAIN_NAME = re.compile(r"[A-Z][A-Za-z.'-]*+(?: [A-Z][A-Za-z.'-]*+)*+")
_PLAIN_TURNED = re.compile(
    r"(?P<family>[A-Za-z.-]+(?: [A-Za-z.-]+)*+), ?(?P<given>[A-Za-z.-]+(?: [A-Za-z.-]+)*+)"
)


def authors_of(value: str) -> tuple[Author, ...]:
    """Read BibTeX's list of names; ``and others`` is left out."""
    names = [name.strip() for name in _parted(_without_marks(value))]
    if any(_is_list(name) for name in names):
        return names_in(plain_text(value))
    if (
        len(names) == 1
        and (inner := _in_braces(names[0]))
        and _are_names(inner)
    ):
        return authors_of(inner)  # Web of Science puts a whole list into braces
    return tuple(
        _author(name) for name in names if name and not _is_no_name(name)
    )


def _is_no_name(name: str) -> bool:
    if "=" in name and _OPTION.fullmatch(name):
        return not _EXTENDED.search(name)
    return name.lower() in _OTHERS


def _without_marks(value: str) -> str:
    r"""A list without marks of footnotes (``$^{1,*}$``, ``†``) and without LaTeX's own ``\and``."""
    if "\\and" in value:
        value = _COMMAND_AND.sub(" and ", value)
    return _FOOTNOTE.sub("", value) if _MARKED.search(value) else value


def _parted(value: str) -> list[str]:
    if "{" not in value:
        return _AND.split(value)
    from pybtex.bibtex.utils import split_name_list

    return list(split_name_list(value))


def _is_list(name: str) -> bool:
    """Whether a name is several, between semicolons or commas, as no name of BibTeX is."""
    bare = _BRACED.sub("x", name) if "{" in name else name
    if ";" in bare or bare.count(",") > 2:
        return not _EXTENDED.search(bare)
    parts = [part.strip() for part in bare.split(",")]
    return (
        len(parts) == 3
        and all(" " in part for part in parts)
        and not _EXTENDED.search(bare)
    )


def _in_braces(name: str) -> str | None:
    """What one pair of braces holds that stands around all of a name."""
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if depth <= 0 and place < len(name) - 1:
            return None
    return name[1:-1].strip() if name.startswith("{") and depth == 0 else None


def _are_names(text: str) -> bool:
    """Tell several persons from an organisation (``Barnes and Noble, Inc.``): each has a comma."""
    names = text.split(" and ")
    return len(names) > 1 and all("," in name for name in names)


@lru_cache(
    maxsize=100_000
)  # pybtex takes 80 µs a name, and a name stands in three entries on average
def _author(name: str) -> Author:
    if "--" in name or "''" in name:  # signs of typography
        return _by_pybtex(name)
    if _PLAIN_NAME.fullmatch(name):
        return Author(name)
    if turned := _PLAIN_TURNED.fullmatch(name):
        return Author(f"{turned['given']} {turned['family']}", turned["family"])
    return _by_pybtex(name)


def _by_pybtex(name: str) -> Author:
    from pybtex.database import InvalidNameString, Person

    inner = _in_braces(name)
    if inner is not None:
        whole = plain_text(inner)
        # An organisation, in braces to be left whole.
        return Author(whole, whole)
    if _EXTENDED.search(name):
        return _by_parts(name)
    try:
        person = Person(name)
    except InvalidNameString:
        return Author(plain_text(name))
    family = _words([*person.prelast_names, *person.last_names])
    whole = _words(
        [*person.bibtex_first_names, *person.prelast_names, *person.last_names]
    )
    if EAST_ASIAN.match(name) and "," in name:
        whole = _words([*person.last_names, *person.bibtex_first_names])
    lineage = _words(person.lineage_names)
    marked = "," in name or person.prelast_names
    return Author(
        f"{whole}, {lineage}" if lineage else whole, family if marked else None
    )


def _by_parts(name: str) -> Author:
    """BibLaTeX's extended form: ``given=Ada, family=Weaver, prefix=van``, in any order."""
    parts: dict[str, str] = {}
    for match in _PART.finditer(name):
        parts.setdefault(match["name"], plain_text(match["value"].strip(' "')))
    family = " ".join(
        part for part in (parts.get("prefix"), parts.get("family")) if part
    )
    whole = " ".join(part for part in (parts.get("given"), family) if part)
    suffix = parts.get("suffix")
    shown = f"{whole}, {suffix}" if suffix else whole
    return Author(shown, family or None) if shown else Author(plain_text(name))


def _words(parts: list[str]) -> str:
    return plain_text(" ".join(parts))
