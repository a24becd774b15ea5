"""Which accepted keywords are one.

Wrappers with what they wrap, and words that say the same in another order.

What is only likely the same becomes a proposal for ``curation.toml``.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.one_text.choices import counts_of, often_titled
from paperweave.keywords.stop_words import (
    CONTAINERS,
    EMPTY_TAILS,
    is_general,
)
from paperweave.keywords.thresholds import MOSTLY_CAPITAL
from paperweave.keywords.word_forms import has_quality, stem_of, versions

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterator,
        Mapping,
        Sequence,
    )

    from numpy.typing import NDArray

    from paperweave.keywords.identities import Identities

# Before a phrase of two words or more: "pre-trained language models" are language models.
_EMPTY_HEADS = frozenset(
    ["open", "large scale", "pre trained", "pretrained", "generative", "foundation", "foundational",
     "suboptimal", "sub optimal", "open source", "modern", "standard", "sophisticated", "unified",
     "dominant", "parameterized", "artificial", "real time"]
)  # fmt: skip
# Behind a phrase of several words that is a noun by itself: "mixture of experts language models".
_MODELS = (" large language model", " language model", " neural network")
# What is done to them goes without saying: "language model pre-training".
_MODEL_HEADS = ("large language model ", "language model ", "model ")
# Endings that say the same where both phrases are keywords: "image synthesis", "image generation".
_SAME_ENDS = (
    (" synthesis", " generation"),
    (" training", " learning"),
    (" fine tuning", " tuning"),
    (" supervision", " supervised learning"),
)
_BASED = " based"
# "deep neural network" is a neural network, but "deep reinforcement learning" is a field.
_DEEP = "deep"
# Before a noun of action these say what it is done to where nothing else is meant: "model merging",
# "machine unlearning", "knowledge distillation".
_UNDERSTOOD = (
    "machine",
    "model",
    "knowledge",
    "network",
    "neural network",
    "data",
)
_ACTIONS = ("ing", "tion", "sion")
_AGENTS = ("er", "or")  # a "transformer model" is a transformer …
# … but a "recommender system" is a system.
_AGENTS_NOUNS = ("model", "architecture")
_MADE = "ification"
_LEARNING = " learning"  # "few-shot learning" is "few-shot"
# "text-to-image generation" is "text-to-image"; "3D generation" …
_GENERATION = " generation"
_FROM_TO = " to "  # … is not all that is "3D"
# A noun by itself: a "transformer model" is a transformer, a "diffusion model" no diffusion.
_MOSTLY_CLOSED = 0.5
# "diffusion" (models) is closed in fewer of its places.
_MOSTLY_BEFORE_NOUNS = 0.3
_NOUNS_BEHIND = ("model", "learning", "generation", "optimization")
# "spiking neural network"; "training data" is in titles of few of its texts.
_OFTEN_TITLED = 0.25
_ORDERED = frozenset(["to", "from"])  # "text to image" is not "image to text"
_SAME_COMPANY = 0.5  # of the rarer one's texts
_SOME_COMPANY = 0.3  # of the texts with a word that only grades


class Use(NamedTuple):
    """How texts use each number, as shares of them."""

    closed: NDArray[np.float64]  # it ends a noun phrase
    capital: NDArray[np.float64]  # it is written with a capital


class Found(NamedTuple):
    """Which number each duplicate becomes, and pairs that a person may want to make one."""

    target: Mapping[int, int]
    likely: tuple[tuple[int, int], ...]
    # What only begins its target, and the rest of that, without which it is something else:
    # "parameter-efficient" embeddings need no "fine-tuning".
    halves: Mapping[int, str]


def unwrapped(folded: str) -> Iterator[str]:
    """Yield what a phrase wraps: without an empty head, an empty tail or a gerund before it."""
    rest, _, last = folded.rpartition(" ")
    if rest and (last in EMPTY_TAILS or last in CONTAINERS):
        yield rest
        yield from _base_of(rest)
    yield from _base_of(folded)
    yield from _without_head(folded)
    for tail in _MODELS:
        inner = folded.removesuffix(tail)
        if inner != folded and " " in inner and not _is_done(inner):
            yield inner
    first, _, rest = (
        folded.removeprefix("fine ").removeprefix("pre ").partition(" ")
    )
    if first.endswith("ing") and " " in rest:
        yield rest


def _is_done(inner: str) -> bool:
    """Tell what is done to models, and is no kind of them: ``fine tuning``."""
    rest = inner.removeprefix("fine ").removeprefix("pre ")
    return " " not in rest and rest.endswith("ing")


def _base_of(folded: str) -> Iterator[str]:
    """Yield what something is based on: ``transformer based model``, ``transformer based``."""
    base = folded.removesuffix(_BASED)
    if base != folded:
        yield base


def _without_head(folded: str) -> Iterator[str]:
    heads = [head for head in _EMPTY_HEADS if folded.startswith(head + " ")]
    # "open source software" begins with "open source", and is no "source software".
    if heads:
        rest = folded.removeprefix(max(heads, key=len) + " ")
        if " " in rest or rest.endswith(_ACTIONS):
            yield rest
    head, _, rest = folded.partition(" ")
    if head == _DEEP and " " in rest and rest.endswith("network"):
        yield rest
    yield from _without_basis(folded)


def _without_basis(folded: str) -> Iterator[str]:
    basis, _, rest = folded.partition(" based ")
    if " " in rest:
        if " " in basis:  # "offline model-based reinforcement learning"
            yield f"{basis.rpartition(' ')[2]} based {rest}"
        yield rest


def _is_name(word: str) -> bool:
    """Tell ``BERT`` and ``T5``, whose models are no more than they are, from ``kernel``."""
    return word != word.lower() or any(map(str.isdigit, word))


def duplicates(
    identities: Identities,
    accepted: Collection[int],
    kept: Collection[int],
    use: Use,
    texts_of: Callable[[int], NDArray[np.int32]],
) -> Found:
    """Find what is the same among accepted numbers; ``texts_of`` has the texts of each.

    Those to be ``kept`` become no others.
    """
    closed = use.closed
    likely: list[tuple[int, int]] = []
    ordered = sorted(
        accepted,
        key=lambda number: (-len(texts_of(number)), identities.folded[number]),
    )
    target = _Targets(ordered)
    _other_capitals(identities, ordered, use.capital, target)
    _before_nouns(identities, ordered, closed, texts_of, target)
    _wrappers(identities, ordered, closed, target)
    _understood(identities, ordered, texts_of, target)
    for number, bare in versions(identities, ordered, texts_of):
        target.join(number, bare)
    _same_words(identities, ordered, texts_of, target, likely)
    _same_texts(identities, ordered, texts_of, target)
    _qualities(identities, ordered, target)
    halves = _beginnings(identities, ordered, texts_of, target)
    likely += _longer(identities, ordered, texts_of)
    likely = [pair for pair in likely if target.keys().isdisjoint(pair)]
    for number in kept:
        target.pop(number, None)
    joined = {number: _last(target, number) for number in target}
    return Found(
        joined,
        tuple(likely),
        {n: rest for n, rest in halves.items() if n in target},
    )


def _other_capitals(
    identities: Identities,
    ordered: Sequence[int],
    capital: NDArray[np.float64],
    target: _Targets,
) -> None:
    """Join names in other capitals: ``Bert`` is ``BERT``, but a ``mask`` is no ``MASK``.

    Folded, only words without small letters keep their capitals.
    """
    first: dict[str, int] = {}
    for number in ordered:
        folded = identities.folded[number]
        low = folded.lower()
        if folded != low or capital[number] >= MOSTLY_CAPITAL:
            other = first.setdefault(low, number)
            if other != number:
                target.join(number, other)


def longer_of(
    identities: Identities,
    accepted: Collection[int],
    target: Mapping[int, int],
) -> dict[int, set[int]]:
    """Return for each number the accepted ones that begin or end with its words.

    Beside ``large language models``, ``language models`` tells nothing more. Numbers are those that
    duplicates become.
    """
    found: defaultdict[int, set[int]] = defaultdict(set)
    for number in accepted:
        if number not in target:
            for part in _parts(identities.folded[number].split(" ")):
                inner = identities.numbers.get(
                    identities.folding.key(part), number
                )
                whole = target.get(inner, inner)
                if whole not in accepted or whole == number:
                    continue
                if whole == inner or not _are_kinds(
                    identities, part, (number, whole)
                ):
                    found[whole].add(number)
    return dict(found)


def _are_kinds(
    identities: Identities, folded: str, numbers: Sequence[int]
) -> bool:
    """Tell kinds of the same thing: ``self-distillation`` is not ``knowledge distillation``."""
    return all(
        identities.folded[number].endswith(" " + folded) for number in numbers
    )


def _parts(words: Sequence[str]) -> Iterator[str]:
    for cut in range(1, len(words)):
        yield " ".join(words[:cut])
        yield " ".join(words[cut:])


def _last(target: Mapping[int, int], number: int) -> int:
    while number in target:
        number = target[number]
    return number


class _Targets(dict[int, int]):
    """What each duplicate becomes; ``ordered`` are all numbers, those of most texts first."""

    def __init__(self, ordered: Sequence[int]) -> None:
        super().__init__()
        self._place = {number: place for place, number in enumerate(ordered)}

    def join(self, number: int, other: int) -> None:
        """Make a number another one.

        A number that is a duplicate already says nothing of what it became: of the two, that of
        more texts stays. ``teaching large language models`` is as good as ``teach …``, but large
        language models are not.
        """
        root, others = _last(self, number), _last(self, other)
        if root == others:
            return
        if root != number and self._place[root] < self._place[others]:
            root, others = others, root
        self[root] = others


def _wrappers(
    identities: Identities,
    ordered: Sequence[int],
    closed: NDArray[np.float64],
    target: _Targets,
) -> None:
    place = {number: i for i, number in enumerate(ordered)}
    for number in ordered:
        for inner in (
            ()
            if _is_kind(identities, number)
            else unwrapped(identities.folded[number])
        ):
            found = identities.numbers.get(
                identities.folding.key(inner), number
            )
            if found not in place or found == number:
                continue
            if _parts_a_compound(identities, number, inner):
                continue
            if closed[found] >= _MOSTLY_CLOSED or _is_whole(
                identities, number, inner
            ):
                target.join(number, found)
                break
    _actions(identities, ordered, target)
    _said_otherwise(identities, place, target)


def _parts_a_compound(identities: Identities, number: int, inner: str) -> bool:
    """Tell ``open domain question answering``, which is open-domain, from ``open`` models."""
    head = identities.folded[number].removesuffix(inner).rstrip()
    if not head or head == identities.folded[number]:
        return False
    both = f"{head.rpartition(' ')[2]} {inner.partition(' ')[0]}"
    compound = identities.numbers.get(identities.folding.key(both))
    return compound in identities.compounds


def _before_nouns(
    identities: Identities,
    ordered: Sequence[int],
    closed: NDArray[np.float64],
    texts_of: Callable[[int], NDArray[np.int32]],
    target: _Targets,
) -> None:
    """Join what mostly stands before a noun with that noun: ``vision-language`` models."""
    known = set(ordered)
    for number in ordered:
        if closed[number] >= _MOSTLY_BEFORE_NOUNS:
            continue
        for noun in _NOUNS_BEHIND:
            key = identities.folding.key(f"{identities.folded[number]} {noun}")
            longer = identities.numbers.get(key)
            if longer in known and _often_together(texts_of, number, longer):
                target.join(number, longer)


def _often_together(
    texts_of: Callable[[int], NDArray[np.int32]], number: int, longer: int
) -> bool:
    both = len(np.intersect1d(texts_of(number), texts_of(longer)))
    return both >= _SAME_COMPANY * len(texts_of(number))


def _is_whole(identities: Identities, number: int, inner: str) -> bool:
    """Tell what is a subject without its wrapper, even if it mostly stands before nouns."""
    if any(inner + tail == identities.folded[number] for tail in _MODELS):
        return _is_name(inner)
    compound = (
        identities.numbers[identities.folding.key(inner)]
        in identities.compounds
    )
    last = identities.folded[number].rpartition(" ")[2]
    agent = (
        " " not in inner and inner.endswith(_AGENTS) and last in _AGENTS_NOUNS
    )
    return _is_name(inner) or agent or (" " in inner and not compound)


def _is_kind(identities: Identities, number: int) -> bool:
    """Tell ``spiking neural network`` and ``model-based reinforcement learning``.

    What begins as a wrapper does is a subject of its own where texts have an acronym for it, or
    where titles say it often.
    """
    folded = identities.folded[number]
    first, based = folded.partition(" ")[0], " based " in folded
    if not (based or first.endswith("ing")):
        return False
    key = identities.folding.key(folded)
    return key in identities.folding.short_of or _is_subject(key)


def _is_subject(key: str) -> bool:
    """Tell what authors choose as a keyword, or titles often say."""
    return counts_of(key)[0] > 0 or often_titled(key, _OFTEN_TITLED)


def _actions(
    identities: Identities, ordered: Sequence[int], target: _Targets
) -> None:
    """Join ``quantized models`` with ``quantization``."""
    actions: dict[str, int] = {}
    for number in ordered:
        folded = identities.folded[number]
        if folded.endswith(_ACTIONS) and " " not in folded:
            actions.setdefault(stem_of(folded), number)
    for number in ordered:
        made = _made(identities.folded[number])
        if made in actions:
            target.join(number, actions[made])


def _said_otherwise(
    identities: Identities, place: Mapping[int, int], target: _Targets
) -> None:
    """Join ``image synthesis`` with ``image generation``, ``model pre-training`` with less."""
    for number in place:
        for other in _other_forms(identities.folded[number]):
            found = identities.numbers.get(
                identities.folding.key(other), number
            )
            if found in place and found != number and found not in target:
                few, many = sorted(
                    (number, found), key=place.__getitem__, reverse=True
                )
                target.join(few, many)
        for head in _MODEL_HEADS:
            rest = identities.folded[number].removeprefix(head)
            found = identities.numbers.get(identities.folding.key(rest), number)
            if (
                found in place
                and found != number
                and found in identities.compounds
            ):
                target.join(number, found)


def _made(folded: str) -> str:
    """Return the stem of what was done to a model: ``quantized models`` come of quantization."""
    first, _, last = folded.partition(" ")
    return stem_of(first) if first.endswith("ed") and last in CONTAINERS else ""


def _other_forms(folded: str) -> Iterator[str]:
    """Yield what says the same in other words, where that is a keyword."""
    if folded.endswith(_LEARNING):
        yield folded.removesuffix(_LEARNING)
    if folded.endswith(_GENERATION) and _FROM_TO in folded:
        yield folded.removesuffix(_GENERATION)
    for tail, same in _SAME_ENDS:
        if folded.endswith(tail):
            yield folded.removesuffix(tail) + same


def _by_action(
    identities: Identities, ordered: Sequence[int]
) -> Mapping[str, list[int]]:
    """The keywords that name each action, in their order."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number in ordered:
        action = _action(identities.folded[number])
        if action.endswith(_ACTIONS):
            groups[action].append(number)
    return groups


