"""Labels a page's paragraphs all together: the cheapest way through the roles that they may have.

A page of papers has a rhythm (title, abstract, title, abstract). Each paragraph alone is doubtful,
but a label that breaks the rhythm has its price, so that a page is read as a whole and falls into
step again after a fault. This is the algorithm of Viterbi over costs: linear in the number of
paragraphs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from paperweave.model.record import Problem
from paperweave.read.formats.plain_text.line_features import (
    is_item,
    is_menu,
    prose,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from paperweave.read.formats.plain_text.paragraphs import Paragraph


class Role(IntEnum):
    """What a paragraph is on its page."""

    TITLE = 0
    ABSTRACT = 1
    FURTHER = 2  # a further paragraph of an abstract
    FURNITURE = 3
    MARK = 4  # what the layout itself puts to each paper: a footer, a source


NEVER = math.inf
_LONGEST_TITLE = 250  # characters
_SENTENCE_ENDS = frozenset(".:;,。")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a layout's steps cost, from each role to the next, and how it begins and ends.

    No other step is taken.
    """

    steps: Mapping[tuple[Role, Role], float]
    begin: Mapping[Role, float]
    end: Mapping[Role, float]

    def cheapest(self, costs: Sequence[Mapping[Role, float]]) -> list[Role]:
        """The roles, one for each row of ``costs``, that cost least with the steps between."""
        if not costs:
            return []
        into = self._costs_into()
        totals = {
            role: self.begin.get(role, NEVER) + cost
            for role, cost in costs[0].items()
        }
        came_from: list[dict[Role, Role]] = []
        for row in costs[1:]:
            ways = {
                role: min(
                    [
                        (t + into[role][before], before)
                        for before, t in totals.items()
                    ]
                )
                for role in row
            }
            totals = {
                role: total + row[role] for role, (total, _) in ways.items()
            }
            came_from.append(
                {role: before for role, (_, before) in ways.items()}
            )
        last = min(
            totals, key=lambda role: totals[role] + self.end.get(role, NEVER)
        )
        return _way_to(last, came_from)

    def _costs_into(self) -> dict[Role, list[float]]:
        """What the step into each role costs, by the role before it."""
        return {
            role: [self.steps.get((before, role), NEVER) for before in Role]
            for role in Role
        }


def _way_to(last: Role, came_from: Sequence[Mapping[Role, Role]]) -> list[Role]:
    """The roles up to the last, by the role from which each was reached most cheaply."""
    roles = [last]
    for before in reversed(came_from):
        roles.append(before[roles[-1]])
    return roles[::-1]


def costs_of(
    texts: Sequence[str], marks: Container[int] = ()
) -> list[dict[Role, float]]:
    """The cost of taking each text for a title, an abstract, a paragraph or furniture.

    Those at the places ``marks`` are surely the layout's own.
    """
    lengths = [math.log(len(text) + 10) for text in texts]
    return [
        {Role.MARK: 0, Role.FURNITURE: NEVER}
        if i in marks
        else _costs(text, _relative_length(lengths, i))
        for i, text in enumerate(texts)
    ]


def _relative_length(lengths: Sequence[float], index: int) -> float:
    around = [
        *lengths[max(index - 1, 0) : index],
        *lengths[index + 1 : index + 2],
    ]
    return lengths[index] - sum(around) / len(around) if around else 0.0


def _costs(text: str, relative_length: float) -> dict[Role, float]:
    if is_menu(text):
        return {
            Role.TITLE: 7,
            Role.ABSTRACT: 9,
            Role.FURTHER: 9,
            Role.FURNITURE: 0,
        }
    weight = prose(text) + max(-1.5, min(1.5, relative_length * 0.8))
    furniture = (
        3 + _softplus(weight) * 1.5 + min(len(text.split(None, 8)), 8) * 0.3
    )
    # Of a list inside an abstract, where it may be as short as a title.
    if is_item(text):
        return {
            Role.TITLE: 5 + _softplus(weight),
            Role.ABSTRACT: 5,
            Role.FURTHER: -1,
            Role.FURNITURE: furniture,
        }
    return {
        Role.TITLE: _softplus(weight),
        Role.ABSTRACT: _softplus(-weight),
        Role.FURTHER: _softplus(-weight),
        Role.FURNITURE: furniture,
    }


