"""How alike two entries are, by title and abstract: the same paper, close to it, or apart."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from paperweave.merge.evidence import (
    against,
    authors_agree,
    far_apart,
    one_of_a_kind,
    same_authors,
    years_between,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.merge.view import View

# Rapidfuzz ratios (0 to 100) of folded texts. An abstract that arXiv shows in another version has
# 85 and more with the first one; abstracts of two papers by the same group stay below 70, the
# near-twins among the seeds below 62.
_SAME_ABSTRACT = 80.0
_SAME_TITLE = 88.0
# Of a preprint and its publication by the same authors under another title.
_REVISED_ABSTRACT = 90.0
_SHORTEST_REVISED = 150  # letters
_FIGURES = re.compile(r"\d+")
# Below these, with other authors, entries of one identifier are two works.
_OTHER_TITLE = 70.0
_OTHER_ABSTRACT = 60.0
# The comparison's time grows with the product of the lengths; an abstract of this length has long
# shown what it is.
_COMPARED = 4000
# Letters of an abstract that outweighs other authors, and of one that says anything (unlike
# "No abstract").
_LONG_ABSTRACT = 200
_SHORTEST_ABSTRACT = 24
# More entries under one title than this are "Editorial" and the like: only neighbours are compared.
_MANY = 40
_ABSTRACT_START = 48  # characters of an abstract, likewise
_YEARS_TO_PRINT = 2  # from a preprint to its publication
# After these years only the same place of publication speaks for one work.
_LONG_AFTER = 10
# Characters of a title: who shares its start or its end is compared.
_START = 16

# "likely" is the same as far as is known, but too little is known to outweigh anything.
Verdict = Literal["same", "likely", "close", "apart"]
What = Literal["title", "abstract"]


class Pair(NamedTuple):
    """Two entries worth a comparison, by their places, and the text that brought them together."""

    a: int
    b: int
    what: What
    crowded: bool = False  # many more entries have that text


def _ends_of(title: str) -> tuple[str, str]:
    """How a title begins and how it ends, two keys that cannot be taken for one another."""
    return title and f"{title[:_START]}…", title and f"…{title[-_START:]}"


def _keys_of(view: View) -> tuple[str, ...]:
    """What brings entries of other titles together: the ends, and a title without its subtitle."""
    whole = f"={view.title}" if len(view.title) < _START * 4 else ""
    return (
        *_ends_of(view.title),
        view.title and whole,
        view.main_title and f"={view.main_title}",
    )


def candidates(views: Sequence[View]) -> Iterable[Pair]:
    """The pairs worth a comparison; in number linear in the entries."""
    whats: tuple[What, What] = ("title", "abstract")
    for what in whats:
        for members in _together([(getattr(view, what),) for view in views]):
            crowded = len(members) > _MANY
            yield from (
                Pair(a, b, what, crowded)
                for a, b in pairs_among(views, members)
            )
    yield from _with_alike_titles(views)
    yield from _with_alike_abstracts(views)


def _with_alike_titles(views: Sequence[View]) -> Iterable[Pair]:
    """Pairs whose titles begin or end alike, or of which one lacks the other's subtitle."""
    for a, b in _few_together([_keys_of(view) for view in views]):
        if views[a].title != views[b].title:
            yield Pair(a, b, "title")


def _with_alike_abstracts(views: Sequence[View]) -> Iterable[Pair]:
    """Pairs whose long abstracts begin or end alike, and their titles do not."""
    for a, b in _few_together(
        [_ends_of_abstract(view.abstract) for view in views]
    ):
        if views[a].abstract != views[b].abstract and not _share_an_end(
            views[a], views[b]
        ):
            yield Pair(a, b, "abstract")


def _few_together(keys: Iterable[Iterable[str]]) -> Iterable[tuple[int, int]]:
    """All pairs with a key in common, of keys that not too many have."""
    for members in _together(keys):
        if len(members) <= _MANY:
            yield from combinations(members, 2)


def _ends_of_abstract(abstract: str) -> tuple[str, str]:
    """How a long abstract begins and ends: a revised one keeps one of both."""
    if len(abstract) < _SHORTEST_REVISED:
        return "", ""
    return f"{abstract[:_ABSTRACT_START]}…", f"…{abstract[-_ABSTRACT_START:]}"


def _share_an_end(a: View, b: View) -> bool:
    """Whether two titles have already brought a pair together."""
    if not a.title or not b.title:
        return False
    starts_alike = a.title[:_START] == b.title[:_START]
    return starts_alike or a.title[-_START:] == b.title[-_START:]


