"""One BibTeX entry's fields, read by pybtex.

Where the entry is broken, the fields that are whole are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pybtex.database.input.bibtex import LowLevelParser

_NEXT_FIELD = re.compile(r"[\n,]\s*(?=[A-Za-z][\w:.+/-]*\s*=\s*[{\"\dA-Za-z])")
_KEYLESS = re.compile(r"@\s*\w+\s*[{(]\s*[A-Za-z][\w:.+/-]*\s*=")
_HEAD = re.compile(
    r"@\s*+[A-Za-z][\w-]*+\s*+(?:\{\s*+(?P<key>[^,={}\"\n]*?)|\(\s*+(?P<other>[^,={}()\"\n]*?))\s*,"
)
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W_]")
_LAST_NAME = re.compile(r"[A-Za-z][\w:.+/-]*\s*$")
_SPACED_NAME = re.compile(
    r"(?P<name>[A-Za-z][\w:.+/-]*(?:[ \t]+[\w:.+/-]+){1,4})\s*="
)
_LINE = re.compile(r"^syntax error in line \d+: | in line \d+(?=:)")
_SIMPLE_START = re.compile(
    r"@\s*+[A-Za-z][\w-]*+\s*+\{\s*+[^\s,{}()=\"'#%]++\s*+,"
)
_SIMPLE_FIELD = re.compile(
    r"\s*+(?P<name>[A-Za-z][\w-]*+)\s*+=\s*+"
    r"(?:\{(?P<text>(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|(?P<number>[0-9]++))\s*+(?P<after>[,}])",
    re.ASCII,
)
_SIMPLE_END = re.compile(r"\s*+\}\s*+")
_QUOTED_VALUE = re.compile(r"=\s*\"")
_UMLAUT = re.compile(r'(?<![{\\])\\"\{?(\\?[A-Za-z])\}?')
_BARE_VALUE = re.compile(r"[\w+-]+")
_MOST_FAULTS = 10  # an entry with more is not worth its time


class Macros(dict[str, str]):
    """The ``@string`` macros known so far; one that is not defined stands for its own name."""

    def __init__(self) -> None:
        from pybtex.database.input.bibtex import month_names

        super().__init__(month_names)
        self.undefined: list[str] = []

    def __getitem__(self, name: str) -> str:
        known = self.get(name.lower())
        if known is None:
            self.undefined.append(name)
        return name if known is None else known

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name.lower(), value)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where in the entry's text pybtex could not go on, and what it said."""

    position: int
    message: str
    # False where all that stands there was read nevertheless.
    loses: bool = True


@dataclass(slots=True)
class Fields:
    """An entry's fields by their names in lower case, each with its white space folded.

    What was wrong with them comes along.
    """

    values: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    # Macros that nobody defines, by their names.
    undefined: tuple[str, ...] = ()

    def get(self, *names: str) -> str | None:
        """The first of these fields that is there and not empty."""
        for name in names:
            if value := self.values.get(name):
                return value
        return None


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where reading stopped at a fault, and where the text begins that was not read."""

    position: int
    unread: int


def key_of(text: str) -> str | None:
    """The key that its owner gave an entry; it may have spaces, and letters of any script."""
    head = _HEAD.match(text)
    return " ".join(_key(head).split()) or None if head else None


def _key(head: re.Match[str]) -> str:
    """The key in a head; where parentheses stand around an entry it has none itself."""
    return str(head["key"] if head["key"] is not None else head["other"])


def read_fields(text: str, macros: Macros) -> Fields:
    """Read one entry, with the ``@string`` macros known so far.

    After a fault go on at the next field.
    """
    text = _with_umlauts_in_braces(_with_plain_key(text))
    simple = _simple_values(text)
    if simple is not None:
        return Fields(simple)
    fields = Fields()
    macros.undefined.clear()
    rest, offset = text, 0
    while len(fields.faults) <= _MOST_FAULTS:
        stop = _read_until_fault(rest, macros, fields, offset)
        if stop is None:
            break
        if spaced := _with_joined_name(rest, stop.position):
            fields.faults.pop()
            rest = spaced
            continue
        following = _NEXT_FIELD.search(
            rest, len(rest[: stop.position].rstrip())
        )
        unread = rest[
            stop.unread : following.start() if following else len(rest)
        ]
        if not _WORD.search(unread):
            fields.faults[-1] = replace(fields.faults[-1], loses=False)
        if following is None:
            break
        # The rest is read as an entry of its own; its closing brace is the old one's.
        rest, offset = (
            "@x{x,\n" + rest[following.end() :],
            offset + following.end() - len("@x{x,\n"),
        )
    fields.undefined = tuple(dict.fromkeys(macros.undefined))
    return fields


def _with_plain_key(text: str) -> str:
    """The entry with a key that pybtex reads.

    Spaces become underscores, and where there is none an x is put.
    """
    head = _HEAD.match(text)
    if head is None or (_key(head) and not _SPACE.search(_key(head))):
        return text
    start, end = head.span("other" if head["key"] is None else "key")
    return f"{text[:start]}{_SPACE.sub('_', _key(head)) or 'x'}{text[end:]}"


def _with_umlauts_in_braces(text: str) -> str:
    r"""The entry with ``\"{o}`` as ``{\"o}``, so that no quote inside of quotes ends a value."""
    if '\\"' not in text or not _QUOTED_VALUE.search(text):
        return text
    return _UMLAUT.sub(r'{\\"\1}', text)


