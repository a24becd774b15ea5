"""Markdown's marks within a text: emphasis, links, images, escapes, HTML.

What is left is runs of plain text.

Own code, because people who write lists of papers break CommonMark's rules (``[pdf]
(https://...)``, ``**Title.**ICML``), and because markdown-it-py took 276 microseconds for an entry
of 300 characters: 28 seconds for a listing of 100,000 entries, where 20 are allowed.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

# Every alternative reads a bounded stretch, or a class of single characters: reading is linear in
# the text.
_TOKEN = re.compile(
    r"(?P<escaped>(?:\\[!-/:-@\[-`{-~])+)"
    r"|(?P<code>`+)"
    r"|(?P<math>\$\$?(?=[^\s$])[^$]{0,300}(?<=\S)\$\$?(?!\d))"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,10})(?P<attributes>(?:\s[^<>]{0,2000})?)/?>"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<stars>\*+|_+|~~)"
    r"|(?P<url>https?://[^\s<>\[\]\"|\\^`{}*，。）】]{3,})"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)"
)
# What a token begins with. The engine looks for single characters in a fortieth of the time in
# which it tries all alternatives at each place.
_SIGN = re.compile(r"\\|`|\$|<|!|\[|\]|\*|_|~|&|h(?=ttps?://)")
_SIGN_BUT_ADDRESS = re.compile(r"[\\`$<!\[\]*_~&]")
_ANY_SIGN = ("\\", "`", "$", "<", "[", "]", "*", "_", "~", "&", "://")
_DESTINATION = re.compile(
    r" ?\(\s{0,3}(?:<(?P<angled>[^<>]{0,4000})>|(?P<bare>(?:[^\s()]|\([^\s()]{0,500}\)){1,4000}))"
    r"(?:\s{1,3}(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'))?\s{0,3}\)?"
    r"|（(?P<wide>[^\s（）]{1,4000})）?"
)
_ATTRIBUTE = re.compile(
    r"\b(href|src|alt)\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
    re.IGNORECASE,
)
_EMPHASIS = {
    "b": "<b>",
    "u": "<b>",
    "strong": "<b>",
    "i": "<i>",
    "em": "<i>",
    "cite": "<i>",
}
_INLINE = re.compile(
    r"a|img|sub|sup|font|span|code|kbd|small|tt|s|del|ins|mark|q|abbr|samp"
)
_BLOCK = re.compile(
    r"p|div|center|details|summary|h[1-6]|hr|li|[uo]l|t[rdh]|table|tbody|thead|blockquote|picture"
)
_BOLD = frozenset({"**", "__", "***", "___", "<b>"})
_ITALIC = frozenset({"*", "_", "***", "___", "<i>"})
_EMPHASIZING = _BOLD | _ITALIC
# What Jekyll puts in front of an address within a site.
_OF_JEKYLL = re.compile(r"\{\{\s*(?:site|page)\.\w+\s*\}\}")
# Signs that a code host draws as pictures: ":star:", ":page_facing_up:".
_SHORTCODE = re.compile(
    r"(?<![\w/.]):(?:[a-z0-9]{1,10}_?[a-z][a-z0-9_]{1,40}|\+1):(?!\w)"
)
_BEHIND_NAMES = frozenset(",;")
_DEPTH = 20  # brackets in brackets: deeper ones are text


@dataclass(slots=True, eq=False)
class Target:
    """Where a link leads; the runs of one link share it."""

    url: str


@dataclass(slots=True)
class Run:
    """A stretch of text in one style.

    An image's text is what stands for it, and ``image`` is its address.
    """

    text: str
    bold: bool = False
    italic: bool = False
    target: Target | None = None
    image: str | None = None


@dataclass(slots=True)
class _Reading:
    """The runs so far, and where what is still open began.

    Brackets, and at most one emphasis of each kind.
    """

    runs: list[Run] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)
    emphasis: dict[str, int] = field(default_factory=dict)
    anchor: tuple[int, str] | None = None

    def add(self, text: str) -> None:
        """Add literal text."""
        if text:
            self.runs.append(Run(text))

    def style(self, mark: str) -> None:
        """Close an emphasis: its mark disappears, and the runs since then have it."""
        start = self.emphasis.pop(mark)
        self.runs[start].text = ""
        for run in self.runs[start + 1 :]:
            run.bold |= mark in _BOLD
            run.italic |= mark in _ITALIC

    def link(self, start: int, url: str) -> None:
        """Let the runs from ``start`` lead to an address, where they do not lead elsewhere."""
        target = Target(url)
        for run in self.runs[start:]:
            run.target = run.target or target

    def image(self, start: int, url: str) -> None:
        """Replace the runs from ``start`` by an image."""
        text = "".join(run.text for run in self.runs[start + 1 :])
        del self.runs[start:]
        self.emphasis = {
            mark: place
            for mark, place in self.emphasis.items()
            if place < start
        }
        self.runs.append(Run(text, image=url))


def read_runs(text: str) -> list[Run]:
    """Read a text's marks; a mark that is never closed stays the character that it is."""
    reading, at = _Reading(), 0
    text = _without_unseen(text)
    if not any(map(text.__contains__, _ANY_SIGN)):  # as in most abstracts
        return [Run(text)] if text else []
    signs = _SIGN if "://" in text else _SIGN_BUT_ADDRESS
    sign = signs.search(text)
    while sign:
        match = _TOKEN.match(text, sign.start())
        if match is None:
            sign = signs.search(text, sign.end())
            continue
        reading.add(text[at : match.start()])
        at = _take(reading, text, match)
        sign = signs.search(text, at)
    reading.add(text[at:])
    return [run for run in reading.runs if run.text or run.image]