def _understood(
    identities: Identities,
    ordered: Sequence[int],
    texts_of: Callable[[int], NDArray[np.int32]],
    target: _Targets,
) -> None:
    """Join ``merging``, ``model merging`` and ``network merging``.

    The first of them that is longer stays where most texts of the bare action say it too, else the
    bare one. Beside that, what is a subject of its own then stays as well: ``machine translation``.
    """
    for numbers in _by_action(identities, ordered).values():
        longer = [
            number for number in numbers if " " in identities.folded[number]
        ]
        if not longer:
            continue
        most, best = numbers[0], longer[0]  # the one of most texts is the first
        meant = most == best or _often_together(texts_of, most, best)
        for number in numbers:
            if meant:
                target.join(number, best)
            elif not _is_subject(
                identities.folding.key(identities.folded[number])
            ):
                target.join(number, most)


def _action(folded: str) -> str:
    for head in _UNDERSTOOD:
        if folded.startswith(head + " "):
            rest = folded[len(head) + 1 :]
            return rest if " " not in rest else ""
    return folded if " " not in folded else ""


def _same_words(
    identities: Identities,
    ordered: Sequence[int],
    texts_of: Callable[[int], NDArray[np.int32]],
    target: _Targets,
    likely: list[tuple[int, int]],
) -> None:
    """Join ``noisy label`` and ``label noise`` where the same texts have them.

    Else they are likely the same.
    """
    first: dict[frozenset[str], int] = {}
    for number in ordered:
        words = identities.folded[number].split(" ")
        if len(words) == 1:
            continue
        in_order = tuple(map(stem_of, words))
        stems = frozenset(in_order)
        other = first.setdefault(stems, number)
        if other == number or len(stems) == 1 or not _ORDERED.isdisjoint(words):
            continue
        if in_order == tuple(map(stem_of, identities.folded[other].split(" "))):
            target.join(number, other)
            continue
        both = len(np.intersect1d(texts_of(number), texts_of(other)))
        if both >= _SAME_COMPANY * len(texts_of(number)):
            target.join(number, other)
        else:
            likely.append((other, number))


