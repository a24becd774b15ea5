"""What Material brings into a site for its own scripts, where no page runs them.

Our theme has scripts of its own. Of Material's, the word lists of its search,
its index of what people wrote and what only developers' tools read take 2.5 MB.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

# A page that runs them names this one.
MATERIAL_SCRIPT = "assets/javascripts/bundle."
_INDEX = "search/search_index.json"  # what MkDocs' plugin writes for them
_FOR_SCRIPTS = re.compile(r"assets/javascripts/.*|assets/stylesheets/.*\.map")


def files_for_material_scripts(
    files: Iterable[File], config: MkDocsConfig
) -> list[str]:
    """The places in the site of these files; none that people put there."""
    own = {config.docs_dir, config.theme.custom_dir}
    brought = [
        file.abs_dest_path
        for file in files
        if _FOR_SCRIPTS.fullmatch(file.dest_uri) and file.src_dir not in own
    ]
    return [*brought, str(Path(config.site_dir, _INDEX))]


def remove_files(paths: Iterable[str]) -> None:
    """Remove files, and the folders that have nothing else."""
    for path in map(Path, paths):
        path.unlink(missing_ok=True)
        with suppress(OSError):  # a folder that still holds something stays
            for folder in path.parents:
                folder.rmdir()