def plain_text(runs: list[Run]) -> str:
    """The characters of runs without their marks, white space folded; images have none."""
    plain = "".join([run.text for run in runs if run.image is None])
    # What can be printed has no white space but the space.
    folded = plain.isprintable() and "  " not in plain
    return plain.strip(" ") if folded else " ".join(plain.split())


def without_marks(text: str) -> str:
    """A text without its marks, for one that is all of one kind (an abstract)."""
    return plain_text(read_runs(text))


def _without_unseen(text: str) -> str:
    """A text without comments, signs that are drawn as pictures, and what Jekyll puts in."""
    text = _without_comments(text) if "<!--" in text else text
    text = _OF_JEKYLL.sub("", text) if "{{" in text else text
    # More colons than addresses have, as most entries have not.
    may_have = text.count(":") > max(text.count("://"), 1)
    return _SHORTCODE.sub("", text) if may_have else text


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (
        end := text.find("-->", start)
    ) >= 0:
        pieces.append(text[at:start])
        at = end + len("-->")
    return "".join([*pieces, text[at:]])


def _take(reading: _Reading, text: str, match: re.Match[str]) -> int:
    """Add what one token stands for; return where the text goes on."""
    end = match.end()
    if match["tag"]:
        _take_tag(reading, match)
        return end
    kind = match.lastgroup
    if kind == "code":
        return _take_code(reading, text, match)
    if kind == "close":
        return _take_bracket(reading, text, end)
    if kind == "url":
        return _take_address(reading, match)
    if kind == "stars":
        _take_emphasis(reading, text, match)
    elif kind == "auto":
        reading.runs.append(Run(match["auto"], target=Target(match["auto"])))
    else:
        if kind == "open" and len(reading.brackets) < _DEPTH:
            reading.brackets.append(len(reading.runs))
        reading.add(_literal(match))
    return end


def _literal(match: re.Match[str]) -> str:
    if match["escaped"]:
        return match["escaped"][1::2]  # every second character is a backslash
    return html.unescape(match.group()) if match["entity"] else match.group()


def _take_code(reading: _Reading, text: str, match: re.Match[str]) -> int:
    """Code is literal text; a tick that nothing closes soon is a tick."""
    ticks, start = match.group(), match.end()
    close = text.find(ticks, start, start + 1000)
    if close < 0:
        reading.add(ticks)
        return start
    reading.add(text[start:close])
    return close + len(ticks)


def _take_address(reading: _Reading, match: re.Match[str]) -> int:
    url = match["url"].rstrip(".,;:!?'_")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?'_")
    reading.runs.append(Run(url, target=Target(url)))
    return match.start() + len(url)


