"""COinS: what a reference manager reads of each paper in a list (a paper's own page has tags in its head instead)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.model.paper import Paper

_MOST_AUTHORS = 10


def as_coins(paper: Paper) -> str:
    """A paper as an OpenURL context object (Z39.88-2004), in Dublin Core with Zotero's names of types."""
    doi = paper.doi or (f"10.48550/arXiv.{paper.arxiv}" if paper.arxiv else None)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "preprint"),
        ("rft.title", paper.title),
        *(("rft.creator", author.name) for author in paper.authors[:_MOST_AUTHORS]),
    ]
    if paper.date and paper.date.year is not None:
        pairs.append(("rft.date", str(paper.date)))
    if doi:
        pairs.append(("rft_id", f"info:doi/{doi}"))
    return urlencode(pairs)


class Coins:
    """The COinS of each paper, made once however many lists it stands in."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        self._made: dict[int, str] = {}

    def of(self, listed: Iterable[int]) -> list[str]:
        """Those of some papers, but of none that was withdrawn."""
        shown = [i for i in listed if not self._papers[i].withdrawn]
        for i in shown:
            if i not in self._made:
                self._made[i] = as_coins(self._papers[i])
        return [self._made[i] for i in shown]
