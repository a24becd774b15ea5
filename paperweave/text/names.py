"""Lists of authors, as listings write them, become ``Author``s."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from paperweave.model.record import Author
from paperweave.text.affiliations import without_places_of_work

_NOTE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:;|,\s*(?:and|&)\s|,|\sand\s|\s&\s)\s*")
_GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|GmbH|Corp|Co|PLC)\.?", re.IGNORECASE)
# Behind one word they are a person's.
_COMPANY_OR_INITIALS = re.compile(r"S\.A\.?|AG")
# Names in letters of these scripts stand family name first.
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ET_AL = re.compile(r"[,;\s]+et\.? ?al\.?$", re.IGNORECASE)
_NAMES_KEPT = 100_000  # a name stands in three entries on average
_OTHERS = frozenset({"et al", "et al.", "others", "and others", "...", "…"})


def author_list(text: str) -> tuple[Author, ...]:
    """Read names that stand given name first, between commas, semicolons or ``and``.

    An example is ``A. Ng, J. Doe Jr. and C. Wu``.

    Affiliations in brackets, as arXiv writes them (``Jane Doe (1 and 2)``, ``((1) MIT, (2) CMU)``),
    are left out, and so is ``et al.``.
    """
    names: list[str] = []
    for part in _BETWEEN.split(_without_brackets(" ".join(text.split()))):
        name = part.strip()
        if names and _GENERATION.fullmatch(name):
            names[-1] += f", {name}"
        elif name and name.lower() not in _OTHERS:
            names.append(name)
    return tuple(Author(name) for name in names)


@lru_cache(maxsize=_NAMES_KEPT)
def family_first(text: str) -> Author:
    """Read one name that may stand family name first.

    Examples are ``de Campos, Cassio`` and ``King, Martin Luther, Jr.``.
    """
    folded = (" ".join(part.split()) for part in text.split(","))
    parts = list(filter(None, folded))
    if len(parts) < 2:
        return Author(next(iter(parts), text.strip()))
    family, *rest = parts
    if len(rest) == 1 and _is_company(family, rest[0]):
        return Author(f"{family}, {rest[0]}", f"{family}, {rest[0]}")
    generation = next(
        (part for part in rest if _GENERATION.fullmatch(part)), None
    )
    name = _in_order(
        family, " ".join(part for part in rest if part != generation)
    )
    return Author(
        name if generation is None else f"{name}, {generation}", family
    )


def _is_company(name: str, behind: str) -> bool:
    """Tell whether what stands behind a comma says that a name is a company's."""
    said = " " in name and _COMPANY_OR_INITIALS.fullmatch(behind)
    return bool(said or _COMPANY.fullmatch(behind))


def _in_order(family: str, given: str) -> str:
    """A name's parts as its script has them."""
    if EAST_ASIAN.match(family) and EAST_ASIAN.match(given):
        return f"{family} {given}"
    return f"{given} {family}".strip()


def _without_brackets(text: str) -> str:
    """Two passes reach arXiv's ``((1) MIT, (2) CMU)``; deeper brackets are no affiliation."""
    return _NOTE.sub("", _NOTE.sub("", text))


# Scopus' "Knot, Dora Mary (57200000003)": one person, however many given names.
_ONE_WITH_NUMBER = re.compile(r"[^;|,\n]+,[^;|,\n]+\(\d{5,}\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+|[A-Z]{1,3}\.?")
_ANY_BUT_COMMA = re.compile(r"\s*[;|\n]\s*")
_AND_BEFORE = re.compile(r"^(?:and|&|und|et|y|e)\s+(?=\S)")
_AND = re.compile(r",?\s+and\s+")


def names_in(text: str) -> tuple[Author, ...]:
    """Read a field of names whose order and separators are not known.

    Tables and JSON have such fields.

    ``Doe, Jane; Ng, A.``, ``Jane Doe|A. Ng``, ``Doe, J., Ng, A.``, ``Doe J., Ng A.`` and ``['Doe,
    Jane', 'Ng, A.']`` all name two authors. A list by commas alone is read as names that stand
    given name first, unless every second part is initials.
    """
    return tuple(
        one_name(bare)
        for part in _parts(
            _ET_AL.sub("", without_places_of_work(text.strip())).strip(";|,")
        )
        if (bare := _without_brackets(part).strip())
        and bare.lower().lstrip("& ") not in _OTHERS
    )


@lru_cache(maxsize=_NAMES_KEPT)
def one_name(text: str) -> Author:
    """Read one name, in either order.

    It may be ``Doe, Jane``, ``Jane Doe``, or ``Doe JA``, where initials come last.
    """
    if "," in text:
        return family_first(text)
    family, _, last = " ".join(text.split()).rpartition(" ")
    inverted = (
        bool(family)
        and _INITIALS.fullmatch(last)
        and not _GENERATION.fullmatch(last)
    )
    if not inverted or _INITIALS.fullmatch(family.partition(" ")[0]):
        return family_first(text)
    return Author(f"{last} {family}", family)


def _parts(text: str) -> list[str]:
    if text.startswith("[") and text.endswith("]"):
        return _list_items(text)
    if _ONE_WITH_NUMBER.fullmatch(text):
        return [text]
    if any(separator in text for separator in ";|\n"):
        return _ANY_BUT_COMMA.split(text)
    by_and = _AND.split(text)
    if len(by_and) > 1 and all(part.count(",") == 1 for part in by_and):
        return by_and
    return _between_commas(text)


def _between_commas(text: str) -> list[str]:
    """The names in a text whose only separators may be commas."""
    parts = [_AND_BEFORE.sub("", part.strip()) for part in text.split(",")]
    if len(parts) % 2 == 0 and all(
        _INITIALS.fullmatch(part) for part in parts[1::2]
    ):
        return [
            f"{family}, {given}"
            for family, given in zip(parts[::2], parts[1::2], strict=True)
        ]
    # "Marx, Karl"
    if len(parts) == 2 and " " not in parts[0] and _is_given(parts[1]):
        return [text]
    return [author.name for author in author_list(text)]


def _is_given(text: str) -> bool:
    *_, last = text.split() or [""]
    return last == text or bool(_INITIALS.fullmatch(last))


def _list_items(text: str) -> list[str]:
    """The items of a list as Python or JSON write it.

    Without quotes, an item is whatever stands between the commas.
    """
    try:
        items = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return _parts(text[1:-1].strip())
    return [item for item in items if isinstance(item, str)]
