"""``--fetch-metadata``: asks arXiv and Crossref for what the listings lack; builds nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from paperweave.clean.listings import gather
from paperweave.commands.arguments import FAILED, LEFT_OUT, READ_ALL
from paperweave.config.files import BuildError, curation_in, settings_in, today
from paperweave.config.settings import SettingsError
from paperweave.engine.atomic import OutputError, explained
from paperweave.fetch.services import FETCHED_NAME
from paperweave.pipeline import distinct_papers
from paperweave.read.seeds_folder import listings

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.config.selection import Only
    from paperweave.engine.cache import Cache


def fetch(root: Path, seeds: Path, answers: Path, only: Only | None, cache: Cache) -> int:
    """Write what was found beside the listings, where a person looks it over first. The exit status.

    ``root`` is the project's folder, ``answers`` keeps what the services said.
    """
    from paperweave.fetch.metadata import fetch_metadata

    try:
        settings = settings_in(root, only)
        gathered = gather(listings(seeds), settings.only, {}, cache)
        papers = distinct_papers(gathered, curation_in(seeds)[0], settings)
        with explained(seeds / FETCHED_NAME):
            fetched = fetch_metadata(papers, seeds / FETCHED_NAME, answers, today())
    except (BuildError, SettingsError, OutputError, ImportError) as error:
        advice = "; pip install -e '.[fetch]' brings it" if isinstance(error, ImportError) else ""
        sys.stderr.write(f"error: {error}{advice}\n")
        return FAILED
    for failure in fetched.failures:
        sys.stderr.write(
            f"error: {failure}; what was found before is kept, run it again later for the rest\n"
        )
    sys.stdout.write(f"{fetched}\n")
    return LEFT_OUT if fetched.failures else READ_ALL
