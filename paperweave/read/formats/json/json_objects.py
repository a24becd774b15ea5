"""The objects in JSON or JSON lines, each with its lines, however broken the rest is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from paperweave.read.formats.furniture import fills_its_lines
from paperweave.read.formats.records.field_values import Fields

_GAP = re.compile(r"[\s,]*+")
_SPACE = re.compile(r"\s*+")
_FIRST_KEY = re.compile(r'\{\s*+"(?:[^"\\]|\\.){1,80}+"')
_DEEPEST = 6  # wrappers around the papers: Crossref has 3, INSPIRE 4
_LINES_TO_TELL = 5
# Each costs a pass over all text before it: JSONDecodeError counts its lines.
_MOST_BROKEN = 1_000
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class JsonObject:
    """An object that was wanted.

    ``key`` is its name in another object, ``raw`` its text where it shares its lines, ``above`` the
    objects and lists around it from the outside in, each with its own name.
    """

    first_line: int
    last_line: int
    value: Fields
    key: str | None = None
    raw: str | None = None
    above: tuple[Above, ...] = ()


@dataclass(frozen=True, slots=True)
class JsonTrouble:
    """What could not be taken, and why; ``lost`` unless only an end is missing."""

    first_line: int
    last_line: int
    why: str
    lost: bool = True


Above = tuple[str | None, Fields]
_Error = ValueError | RecursionError
Wanted = Callable[[Fields], bool]
Found = JsonObject | JsonTrouble


def json_objects(lines: Iterable[str], wanted: Wanted) -> Iterator[Found]:
    """Find the objects that are wanted, at any depth that files have, in the order of the lines.

    JSON lines are read one at a time. Other JSON is held as one text. An object that cannot be read
    costs only itself: reading goes on where the next begins as it began.
    """
    source = iter(lines)
    head = list(islice(source, _LINES_TO_TELL))
    if all(line.startswith("{") for line in head if line) and any(
        map(_is_object, head)
    ):
        yield from _from_lines(chain(head, source), wanted)
    else:
        yield from _Document("\n".join(chain(head, source)), 1, wanted).found()


def _is_object(line: str) -> bool:
    return (
        line.startswith("{")
        and line.endswith("}")
        and line != "{}"
        and _load(line)[0] is not None
    )


def _load(text: str) -> tuple[Fields | None, str]:
    """The object that a text is, or what is wrong with it."""
    try:
        value = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        return None, _why(error)
    return (value, "") if isinstance(value, dict) else (None, "no object")


def _lack(value: Fields | None) -> str:
    """Why an object is no paper."""
    titles = [
        said for name, said in (value or {}).items() if name.lower() == "title"
    ]
    if any(
        title is not None and not isinstance(title, str) for title in titles
    ):
        return "its title is not text"
    if any(title for title in titles):
        return "its type or its fields are not those of a paper"
    return "it has no title"


def _why(error: _Error) -> str:
    return (
        error.msg.removesuffix(" starting at")
        if isinstance(error, json.JSONDecodeError)
        else str(error)
    )


def _from_lines(lines: Iterable[str], wanted: Wanted) -> Iterator[Found]:
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        value, why = _load(line)
        if value is not None and wanted(value):
            yield JsonObject(number, number, value)
        else:
            inner = (
                list(_Document(line, number, wanted).found())
                if value is not None
                else []
            )
            yield from inner or [
                JsonTrouble(number, number, why or _lack(value))
            ]


_Walk = Generator[Found, None, int]


class _Document:
    """One JSON text under reading. Positions only grow, so that its lines are counted once."""

    def __init__(self, text: str, first_line: int, wanted: Wanted) -> None:
        self._text = text
        self._wanted = wanted
        self._line, self._counted = first_line, 0
        self._taken = self._errors = 0
        self._ended = False
        self._above: list[Above] = []

    def found(self) -> Iterator[Found]:
        position = self._skip(0)
        while position < len(self._text):
            if self._text[position] == "{":
                position = yield from self._top(position)
            elif self._text[position] == "[":
                position = yield from self._inside(None, {}, position, 0)
            position = self._skip(position + 1)

    def _top(self, position: int) -> _Walk:
        """Read an object that no list holds: a paper, or a wrapper around papers."""
        value, end, error = self._decode(position)
        if value is not None and self._wanted(value):
            yield self._object(position, end, value, None)
        elif value is None:
            return (yield from self._broken(position, 0, error))
        elif _holds(value, self._wanted, _DEEPEST):
            return (yield from self._inside(None, value, position, 0))
        return end

    def _inside(
        self, key: str | None, value: Fields, position: int, depth: int
    ) -> _Walk:
        """Read what an array or object holds, which is above all that is found there."""
        self._above.append((key, value))
        end = yield from self._members(position, depth)
        self._above.pop()
        return end

    def _members(self, position: int, depth: int) -> _Walk:
        """Read what an array or object holds, up to its end or that of the text."""
        closing = "]" if self._text[position] == "[" else "}"
        strangers = _Strangers()
        position = self._skip(position + 1)
        while position < len(self._text) and self._text[position] != closing:
            start = position
            key, position = (
                self._key(position) if closing == "}" else (None, position)
            )
            if self._text.startswith("{", position):
                position = yield from self._element(
                    position, key, start, depth + 1, strangers
                )
            else:
                position = yield from self._other(position, key, depth + 1)
                if closing == "]":
                    yield from strangers.add_all(
                        self._no_object(start, position)
                    )
            position = self._skip(position)
        if position >= len(self._text) and not self._ended:
            self._ended = True
            yield self._trouble(
                len(self._text) - 1,
                len(self._text),
                f"the file ends before its {closing}",
                lost=False,
            )
        return position + 1

    def _no_object(self, start: int, end: int) -> Iterator[JsonTrouble]:
        """What is wrong with a text or number among objects; lists are looked into."""
        if (
            self._text[start] != "["
            and end > start + 1 - self._text[start].isdecimal()
        ):
            yield self._trouble(start, end, "it is no object")

    def _element(
        self,
        position: int,
        key: str | None,
        start: int,
        depth: int,
        strangers: _Strangers,
    ) -> _Walk:
        value, end, error = self._decode(position)
        if value is None:
            yield from strangers.beside_a_paper()
            return (yield from self._broken(position, depth, error))
        if self._wanted(value):
            yield from strangers.beside_a_paper()
            yield self._object(start, end, value, key)
        elif depth < _DEEPEST and _holds(value, self._wanted, _DEEPEST - depth):
            return (yield from self._inside(key, value, position, depth))
        else:
            yield from strangers.add(self._trouble(start, end, _lack(value)))
        return end

    def _broken(self, position: int, depth: int, error: _Error) -> _Walk:
        """Name an object that cannot be read; go on where the next begins like it."""
        if isinstance(error, RecursionError):
            return (
                yield from self._give_up(
                    position, "nested deeper than any list of papers"
                )
            )
        if self._errors > _MOST_BROKEN:
            return (
                yield from self._give_up(
                    position, "too many objects that cannot be read"
                )
            )
        wrong_at = getattr(error, "pos", position) or position
        next_one = self._next_like(position, max(wrong_at, position + 1))
        if (
            next_one is None
            and depth < _DEEPEST
            and self._text.find("[", position) >= 0
        ):
            taken = self._taken
            end = yield from self._members(position, depth)
            if self._taken > taken:
                return end
        return (
            yield from self._lose(
                position, next_one or len(self._text), _why(error)
            )
        )

    def _other(self, position: int, key: str | None, depth: int) -> _Walk:
        """Pass over an array (papers may be in it), a text, a number, or a stray character."""
        if self._text.startswith("[", position) and depth < _DEEPEST:
            return (yield from self._inside(key, {}, position, depth))
        if position >= len(self._text):
            return position
        try:
            return _DECODER.raw_decode(self._text, position)[1]
        except (ValueError, RecursionError) as error:
            self._errors += 1
            readable_further = isinstance(
                error, json.JSONDecodeError
            ) and not error.msg.startswith("Unterminated")
            if readable_further and self._errors <= _MOST_BROKEN:
                return position + 1
            return (yield from self._give_up(position, _why(error)))

    def _give_up(self, position: int, why: str) -> _Walk:
        self._ended = True
        return (yield from self._lose(position, len(self._text), why))

    def _lose(self, start: int, end: int, why: str) -> _Walk:
        self._ended = self._ended or end == len(self._text)
        yield self._trouble(
            start,
            start + len(self._text[start:end].rstrip().rstrip(",").rstrip()),
            why,
        )
        return end

    def _decode(self, position: int) -> tuple[Fields | None, int, _Error]:
        try:
            value, end = _DECODER.raw_decode(self._text, position)
        except (
            ValueError,
            RecursionError,
        ) as error:  # a number of more than 4,300 figures is a plain ValueError
            self._errors += 1
            return None, position, error
        return (value if isinstance(value, dict) else {}), end, ValueError()

    def _key(self, position: int) -> tuple[str | None, int]:
        """The name of a member, if one stands there, and the place of its value."""
        if not self._text.startswith('"', position):
            return None, position
        try:
            key, end = _DECODER.raw_decode(self._text, position)
        except ValueError:
            return None, position
        colon = _SPACE.match(self._text, end)
        after = colon.end() if colon else end
        return (
            (key, self._skip(after + 1))
            if self._text.startswith(":", after)
            else (None, after)
        )

    def _next_like(self, position: int, after: int) -> int | None:
        """Where the next object begins with the same characters up to its first name."""
        beginning = _FIRST_KEY.match(self._text, position)
        found = self._text.find(beginning.group(), after) if beginning else -1
        return found if found >= 0 else None

    def _skip(self, position: int) -> int:
        gap = _GAP.match(self._text, position)
        return gap.end() if gap else position

    def _object(
        self, start: int, end: int, value: Fields, key: str | None
    ) -> JsonObject:
        self._taken += 1
        first, last = self._lines(start, end)
        alone = fills_its_lines(self._text, start, end, besides=",")
        raw = None if alone else self._text[start:end]
        return JsonObject(first, last, value, key, raw, tuple(self._above))

    def _trouble(
        self, start: int, end: int, why: str, *, lost: bool = True
    ) -> JsonTrouble:
        return JsonTrouble(*self._lines(start, end), why, lost)

    def _lines(self, start: int, end: int) -> tuple[int, int]:
        self._line += self._text.count("\n", self._counted, start)
        self._counted = max(self._counted, start)
        return self._line, self._line + self._text.count("\n", start, end)


class _Strangers:
    """Objects that are no papers: lost where papers stand beside them, else other matter."""

    def __init__(self) -> None:
        self._waiting: list[JsonTrouble] = []
        self._among_papers = False

    def add(self, trouble: JsonTrouble) -> Iterator[JsonTrouble]:
        if self._among_papers:
            yield trouble
        else:
            self._waiting.append(trouble)

    def add_all(self, troubles: Iterable[JsonTrouble]) -> Iterator[JsonTrouble]:
        for trouble in troubles:
            yield from self.add(trouble)

    def beside_a_paper(self) -> Iterator[JsonTrouble]:
        self._among_papers = True
        yield from self._waiting
        self._waiting.clear()


def _holds(value: object, wanted: Wanted, depth: int) -> bool:
    inner = (
        value.values()
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else ()
    )
    return any(
        (isinstance(item, dict) and wanted(item))
        or (depth > 0 and _holds(item, wanted, depth - 1))
        for item in inner
    )