def pairs_among(
    views: Sequence[View], members: Sequence[int]
) -> Sequence[tuple[int, int]]:
    """The pairs to compare among entries of one text: of many, each with its neighbours.

    Neighbours are those next to each other in two orders of what they say, neither of which
    depends on where they stand: by their authors, and by their abstracts and titles.
    """
    if len(members) <= _MANY:
        return list(combinations(members, 2))
    said = {i: views[i].signature for i in members}
    by_authors = sorted(members, key=lambda i: (said[i], views[i].title, i))
    by_text = sorted(
        members, key=lambda i: (views[i].abstract, views[i].title, said[i], i)
    )
    neighbours = (*pairwise(by_authors), *pairwise(by_text))
    return sorted({(min(pair), max(pair)) for pair in neighbours})


def _together(keys: Iterable[Iterable[str]]) -> Iterable[list[int]]:
    """The places of those that have a key in common; "" is none."""
    groups = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            groups[key].append(i)
    groups.pop("", None)
    return [members for members in groups.values() if len(members) > 1]


def compare(
    a: View, b: View, what: What, *, crowded: bool = False
) -> tuple[Verdict, str]:
    """The verdict on a pair and its reason in words.

    By title and abstract where both have both, else by ``what``; then by authors, years, venues
    and types. Under a ``crowded`` title, which many entries have, it alone says nothing.
    """
    if _says_both(a) and _says_both(b):
        return _compare_both(a, b)
    what = "title" if a.title and b.title else what
    left, right = getattr(a, what), getattr(b, what)
    if left == right:
        return _compare_same(
            a,
            b,
            what,
            crowded=crowded or not (what == "title" or _speaks(left)),
        )
    return _compare_titles(a, b) if what == "title" else ("apart", "")


def _says_both(view: View) -> bool:
    """Whether an entry has a title and an abstract that tell it from others."""
    return bool(view.title) and _speaks(view.abstract)


def _compare_titles(a: View, b: View) -> tuple[Verdict, str]:
    """The verdict on two entries of different titles, where not both have an abstract."""
    if _lacks_subtitle(a, b) and not against(a, b):
        return "likely", "one without the subtitle, by the same authors"
    alike = _ratio(a.title, b.title)
    if not _titles_alike(a, b, alike) or authors_agree(a, b) is False:
        return "apart", ""
    return (
        "close",
        f"titles are {alike:.0f} % alike, and there is no more to compare",
    )


def differ_in_title_and_authors(a: View, b: View) -> bool:
    """Whether two entries of one identifier are two works: nothing else that they say agrees.

    A notice about a work is another one, whatever they have in common.
    """
    if not a.title or not b.title:
        return False
    if a.is_notice != b.is_notice:
        return True
    if _ratio(a.title, b.title) >= _OTHER_TITLE:
        return False
    if a.title in b.title or b.title in a.title:
        return False
    agree = authors_agree(a, b)
    if agree is not None:
        return not agree
    both = _speaks(a.abstract) and _speaks(b.abstract)
    return both and _ratio(a.abstract, b.abstract) < _OTHER_ABSTRACT


def agree_in_title_or_authors(a: View, b: View) -> bool:
    """Whether two entries of one identifier say the same in something else too."""
    return authors_agree(a, b) is True or (
        bool(a.title and b.title) and _ratio(a.title, b.title) >= _OTHER_TITLE
    )


def _speaks(abstract: str) -> bool:
    """Whether an abstract is long enough to tell a work from others."""
    return len(abstract) >= _SHORTEST_ABSTRACT


def _compare_same(
    a: View, b: View, what: What, *, crowded: bool
) -> tuple[Verdict, str]:
    """The verdict on two entries with the same title or the same abstract.

    They have nothing to compare beside it.
    """
    other = "abstract" if what == "title" else "title"
    article = "an" if other == "abstract" else "a"
    found = f"both have the same {what}, and not both have {article} {other}"
    if reason := _against(a, b):
        return "close", f"both have the same {what}, but {reason}"
    if a.generic or b.generic:
        return (
            ("same", found)
            if one_of_a_kind(a, b)
            else ("close", "many works have this title")
        )
    if authors_agree(a, b):
        return "same", found
    if crowded or far_apart(a, b):
        return (
            "close",
            f"both have the same {what}, and too little else is known of them",
        )
    return "likely", found


def _against(a: View, b: View) -> str | None:
    """Why two entries are two works, or two that do not both name a venue: years lie between."""
    if reason := against(a, b):
        return reason
    years = years_between(a, b)
    late = years > _LONG_AFTER and not (a.venue and b.venue)
    return f"they were published {years} years apart" if late else None


