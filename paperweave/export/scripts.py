"""Values as scripts: what the site's own scripts load.

A page opened from a disk may not fetch a file, and a script is text. What is
large is deflated, and its bytes stand seven bits a letter: base64 is an eighth
larger. Hosts that compress what they send take either to its former size.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 6  # 9 takes a third longer for a thousandth
_WINDOW = 32_768  # how far back deflated data look
# The letter of each seven bits. What may not stand in a script's string, and
# the zero that makes a file binary to many programs, has its eighth bit set.
_LETTERS = bytes(
    n | 128 if chr(n) in '\0\n\r"\\' else n for n in range(128)
) + bytes(128)


def script(name: str, value: object) -> str:
    """A script that hands ``value`` over under ``name``."""
    return f"paperweave.take({json.dumps(name)},{_literal(value)})\n"


def packed_script(name: str, value: object) -> str:
    """The same, deflated."""
    letters = in_letters(zlib.compress(as_json(value), _LEVEL))
    return f'paperweave.takePacked({json.dumps(name)},"{letters}")\n'


def script_behind(
    name: str, known: Sequence[object], values: Sequence[object]
) -> str:
    """A script with ``values``, deflated behind what the reader knows.

    Each value stands behind the one of ``known`` in its place, of which it
    repeats much; of these nothing is written. A reader puts all of it into one
    stream of zlib (``[known, value, known, value, …]``), whose sum at the end
    tells whether what it knew was the same.
    """
    parts, before, total = list[str](), b"", 1
    for place, (one, value) in enumerate(zip(known, values, strict=True)):
        is_last = place == len(values) - 1
        shown = (b"," if place else b"[") + as_json(one)
        text = b"," + as_json(value) + (b"]" if is_last else b"")
        total = zlib.adler32(text, zlib.adler32(shown, total))
        before = (before + shown)[-_WINDOW:]
        packer = zlib.compressobj(
            _LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before
        )
        data = packer.compress(text)
        data += packer.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH)
        parts.append(in_letters(data + (total.to_bytes(4) if is_last else b"")))
        before = (before + text)[-_WINDOW:]
    listed = ",".join(f'"{letters}"' for letters in parts)
    return f"paperweave.take({json.dumps(name)},[{listed}])\n"


def assigned(name: str, value: object) -> str:
    """A script that sets ``paperweave``'s own ``name``, for what is there from the start."""
    return f"paperweave.{name}={_literal(value)}\n"


def extended(name: str, value: object) -> str:
    """A script that adds to the object that another has set under ``name``."""
    return f"Object.assign(paperweave.{name},{_literal(value)})\n"


def in_letters(data: bytes) -> str:
    """Bytes as letters of seven bits each, the highest first; the last has zeros at its end."""
    bits = np.unpackbits(np.frombuffer(data, np.uint8))
    sevens = np.zeros((-(-len(bits) // 7), 8), np.uint8)
    whole, rest = divmod(len(bits), 7)
    sevens[:whole, 1:] = bits[: whole * 7].reshape(-1, 7)
    sevens[whole:, 1 : rest + 1] = bits[whole * 7 :]
    return np.packbits(sevens).tobytes().translate(_LETTERS).decode("latin-1")


def as_json(value: object) -> bytes:
    """A value as JSON in as few signs as browsers write."""
    return _json(value).encode()


def _literal(value: object) -> str:
    # U+2028 and U+2029 end a line in older scripts, and `</script>` a script that somebody inlines.
    text = _json(value).replace("</", "<\\/")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
