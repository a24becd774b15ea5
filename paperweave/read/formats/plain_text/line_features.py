"""Signs that a line without a marker is a title, an abstract, or part of a menu.

No sign decides alone. The weights were set by hand and tried on the titles and abstracts of the
listings here.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from paperweave.text.dates import parse_date

_SENTENCE_ENDS = re.compile(
    r"[.!?][\"')\]]{0,2} +(?=[\"'(]?[A-Z$])|[。\uff01\uff1f\uff1b](?=.)"
)
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ONLY_LETTERS = bytes(
    n if chr(n).isalpha() else ord(" ") for n in range(128)
).ljust(256)
# Words that sentences have and titles rarely: pronouns, auxiliaries, the verbs with which abstracts
# announce.
_OF_SENTENCES = frozenset(
    [
        "we",
        "our",
        "us",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "can",
        "cannot",
        "may",
        "it",
        "its",
        "they",
        "these",
        "this",
        "that",
        "which",
        "such",
        "there",
        "however",
        "propose",
        "proposes",
        "proposed",
        "show",
        "shows",
        "shown",
        "introduce",
        "introduces",
        "present",
        "presents",
        "presented",
        "studies",
        "provide",
        "provides",
    ]
)
_OPENING = re.compile(
    r"(?:we|in this|this (?:paper|work|article|study|report|thesis|survey|is)|recent|despite|"
    r"although|while|however"
    r"|the (?:recent|growing|rapid|ability|problem)|there (?:is|are|has|have)|it is|"
    r"abstract[:.—-])\b"
    r"|本文|我们|我們|摘要",
    re.IGNORECASE,
)
# characters that show what the rest would show again: longer than any title, and four sentences
_BEGINNING = 600
_ITEM = re.compile(r"(?:[-•*▪◦·–]|\(?\d{1,2}[.)]|\(?[ivx]{1,4}\))\s")
# What the pages of paper sites say around their lists, whole or as a line's beginning.
_MENU = frozenset({
    "about", "all papers", "back to top", "blog", "careers", "collaborating authors", "community",
    "company", "contact", "cookie settings", "cookies", "daily", "daily papers", "datasets",
    "date", "docs", "enterprise", "feedback", "filters", "go to page", "help", "home",
    "hugging face", "huggingchat", "inference endpoints", "jobs", "load more", "log in", "login",
    "menu", "models", "monthly", "more", "new", "next", "papers", "plotting", "posts", "prev",
    "previous", "pricing", "privacy", "privacy policy", "relevance", "search", "share",
    "show more", "sign in", "sign up", "signup", "sort by", "spaces", "submit paper", "subscribe",
    "system theme", "terms", "terms of service", "tos", "trending", "trending papers", "upvote",
    "upvotes", "website", "weekly",
    # "Subscribe" and "Daily papers", as browsers translate them
    "suscribirse", "artículos diarios", "papeles diarios", "s'abonner", "articles du jour",
    "abonnieren", "tägliche artikel", "iscriviti", "articoli quotidiani", "inscrever-se", "assinar",
    "artigos diários", "подписаться", "ежедневные статьи", "订阅", "每日论文", "購読する",
})  # fmt: skip
_MENU_ROW = 4  # words; fewer may be a title
_MENU_START = re.compile(
    r"get trending papers|subscribe to |by ?[\w.-]{1,40}(?: and the research community)?$|© "
    r"?\d{4}|copyright \d{4}"
    r"|page \d+(?: of \d+)?$|(?:\d+|\.{3}|…)(?:\s+(?:\d+|\.{3}|…|next|previous))*$|all rights "
    r"reserved|showing \d+"
    r"|submitted by\b.{0,40}$|sort by [a-z]{1,20}$",
    re.IGNORECASE,
)


def is_menu(text: str) -> bool:
    """Tell whether a text is surely the page's own.

    Such are menu words, a call to subscribe, page numbers, a bare day, a dash alone.
    """
    return all(_is_menu_line(line) for line in text.split("\n"))


def _is_menu_line(text: str) -> bool:
    plain = text.strip(" <>«»‹›←→|·•-–—").lower()
    return (
        not plain
        or plain in _MENU
        or _is_menu_row(plain)
        # longer is a text
        or (len(plain) < 120 and _MENU_START.match(plain) is not None)
        # longer is no date
        or (len(plain) < 30 and parse_date(text.strip()) is not None)
    )


def _is_menu_row(plain: str) -> bool:
    """Tell whether a line is several menu words side by side, as at the foot of a page."""
    # That the first word is none is soon seen of a long text.
    if plain.split(None, 1)[0] not in _MENU:
        return False
    words = plain.split()
    return len(words) >= _MENU_ROW and all(word in _MENU for word in words)


def is_item(text: str) -> bool:
    """Tell whether a line starts as an item of a list does."""
    return _ITEM.match(text) is not None


# A short file is looked at again for each line at which a layout may begin.
@lru_cache(500)
def prose(text: str) -> float:
    """Weigh whether a text reads as an abstract (above 0) or as a title (below 0).

    About -8 to 8.
    """
    beginning = text[:_BEGINNING]
    words = _words(beginning)
    # shorter ones are small in titles too
    long = [
        word for word in words if len(word) > 3 and word.lower() != word.upper()
    ]
    capitals = (
        sum([word[0].isupper() for word in long]) / len(long) if long else 0.5
    )
    sentences = len(_SENTENCE_ENDS.findall(beginning))
    clauses = sum(map(_OF_SENTENCES.__contains__, map(str.lower, words)))
    return (
        _ending(text)
        + min(sentences, 3) * 1.2
        + min(clauses, 4) * 0.6
        + (1.2 if _OPENING.match(text) else 0.0)
        - (0.7 if ": " in text[:60] and not sentences else 0.0)
        + (0.4 - capitals) * (2.0 if len(long) > 1 else 0.0)
        + max(-1.5, min(1.5, math.log(max(_width(text), 1) / 170)))
    )


def _width(text: str) -> float:
    """A text's length; a sign of Chinese, Japanese or Korean says as much as three letters."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * len(_WIDE.findall(text[:_BEGINNING]))


def _words(text: str) -> list[str]:
    if text.isascii():  # a quarter of the time that the pattern takes
        return text.encode().translate(_ONLY_LETTERS).decode().split()
    return _WORD.findall(text)


def _ending(text: str) -> float:
    last = text.rstrip("\"')]} ")[-1:]
    if last in {".", "。"}:
        return 1.5
    return -0.3 if last in {"?", "!", "\uff1f", "\uff01", "…", ":"} else -1.3
