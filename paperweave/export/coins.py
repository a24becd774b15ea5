"""COinS: what a reference manager reads of each paper in a list (a paper's own page has tags in its head instead)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from paperweave.model.paper import Paper

_MOST_AUTHORS = 10


def coins(paper: Paper) -> str:
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
