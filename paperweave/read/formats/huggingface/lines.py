"""Read Hugging Face daily papers in alternating lines.

A title is followed by its abstract and the next title, and nothing stands between.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.plain_text.abstract_cues import (
    OTHER_TEXT,
    abstract_cues,
)
from paperweave.read.formats.plain_text.foreign_markers import marked_share
from paperweave.read.formats.plain_text.line_features import is_menu
from paperweave.read.formats.plain_text.line_types import is_foreign
from paperweave.read.formats.plain_text.paragraphs import (
    beginning_of,
    joined,
    single_lines,
    unglued,
    wrapped_share,
)
from paperweave.read.formats.plain_text.viterbi import (
    Entry,
    Rhythm,
    Role,
    costs_of,
    doubts,
    entries,
    sureness,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part
    from paperweave.read.formats.plain_text.paragraphs import Paragraph

_T, _A, _P, _F, _ = Role
# A further paragraph is likelier than a missing abstract, and both than an abstract without a
# title.
RHYTHM = Rhythm(
    steps={
        (_T, _A): 0, (_T, _T): 3.5, (_T, _F): 4.5,
        (_A, _T): 0, (_A, _P): 3.5, (_A, _F): 1, (_A, _A): 7,
        (_P, _T): 0, (_P, _P): 2, (_P, _F): 1,
        (_F, _F): 0, (_F, _T): 0, (_F, _A): 7,
    },
    begin={_T: 0, _F: 0, _A: 6},
    end={_A: 0, _P: 0, _F: 0, _T: 2},
)  # fmt: skip
# Of the lines; more is no page with a line for each title and abstract.
_WRAPPED = 0.1
# Of the abstracts; on the pages here 99% of them have a word that abstracts use.
_SPEAKING = 0.25
# Of the lines; one title that looks like code must not cost the whole page its layout.
_FOREIGN = 0.05
_HEAD = "Get trending papers in your email inbox"
_LONGEST_HEAD = 20  # lines
_BULLETS = frozenset("•●▪◦‣·")
_ITEMS = _BULLETS | {"-", "–", "*"}
_BULLETS_OF_ALL = frozenset(f"{sign} " for sign in (*_BULLETS, "-", "–", "*"))
_COUNTED = re.compile(r"[\[(]?(?P<count>\d{1,4})[\])]?[.:)]?\s+(?=\S)")
_BULLETED = 3  # titles with a bullet each that show a rhythm
_SAMPLE = 400  # lines that the claim looks at: enough for the rhythm to show


def _split(seed: Seed) -> Iterator[Part]:
    parts, roles = _labelled(seed)
    for entry in entries(parts, roles):
        first, last = entry.all[0].first_line, entry.all[-1].last_line
        if entry.furniture:
            yield Furniture(first, last, "menu")
        else:
            title = entry.title.text if entry.title else None
            yield Record(
                seed.name,
                first,
                last,
                title=title,
                abstract=joined(entry.abstract),
            )
        yield from _doubts(seed.name, entry)


def _labelled(seed: Seed) -> tuple[list[Paragraph], list[Role]]:
    parts = _without_bullets(_with_items(list(unglued(single_lines(seed)))))
    return parts, RHYTHM.cheapest(costs_of([part.text for part in parts]))


def _with_items(parts: list[Paragraph]) -> list[Paragraph]:
    """Join the items of a list in small letters, and what goes on below them, to their abstract."""
    groups: list[list[Paragraph]] = []
    item = False
    for part in parts:
        goes_on = item and part.text[:1].islower()
        item = bool(groups) and _is_item_of(
            groups[-1][-1].text, part.text, below_item=item
        )
        if item or goes_on:
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_one(group) if len(group) > 1 else group[0] for group in groups]


def _one(group: list[Paragraph]) -> Paragraph:
    return replace(
        group[0], last_line=group[-1].last_line, text=str(joined(group))
    )


def _is_item_of(above: str, text: str, *, below_item: bool) -> bool:
    """Whether a line is an item of a sentence: small, below its colon or below another item."""
    small = text[:1] in _ITEMS and text[1:].lstrip()[:1].islower()
    return small and (below_item or above.endswith((":", ",", ";")))


def _without_bullets(parts: list[Paragraph]) -> list[Paragraph]:
    """Take bullets off that stand before each line, or before each title and none below.

    Titles may be counted instead, from one on.
    """
    if counted := _without_numbers(parts):
        return counted
    if _have_one_bullet(parts):
        return [replace(part, text=part.text[2:].lstrip()) for part in parts]
    marked = [part.text[:1] in _BULLETS for part in parts]
    if sum(marked) < _BULLETED:
        return parts
    from_first_on = marked[marked.index(True) :]
    if any(one is below for one, below in pairwise(from_first_on)):
        return parts
    return [
        replace(part, text=part.text[1:].lstrip()) if bullet else part
        for part, bullet in zip(parts, marked, strict=True)
    ]


def _without_numbers(parts: list[Paragraph]) -> list[Paragraph]:
    """The same parts without the numbers of their titles, if each second part has the next one."""
    found = [_COUNTED.match(part.text) for part in parts]
    titles, texts = found[::2], found[1::2]
    counts = [int(number["count"]) for number in titles if number]
    if (
        len(counts) < _BULLETED
        or any(texts)
        or counts != list(range(1, len(titles) + 1))
    ):
        return []
    return [
        replace(part, text=part.text[number.end() :]) if number else part
        for part, number in zip(parts, found, strict=True)
    ]


def _have_one_bullet(parts: list[Paragraph]) -> bool:
    """Whether each line begins with the same bullet."""
    signs = {part.text[:2] for part in parts}
    return (
        len(parts) > _BULLETED and len(signs) == 1 and signs <= _BULLETS_OF_ALL
    )


def _doubts(file: str, entry: Entry) -> Iterator[Problem]:
    """Say where the rhythm broke, and what was assumed there."""
    lacks = {
        "an abstract where a title was expected: read as a paper without a title": entry.title
        is None,
        "no abstract follows this title: read as a paper without one": not entry.abstract,
    }
    yield from doubts(file, entry, "neither a title nor an abstract", lacks)
    first, *more = entry.abstract or (None,)
    # Items of a list.
    within = first is not None and first.last_line > first.first_line
    if first and (within or more):
        line = first.first_line + 1 if within else more[0].first_line
        yield Problem(
            "guessed",
            file,
            line,
            "no title where one was expected: read as more of the abstract above",
        )


def _detect(seed: Seed) -> Detection:
    sample = beginning_of(seed, _SAMPLE)
    if marked := marked_share(sample):
        return Detection(
            0,
            f"{marked:.0%} of the lines have markers, which this layout has not",
        )
    parts, roles = _labelled(sample)
    pairs = sum(role is _A and before is _T for before, role in pairwise(roles))
    if not pairs:
        return Detection(0, "no title with an abstract below it")
    if (wrapped := wrapped_share(parts)) > _WRAPPED:
        return Detection(
            0,
            f"{wrapped:.0%} of the lines go on in the next one, as wrapped text does",
        )
    labelled = [
        (part, role)
        for part, role in zip(parts, roles, strict=True)
        if not is_menu(part.text)
    ]
    return _weighed(sample, parts, labelled, pairs)


def _weighed(
    sample: Seed,
    parts: Sequence[Paragraph],
    labelled: Sequence[tuple[Paragraph, Role]],
    pairs: int,
) -> Detection:
    """How sure the layout is of lines of which ``pairs`` are a title with its abstract."""
    in_step = min(1.0, pairs * 2 / max(1, len(labelled)))
    clear = sum(sureness(part.text, role) for part, role in labelled) / max(
        1, len(labelled)
    )
    cues = [abstract_cues(part.text) for part, role in labelled if role is _A]
    speaking = sum(map(bool, cues)) / len(cues) if cues else 0.0
    why = (
        f"{in_step:.0%} of the lines are a title or its abstract, {clear:.0%} clearly so, "
        f"{speaking:.0%} speak so"
    )
    speaks = (speaking >= _SPEAKING and sum(cues) > 1) or _has_head(
        sample.lines
    )
    doubt = 1 if speaks and not _are_foreign(parts) else OTHER_TEXT
    return Detection(
        (0.55 if _is_spaced_out(parts) else 0.8) * in_step * clear**2 * doubt,
        why,
    )


def _is_spaced_out(parts: Sequence[Paragraph]) -> bool:
    """Tell whether blank lines part most lines: a copy may be so, but so is most other text."""
    return sum(part.gap > 0 for part in parts) * 2 > len(parts)


def _are_foreign(parts: Sequence[Paragraph]) -> bool:
    """Tell whether more than a few lines are of a program, a mail or other text than papers'."""
    return sum(is_foreign(part.text) for part in parts) > _FOREIGN * len(parts)


def _has_head(lines: Sequence[str]) -> bool:
    """Tell whether the site's own head stands above: its call to subscribe, in any language."""
    return any(line.strip().startswith(_HEAD) for line in lines[:_LONGEST_HEAD])


FORMAT = unless_xml(
    Format("Hugging Face daily papers, in alternating lines", _detect, _split)
)
