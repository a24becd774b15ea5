"""What is compared where texts may differ in spelling only.

It keeps letters, digits and the signs that tell names apart.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# `+` and `#` tell RealCustom from RealCustom++ and C from C# and C++.
_SIGNS = frozenset("+#")
_INSIGNIFICANT = bytes(
    n for n in range(128) if not chr(n).isalnum() and chr(n) not in _SIGNS
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# From Hebrew on, a mark on a letter is a letter's part (the vowels of Hindi), not an accent.
_FIRST_UNACCENTED = "\u0590"
_WORD = re.compile(r"[^\W_]+")
_MOST_BYTES = 200  # of a file's name, which may have 255 with its ending


def fold(text: str) -> str:
    """Lower case without accents, spaces and punctuation.

    Two texts with the same fold are the same text.

    A text of punctuation alone is only freed of its spaces, so that ``???`` and ``!!!`` are two.
    """
    # An abstract takes 2 µs by bytes and 30 by a pattern, and is folded for merging and for its
    # address.
    plain = (
        _unaccented(text)
        .encode("utf-8", "surrogatepass")
        .translate(None, _INSIGNIFICANT)
    )
    kept = plain.decode("utf-8", "surrogatepass")
    return (
        kept if kept.isascii() else _NOT_ASCII.sub(_significant, kept)
    ) or "".join(text.split())


def _significant(found: re.Match[str]) -> str:
    return "".join(
        c for c in found[0] if c.isalnum() or unicodedata.category(c)[0] == "M"
    )


def _unaccented(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize(
        "NFKD", unicodedata.normalize("NFKD", text).casefold()
    )
    return unicodedata.normalize(
        "NFC", _NOT_ASCII.sub(_without_accents, decomposed)
    )


def _without_accents(found: re.Match[str]) -> str:
    """Without the marks on a letter before Hebrew.

    The mark before these characters belongs to that letter: it is ASCII.
    """
    kept: list[str] = []
    letter = ""
    for character in found[0]:
        if unicodedata.category(character)[0] != "M":
            letter = character
        elif letter < _FIRST_UNACCENTED:
            continue
        kept.append(character)
    return "".join(kept)


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for a folded text in the ledger (SHA-256, cut)."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:12]


def slug(text: str, longest: int = 80) -> str:
    """A text as a path's last part, which may be empty.

    It has letters and digits of any script in lower case, and hyphens between them.

    Cut at a word's end to ``longest`` characters and to what a file's name can have.
    """
    words = _WORD.findall(_unaccented(text))
    kept: list[str] = []
    for word in words:
        candidate = "-".join([*kept, word])
        if len(candidate) > longest or len(candidate.encode()) > _MOST_BYTES:
            break
        kept.append(word)
    return "-".join(kept) or "".join(words)[: longest // 4]
