"""Pages of topics get their addresses; the line of each paper in the ledger names its topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.assign import Named, assign
from paperweave.address.ledger import TOPICS
from paperweave.address.papers import section
from paperweave.model.corpus import TopicGroup
from paperweave.text.normalize import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.model.paper import PaperAddress
    from paperweave.model.place import Place
    from paperweave.model.topic import Topic

_KIND = "topic"
_PLACE = "place"
_TWO_NUMBERS = re.compile(r"(\d{1,3}(?:\.\d{1,2})?),(\d{1,3}(?:\.\d{1,2})?)")


class TopicAddresses(NamedTuple):
    """The topics with their addresses, the topics that are no more, and the ledger's lines."""

    groups: tuple[TopicGroup, ...]
    redirects: dict[str, str]
    ledger: Ledger


def topics_before(
    places: Sequence[PaperAddress], ledger: Ledger
) -> list[str | None]:
    """For each paper the topic that the last build gave it, as its address names it."""
    found = []
    for place in places:
        line = ledger.get(f"papers/{place.address}")
        found.append(next(iter(line.values(_KIND)), None) if line else None)
    return found


def places_before(
    places: Sequence[PaperAddress], ledger: Ledger
) -> list[Place | None]:
    """For each paper where the last build put it on the map."""
    found: list[Place | None] = []
    for place in places:
        line = ledger.get(f"papers/{place.address}")
        values = line.values(_PLACE) if line else []
        shape = _TWO_NUMBERS.fullmatch(values[0]) if values else None
        found.append((float(shape[1]), float(shape[2])) if shape else None)
    return found


def with_places(
    ledger: Ledger, places: Sequence[PaperAddress], on_map: Mapping[int, Place]
) -> Ledger:
    """The ledger with the place of each paper that is on the map."""
    lines = dict(ledger)
    for i, (x, y) in on_map.items():
        path = f"papers/{places[i].address}"
        lines[path] = lines[path].having(_PLACE, f"{x},{y}")
    return lines


def _things(topics: Sequence[Topic], known: Iterable[str]) -> Iterator[Named]:
    """The topics as things that need an address; those of the last build ask for theirs again."""
    taken = {path.partition("/")[2] for path in known}
    taken.update(topic.before for topic in topics if topic.before)
    for topic in topics:
        wanted = slug(topic.name.partition(" (")[0]) or _KIND
        own = topic.before or _free(wanted, taken)
        taken.add(own)
        yield Named(TOPICS, frozenset({f"{_KIND}:{own}"}), own)


def address_topics(
    topics: Sequence[Topic],
    places: Sequence[PaperAddress],
    ledger: Ledger,
    today: date,
) -> TopicAddresses:
    """An address for each topic, that of the topic of the last build of which it has most."""
    known = section(ledger, TOPICS)
    addressed = assign(list(_things(topics, known)), known, today)
    paths = addressed.paths
    groups = tuple(
        TopicGroup(
            path,
            topic.name,
            topic.papers,
            topic.keywords,
            tuple(paths[i] for i in topic.beside),
        )
        for path, topic in zip(paths, topics, strict=True)
    )
    lines = dict(addressed.ledger)
    for group in groups:
        for i in group.papers:
            path = f"papers/{places[i].address}"
            lines[path] = ledger[path].having(
                _KIND, group.path.partition("/")[2]
            )
    gone = dict.fromkeys(addressed.homeless, f"{TOPICS}/index")
    return TopicAddresses(groups, {**addressed.redirects, **gone}, lines)


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
