"""Tables of the site's own words, and what a person's own table may say.

A person's table is completed with the English words that it lacks: a newer version says more.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from paperweave.config.project import own_templates
from paperweave.model.record import Problem
from paperweave.render.template_faults import TemplateFaultError, is_theirs

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = "en"
FOLDER = "theme/partials/words"
_SHOWN = 5  # of the words that a table lacks
_BEGIN, _END = "{% set table = ", " %}{% macro"

Table = dict[str, str | dict[str, str]]


def table_in(place: Path) -> tuple[Table, tuple[Problem, ...]]:
    """The table in a file of words, completed where it is a person's, and what it lacked.

    Raises:
        TemplateFaultError: it cannot be read, or cannot say what our own says in English.
    """
    try:
        table = read_words(place.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TemplateFaultError(
            f"{place}: the table of words cannot be read ({error})"
        ) from error
    if not is_theirs(str(place)):
        return table, ()
    ours = _in_english()
    _check(place, table, ours)
    missing = [key for key in ours if key not in table]
    return {**ours, **table}, (_note(place, missing),) if missing else ()


def completed(place: str, text: str) -> str:
    """The text of a person's file of words with the English ones that it lacks.

    That of ours, or of one without a table, comes back as it is.
    """
    head, begin, rest = text.partition(_BEGIN)
    if (
        not Path(place).match("partials/words/*.html")
        or not is_theirs(place)
        or _END not in rest
    ):
        return text
    try:
        table = read_words(text)
    except (ValueError, RecursionError):  # Jinja says what is wrong with it
        return text
    whole = json.dumps({**_in_english(), **table}, ensure_ascii=False)
    return f"{head}{begin}{whole}{_END}{rest.partition(_END)[2]}"


def read_words(text: str) -> Table:
    """The table in a file of words, which is JSON.

    Raises:
        ValueError: it is none.
    """
    _, begin, rest = text.partition(_BEGIN)
    written, end, _ = rest.partition(_END)
    table = json.loads(written) if begin and end else None
    if not isinstance(table, dict):
        message = "{% set table = {…} %} with JSON was expected, as in ours"
        raise ValueError(message)  # noqa: TRY004 - a file's
    return table


@lru_cache(1)
def _in_english() -> Table:
    return read_words(
        (own_templates() / FOLDER / f"{ENGLISH}.html").read_text(
            encoding="utf-8"
        )
    )


def _note(place: Path, missing: list[str]) -> Problem:
    some = ", ".join(missing[:_SHOWN])
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    message = f"{some}{more} are not in this file of words, and are said in English: add them"
    if len(missing) == 1:
        message = f"{some} is not in this file of words, and is said in English: add it"
    folder = place.parents[3]
    return Problem("noted", place.relative_to(folder).as_posix(), None, message)


def _check(place: Path, table: Table, ours: Table) -> None:
    """Refuse a word that cannot be said where our own is."""
    for key in ours.keys() & table.keys():
        found, said = table[key], ours[key]
        for text in _patterns(found):
            if not isinstance(text, str) or _fields(text) - _fields_of(said):
                raise TemplateFaultError(
                    f"{place}: {key!r} is {found!r}; a text with no other fields than the English "
                    f"{said!r} was expected"
                )


def _patterns(said: object) -> Iterable[object]:
    """The texts of a word: one, or one for each form of the plural, that of most numbers first."""
    return (
        [said.get("other"), *said.values()]
        if isinstance(said, dict)
        else [said]
    )


def _fields_of(said: object) -> set[str]:
    return set().union(*(_fields(str(text)) for text in _patterns(said)))


def _fields(text: str) -> set[str]:
    """The fields in braces; one that is none where the braces do not fit."""
    try:
        return {
            name
            for _, name, _, _ in Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        return {"{"}
