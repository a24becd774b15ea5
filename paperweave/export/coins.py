"""COinS: what a reference manager reads of each paper in a list, where a page's head has tags."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from paperweave.export.cite.addresses import doi_of
from paperweave.export.cite.kinds import cited
from paperweave.text.abroad.language_names import codes_of, is_in
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.model.paper import Paper


def as_coins(paper: Paper, site_language: str = "en") -> str:
    """A paper as an OpenURL context object (Z39.88-2004), in Dublin Core with Zotero's types.

    Its language is told where it is another than the site's.
    """
    publication, doi = cited(paper), doi_of(paper)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", publication.names.zotero),
        ("rft.title", without_tex(paper.title)),
        *(("rft.creator", author.name) for author in paper.authors),
    ]
    if publication.place and not publication.is_preprint:
        pairs.append(("rft.source", publication.place))
    if publication.date and publication.date.year is not None:
        pairs.append(("rft.date", str(publication.date)))
    language = publication.language or ""
    if not is_in(language, site_language):
        pairs += [("rft.language", code) for code in codes_of(language)]
    if doi:
        pairs.append(("rft_id", f"info:doi/{doi}"))
    return urlencode(pairs)


class Coins:
    """The COinS of each paper, made once however many lists it stands in."""

    def __init__(self, papers: Sequence[Paper], site_language: str) -> None:
        self._papers = papers
        self._language = site_language
        self._made: dict[int, str] = {}

    def of(self, listed: Iterable[int]) -> list[str]:
        """Those of some papers, but of none that was withdrawn."""
        shown = [i for i in listed if not self._papers[i].withdrawn]
        for i in shown:
            if i not in self._made:
                self._made[i] = as_coins(self._papers[i], self._language)
        return [self._made[i] for i in shown]
