"""A saved paper is shown at once; what follows from it for all others comes with the build.

A build under ``mkdocs serve`` looks at all papers, in one process, because the server's threads
forbid a fork. The page of the paper that somebody is working on needs a tenth of a second. It is
put into the site as it stands, where the build finds that it has another size or time than the page
that it made, and makes it again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from paperweave.clean.listings import Gathering
from paperweave.engine.atomic import replace_file
from paperweave.engine.cache import Cache, Memory
from paperweave.engine.fingerprint import code_hash, digest_of_each
from paperweave.mkdocs.serving.saved_papers import with_saved
from paperweave.mkdocs.serving.stretch import from_stretch
from paperweave.mkdocs.stamping.render_pages import page_html
from paperweave.read.seeds_folder import listings_of
from paperweave.render.paper_files import paper_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paperweave.build import InMemory
    from paperweave.clean.listings import Gathered
    from paperweave.config.project import Project
    from paperweave.mkdocs.stamping.render_context import SiteContext


class Preview:
    """What the last build had in memory, what its site was stamped with, and pages made of both."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.memory = Memory()  # of the builds
        self._last: InMemory | None = None  # of the site that is shown
        self._next: InMemory | None = None  # of one that is being made
        # Of a site whose pages are stamped.
        self._site: SiteContext | None = None
        self._place = Path()
        # Hashes of the listings when papers were shown last.
        self._seen: Mapping[str, str] = {}
        self._shown: set[int] = set()  # the places of these papers
        # What the listings held then: beside it, a save has changed few lines.
        self._held: dict[str, Gathered] = {}
        self._alone = RLock()  # papers are shown while a build is at work

    @property
    def is_ready(self) -> bool:
        """Whether a build has left something to begin with."""
        return self._last is not None or self._next is not None

    def remember(self, last: InMemory) -> None:
        """Keep what a build has in memory, for the time when its site is in place."""
        self._next = last

    def placed(self, site: SiteContext | None, place: Path) -> None:
        """Keep what the pages in a place were stamped with; None where they were not."""
        with self._alone:
            self._last, self._next = self._next or self._last, None
            self._site, self._place = site, place
            # What was shown meanwhile may be gone, and is shown again if it is still to be.
            self._seen = self._last.digests if self._last else {}
            self._shown, self._held = set(), {}

    def show(self) -> int:
        """Put the pages of papers that were saved into the site, and return how many these are."""
        with self._alone:
            last, site, found = (
                self._last,
                self._site,
                listings_of(self._project),
            )
            now = digest_of_each(found)
            if last is None or site is None or now == self._seen:
                return 0
            if now.keys() != last.digests.keys():
                return 0
            self._seen = now
            saved = {
                name: found[name]
                for name in now
                if now[name] != last.digests[name]
            }
            return self._show(saved, last, site)

    def _show(
        self, saved: Mapping[str, Path], last: InMemory, site: SiteContext
    ) -> int:
        self._held = self._read(saved, last)
        corpus, changed = with_saved(last, self._held)
        shown = sorted({*changed, *self._shown})
        # What lies beside the page on a large site comes with the build.
        settings = replace(last.settings, scripted=False)
        for i in shown:
            name = f"papers/{corpus.papers[i].address}.md"
            text = paper_page(i, corpus, settings, last.environment)
            html = page_html(site, name, text)
            replace_file(self._place / site.output_path(name), html.encode())
        self._shown = set(changed)
        return len(shown)

    def _read(
        self, saved: Mapping[str, Path], last: InMemory
    ) -> dict[str, Gathered]:
        """What the saved listings hold now, by name."""
        only, published, project = (
            last.settings.only,
            last.published,
            self._project,
        )
        unwanted = partial(only.passes_over, published=published)
        before = {**last.gathered, **self._held}
        held = {
            name: gathered
            for name, path in saved.items()
            if (gathered := from_stretch(before[name], path, unwanted))
        }
        rest = {name: path for name, path in saved.items() if name not in held}
        made_by = code_hash(project.root, project.templates)
        cache = Cache(project.cache, made_by, self.memory)
        return held | Gathering(rest, only, published, cache).of_each()