def sureness(text: str, role: Role) -> float:
    """How likely a text is to be a title, or of an abstract, by its own signs (0 to 1).

    Nothing else is sure.
    """
    weight = {Role.TITLE: -1.0, Role.ABSTRACT: 1.0, Role.FURTHER: 1.0}.get(
        role, 0.0
    ) * prose(text)
    return 1 - math.exp(-max(weight, 0.0))


def may_be_title(text: str) -> bool:
    """Tell whether a paragraph of an abstract reads as a title would: short, and no sentence."""
    if is_item(text) or "\n" in text or len(text) > _LONGEST_TITLE:
        return False
    return text[-1:] not in _SENTENCE_ENDS and prose(text) < 0


def _softplus(weight: float) -> float:
    """The cost of deciding against a weight.

    Nothing where it is far below 0, the weight itself far above.
    """
    return math.log1p(math.exp(weight))


@dataclass(frozen=True, slots=True)
class Entry:
    """The paragraphs of one paper; without any title, abstract and mark they are furniture."""

    title: Paragraph | None
    abstract: tuple[Paragraph, ...]
    mark: Paragraph | None
    furniture: tuple[Paragraph, ...]

    @property
    def all(self) -> list[Paragraph]:
        """Every paragraph of it, in the order of the lines."""
        marks = () if self.mark is None else (self.mark,)
        titles = () if self.title is None else (self.title,)
        return sorted(
            (*titles, *self.abstract, *marks, *self.furniture),
            key=lambda part: part.first_line,
        )


def entries(
    parts: Sequence[Paragraph], roles: Sequence[Role]
) -> Iterator[Entry]:
    """Put the paragraphs of each paper together.

    A run of furniture is an entry that has nothing else.
    """
    run: list[tuple[Role, Paragraph]] = []
    for role, part in zip(roles, parts, strict=True):
        if run and _begins(role, [before for before, _ in run]):
            yield _entry(run)
            run = []
        run.append((role, part))
    if run:
        yield _entry(run)


def _begins(role: Role, run: Sequence[Role]) -> bool:
    if role is Role.FURNITURE or run[-1] is Role.FURNITURE:
        return role is not run[-1]
    return role is Role.TITLE or (
        role in {Role.ABSTRACT, Role.MARK} and role in run
    )


def _entry(run: Sequence[tuple[Role, Paragraph]]) -> Entry:
    def having(*wanted: Role) -> tuple[Paragraph, ...]:
        return tuple(part for role, part in run if role in wanted)

    return Entry(
        title=next(iter(having(Role.TITLE)), None),
        abstract=having(Role.ABSTRACT, Role.FURTHER),
        mark=next(iter(having(Role.MARK)), None),
        furniture=having(Role.FURNITURE),
    )


def doubts(
    file: str,
    entry: Entry,
    stray: str,
    lacks: Mapping[str, bool],
    known: Callable[[str], bool] = is_menu,
) -> Iterator[Problem]:
    """What was guessed of an entry.

    That is furniture that is not ``known`` as the page's own, what a paper ``lacks``, and what
    may be a title although it was read as part of an abstract.
    """
    for part in entry.furniture:
        if not known(part.text):
            yield Problem(
                "guessed",
                file,
                part.first_line,
                f"{stray}: treated as part of the page",
            )
    for message, lacking in lacks.items():
        if lacking and not entry.furniture:
            yield Problem("guessed", file, entry.all[0].first_line, message)
    for part in entry.abstract:
        if may_be_title(part.text):
            message = "this line may be a title: read as part of the abstract"
            yield Problem("guessed", file, part.first_line, message)
