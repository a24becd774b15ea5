"""Which characters of the listings a paper's page has each of its facts from.

Only what the page shows counts: a source that says another title says nothing of the one that is
shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.clean.origins import origins_of
from paperweave.render.escape import is_seen, with_unseen
from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.clean.origins import Origins
    from paperweave.clean.raw_text import Piece
    from paperweave.model.paper import Entry, Paper
    from paperweave.model.record import Elsewhere

_AROUND = 80  # letters that are shown before and behind a piece of another line
_MOST_AUTHORS = 24  # whose names stand on the page without being unfolded


class FactOrigins(NamedTuple):
    """The pieces of one source, by fact, and lines outside of it that say what it leaves out.

    A fact is ``title``, ``author-0``, ``date``, ``venue``, ``arxiv`` or ``doi``.
    """

    pieces: dict[str, tuple[Piece, ...]]
    elsewhere: tuple[Elsewhere, ...] = ()


def fact_origins(paper: Paper, raw: Sequence[str]) -> list[FactOrigins]:
    """For each entry of a paper the pieces of its raw text that say what the page shows."""
    found = [
        origins_of(entry.record, text)
        for entry, text in zip(paper.entries, raw, strict=True)
    ]
    return [
        FactOrigins(
            {
                name: pieces
                for name, pieces in _shown(paper, entry, origins)
                if pieces
            },
            tuple(
                one
                for one in entry.elsewhere
                if _agrees(paper, entry, one.field)
            ),
        )
        for entry, origins in zip(paper.entries, found, strict=True)
    ]


def in_front_matter(
    one: FactOrigins, raw: str, first_line: int
) -> dict[str, Any]:
    """The same as the page's scripts take it: offsets in the text as it is shown, in UTF-16."""
    shown = _same_place if _is_shown_as_it_is(raw) else _shown_place
    told: dict[str, Any] = {"line": first_line} | {
        name: [list(shown(raw, piece)) for piece in pieces]
        for name, pieces in one.pieces.items()
    }
    if one.elsewhere:
        told["elsewhere"] = [_excerpt(line) for line in one.elsewhere]
    return told


def _shown(
    paper: Paper, entry: Entry, origins: Origins
) -> Iterable[tuple[str, tuple[Piece, ...]]]:
    if _agrees(paper, entry, "title"):
        yield "title", origins.title
    names = {
        fold(author.name): i for i, author in enumerate(entry.record.authors)
    }
    for number, author in enumerate(paper.authors[:_MOST_AUTHORS]):
        place = names.get(fold(author.name))
        if place is not None:
            yield f"author-{number}", origins.authors[place]
    yield "date", _date_pieces(paper, entry, origins)
    for name in ("venue", "arxiv", "doi"):
        if _agrees(paper, entry, name):
            yield name, getattr(origins, name)


def _agrees(paper: Paper, entry: Entry, name: str) -> bool:
    """Tell whether an entry says what the page shows."""
    if name == "date":
        said = entry.record.date
        return (
            paper.date is not None
            and said is not None
            and said.agrees_with(paper.date)
        )
    said_text = getattr(
        entry if name in {"title", "venue"} else entry.record, name
    )
    shown = getattr(paper, name)
    return bool(shown and said_text) and fold(said_text) == fold(shown)


def _date_pieces(
    paper: Paper, entry: Entry, origins: Origins
) -> tuple[Piece, ...]:
    """What says the date; where no source says its month, the arXiv number does."""
    own = origins.date if _agrees(paper, entry, "date") else ()
    dates = [one.record.date for one in paper.entries]
    said = any(date is not None and date.month is not None for date in dates)
    if paper.date is None or paper.date.month is None or said:
        return own
    return own + (origins.arxiv if _agrees(paper, entry, "arxiv") else ())


def _is_shown_as_it_is(raw: str) -> bool:
    """Whether each sign of a text is one for a browser, too."""
    # Of ASCII each unseen sign is shown as one.
    return raw.isascii() or (is_seen(raw) and _units(raw) == len(raw))


def _same_place(_: str, piece: Piece) -> Piece:
    return piece


def _shown_place(raw: str, piece: Piece) -> Piece:
    start, end = piece
    return _units(with_unseen(raw[:start])), _units(with_unseen(raw[:end]))


def _units(text: str) -> int:
    """How long a text is for a browser."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _excerpt(one: Elsewhere) -> dict[str, Any]:
    first, last = one.pieces[0][0], one.pieces[-1][1]
    start = max(0, first - _AROUND)
    text = one.text[start : last + _AROUND]
    places = [
        list(_shown_place(text, (a - start, b - start))) for a, b in one.pieces
    ]
    return {
        "fact": one.field,
        "line": one.line,
        "text": with_unseen(text),
        "pieces": places,
    }