def _compare_both(a: View, b: View) -> tuple[Verdict, str]:
    same_title = a.title == b.title
    abstracts = _abstracts_alike(a, b, 0 if same_title else _SAME_ABSTRACT)
    if not same_title and abstracts < _SAME_ABSTRACT:
        return "apart", ""
    titles = _ratio(a.title, b.title)
    alike = (
        f"title ({titles:.0f} % alike) and abstract ({abstracts:.0f} % alike)"
    )
    reason = against(a, b)
    if _both_say_the_same(a, b, titles, abstracts):
        if reason and not _outweighs(a, b):
            return "close", f"title and abstract are alike, but {reason}"
        return "same", alike
    if not reason and (found := _by_authors(a, b, abstracts, alike)):
        return "same", found
    # No more speaks for one work than title or abstract.
    return (
        "close",
        f"titles are {titles:.0f} % alike, abstracts {abstracts:.0f} %",
    )


def _by_authors(a: View, b: View, abstracts: float, alike: str) -> str | None:
    """Why two entries of the same authors are of one work, whose abstracts differ."""
    if a.title == b.title and _by_the_same(a, b):
        return (
            f"title and authors are the same, abstracts {abstracts:.0f} % alike"
        )
    if _renamed(a, b, abstracts):
        return f"a preprint and its publication, {alike}, by the same authors"
    return None


def _both_say_the_same(
    a: View, b: View, titles: float, abstracts: float
) -> bool:
    """Whether one of title and abstract is the same, and the other is alike."""
    if a.title == b.title or _lacks_subtitle(a, b):
        return abstracts >= _SAME_ABSTRACT
    return a.abstract == b.abstract and _titles_alike(a, b, titles)


def _outweighs(a: View, b: View) -> bool:
    """Whether a long abstract that is the same counts more than what speaks against one work."""
    long = a.abstract == b.abstract and len(a.abstract) >= _LONG_ABSTRACT
    return long and not (a.anthology and b.anthology)


def _renamed(a: View, b: View, abstracts: float) -> bool:
    """Tell a preprint from its publication under another title: authors, years, long abstracts."""
    if abstracts < _REVISED_ABSTRACT or a.is_preprint == b.is_preprint:
        return False
    if a.generic or b.generic:
        return False
    long = min(len(a.abstract), len(b.abstract)) >= _SHORTEST_REVISED
    # Parts I and II, 1 and 2.
    numbered = _FIGURES.findall(a.title) == _FIGURES.findall(b.title)
    return long and numbered and same_authors(a, b) and not far_apart(a, b)


def _lacks_subtitle(a: View, b: View) -> bool:
    """Tell two entries of one work, of which one has a subtitle: authors and years agree.

    They are a preprint and its publication, or of one year and one place of publication.
    """
    if not (a.title and b.title) or (
        a.title != b.main_title and b.title != a.main_title
    ):
        return False
    named = len(a.persons) > 1 or min(len(a.title), len(b.title)) >= _START
    if not (a.persons and named and same_authors(a, b)):
        return False
    if a.is_preprint != b.is_preprint:
        return years_between(a, b) <= _YEARS_TO_PRINT
    return _in_one_place(a, b)


def _in_one_place(a: View, b: View) -> bool:
    """Whether both were published in one year: in one venue, or as a book, on the same pages."""
    if not a.year or a.year != b.year or a.is_notice or b.is_notice:
        return False
    book = a.kind == b.kind == "a book"
    both = [pair for pair in zip(a.pages, b.pages, strict=True) if all(pair)]
    # Where a program dropped the venue, a volume or page speaks for it.
    same = a.venue == b.venue if a.venue and b.venue else bool(both)
    return (book or same) and all(one == other for one, other in both)


def _titles_alike(a: View, b: View, alike: float) -> bool:
    return alike >= _SAME_TITLE and _same_figures_and_signs(a.title, b.title)


def _by_the_same(a: View, b: View) -> bool:
    """Tell two works of one title that says something, by the same authors at the same time."""
    return not a.generic and same_authors(a, b) and _same_time(a, b)


def _same_time(a: View, b: View) -> bool:
    """Whether both were published within a year of each other.

    A preprint and its publication are.
    """
    return bool(a.year and b.year) and years_between(a, b) <= 1


def _abstracts_alike(a: View, b: View, least: float) -> float:
    """How alike two abstracts are; one that is cut off is all that the other begins with.

    Below ``least`` it is 0, which takes a third of the time: most pairs that a title or its
    beginning brings together have nothing else in common.
    """
    for cut, whole in ((a, b), (b, a)):
        if (
            cut.beginning
            and _speaks(cut.beginning)
            and whole.abstract.startswith(cut.beginning)
        ):
            return 100.0
    return _ratio(a.abstract, b.abstract, least)


def _ratio(a: str, b: str, least: float = 0) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(a[:_COMPARED], b[:_COMPARED], score_cutoff=least)


def _same_figures_and_signs(a: str, b: str) -> bool:
    """Tell two titles with other figures or signs (BlenderBot 2 and 3, ``++``).

    They are two papers, however alike the titles are.
    """
    return [c for c in a if not c.isalpha()] == [
        c for c in b if not c.isalpha()
    ]
