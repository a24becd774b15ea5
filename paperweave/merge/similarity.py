"""How alike two entries are, by title and abstract: the same paper, close to it, or apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal

from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.model.paper import Entry

# Rapidfuzz ratios (0 to 100) of folded texts. An abstract that arXiv shows in another version has
# 85 and more with the first one; abstracts of two papers by the same group stay below 70, the
# near-twins among the seeds below 62.
_SAME_ABSTRACT = 80.0
_SAME_TITLE = 88.0
# The comparison's time grows with the product of the lengths; an abstract of this length has long
# shown what it is.
_COMPARED = 4000
# More entries under one title than this are "Editorial" and the like: only neighbours by abstract
# are compared.
_MANY = 40
_START = 16  # characters of a title: who shares its start or its end is compared

Verdict = Literal["same", "close", "apart"]
_What = Literal["title", "abstract"]


class View:
    """What of an entry is compared: identifiers, and its folded texts ("" where absent)."""

    __slots__ = ("abstract", "arxiv", "doi", "title")

    def __init__(self, entry: Entry) -> None:
        self.arxiv = entry.record.arxiv
        self.doi = entry.record.doi.lower() if entry.record.doi else None
        self.title, self.abstract = fold(entry.title or ""), fold(entry.abstract or "")


def candidates(views: Sequence[View]) -> Iterable[tuple[int, int, _What]]:
    """The pairs worth a comparison, and the text that brought them together; in number linear in the entries."""
    whats: tuple[_What, _What] = ("title", "abstract")
    for what in whats:
        for members in _together([(getattr(view, what),) for view in views]):
            pairs = (
                combinations(members, 2) if len(members) <= _MANY else _neighbours(views, members)
            )
            yield from ((a, b, what) for a, b in pairs)
    for members in _together(
        [(v.title and f"{v.title[:_START]}…", v.title and f"…{v.title[-_START:]}") for v in views]
    ):
        if len(members) <= _MANY:
            yield from (
                (a, b, "title")
                for a, b in combinations(members, 2)
                if views[a].title != views[b].title
            )


def _together(keys: Iterable[Iterable[str]]) -> Iterable[list[int]]:
    """The places of those that have a key in common; "" is none."""
    groups = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            groups[key].append(i)
    groups.pop("", None)
    return [members for members in groups.values() if len(members) > 1]


def _neighbours(views: Sequence[View], members: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Each beside the next in the order of what they say, which does not depend on where they stand."""
    in_order = sorted(
        members, key=lambda i: (views[i].abstract, views[i].title, views[i].arxiv or "", i)
    )
    return ((min(pair), max(pair)) for pair in pairwise(in_order))


def compare(a: View, b: View, what: _What) -> tuple[Verdict, str]:
    """The verdict on a pair and its reason in words, by title and abstract where both have both, else by ``what``."""
    if a.title and b.title and a.abstract and b.abstract:
        return _compare_both(a, b)
    left, right = getattr(a, what), getattr(b, what)
    if left == right:
        other = "abstract" if what == "title" else "title"
        return (
            "same",
            f"both have the same {what}, and not both have {'an' if other == 'abstract' else 'a'} {other}",
        )
    alike = _ratio(left, right)
    if what == "title" and alike >= _SAME_TITLE and _same_marks(left, right):
        return "close", f"titles are {alike:.0f} % alike, and there is no more to compare"
    return "apart", ""


def _compare_both(a: View, b: View) -> tuple[Verdict, str]:
    same_title, same_abstract = a.title == b.title, a.abstract == b.abstract
    titles, abstracts = _ratio(a.title, b.title), _ratio(a.abstract, b.abstract)
    if (same_title and abstracts >= _SAME_ABSTRACT) or (same_abstract and titles >= _SAME_TITLE):
        return "same", f"title ({titles:.0f} % alike) and abstract ({abstracts:.0f} % alike)"
    if same_title or abstracts >= _SAME_ABSTRACT:
        return "close", f"titles are {titles:.0f} % alike, abstracts {abstracts:.0f} %"
    return "apart", ""


def _ratio(a: str, b: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(a[:_COMPARED], b[:_COMPARED])


def _same_marks(a: str, b: str) -> bool:
    """Two titles with other figures or signs (BlenderBot 2 and 3, ``++``) are two papers, however alike."""
    return [c for c in a if not c.isalpha()] == [c for c in b if not c.isalpha()]
