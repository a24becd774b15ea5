"""Pictures as PNG: what zlib unpacks is what was drawn."""

from __future__ import annotations

import struct
import zlib

from paperweave.export.png import png
from tests.support.rows import for_rows


def parts_of(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a picture by their names, each with its right checksum."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, {}
    while place < len(data):
        (size,) = struct.unpack(">I", data[place : place + 4])
        name, inside = data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        assert struct.unpack(">I", data[place + 8 + size : place + 12 + size]) == (
            zlib.crc32(name + inside),
        )
        chunks[name] = inside
        place += 12 + size
    return chunks


def rows_of(data: bytes) -> tuple[int, int, list[bytes]]:
    """A picture's width, height and rows."""
    chunks = parts_of(data)
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    raw = zlib.decompress(chunks[b"IDAT"])
    rows = [raw[start : start + width + 1] for start in range(0, len(raw), width + 1)]
    assert {row[0] for row in rows} == {0}
    return width, height, [row[1:] for row in rows]


@for_rows("length", [*range(1, 40), 130, 131, 257, 258, 259, 260, 261, 262, 700])
def test_runs_of_every_length_are_unpacked_as_they_were(length: int) -> None:
    drawn = [bytes([1]) * length + bytes([200, 0, 143, 144, 255])] * 2
    palette = [(i, i, i) for i in range(256)]
    assert rows_of(png(drawn, palette)) == (length + 5, 2, drawn)


def test_a_picture_has_its_colours_before_its_points() -> None:
    parts = parts_of(png([b"\0\1", b"\1\0"], [(255, 255, 255), (31, 90, 166)]))
    assert list(parts) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert parts[b"IHDR"] == struct.pack(">IIBBBBB", 2, 2, 8, 3, 0, 0, 0)
    assert parts[b"PLTE"] == bytes([255, 255, 255, 31, 90, 166])
