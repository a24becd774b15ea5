"""Turn the listings in seeds/ into the pages in docs/: run it, or let MkDocs run it as a hook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperweave.config.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Project.at(Path(__file__).resolve().parent)

if __name__ == "__main__":
    from paperweave.commands.build import main

    sys.exit(main(None, PROJECT))
else:
    from paperweave.mkdocs.hooks import Hooks

    _hooks = Hooks(PROJECT)
    on_startup = _hooks.on_startup
    on_config = _hooks.on_config
    on_pre_build = _hooks.on_pre_build
    on_env = _hooks.on_env
    on_page_markdown = _hooks.on_page_markdown
    on_build_error = _hooks.on_build_error
    on_post_build: Callable[..., Any] = _hooks.on_post_build
    on_serve = _hooks.on_serve
