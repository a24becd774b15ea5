"""Values as scripts: what the site's own scripts load.

A page opened from a disk may not fetch a file, and a script is text. What is
large is deflated, and its bits stand fifteen in each sign of two bytes: seven
in a letter of one take a tenth more, base64 a quarter. Hosts that compress what
they send take each to nearly its former size. The mark at the beginning of the
file says that signs have two bytes, whatever a host says of it. None of these
bytes ends a line of plain text, so programs that change the ends of lines (git
where it is told that scripts are text, FTP) leave such a file alone.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

# `json.dumps` makes an encoder for each value.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LEVEL = 6  # 9 takes a third longer for a thousandth
_WINDOW = 32_768  # how far back deflated data look
_BITS = 15
# The signs from here on have fifteen bits each; all stand for themselves in a
# string. Those further behind have the last seven bits or fewer (fifteen would
# be a byte more than there is), and the upper seven where the lower eight are
# a line feed or a carriage return.
_FIRST_SIGN, _FIRST_OF_END = 0x3000, 0xB080
_FIRST_OF_LINE_ENDS = {0x0A: 0xB180, 0x0D: 0xB280}


def script(name: str, value: object) -> str:
    """A script that hands ``value`` over under ``name``."""
    return f"paperweave.take({json.dumps(name)},{_literal(value)})\n"


def packed_script(name: str, value: object) -> bytes:
    """The same, deflated."""
    signs = in_signs(zlib.compress(as_json(value), _LEVEL))
    return _wide(f'paperweave.takePacked({json.dumps(name)},"{signs}")')


def _wide(text: str) -> bytes:
    # A program that adds an end of line adds it to a comment.
    return f"\ufeff{text}//".encode("utf-16-le")


def script_behind(
    name: str, known: Sequence[str], values: Sequence[str]
) -> bytes:
    """A script with lines of text, deflated behind what the reader knows.

    Each of ``values`` stands behind the one of ``known`` in its place, of which
    it repeats much; of these nothing is written. A reader puts all of it into
    one stream of zlib, line by line (known, value, known, value, …), whose sum
    at the end tells whether what it knew was the same.
    """
    parts, before, total = list[str](), b"", 1
    for place, (one, value) in enumerate(zip(known, values, strict=True)):
        is_last = place == len(values) - 1
        shown, text = f"{one}\n".encode(), f"{value}\n".encode()
        total = zlib.adler32(text, zlib.adler32(shown, total))
        before = (before + shown)[-_WINDOW:]
        packer = zlib.compressobj(
            _LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before
        )
        data = packer.compress(text)
        data += packer.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH)
        parts.append(in_signs(data + (total.to_bytes(4) if is_last else b"")))
        before = (before + text)[-_WINDOW:]
    listed = ",".join(f'"{signs}"' for signs in parts)
    return _wide(f"paperweave.take({json.dumps(name)},[{listed}])")


def assigned(name: str, value: object) -> str:
    """A script that sets ``paperweave``'s own ``name``, for what is there from the start."""
    return f"paperweave.{name}={_literal(value)}\n"


def extended(name: str, value: object) -> str:
    """A script that adds to the object that another has set under ``name``."""
    return f"Object.assign(paperweave.{name},{_literal(value)})\n"


def in_signs(data: bytes) -> str:
    """Bytes as signs of fifteen bits each, the highest first; the last has zeros at its end."""
    bits = np.unpackbits(np.frombuffer(data, np.uint8))
    count = -(-len(bits) // _BITS)
    filled = np.zeros(count * _BITS, np.uint8)
    filled[: len(bits)] = bits
    whole = np.zeros((count, _BITS + 1), np.uint8)
    whole[:, 1:] = filled.reshape(count, _BITS)
    values = np.packbits(whole).view(">u2").astype("<u2")
    signs = values + np.uint16(_FIRST_SIGN)
    for low, first in _FIRST_OF_LINE_ENDS.items():
        ends = values & 255 == low
        signs[ends] = (values[ends] >> 8) + first
    if count * _BITS - len(bits) >= 8:
        signs[-1] = (values[-1] >> 8) + _FIRST_OF_END
    return signs.tobytes().decode("utf-16-le")


def as_json(value: object) -> bytes:
    """A value as JSON, in bytes."""
    return json_text(value).encode()


def _literal(value: object) -> str:
    # U+2028 and U+2029 end a line in older scripts, and `</script>` a script that somebody inlines.
    text = json_text(value).replace("</", "<\\/")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def json_text(value: object) -> str:
    """A value as JSON in as few signs as browsers write, on one line."""
    return _json(value)
