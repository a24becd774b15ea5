"""``--fetch-metadata``: asks arXiv and Crossref for what the listings lack; builds nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from paperweave.clean.listings import gather
from paperweave.commands.arguments import FAILED, LEFT_OUT, READ_ALL
from paperweave.config.files import BuildError, curation_in, settings_in, today
from paperweave.config.settings import SettingsError
from paperweave.engine.atomic import OutputError, explained
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import code_hash
from paperweave.fetch.services import FETCHED_NAME
from paperweave.merge.papers import distinct_papers
from paperweave.read.seeds_folder import listings_of

if TYPE_CHECKING:
    from paperweave.config.project import Project
    from paperweave.config.selection import Only


def fetch(project: Project, only: Only | None) -> int:
    """Write what was found beside the listings, where a person looks it over first.

    Returns the exit status. What the services said is kept in the project's cache.
    """
    from paperweave.fetch.metadata import fetch_metadata

    try:
        settings = settings_in(project, only)
        cache = Cache(project.cache, code_hash(project.root, project.templates))
        gathered = gather(
            listings_of(project), settings.only, frozenset(), cache
        )
        papers = distinct_papers(
            gathered, curation_in(project.seeds)[0], settings
        ).wanted
        with explained(project.seeds / FETCHED_NAME):
            fetched = fetch_metadata(
                papers, project.seeds / FETCHED_NAME, project.cache, today()
            )
    except (BuildError, SettingsError, OutputError, ImportError) as error:
        advice = (
            "; pip install 'paperweave[fetch]' installs what is needed"
            if isinstance(error, ImportError)
            else ""
        )
        sys.stderr.write(f"error: {error}{advice}\n")
        return FAILED
    for failure in fetched.failures:
        sys.stderr.write(
            f"error: {failure}; what was found so far is kept; run it again later for the rest\n"
        )
    sys.stdout.write(f"{fetched}\n")
    return LEFT_OUT if fetched.failures else READ_ALL
