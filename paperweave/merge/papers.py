"""The distinct papers that all listings together speak of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.merge.cluster import merge
from paperweave.merge.family_names import FamilyNames
from paperweave.merge.resolve import combine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.clean.listings import Gathered
    from paperweave.config.curation import Curation
    from paperweave.config.settings import Settings
    from paperweave.engine.cache import Cache
    from paperweave.model.paper import MergedPaper
    from paperweave.model.record import Problem, Record


@dataclass(frozen=True, slots=True)
class DistinctPapers:
    """The papers that the settings want, those that they leave out, and what was unclear."""

    wanted: tuple[MergedPaper, ...]
    left_out: tuple[MergedPaper, ...]
    problems: tuple[Problem, ...]

    @property
    def records_left_out(self) -> list[Record]:
        """The records of the papers that are left out on purpose."""
        return [
            entry.record for paper in self.left_out for entry in paper.entries
        ]


def distinct_papers(
    listings: Iterable[Gathered],
    curation: Curation,
    settings: Settings,
    cache: Cache | None = None,
) -> DistinctPapers:
    """Merge the entries of all listings into papers; ``cache`` keeps what may be used again."""
    entries = [entry for one in listings for entry in one.entries]
    clusters, problems = merge(entries, curation, cache)
    families = FamilyNames(entries)
    wanted: list[MergedPaper] = []
    left_out: list[MergedPaper] = []
    for cluster in clusters:
        paper, unclear = combine(cluster, settings.captured)
        if (authors := families.marked(paper.authors)) != paper.authors:
            paper = replace(paper, authors=authors)
        problems.extend(unclear)
        (wanted if settings.only.wants(paper) else left_out).append(paper)
    return DistinctPapers(tuple(wanted), tuple(left_out), tuple(problems))
