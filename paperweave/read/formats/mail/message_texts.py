"""The HTML parts of mails, decoded, with the line of the file that each character comes from."""

from __future__ import annotations

import base64
import binascii
import email
import quopri
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

_MBOX_START = re.compile(r"From \S+ .{5,60}$")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A decoded part: its text, and where in it each line of the file begins."""

    text: str
    first_line: int
    starts: tuple[int, ...]

    def line_at(self, place: int) -> int:
        """The line of the file that the character at a place of the text comes from."""
        return self.first_line + max(bisect_right(self.starts, place) - 1, 0)


def html_parts(lines: Sequence[str]) -> Iterator[DecodedText]:
    """The HTML parts of a mail, or of each mail of an mbox file."""
    starts = [
        at for at, line in enumerate(lines) if _begins_mail(lines, at, line)
    ]
    bounds = [*(starts or [0]), len(lines)]
    if bounds[0] > 0:
        bounds.insert(0, 0)
    for first, end in pairwise(bounds):
        yield from _parts_of_mail(lines[first:end], first)


def _begins_mail(lines: Sequence[str], at: int, line: str) -> bool:
    return bool(_MBOX_START.match(line)) and (
        at == 0 or not lines[at - 1].strip()
    )


def _parts_of_mail(lines: Sequence[str], before: int) -> Iterator[DecodedText]:
    if lines and _MBOX_START.match(lines[0]):
        lines, before = lines[1:], before + 1
    source = "\n".join(lines)
    cursor = 0
    for part in email.message_from_string(source).walk():
        if part.is_multipart() or part.get_content_type() != "text/html":
            continue
        body = part.get_payload(decode=False)
        place = (
            source.find(body, cursor)
            if isinstance(body, str) and body.strip()
            else -1
        )
        if place >= 0 and isinstance(body, str):
            cursor = place + len(body)
            yield _decoded(
                part, body, before + source.count("\n", 0, place) + 1
            )


def _decoded(part: Message, body: str, first_line: int) -> DecodedText:
    """Decode a part line by line, as both encodings allow."""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    charset = part.get_content_charset() or "utf-8"
    pieces = [_decoded_line(line, encoding) for line in body.split("\n")]
    ends: list[int] = []
    size = 0
    for piece in pieces:
        ends.append(size)
        size += len(piece)
    data = b"".join(pieces)
    try:
        text = data.decode(charset, "replace")
    except LookupError:
        charset, text = "utf-8", data.decode("utf-8", "replace")
    starts, place = [], 0
    for start, piece in zip(ends, pieces, strict=True):
        starts.append(place)
        place += len(data[start : start + len(piece)].decode(charset, "ignore"))
    return DecodedText(text, first_line, tuple(starts))


def _decoded_line(line: str, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        soft = line.endswith("=")
        return quopri.decodestring(
            line[:-1].encode() if soft else f"{line}\n".encode()
        )
    if encoding == "base64":
        try:
            return base64.b64decode(line.strip())
        except (binascii.Error, ValueError):
            return b""
    return f"{line}\n".encode()
