"""What the theme draws of the map: its dots and their colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperweave.render.map_labels import map_labels
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.model.corpus import Corpus, TopicGroup
    from paperweave.model.paper import Paper
    from paperweave.model.place import Place

# Degrees of the colour wheel between one topic and the next: none is like another.
_TURN = 137.5


@dataclass(frozen=True, slots=True)
class Key:
    """A topic that colours the map, and the papers of it that are drawn."""

    topic: TopicGroup
    papers: tuple[int, ...]


def map_keys(corpus: Corpus, drawn: Sequence[int]) -> list[Key]:
    """The topics of the papers that are drawn, the largest first."""
    shown = set(drawn)
    keys = [
        Key(topic, tuple(i for i in topic.papers if i in shown))
        for topic in corpus.groups.topics
    ]
    return [key for key in keys if key.papers]


def map_front_matter(
    corpus: Corpus, places: Mapping[int, Place], keys: Sequence[Key]
) -> dict[str, Any]:
    """The picture: dots with their topic, year and links, and each topic's name amid its papers."""
    if not places:
        return {}
    drawn = [(i, key) for key, shown in enumerate(keys) for i in shown.papers]
    number = {i: place for place, (i, _) in enumerate(drawn)}
    dots = [
        {
            "x": places[i][0],
            "y": places[i][1],
            "key": key,
            "year": corpus.papers[i].year,
            **_near(corpus.papers[i], number),
            **_cites(corpus.cites.get(i, ()), number),
            **_named(corpus.papers[i]),
        }
        for i, key in drawn
    ]
    topics = [
        {
            "name": key.topic.name,
            "page": key.topic.path,
            "hue": round(place * _TURN) % 360,
        }
        for place, key in enumerate(keys)
    ]
    return {"dots": dots, "labels": _labels(places, keys), "topics": topics}


def _labels(
    places: Mapping[int, Place], keys: Sequence[Key]
) -> list[dict[str, Any]]:
    """Where the name of each topic stands."""
    names = [key.topic.name.partition(" (")[0] for key in keys]
    crowds = [list(map(places.__getitem__, key.papers)) for key in keys]
    return [label._asdict() for label in map_labels(names, crowds)]


def _near(paper: Paper, number: Mapping[int, int]) -> dict[str, str]:
    """The numbers of the dots to which lines lead."""
    links = [
        number[other.index] for other in paper.related if other.index in number
    ]
    return {"links": " ".join(map(str, links))}


def _cites(cited: Sequence[int], number: Mapping[int, int]) -> dict[str, str]:
    """The dots of the papers that a paper cites; nothing where it cites none of them."""
    dots = " ".join([str(number[j]) for j in cited if j in number])
    return {"cites": dots} if dots else {}


def _named(paper: Paper) -> dict[str, str]:
    return {"address": paper.address, "title": without_tex(paper.title)}
