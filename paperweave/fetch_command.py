"""``--fetch-metadata``: asks arXiv and Crossref for what the listings lack; builds nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from paperweave.command_line import FAILED, LEFT_OUT, READ_ALL
from paperweave.folder import listings
from paperweave.gathering import gather
from paperweave.inputs import BuildError, curation_in, settings_in, today
from paperweave.services import FETCHED_NAME
from paperweave.settings import SettingsError
from paperweave.weave import distinct_papers
from paperweave.writing import OutputError, explained

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.cache import Cache
    from paperweave.only import Only


def fetch(root: Path, seeds: Path, answers: Path, only: Only | None, cache: Cache) -> int:
    """Write what was found beside the listings, where a person looks it over first. The exit status.

    ``root`` is the project's folder, ``answers`` keeps what the services said.
    """
    from paperweave.fetching import fetch_metadata

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
        sys.stderr.write(f"error: {failure}; what was found before is kept, run it again later for the rest\n")
    sys.stdout.write(f"{fetched}\n")
    return LEFT_OUT if fetched.failures else READ_ALL
