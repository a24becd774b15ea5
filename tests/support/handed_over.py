"""What the scripts of a site's data hand over to its own scripts."""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any

from paperweave.export.scripts import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CALL = re.compile(r'paperweave\.(take|takePacked)\("([^"]+)",(.*)\)(?:\n|//)', re.DOTALL)


def bytes_of(signs: str) -> bytes:
    """The bytes of signs that have fifteen bits each, and a last one that may have seven."""
    bits = "".join(map(_bits_of, map(ord, signs)))
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8))


def _bits_of(sign: int) -> str:
    if sign >= 0xB180:  # eight of them would be the end of a line
        return f"{sign & 127:07b}{10 if sign < 0xB280 else 13:08b}"
    return f"{sign & 127:07b}" if sign >= 0xB080 else f"{sign - 0x3000:015b}"


def handed_over(script: str | bytes, name: str) -> Any:  # noqa: ANN401 - whatever a script hands over
    """What a script hands over under a name."""
    text = text_of(script)
    found = _CALL.fullmatch(text)
    assert found, text[:80]
    call, own, value = found.groups()
    assert own == name
    return json.loads(zlib.decompress(bytes_of(value[1:-1])) if call == "takePacked" else value)


def text_of(script: str | bytes) -> str:
    """A script as a browser reads it: what has the mark of UTF-16 is in it, all else in UTF-8."""
    if isinstance(script, str):
        return script
    return script.decode("utf-16" if script.startswith(b"\xff\xfe") else "utf-8")


def lines_behind(script: bytes, known: Sequence[str]) -> list[str]:
    """The lines of a script that stand behind what a reader knows."""
    return zlib.decompress(stream_behind(script, known)).decode().split("\n")[1::2]


def stream_behind(script: bytes, known: Sequence[str]) -> bytes:
    """The stream of zlib that a reader makes of a script and of what it knows."""
    parts = [part for i, part in enumerate(text_of(script).split('"')[2:]) if i % 2]
    data = b"\x78\x01"
    for one, signs in zip(known, parts, strict=True):
        block = f"{one}\n".encode()
        size = len(block).to_bytes(2, "little")
        data += b"\0" + size + bytes(~n & 255 for n in size) + block + bytes_of(signs)
    return data


def taken(data: Path, name: str) -> Any:  # noqa: ANN401
    """What a script in a folder of data hands over."""
    script = (data / f"{name}.js").read_bytes()
    if name.startswith("search/texts-"):
        (line,) = lines_behind(script, [json_text(taken(data, "search/usual"))])
        return json.loads(line)
    return handed_over(script, name)


def beside(data: Path) -> list[dict[str, Any]]:
    """What lies beside the page of each paper, in the order of their addresses."""
    together, rows = taken(data, "beside")["together"], list[Any]()
    for number in range(len(taken(data, "beside")["starts"])):
        texts = taken(data, f"search/texts-{number}")
        script = (data / f"beside-{number}.js").read_bytes()
        known = [json_text(texts[i : i + together]) for i in range(0, len(texts), together)]
        lines = "\r".join(lines_behind(script, known)).split("\r")
        rows += [row_of(line, text) for line, text in zip(lines, texts, strict=True)]
    return rows


def row_of(line: str, text: Sequence[Any]) -> Any:  # noqa: ANN401 - a row
    """What lies beside a page, by its line and what the search shows of the paper."""
    known, _, row = line.partition("\t")
    also = json.loads(known)
    if also is None:
        return json.loads(row)
    said = [*also, text[9], text[1], text[5], text[0]]
    for name in text[3]:
        first, _, last = name.rpartition(" ")
        said += [name, f"{last}, {first}", last, first]
    said += text[6]
    return json.loads(
        re.sub("[\ue000-\ue0ff]", lambda sign: json_text(said[ord(sign[0]) - 0xE000])[1:-1], row)
    )