def _beginnings(
    identities: Identities,
    ordered: Sequence[int],
    texts_of: Callable[[int], NDArray[np.int32]],
    target: _Targets,
) -> dict[int, str]:
    """Join ``parameter-efficient`` with the keyword that it begins in many of its texts.

    Only what grades by itself is joined; ``few-shot`` is a subject. What is joined is returned with
    the rest of that keyword.
    """
    halves: dict[int, str] = {}
    for number in ordered:
        folded = identities.folded[number]
        if number not in identities.compounds or not is_general(
            folded.split(" ")
        ):
            continue
        # Authors choose it: "time series".
        if counts_of(identities.folding.key(folded))[0]:
            continue
        for longer in ordered:
            if identities.folded[longer].startswith(folded + " "):
                both = len(np.intersect1d(texts_of(number), texts_of(longer)))
                if both >= _SOME_COMPANY * len(texts_of(number)):
                    target.join(number, longer)
                    halves[number] = identities.folded[longer].removeprefix(
                        folded + " "
                    )
                break
    return halves


def _qualities(
    identities: Identities, ordered: Sequence[int], target: _Targets
) -> None:
    """Join ``sparsification`` and ``sparse models`` with ``sparse``, of which ``sparsity`` tells.

    Of what has no such quality both are something else: ``class`` and ``classification``.
    """
    known = {
        identities.folded[n]: n for n in ordered if has_quality(identities, n)
    }
    made = {stem_of(word): number for word, number in known.items()}
    for number in ordered:
        first, _, last = identities.folded[number].partition(" ")
        stem = first.removesuffix(_MADE)
        if last in CONTAINERS and first in known:
            target.join(number, known[first])
        elif not last and stem != first and stem in made:
            target.join(number, made[stem])


