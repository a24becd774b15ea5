"""Single changes of a regular expression: an alternative less, an anchor less, one more of a count.

A pattern is read left to right once; each change is the whole pattern anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|N\{[^}]+\}|.)", re.DOTALL
)
_COUNT = re.compile(r"\{\{?(\d+)?(,?)(\d+)?\}\}?")


def changed_patterns(pattern: str) -> Iterator[str]:
    """Each pattern that differs from this one in one rule and is a pattern still."""
    for start, end, instead in _changes(pattern):
        changed = pattern[:start] + instead + pattern[end:]
        if changed != pattern and _is_pattern(changed):
            yield changed


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text.replace("{{", "{").replace("}}", "}"))
    except (re.error, OverflowError, IndexError):
        return False
    return True


def _changes(pattern: str) -> Iterator[tuple[int, int, str]]:
    """Where to cut, from and to, and what to put there."""
    groups: list[list[int]] = [[0]]  # of each open group, where its alternatives begin
    openings = [0]
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if escape := _ESCAPE.match(pattern, at):
            if escape[0] in {r"\b", r"\B", r"\Z", r"\A"}:
                yield at, escape.end(), ""
            at = escape.end()
        elif sign == "[":
            end = _end_of_class(pattern, at)
            yield from _class_changes(pattern, at, end)
            at = end
        elif sign == "(":
            openings.append(at)
            begin = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[a-zA-Z-]*:|>)?)?").match(pattern, at)
            at = begin.end() if begin else at + 1
            groups.append([at])
        elif sign == ")" and len(groups) > 1:
            yield from _fewer_alternatives(groups.pop(), at)
            opening = openings.pop()
            if pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), opening):
                yield opening, at + 1, ""
            at += 1
        elif sign == "|":
            groups[-1].append(at + 1)
            at += 1
        elif (count := _COUNT.match(pattern, at)) and (count[1] or count[3]):
            yield from _other_counts(count)
            at = count.end()
        else:
            if sign in "^$" or (
                sign in "?*+" and pattern[at - 1 : at] not in {"?", "*", "+", "}", "("}
            ):
                yield at, at + 1, ""
            at += 1
    yield from _fewer_alternatives(groups[0], at)


def _fewer_alternatives(begins: list[int], end: int) -> Iterator[tuple[int, int, str]]:
    if len(begins) < 2:
        return
    ends = [begin - 1 for begin in begins[1:]] + [end]
    for number, (begin, stop) in enumerate(zip(begins, ends, strict=True)):
        yield (begin, stop + 1, "") if number == 0 else (begin - 1, stop, "")


def _other_counts(count: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    for group in (1, 3):
        if count[group]:
            yield *count.span(group), str(int(count[group]) + 1)


def _end_of_class(pattern: str, at: int) -> int:
    end = at + 2 if pattern.startswith("[^", at) else at + 1
    end += pattern.startswith("]", end)
    while end < len(pattern) and pattern[end] != "]":
        escape = _ESCAPE.match(pattern, end)
        end = escape.end() if escape else end + 1
    return end + 1


def _class_changes(pattern: str, at: int, end: int) -> Iterator[tuple[int, int, str]]:
    """A class without one of its members."""
    start = at + 2 if pattern.startswith("[^", at) else at + 1
    member = re.compile(rf"(?:{_ESCAPE.pattern}|.)(?:-(?:{_ESCAPE.pattern}|[^\]]))?", re.DOTALL)
    found = list(member.finditer(pattern, start, end - 1))
    if len(found) > 1:
        yield from ((one.start(), one.end(), "") for one in found)
