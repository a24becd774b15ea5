"""``paperweave fetch``: listings from addresses of the web, as files that a person can review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from paperweave import __version__
from paperweave.config.files import BuildError, project_in
from paperweave.config.pulls import pulls_in
from paperweave.config.settings import SettingsError
from paperweave.engine.atomic import OutputError, explained

if TYPE_CHECKING:
    from pathlib import Path


def has_pulls(root: Path) -> bool:
    """Whether the project names any address; one that cannot be read is told by ``pull_all``."""
    try:
        return bool(pulls_in(root))
    except (BuildError, SettingsError):
        return True


def pull_all(root: Path) -> int:
    """Bring all listings up to date that the project names with an address; the exit status."""
    from paperweave.fetch.downloads import Downloads
    from paperweave.fetch.pulled_listings import pull

    try:
        addresses, project = pulls_in(root), project_in(root)
        with explained(project.seeds):
            pulled = pull(addresses, project.seeds, Downloads(__version__))
    except (BuildError, SettingsError, OutputError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    for name in pulled.changed:
        sys.stdout.write(
            f"{project.seeds / name}: new or changed; check it, then build\n"
        )
    if pulled.unchanged:
        sys.stdout.write(f"unchanged: {', '.join(pulled.unchanged)}\n")
    for failure in pulled.failures:
        sys.stderr.write(f"error: {failure}; nothing was changed\n")
    return 3 if pulled.failures else 0
