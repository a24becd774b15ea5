"""What a text only mentions, and is not about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from paperweave.keywords.all_texts.occurrences import Uses as Found
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.one_text.phrases import JOINT, PHRASE, PLACE
from paperweave.keywords.passing import Passing, slight_ones
from paperweave.keywords.select import Choice
from tests.support.rows import for_rows


def test_a_form_within_another_is_said_once_and_places_are_counted_from_the_abstract() -> None:
    one, places = np.ones(1), np.array([(5, 7), (6, 7), (9, 10)], PLACE)
    found = Found(
        np.zeros(1, np.int32), np.ones(1, np.int32), np.zeros(1, np.float32), one, one,
        np.zeros(3, np.int32), places,
    )  # fmt: skip
    choice = Choice(found, {1}, np.array([3]), {})
    assert (choice.times(0), choice.begins(0)) == (2, 2)


class Uses:
    """The uses of some texts, of which those of number 0 are all alike."""

    def __init__(self, numbers: list[int], of_first: dict[str, Any]) -> None:
        self.numbers = numbers
        self._of_first = {"title": False, "listed": False, "times": 1, "begins": 99, **of_first}

    def _about(self, use: int, name: str) -> Any:  # noqa: ANN401 - a count or a flag
        return self._of_first[name] if self.numbers[use] == 0 else 1

    def in_title(self, use: int) -> bool:
        """Whether the text's title has it."""
        return bool(self._about(use, "title"))

    def is_listed(self, use: int) -> bool:
        """Whether the text's listing names it."""
        return bool(self._about(use, "listed"))

    def times(self, use: int) -> int:
        """How often the text says it."""
        return int(self._about(use, "times"))

    def begins(self, use: int) -> int:
        """How many words of the abstract stand before it."""
        return int(self._about(use, "begins"))


class Saying(Uses):
    """Uses of which each is said as often as is given for it."""

    def times(self, use: int) -> int:
        """How often the text says it."""
        return int(self._of_first["times"][use])


def passing(
    texts: int,
    name: str = "compression",
    written: str = "x",
    score: float = -9.0,
    **of_first: object,
) -> set[int]:
    identities = Identities(Folding())
    identities.folded[:] = [name, "other"]
    scored = np.zeros(2, PHRASE)
    scored["score"] = -1.6, score
    phrases = [SimpleNamespace(written=written, forms=FORM, scored=scored.tobytes())] * texts
    uses = Uses([0, 0, 1], of_first)
    chosen = [[0, 2], [1], *[[]] * (texts - 2)]
    found = Passing(identities, uses, phrases)  # type: ignore[arg-type]
    return found.uses(chosen, {0}, 2)


FORM = f"silk\nmulti{JOINT}task learning"
FORMS = "a\ncompressed\nmodel\nand\ncompression"


@for_rows(
    ("texts", "of_first", "found"),
    [
        (100, {}, {0, 1}),
        (99, {}, set()),  # of fewer texts each link is worth having
        (100, {"title": True}, set()),
        (100, {"listed": True}, set()),
        (100, {"times": 2}, set()),
        (100, {"begins": 49}, set()),  # in the first sentences
        (100, {"begins": 50}, {0, 1}),
        (100, {"written": FORMS}, set()),
        (100, {"written": "decompressed\ncompression"}, {0, 1}),
        (100, {"name": "pruning", "written": "Pruned\npruning"}, set()),
        (100, {"name": "pruning", "written": "prudent\npruning"}, {0, 1}),
        (100, {"name": "weaver", "written": "weave\nweaver"}, set()),
        (100, {"name": "weaver", "written": "weal\nweaver"}, {0, 1}),
        (100, {"name": "graph", "written": "graph\nGraphics"}, set()),
        (100, {"name": "graph", "written": "graph\ngratis"}, {0, 1}),
        (100, {"name": "artificial intelligence", "begins": 0}, {0, 1}),
        (100, {"name": "reinforcement learning", "begins": 0}, set()),
        (100, {"name": "privacy", "begins": 0}, set()),
        (100, {"name": "multi task", "score": -1.6}, set()),  # multi-task learning is likely
        (100, {"name": "multi task", "score": -1.7}, {0, 1}),
        (100, {"name": "multi", "score": -1.6}, {0, 1}),
        (1000, {"name": "multi task", "score": -1.6}, {0, 1}),
        (999, {"begins": 49}, set()),
        (1000, {"begins": 49}, {0, 1}),
        (1000, {"written": FORMS}, {0, 1}),
        (1000, {"times": 2}, set()),
    ],
)
def test_what_neither_stands_out_nor_is_repeated_is_said_in_passing(
    texts: int, of_first: dict[str, Any], found: set[int]
) -> None:
    assert passing(texts, **of_first) == found


@for_rows(
    ("texts", "times", "found"),
    [
        (100, (1, 2, 2), {0}),  # two are about it
        (100, (1, 1, 2), set()),  # one is, and has it in common with them
        (100, (1, 1, 1), {0, 1, 2}),
        (1000, (1, 1, 2), {0, 1}),
    ],
)
def test_what_one_text_is_about_is_shared_with_those_that_mention_it(
    texts: int, times: tuple[int, ...], found: set[int]
) -> None:
    identities = Identities(Folding())
    identities.number("compression")
    uses = Saying([0, 0, 0], {"times": times})
    chosen = [[0], [1], [2], *[[]] * (texts - 3)]
    phrases = [SimpleNamespace(written="x", forms="", scored=b"")] * texts
    found_in = Passing(identities, uses, phrases)  # type: ignore[arg-type]
    assert found_in.uses(chosen, {0}, 2) == found


@for_rows(
    ("name", "compound", "closed", "capital", "slight"),
    [
        ("loom", False, 1.0, 0.74, True),
        ("loom", False, 1.0, 0.75, False),  # a name
        ("LOOM", False, 1.0, 0.0, False),
        ("glass loom", False, 0.0, 0.0, False),
        ("few shot", True, 0.49, 0.0, True),
        ("loom training", True, 0.5, 0.0, False),
        ("test time", True, 0.5, 0.0, True),  # of general words
        ("test time", False, 0.5, 0.0, False),
        ("artificial intelligence", False, 0.5, 0.0, True),  # a field
        ("reinforcement learning", False, 0.5, 0.0, False),
        ("resource constrained", True, 0.0, 0.0, False),  # no text is about that alone
    ],
)
def test_a_plain_word_and_what_stands_before_nouns_say_little(
    name: str, compound: bool, closed: float, capital: float, slight: bool
) -> None:
    identities = Identities(Folding())
    number = identities.number(name)
    if compound:
        identities.compounds.add(number)
    known = SimpleNamespace(
        closed=np.full(number + 1, closed), capital=np.full(number + 1, capital)
    )
    found = slight_ones(identities, [number], known)  # type: ignore[arg-type]
    assert (found == {number}) is slight
