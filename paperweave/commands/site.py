"""``paperweave serve`` and the second half of ``build``: MkDocs makes the site of the pages."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from paperweave.commands.new import NewError, new_site
from paperweave.config.files import BuildError, settings_in
from paperweave.config.project import Project
from paperweave.config.settings import SettingsError
from paperweave.engine.atomic import OutputError

_FAILED = 1
_DEFAULT_PORT = 8000


def build_site(root: Path, *, strict: bool) -> int:
    """Render the pages of a project into ``site/``; the exit status."""
    from jinja2 import TemplateNotFound
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    _speak()
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=strict)
        config.plugins.run_event("startup", command="build", dirty=False)
        build(config)
        config.plugins.run_event("shutdown")
    except TemplateNotFound as error:
        told = "copy `theme:` and `hooks:` from a site that `paperweave new` has made"
        sys.stderr.write(
            f"error: mkdocs.yml: its theme lacks a template, {error.message}; {told}\n"
        )
        return _FAILED
    except (Abort, MkDocsException) as error:
        sys.stderr.write(f"error: {error}\n")
        return _FAILED
    sys.stdout.write(f"The site is in {config.site_dir}\n")
    return 0


def serve_site(root: Path, port: int = _DEFAULT_PORT) -> int:
    """Show a project's site at a local address until a person ends it; the exit status."""
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, MkDocsException

    _speak()
    try:
        # MkDocs itself says less of a wrong setting.
        settings_in(Project.at(root), None)
        serve(
            str(root / "mkdocs.yml"),
            livereload=True,
            dev_addr=f"127.0.0.1:{port}",
        )
    except (
        Abort,
        BuildError,
        MkDocsException,
        OSError,
        SettingsError,
    ) as error:
        sys.stderr.write(f"error: {error}\n")
        return _FAILED
    return 0


def serve_files(listings: list[Path], port: int = _DEFAULT_PORT) -> int:
    """Show listings as a site, in a folder that goes when a person ends it; the exit status.

    What is saved in a listing meanwhile is shown, too.
    """
    signal.signal(signal.SIGTERM, _end)  # so that the folder goes then, too
    with TemporaryDirectory(prefix="paperweave-") as place:
        folder = Path(place)
        try:
            new_site(
                folder,
                listings,
                followed=True,
                name=listings[0].stem or "Papers",
            )
        except (NewError, OutputError) as error:
            sys.stderr.write(f"error: {error}\n")
            return _FAILED
        # Addresses to keep are a matter of sites that last.
        logging.getLogger("mkdocs.hooks.paperweave").setLevel(logging.WARNING)
        return serve_site(folder, port)


def _end(*_: object) -> None:
    """End once: uvx sends its signal to us a second time, which would end the tidying up."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(0)


def _speak() -> None:
    """Let MkDocs tell what it does, as its own command does."""
    log = logging.getLogger("mkdocs")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
