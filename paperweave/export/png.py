"""Pictures of flat colours as PNG, without a library: the same bytes on every machine.

zlib's many builds pack differently, so that the packing (RFC 1951, fixed codes) is done here: each
run of one colour becomes a letter and copies of it.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import adler32, crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Colour = tuple[int, int, int]

_LONGEST, _SHORTEST = 258, 3  # bytes that one copy stands for
_END = 256
# Of each code for a length of copies: the shortest such, and how many bits tell it from longer.
_LENGTHS = (
    *((3 + i, 0) for i in range(8)),
    *((11 + 2 * i, 1) for i in range(4)),
    *((19 + 4 * i, 2) for i in range(4)),
    *((35 + 8 * i, 3) for i in range(4)),
    *((67 + 16 * i, 4) for i in range(4)),
    *((131 + 32 * i, 5) for i in range(4)),
    (_LONGEST, 0),
)


def png(rows: Sequence[bytes], palette: Sequence[Colour]) -> bytes:
    """A picture whose rows name a colour of the palette for each point, one byte each."""
    size = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    raw = b"".join(b"\0" + row for row in rows)
    packed = b"\x78\x01" + _deflated(raw) + struct.pack(">I", adler32(raw))
    colours = b"".join(map(bytes, palette))
    parts = (
        (b"IHDR", size),
        (b"PLTE", colours),
        (b"IDAT", packed),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, data) for name, data in parts
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = name + data
    return (
        struct.pack(">I", len(data))
        + checked
        + struct.pack(">I", crc32(checked))
    )


def _deflated(raw: bytes) -> bytes:
    """One block with fixed codes."""
    bits = ["110"]  # the last block; fixed codes, the lower bit first
    # A pattern for each colour: one that looks back at a run's first byte took 30 times as long.
    colours = list(_distinct(raw))
    runs = re.compile(b"|".join(re.escape(colour) + b"+" for colour in colours))
    bits += [_run(run[0][0], len(run[0])) for run in runs.finditer(raw)]
    bits.append(_letter(_END))
    joined = "".join(bits)
    whole = joined + "0" * (-len(joined) % 8)
    return int(whole[::-1], 2).to_bytes(len(whole) // 8, "little")


def _distinct(raw: bytes) -> Iterator[bytes]:
    """Each byte once. What is left of a picture without its ground is short."""
    while raw:
        yield raw[:1]
        raw = raw.translate(None, raw[:1])


@lru_cache(65_536)  # a picture has few colours, and few lengths of their runs
def _run(value: int, length: int) -> str:
    """A byte that stands so many times: once as it is, then as copies of the one before."""
    codes = [_letter(value)]
    left = length - 1
    while left >= _SHORTEST:
        some = min(left, _LONGEST)
        codes.append(_copies(some))
        left -= some
    return "".join(codes) + _letter(value) * left


def _copies(length: int) -> str:
    number = max(i for i, (least, _) in enumerate(_LENGTHS) if least <= length)
    least, more = _LENGTHS[number]
    extra = f"{length - least:0{more}b}"[::-1] if more else ""
    # The distance's code: one byte back.
    return _letter(257 + number) + extra + "00000"


def _letter(code: int) -> str:
    """A fixed code, its highest bit first, as RFC 1951 has them in 3.2.6."""
    ranges: Iterable[tuple[int, int, int, int]] = (
        (0, 143, 0x30, 8),
        (144, 255, 0x190, 9),
        (256, 279, 0, 7),
        (280, 287, 0xC0, 8),
    )
    for first, last, start, length in ranges:
        if first <= code <= last:
            return f"{start + code - first:0{length}b}"
    raise ValueError(code)