def _longer(
    identities: Identities,
    ordered: Sequence[int],
    texts_of: Callable[[int], NDArray[np.int32]],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of a phrase and a longer one, of which most texts have the other too."""
    known = set(ordered)
    for number in ordered:
        words = identities.folded[number].split(" ")
        for inner in (words[1:], words[:-1]):
            found = identities.numbers.get(
                identities.folding.key(" ".join(inner))
            )
            if len(inner) > 1 and found in known and found != number:
                both = len(np.intersect1d(texts_of(number), texts_of(found)))
                if both > _SAME_COMPANY * len(texts_of(found)):
                    yield found, number


def _same_texts(
    identities: Identities,
    ordered: Sequence[int],
    texts_of: Callable[[int], NDArray[np.int32]],
    target: _Targets,
) -> None:
    """Join a phrase with a longer one that the same texts have, all of them."""
    by_texts: defaultdict[bytes, list[int]] = defaultdict(list)
    for number in ordered:
        by_texts[texts_of(number).tobytes()].append(number)
    for numbers in by_texts.values():
        # A paper may have thousands of phrases to itself: what stands inside each is looked up.
        inside: dict[str, int] = {}
        for number in sorted(
            numbers,
            key=lambda n: (-len(identities.folded[n]), identities.folded[n]),
        ):
            words = identities.folded[number].split(" ")
            longer = inside.get(" ".join(words))
            if longer is not None:
                target.join(number, longer)
            for start, end in combinations(range(len(words) + 1), 2):
                inside.setdefault(" ".join(words[start:end]), number)
