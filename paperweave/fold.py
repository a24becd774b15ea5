"""What is compared where texts may differ in spelling only: letters, digits and the signs that tell names apart."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# `+` and `#` tell RealCustom from RealCustom++ and C from C# and C++.
_INSIGNIFICANT = re.compile(r"[^\w+#]|_")
# From Hebrew on, a mark on a letter is a letter's part (the vowels of Hindi), not an accent.
_FIRST_UNACCENTED = "\u0590"
_WORD = re.compile(r"[^\W_]+")
_MOST_BYTES = 200  # of a file's name, which may have 255 with its ending


def fold(text: str) -> str:
    """Lower case without accents, spaces and punctuation: two texts with the same fold are the same text.

    A text of punctuation alone is only freed of its spaces, so that ``???`` and ``!!!`` are two.
    """
    if text.isascii():
        return _INSIGNIFICANT.sub("", text.lower()) or "".join(text.split())
    kept = "".join(c for c in _unaccented(text) if c.isalnum() or c in "+#" or unicodedata.category(c)[0] == "M")
    return kept or "".join(text.split())


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept: list[str] = []
    letter = ""
    for character in decomposed:
        if unicodedata.category(character)[0] != "M":
            letter = character
        elif letter < _FIRST_UNACCENTED:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for a folded text in the ledger (SHA-256, cut)."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:12]


def slug(text: str, longest: int = 80) -> str:
    """A text as a path's last part: letters and digits of any script in lower case, hyphens between; may be empty.

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
