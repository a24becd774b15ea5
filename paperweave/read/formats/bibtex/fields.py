"""One BibTeX entry's fields, read by pybtex; where the entry is broken, the fields that are whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from pybtex.database.input.bibtex import LowLevelParser

_NEXT_FIELD = re.compile(r"[\n,]\s*(?=[A-Za-z][\w:.+/-]*\s*=\s*[{\"\dA-Za-z])")
_KEYLESS = re.compile(r"@\s*\w+\s*[{(]\s*[A-Za-z][\w:.+/-]*\s*=")
_LINE = re.compile(r"^syntax error in line \d+: | in line \d+(?=:)")
_SIMPLE_START = re.compile(r"@\s*+[A-Za-z]++\s*+\{\s*+[^\s,{}()=\"'#%]++\s*+,")
_SIMPLE_FIELD = re.compile(
    r"\s*+(?P<name>[A-Za-z][\w-]*+)\s*+=\s*+"
    r"(?:\{(?P<text>(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|(?P<number>[0-9]++))\s*+(?P<after>[,}])",
    re.ASCII,
)
_SIMPLE_END = re.compile(r"\s*+\}\s*+")
_MOST_FAULTS = 10  # an entry with more is not worth its time


@dataclass(frozen=True, slots=True)
class Fault:
    """Where in the entry's text pybtex could not go on, and what it said."""

    position: int
    message: str
    goes_on: bool = False  # one value is missing, and nothing else


@dataclass(slots=True)
class Fields:
    """An entry's fields by their names in lower case, each with its white space folded; and what was wrong."""

    values: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def get(self, *names: str) -> str | None:
        """The first of these fields that is there and not empty."""
        for name in names:
            if value := self.values.get(name):
                return value
        return None


def read_fields(text: str, macros: MutableMapping[str, str]) -> Fields:
    """Read one entry, with the ``@string`` macros known so far; after a fault go on at the next field."""
    simple = _simple_values(text)
    if simple is not None:
        return Fields(simple)
    fields = Fields()
    rest, offset = text, 0
    while len(fields.faults) <= _MOST_FAULTS:
        position = _read_until_fault(rest, macros, fields, offset)
        if position is None:
            break
        following = _NEXT_FIELD.search(rest, len(rest[:position].rstrip()))
        if following is None:
            break
        # The rest is read as an entry of its own; its closing brace is the old one's.
        rest, offset = (
            "@x{x,\n" + rest[following.end() :],
            offset + following.end() - len("@x{x,\n"),
        )
    return fields


def _simple_values(text: str) -> dict[str, str] | None:
    """The fields of an entry that has only values in braces and numbers; None for any other, which is pybtex's.

    Most entries are so, and reading them by pybtex takes half of a file's time; a test holds both
    ways together.
    """
    start = _SIMPLE_START.match(text)
    values, position = dict[str, str](), start.end() if start else -1
    while start:
        field = _SIMPLE_FIELD.match(text, position)
        if field is None:
            return values if _SIMPLE_END.fullmatch(text, position) else None
        values.setdefault(
            field["name"].lower(), " ".join((field["text"] or field["number"] or "").split())
        )
        position = field.end()
        if field["after"] == "}":
            return values if not text[position:].strip() else None
    return None


def read_macro(text: str, macros: MutableMapping[str, str]) -> list[Fault]:
    """Read one ``@string`` into the macros; what is wrong with it comes back."""
    parser, faults = _parser(text, macros)
    for _ in parser:
        break
    return faults


def _parser(text: str, macros: MutableMapping[str, str]) -> tuple[LowLevelParser, list[Fault]]:
    """Pybtex's parser, and the list in which it puts what it stumbles over."""
    from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro

    faults = list[Fault]()

    def note(error: Exception) -> None:
        message = _LINE.sub("", str(error))
        faults.append(Fault(parser.pos, message, goes_on=isinstance(error, UndefinedMacro)))

    parser = LowLevelParser(
        text, keyless_entries=_KEYLESS.match(text) is not None, macros=macros, handle_error=note
    )
    return parser, faults


def _read_until_fault(
    text: str, macros: MutableMapping[str, str], fields: Fields, offset: int
) -> int | None:
    """Read the fields up to the first fault, whose place in the text comes back; None where there is none."""
    parser, faults = _parser(text, macros)
    for _, (_, read) in parser:
        for name, parts in read:
            fields.values.setdefault(name.lower(), " ".join("".join(parts).split()))
        break
    after = text[parser.pos :].strip(" \n\t},)")
    if after and all(fault.goes_on for fault in faults):
        faults.append(Fault(parser.pos, "text after the entry's closing brace"))
    fields.faults.extend(
        replace(fault, position=max(fault.position + offset, 0)) for fault in faults
    )
    fatal = next((fault.position for fault in faults if not fault.goes_on), None)
    return (
        None if fatal is None else _unclosed_value(text, parser.current_field_name, fields) or fatal
    )


def _unclosed_value(text: str, name: str | None, fields: Fields) -> int | None:
    """Keep a value that lacks its closing brace, up to the next field; and tell where that begins."""
    if not name or name.lower() in fields.values:
        return None
    start = re.search(rf"(?<![\w-]){re.escape(name)}\s*=\s*[{{\"]", text)
    if start is None:
        return None
    following = _NEXT_FIELD.search(text, start.end())
    value = text[start.end() : following.start() if following else len(text)]
    fields.values[name.lower()] = " ".join(value.strip(' \n\t{},"').split())
    return start.end()