def _with_joined_name(text: str, position: int) -> str | None:
    """The entry with a field's name in one piece that has spaces in it (``funding_text 1``)."""
    start = _LAST_NAME.search(text[:position])
    spaced = start and _SPACED_NAME.match(text, start.start())
    if not spaced or spaced.end("name") <= position:
        return None
    name = _SPACE.sub("_", spaced["name"])
    return f"{text[: spaced.start()]}{name}{text[spaced.end('name') :]}"


def _simple_values(text: str) -> dict[str, str] | None:
    """The fields of an entry that has only values in braces and numbers.

    Any other gives None and is left to pybtex.

    Most entries are so, and reading them by pybtex takes half of a file's time; a test holds both
    ways together.
    """
    start = _SIMPLE_START.match(text)
    if start is None:
        return None
    values, position = dict[str, str](), start.end()
    while field := _SIMPLE_FIELD.match(text, position):
        said = field["text"] or field["number"] or ""
        # What can be printed has no white space but the space: most values are folded already.
        folded = said.isprintable() and "  " not in said
        said = said.strip(" ") if folded else " ".join(said.split())
        values.setdefault(field["name"].lower(), said)
        position = field.end()
        if field["after"] == "}":
            return values if not text[position:].strip() else None
    return values if _SIMPLE_END.fullmatch(text, position) else None


def read_macro(text: str, macros: Macros) -> list[Fault]:
    """Read one ``@string`` into the macros; what is wrong with it comes back."""
    parser, faults = _parser(text, macros)
    for _ in parser:
        break
    return faults


def _parser(text: str, macros: Macros) -> tuple[LowLevelParser, list[Fault]]:
    """Pybtex's parser, and the list in which it puts what it stumbles over."""
    from pybtex.database.input.bibtex import LowLevelParser

    faults = list[Fault]()

    def note(error: Exception) -> None:
        faults.append(Fault(parser.pos, _LINE.sub("", str(error))))

    parser = LowLevelParser(
        text,
        keyless_entries=_KEYLESS.match(text) is not None,
        macros=macros,
        handle_error=note,
    )
    return parser, faults


def _read_until_fault(
    text: str, macros: Macros, fields: Fields, offset: int
) -> _Stop | None:
    """Read the fields up to the first fault; where that is comes back, None where there is none."""
    parser, faults = _parser(text, macros)
    for _, (_, read) in parser:
        for name, parts in read:
            fields.values.setdefault(
                name.lower(), " ".join("".join(parts).split())
            )
        break
    after = text[parser.pos :].strip().strip(" \n\t},)")
    if after and not faults:
        faults.append(Fault(parser.pos, "text after the entry's closing brace"))
    fields.faults.extend(
        replace(fault, position=max(fault.position + offset, 0))
        for fault in faults
    )
    if not faults:
        return None
    fatal = faults[0].position
    unclosed = _unclosed_value(text, parser.current_field_name, fields)
    return _Stop(fatal, fatal) if unclosed is None else unclosed


def _unclosed_value(
    text: str, name: str | None, fields: Fields
) -> _Stop | None:
    """Keep a value that lacks its closing brace, up to the next field.

    The place where that field begins is returned too.
    """
    if not name or name.lower() in fields.values:
        return None
    start = re.search(rf"(?<![\w-]){re.escape(name)}\s*=\s*[{{\"]?", text)
    if start is None:
        return None
    bare = (
        _BARE_VALUE.match(text, start.end())
        if text[start.end() - 1] not in '{"'
        else None
    )
    if bare:
        fields.values[name.lower()] = bare[0]
        return None
    following = _NEXT_FIELD.search(text, start.end())
    end = following.start() if following else len(text)
    value = text[start.end() : end]
    fields.values[name.lower()] = " ".join(value.strip(' \n\t{},"').split())
    return _Stop(start.end(), end)
