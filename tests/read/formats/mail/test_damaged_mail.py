"""A mail whose HTML is damaged costs no more than the entry that is."""

from __future__ import annotations

from io import BytesIO

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows

HEAD = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
LINK = '<a href="https://example.org/{0}" class="gse_alrt_title">Looms {0}</a>'
ENTRY = f"<h3>{LINK}</h3>\n<div>A</div>\n"
ODD = [
    "<html><body>", "</body></html>", "<body><body>", "<html>", "<frameset><frame></frameset>",
    "</body></html><html><body>", "<!--", "<![CDATA[", "<?xml version='1.0'?>", "\0", "<head>",
]  # fmt: skip


@for_rows("odd", ODD)
@for_rows("place", ["before", "within", "behind"])
def test_tags_of_another_page_in_an_entry_raise_nothing(odd: str, place: str) -> None:
    first = ENTRY.format("one")
    at = {"before": 0, "within": first.index("Looms"), "behind": len(first)}[place]
    text = f"{HEAD}{first[:at]}{odd}{first[at:]}{ENTRY.format('two')}"
    reading = read_file("a.eml", BytesIO(text.encode()), FORMATS)
    assert reading.records or reading.problems
