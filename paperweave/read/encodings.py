"""Which encoding a file has that is no UTF-8: the one it names, or Windows-1252 by its letters."""

from __future__ import annotations

import codecs
import re

# Where XML, HTML and JabRef's BibTeX name their encoding.
_NAMED = re.compile(
    rb"<\?xml[^>]{0,100}\bencoding\s*=\s*[\"']([\w.:-]{2,30})|<meta[^>]{0,100}\bcharset\s*=\s*[\"']?([\w.:-]{2,30})"
    rb"|\A%\s?Encoding:\s?([\w.:-]{2,30})",
    re.IGNORECASE,
)
_HEAD = 2_000  # bytes in which a file names its encoding
_HIGH = re.compile(rb"[\x80-\xff]+")
# Of letters with accents beside each other, in languages that Windows-1252 has.
_LONGEST_RUN = 2
_TYPOGRAPHY = frozenset("‘’“”–—…•«»°·§©®™€£±×¿¡\u00a0\u00ad")
# Of the runs must be short, and of the signs letters or typography.
_ENOUGH = 0.98


def named_encoding(data: bytes) -> str | None:
    """The encoding that a file names at its beginning, if Python knows it and it fits."""
    found = _NAMED.search(data[:_HEAD])
    name = (
        next(filter(None, found.groups()), b"").decode("ascii") if found else ""
    )
    try:
        known = codecs.lookup(name)
        known.decode(data, "strict")
    except (LookupError, UnicodeError, ValueError):
        return None
    return known.name if getattr(known, "_is_text_encoding", True) else None


def is_windows_1252(data: bytes) -> bool:
    """Tell whether bytes are a text of western Europe in Windows-1252 (or Latin-1).

    Such a text has its letters with accents one by one among plain ones; in others the bytes above
    127 stand in long runs (Cyrillic, Greek, Chinese) or are no letters at all.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    runs = list(map(len, _HIGH.findall(data)))
    signs = [sign for sign in text if not sign.isascii()]
    short = sum(length <= _LONGEST_RUN for length in runs)
    known = sum(sign in _TYPOGRAPHY or sign.isalpha() for sign in signs)
    letters, with_accents = (
        sum(map(str.isalpha, text)),
        sum(map(str.isalpha, signs)),
    )
    return (
        short >= _ENOUGH * len(runs)
        and known >= _ENOUGH * len(signs)
        and with_accents * 3 <= letters  # plain letters are many more
    )
