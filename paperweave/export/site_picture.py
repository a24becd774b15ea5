"""The picture that other programs show beside a link to the site: its map, without words."""

from __future__ import annotations

from colorsys import hls_to_rgb
from typing import TYPE_CHECKING

from paperweave.engine.fingerprint import hash_of
from paperweave.export.png import png

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.export.png import Colour
    from paperweave.model.corpus import Corpus

PICTURE = "site.png"
_WIDTH, _HEIGHT = 1200, 630  # what previews of links are cut to
# Points of the picture for one of the map, which is 100 by 70 wide.
_MARGIN, _SCALE = 60, 10.5
_HIGH = 7.3
_RADIUS = 8
_TURN = 137.5  # degrees between the colours of two topics, as on the map
_GROUND: Colour = (255, 255, 255)
_FRAME: Colour = (31, 90, 166)  # the colour of links
_MOST_TOPICS = 254


def site_picture(corpus: Corpus) -> bytes:
    """A dot for each paper of the map, in its topic's colour, over a bar in the site's own."""
    rows = [bytearray(_WIDTH) for _ in range(_HEIGHT)]
    for row in rows[-12:]:
        row[:] = bytes([1]) * _WIDTH
    for x, y, colour in _dots(corpus):
        _draw(rows, x, y, colour)
    topics = corpus.groups.topics[:_MOST_TOPICS]
    palette = [
        _GROUND,
        _FRAME,
        *(_hue(place) for place, _ in enumerate(topics)),
    ]
    return png([bytes(row) for row in rows], palette)


def drawn_from(corpus: Corpus) -> str:
    """A hash of all that the picture is made of."""
    return hash_of(list(_dots(corpus)), len(corpus.groups.topics))


def _dots(corpus: Corpus) -> Iterator[tuple[int, int, int]]:
    for colour, topic in enumerate(corpus.groups.topics[:_MOST_TOPICS], 2):
        for i in topic.papers:
            if i in corpus.places:
                x, y = corpus.places[i]
                yield (
                    round(_MARGIN + x * _SCALE),
                    round(_MARGIN + y * _HIGH),
                    colour,
                )


def _draw(rows: list[bytearray], x: int, y: int, colour: int) -> None:
    for down in range(-_RADIUS, _RADIUS + 1):
        half = int((_RADIUS * _RADIUS - down * down) ** 0.5)
        first, end = max(0, x - half), min(_WIDTH, x + half + 1)
        if 0 <= y + down < _HEIGHT and first < end:
            rows[y + down][first:end] = bytes([colour]) * (end - first)


def _hue(place: int) -> Colour:
    red, green, blue = hls_to_rgb(round(place * _TURN) % 360 / 360, 0.45, 0.62)
    return round(red * 255), round(green * 255), round(blue * 255)
