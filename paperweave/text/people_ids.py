"""Identifiers of persons, as listings give them: ORCID iDs, and OpenAlex's numbers of authors."""

from __future__ import annotations

import re

_ORCID = re.compile(r"(?<![\d-])(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])(?![\d-])")
_OPENALEX = re.compile(
    r"(?:https?://(?:api\.)?openalex\.org/(?:authors/)?)(A\d{5,12})/?",
    re.IGNORECASE,
)


def person_id(text: str) -> str | None:
    """The identifier in a field, as ``kind:value``.

    None is returned where the field has none that tells persons apart.
    """
    if found := _OPENALEX.fullmatch(text.strip()):
        return f"openalex:{found[1].upper()}"
    return orcid_in(text)


def orcid_in(text: str) -> str | None:
    """The ORCID iD in a text, whose last sign proves the others."""
    found = _ORCID.search(text)
    if not found:
        return None
    signs = found[1].replace("-", "").upper()
    return (
        f"orcid:{'-'.join(signs[i : i + 4] for i in range(0, 16, 4))}"
        if _proved(signs)
        else None
    )


def _proved(signs: str) -> bool:
    """Whether the check sign is right (ISO 7064, MOD 11-2)."""
    total = 0
    for figure in signs[:15]:
        total = (total + int(figure)) * 2
    rest = (12 - total % 11) % 11
    return signs[15] == ("X" if rest == 10 else str(rest))
