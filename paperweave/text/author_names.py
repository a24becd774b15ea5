"""An author's name in its parts: family name, given names, particle; a group's name has none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

if TYPE_CHECKING:
    from paperweave.model.record import Author

_PARTICLES = frozenset(
    {
        *(
            "af",
            "al",
            "av",
            "bin",
            "da",
            "das",
            "de",
            "degli",
            "dei",
            "del",
            "della",
            "den",
            "der",
        ),
        *(
            "di",
            "do",
            "dos",
            "du",
            "el",
            "ibn",
            "la",
            "las",
            "le",
            "los",
            "ten",
            "ter",
            "'t",
        ),
        *("van", "vande", "vander", "vom", "von", "zu", "zum", "zur"),
    }
)
_GENERATION = re.compile(r",?\s+((?:Jr|Sr)\.?|II|III|IV)$")
_GROUP = re.compile(
    r"\s(?:collaboration|consortium|team|group|initiative|project|committee|foundation|association|"
    r"society|universit\w+|institute?|laborator\w+|labs?|corporation|inc|ltd|gmbh|community|"
    r"network|task force|council|agency|company|openai|deepmind|research)\.?$",
    re.IGNORECASE,
)
# Letters of these scripts stand family name first and without a space: the whole is the name.
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTERS = re.compile(r"[a-z]+")


class NameParts(NamedTuple):
    """A name's parts; those that it does not have are empty."""

    family: str
    given: str = ""
    particle: str = ""
    generation: str = ""

    @property
    def with_particle(self) -> str:
        """The family name with the particle before it: ``van Gogh``."""
        return (
            f"{self.particle} {self.family}" if self.particle else self.family
        )


@lru_cache(1024)  # the forms of a citation are made one after another
def parts_of(author: Author) -> NameParts:
    """An author's name in parts, by the listing's word or else by custom."""
    found = _GENERATION.search(author.name)
    name = author.name[: found.start()].rstrip(",") if found else author.name
    generation = found[1] if found else ""
    if is_group(author):
        return NameParts(author.name)
    if author.family and name.endswith(author.family):
        family, given = author.family, name.removesuffix(author.family).strip()
    else:
        family, given = _by_custom(name)
    particle, family = _without_particle(family)
    return NameParts(family, given, particle, generation)


def is_group(author: Author) -> bool:
    """Tell whether a name is no person's: the listing kept it whole, or a word in it says so."""
    if author.family is not None:
        return author.family == author.name and " " in author.name
    return _GROUP.search(author.name) is not None


def _by_custom(name: str) -> tuple[str, str]:
    words = name.split(" ")
    start = len(words) - 1
    if _EAST_ASIAN.match(name) and len(words) == 2:
        return words[0], words[1]
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def _without_particle(family: str) -> tuple[str, str]:
    """``van der Waals`` as ``van der`` and ``Waals``."""
    words = family.split(" ")
    start = 0
    while start < len(words) - 1 and words[start] in _PARTICLES:
        start += 1
    return " ".join(words[:start]), " ".join(words[start:])


def ascii_letters(text: str) -> str:
    """A text in the letters a to z: ``Müller`` is ``muller``, ``张`` is ``zhang``."""
    return "".join(_LETTERS.findall(anyascii(text).lower()))


def sort_key(author: Author) -> tuple[str, str, str]:
    """Where a name stands in a list by family name: ``van Gogh`` under G."""
    parts = parts_of(author)
    return (
        ascii_letters(parts.family) or "~",
        ascii_letters(parts.given),
        author.name,
    )


def initial_letter(author: Author) -> str:
    """The letter under which a name stands, A to Z; ``#`` where it begins with none."""
    return (ascii_letters(parts_of(author).family)[:1] or "#").upper()
