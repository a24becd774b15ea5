"""Lines around the entries of a file whose every line is accounted for: they become furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Kept, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_END = re.compile(r"</(?:html|feed|rss|rdf:RDF)\s*>", re.IGNORECASE)
_COMMENT = re.compile(
    r"<(!--|script\b).*?(?:--|</script)>", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Stretch(Kept):
    """The lines of an entry, and what is said of them."""

    first_line: int
    last_line: int
    parts: tuple[Part, ...]


def with_furniture(
    stretches: Iterable[Stretch], lines: Sequence[str], what: str
) -> Iterator[Part]:
    """Yield the parts of all stretches, with furniture for the lines between them.

    It goes up to the file's last line.

    Stretches come in the order of their first lines; entries may share a line (JSON, XML on one
    line).
    """
    covered = 0
    # Up to which line there is furniture: two elements that are no papers may
    # share one.
    furnished = 0
    for stretch in stretches:
        if stretch.first_line > covered + 1:
            yield Furniture(covered + 1, stretch.first_line - 1, what)
        for part in stretch.parts:
            if not isinstance(part, Furniture):
                yield part
            elif part.last_line > furnished:
                first = max(part.first_line, furnished + 1)
                yield replace(part, first_line=first)
                furnished = part.last_line
        covered = max(covered, stretch.last_line)
    if covered < len(
        lines
    ):  # asked for last, since lines may come from a file that is read only now
        yield Furniture(covered + 1, len(lines), what)


def without_strangers(
    parts: Iterable[Part], is_own: Callable[[int], bool]
) -> Iterator[Part]:
    """Yield parts without the lines of furniture that are not in the file's language.

    From the first such line of a piece to its last, all are left over.
    """
    for part in parts:
        if not isinstance(part, Furniture):
            yield part
            continue
        numbers = range(part.first_line, part.last_line + 1)
        strange = [number for number in numbers if not is_own(number)]
        if not strange:
            yield part
            continue
        if strange[0] > part.first_line:
            yield replace(part, last_line=strange[0] - 1)
        if strange[-1] < part.last_line:
            yield replace(part, first_line=strange[-1] + 1)


def behind_the_end(lines: Sequence[str]) -> set[int]:
    """The lines of text below the end of a page or a feed, which are of something else.

    Archives put comments there, and programs elements of their own.
    """
    ends = [number for number, line in enumerate(lines, 1) if _END.search(line)]
    below = "\n".join(lines[ends[-1] :]) if ends else ""
    plain = _COMMENT.sub(
        lambda found: "\n" * found[0].count("\n"), below
    ).split("\n")
    texts = (
        n
        for n, line in enumerate(plain)
        if line.strip() and line.lstrip()[0] != "<"
    )
    return {ends[-1] + 1 + n for n in texts}


def fills_its_lines(text: str, start: int, end: int, besides: str = "") -> bool:
    """Tell whether nothing but space stands beside a piece of text on its lines.

    The characters ``besides`` may stand there too.

    Only 200 characters either way are looked at: on a line of 100 MB each look would else cost all
    of it.
    """
    reach = 200
    before = text[
        max(
            text.rfind("\n", max(0, start - reach), start) + 1, start - reach, 0
        ) : start
    ]
    after = text[end : end + reach].partition("\n")[0]
    return not before.strip() and not after.strip().strip(besides)
