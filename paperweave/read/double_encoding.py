"""Text that was encoded as UTF-8 twice (``â€¢`` for a bullet, ``Ã©`` for é) is told and mended."""

from __future__ import annotations

import re

# What the bytes 80 to BF become in Windows-1252, or in Latin-1 where that has no sign for them.
_CONTINUING = "".join(
    sorted(
        {
            bytes([n]).decode(name, "ignore")
            for n in range(0x80, 0xC0)
            for name in ("cp1252", "latin-1")
        }
    )
)
_FOLLOWING = f"[{re.escape(_CONTINUING)}]"
# The beginning of what may be such text: a letter and a sign of it.
TWICE = f"[\u00c2-\u00df\u00e1-\u00f4]{_FOLLOWING}"
_TWICE = re.compile(
    f"[\u00c2-\u00df]{_FOLLOWING}|[\u00e1-\u00ef]{_FOLLOWING}{{2}}|[\u00f0-\u00f4]{_FOLLOWING}{{3}}"
)
# One of these alone shows it; other letters may by chance stand before a quote or a sign.
_SURE_LEADS = frozenset("\u00c2\u00c3\u00e2\u00f0")
# Of a closing quote most programs lose the last byte, for which Windows-1252 has no sign.
_CLOSING = "\u00e2\u20ac\ufffd"
_ENOUGH_BY_CHANCE = 2  # sequences of other letters on one line


def mend_double_encoding(line: str) -> str:
    """Decode once more what was encoded twice in a line; any other line comes back as it is."""
    if line.isascii():
        return line
    found = [match.group() for match in _TWICE.finditer(line)]
    sure = _CLOSING in line or any(
        sequence[0] in _SURE_LEADS for sequence in found
    )
    if not sure and len(found) < _ENOUGH_BY_CHANCE:
        return line
    return _TWICE.sub(
        lambda match: _decoded(match.group()), line.replace(_CLOSING, "\u201d")
    )


def _decoded(sequence: str) -> str:
    """The character that such a sequence stands for, or the sequence where it stands for none."""
    try:
        return b"".join(map(_byte, sequence)).decode("utf-8")
    except UnicodeDecodeError:
        return sequence


def _byte(sign: str) -> bytes:
    return (
        sign.encode("latin-1") if ord(sign) < 0x100 else sign.encode("cp1252")
    )
