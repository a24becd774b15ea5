"""Where a cited paper is on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.paper import Paper


def address_of(paper: Paper) -> str | None:
    """Where the paper itself is on the web, by its best identifier."""
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return address_of_kind(paper, "page") or address_of_kind(paper, "pdf")


def doi_of(paper: Paper) -> str | None:
    """The publisher's DOI, else the one that arXiv gives each of its papers."""
    return paper.doi or (
        f"10.48550/arXiv.{paper.arxiv}" if paper.arxiv else None
    )


def pdf_of(paper: Paper) -> str | None:
    """Where its PDF is."""
    if paper.arxiv:
        return f"https://arxiv.org/pdf/{paper.arxiv}"
    return address_of_kind(paper, "pdf")


def address_of_kind(paper: Paper, kind: str) -> str | None:
    """The first of the paper's links of a kind."""
    return next((link.url for link in paper.links if link.kind == kind), None)
