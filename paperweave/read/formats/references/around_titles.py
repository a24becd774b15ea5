"""A reference whose title is marked, as homepages write it: names on either side of the title."""

from __future__ import annotations

import re

from paperweave.read.formats.plain_text.word_patterns import are_names
from paperweave.read.formats.references.behind_titles import read_behind
from paperweave.read.formats.references.citation import Citation, read_citation
from paperweave.read.formats.references.name_lists import name_lists
from paperweave.text.dates import FIGURE, date_within

_MARKS = " \t\n.,;:|–—·-"  # between the parts of an entry
_ROOM = 20  # characters between names and title: a year, a word in brackets
_AFFILIATION = re.compile(r"\s?\((?!(?:19|20)\d\d)")
_NO_FOOTNOTES = str.maketrans("", "", "*†‡§¶✉")
_EMPTY = re.compile(r"\[\s*\]")  # of links
_SHORT_NAME = re.compile(r"[^\s,]+:")
_LONGEST = 1_500  # characters on either side


def is_short_name(before: str) -> bool:
    """Tell whether a title has the name of a method in front: ``VL-Looms: “Looms That See”``."""
    return _SHORT_NAME.fullmatch(before) is not None


def around_title(before: str, title: str, behind: str) -> Citation | None:
    """What stands around a marked title, where it is names, venue and date; else None."""
    if len(before) > _LONGEST or len(behind) > _LONGEST:
        return None
    bare = " ".join(before.split()).strip("\"“”„«»' ")
    if bare.strip(_MARKS):
        return _with_names_before(bare, title, behind)
    return _with_names_behind(title, _on_one_line(behind))


def _on_one_line(behind: str) -> str:
    """What stands behind a title, with a full stop behind names that have a line of their own.

    Of the lines below only the first is read, if it has a figure, as where a volume or year stands.
    """
    first, _, others = behind.strip(_MARKS).partition("\n")
    below = _EMPTY.sub("", others.partition("\n")[0]).strip()
    if FIGURE.search(below) and are_names(first.strip(), alone=True):
        names = first.translate(_NO_FOOTNOTES).rstrip(" .,")
        return " ".join(f"{names}. {below}".split()).strip(_MARKS)
    return " ".join(behind.split()).strip(_MARKS)


def _with_names_before(before: str, title: str, behind: str) -> Citation | None:
    if is_short_name(before):
        return None
    if not any(
        len(before) - names.end <= _ROOM for names in name_lists(f"{before} ")
    ):
        return None
    quoted = title.replace("“", "‘").replace("”", "’").replace('"', "’")
    rest = " ".join(behind.split()).lstrip('”"')
    found = read_citation(f"{before} “{quoted}” {rest}")
    return found if found and found.title == quoted.strip(" .,;:") else None


def _with_names_behind(title: str, behind: str) -> Citation | None:
    for names in name_lists(behind):
        if names.are_editors or not are_names(behind[: names.end], alone=True):
            continue
        rest = behind[names.end :]
        if _AFFILIATION.match(rest):
            continue
        told = read_behind(rest)
        return Citation(
            names.people, title, told.venue, date_within(rest), told.publication
        )
    return None
