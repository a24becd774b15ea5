"""What a person says in ``curation.toml`` where the rules get it wrong.

It is about keywords and papers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.config.settings import shown_value
from paperweave.config.toml_errors import line_of
from paperweave.model.record import Problem

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Curation:
    """A person's corrections; every list may be left out of the file.

    ``same_keyword``: spellings that are one keyword. ``never_keyword``, ``always_keyword``: single
    keywords. ``same_paper``, ``different_paper``: groups of papers, each named by its address,
    arXiv number, DOI or title. ``same_author``: names or identifiers (``orcid:…``) of one person;
    ``different_author``: names of several, or ``Wei Zhang (2401.00001; 2402.00002)``, a name with
    the papers that are meant.
    """

    same_keyword: tuple[tuple[str, ...], ...] = ()
    never_keyword: tuple[str, ...] = ()
    always_keyword: tuple[str, ...] = ()
    same_paper: tuple[tuple[str, ...], ...] = ()
    different_paper: tuple[tuple[str, ...], ...] = ()
    same_author: tuple[tuple[str, ...], ...] = ()
    different_author: tuple[tuple[str, ...], ...] = ()


_GROUPS = (
    "same_keyword",
    "same_paper",
    "different_paper",
    "same_author",
    "different_author",
)
_KEY = re.compile(r"""\s*[\["']*([^"'=\].\[#]{1,200})["'\]]*\s*(?:[=.]|$)""")
_LONGEST_SHOWN = 200  # characters of what was found
_SINGLES = ("never_keyword", "always_keyword")


def read_curation(name: str, text: str) -> tuple[Curation, list[Problem]]:
    """Read the text of a curation file; ``name`` is its name in what is reported.

    A file that is not TOML is left out as a whole; a wrong key, or an entry of the wrong type,
    costs only itself.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    # TOMLDecodeError, or a number of thousands of figures.
    except ValueError as error:
        message = f"not valid TOML: {error}; the whole file is ignored until this is fixed"
        return Curation(), [Problem("lost", name, line_of(error), message)]
    except RecursionError:
        message = "the brackets nest too deeply; the whole file is ignored until this is fixed"
        return Curation(), [Problem("lost", name, _deepest_line(text), message)]
    problems: list[Problem] = []
    lines = _lines_of_keys(text)

    def report(key: str, message: str) -> None:
        problems.append(
            Problem("lost", name, lines.get(key), f"{key}: {message}")
        )

    for key in sorted(table.keys() - {*_GROUPS, *_SINGLES}):
        report(
            key, f"unknown; expected one of {', '.join((*_GROUPS, *_SINGLES))}"
        )
    groups = {key: _groups(table.get(key, []), key, report) for key in _GROUPS}
    never, always = (
        _strings(table.get(key, []), key, report) for key in _SINGLES
    )
    return Curation(
        never_keyword=never, always_keyword=always, **groups
    ), problems


def _deepest_line(text: str) -> int:
    """The line with the most opening brackets."""
    lines = text.splitlines()
    counts = [line.count("[") + line.count("{") for line in lines]
    return counts.index(max(counts)) + 1


def _groups(
    value: object, key: str, report: Callable[[str, str], None]
) -> tuple[tuple[str, ...], ...]:
    """Read a list of lists of two or more strings; anything else in it is reported."""
    if not isinstance(value, list):
        report(key, 'expected a list of lists, as [["one", "other"]]')
        return ()
    groups = []
    for entry in value:
        names = _strings(entry, key, report) if isinstance(entry, list) else ()
        if len(names) > 1:
            groups.append(names)
        else:
            report(
                key,
                f"expected two or more names in [ ], found {_shown(entry)}; it is ignored",
            )
    return tuple(groups)


def _strings(
    value: object, key: str, report: Callable[[str, str], None]
) -> tuple[str, ...]:
    """Read a list of strings that are not blank; anything else in it is reported."""
    if not isinstance(value, list):
        report(
            key, f'expected a list, as ["one", "other"], found {_shown(value)}'
        )
        return ()
    for entry in value:
        if not isinstance(entry, str) or not entry.strip():
            report(
                key,
                f"expected a text in quotes, found {_shown(entry)}; it was left out",
            )
    return tuple(
        entry.strip()
        for entry in value
        if isinstance(entry, str) and entry.strip()
    )


def _shown(value: object) -> str:
    return shown_value(value, _LONGEST_SHOWN)


def _lines_of_keys(text: str) -> dict[str, int]:
    """The first line that sets each key, which TOML's parser does not tell."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if key := _KEY.match(line):
            found.setdefault(key[1].strip(), number)
    return found