def _take_emphasis(reading: _Reading, text: str, match: re.Match[str]) -> None:
    mark = match.group()
    before = text[match.start() - 1 : match.start()] or " "
    after = text[match.end() : match.end() + 1] or " "
    if mark == "~~" or (
        _is_at_word_end(mark, before, after) and _close(reading, mark)
    ):
        return
    # Behind a name a star stands for a footnote: "Ada Weaver*, Ben Thread*".
    footnote = before.isalnum() and after in _BEHIND_NAMES
    if (
        mark in _EMPHASIZING
        and _is_at_word_end(mark, after, before)
        and not footnote
    ):
        reading.emphasis[mark] = len(reading.runs)
    reading.add(mark)


def _is_at_word_end(mark: str, beside: str, beyond: str) -> bool:
    """Tell whether a mark touches a word on one side; ``_`` must not stand within one."""
    return not beside.isspace() and not (mark[0] == "_" and beyond.isalnum())


def _close(reading: _Reading, mark: str) -> bool:
    """Close what a mark closes; tell whether there was anything."""
    kinds = [mark] if mark in reading.emphasis else _pair(mark)
    closed = [kind for kind in kinds if kind in reading.emphasis]
    for kind in closed:
        reading.style(kind)
    return bool(closed)


def _pair(mark: str) -> list[str]:
    """What three marks close that were opened as two and one."""
    return [mark[:2], mark[:1]] if len(mark) == 3 else []


def _take_bracket(reading: _Reading, text: str, end: int) -> int:
    """Close a bracket: a link or an image where an address follows, else text in brackets."""
    start = reading.brackets.pop() if reading.brackets else len(reading.runs)
    destination = _destination(text, end) if start < len(reading.runs) else None
    if destination is None:
        reading.add("]")
        return end
    url, behind = destination
    if reading.runs[start].text == "![":
        reading.image(start, url)
    else:
        reading.runs[start].text = ""
        reading.link(start, url)
    return behind


def _destination(text: str, at: int) -> tuple[str, int] | None:
    """The address in the brackets that begin at a place, and where the text goes on."""
    match = _DESTINATION.match(text, at)
    if match is None:
        return None
    url = match["angled"] or match["bare"] or match["wide"]
    return (url, match.end()) if url and _is_address(url, match) else None


def _is_address(url: str, match: re.Match[str]) -> bool:
    """Behind a space only what is surely an address: ``[A] (see below)`` is text."""
    return url.startswith(
        ("http://", "https://")
    ) or not match.group().startswith((" ", "（"))


def _take_tag(reading: _Reading, match: re.Match[str]) -> None:
    name, closing = match["tag"].lower(), bool(match["end"])
    if name in _EMPHASIS:
        _take_tag_emphasis(reading, _EMPHASIS[name], closing=closing)
    elif name == "img":
        values = _attributes(match)
        reading.runs.append(
            Run(values.get("alt", ""), image=values.get("src", ""))
        )
    elif name == "a" and closing:
        _close_anchor(reading)
    elif name == "a":
        _open_anchor(reading, _attributes(match))
    elif name == "br":
        reading.add("\n")
    elif _BLOCK.fullmatch(name):
        reading.add(" ")
    elif not _INLINE.fullmatch(name):
        reading.add(match.group())  # a title may hold <think>


def _attributes(match: re.Match[str]) -> dict[str, str]:
    found = _ATTRIBUTE.findall(match["attributes"])
    return {key.lower(): html.unescape(a or b or c) for key, a, b, c in found}


def _open_anchor(reading: _Reading, values: dict[str, str]) -> None:
    if "href" in values:
        reading.anchor = (len(reading.runs), values["href"])


def _close_anchor(reading: _Reading) -> None:
    if reading.anchor is not None and reading.anchor[0] <= len(reading.runs):
        reading.link(*reading.anchor)
    reading.anchor = None


def _take_tag_emphasis(reading: _Reading, mark: str, *, closing: bool) -> None:
    if not closing:
        reading.emphasis[mark] = len(reading.runs)
        reading.runs.append(Run(""))
    elif mark in reading.emphasis:
        reading.style(mark)
