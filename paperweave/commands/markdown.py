"""``paperweave build --markdown``: a section's pages as plain Markdown among those of the site.

For programs that run no plugins of MkDocs, as Zensical. The site's theme shows them as any page.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.config.files import project_in, settings_in, text_of
from paperweave.config.project import in_language
from paperweave.config.settings import read_yaml
from paperweave.engine.output_file import File
from paperweave.render.front_matter import page_text, read_page
from paperweave.write.docs_folder import Output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paperweave.config.project import Project

# What only our own scripts and a site's root have a use for.
_LEFT_OUT = ("data/", "robots.txt", "opensearch.xml")
_KEPT_FACTS = ("title", "description")


def write_markdown(root: Path, may_replace: tuple[Path, ...]) -> int:
    """Write the pages into the section's folder in ``docs``; the exit status."""
    try:
        project = project_in(root)
        if project.section is None:
            sys.stderr.write(
                f"error: {root / 'mkdocs.yml'} names no section of papers in `plugins`; "
                "a site of papers needs no --markdown\n"
            )
            return 1
        settings = replace(settings_in(project, None), scripted=False)
        report = build(
            project, Asked(may_add_addresses=True, settings=settings)
        )
        docs = str(
            read_yaml(text_of(root / "mkdocs.yml") or "").get("docs_dir")
            or "docs"
        )
        target = Output(root / docs / project.section.place, project.cache)
        with target.alone():
            target.write(
                _files(project, settings.language),
                "",
                "",
                {},
                lambda: None,
                may_replace,
            )
    except NOTHING_BUILT as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    for line in report.lines("lost"):
        sys.stderr.write(f"left out: {line}\n")
    return 3 if report.left_out else 0


def _files(project: Project, language: str) -> Iterator[File]:
    names = Output(project.docs, project.cache).published()
    kept = [name for name in names if not name.startswith(_LEFT_OUT)]
    for name in kept:
        path = project.docs / name
        yield File(
            name,
            partial(_plain, path) if name.endswith(".md") else path.read_bytes,
        )
    data_page = project.templates[-1] / "section" / "data.md"
    yield File("about/data.md", in_language(data_page, language).read_bytes)


def _plain(path: Path) -> str:
    """A page without what our own theme looks at."""
    facts, body = read_page(path.read_text(encoding="utf-8"))
    return page_text(
        body, {key: facts[key] for key in _KEPT_FACTS if key in facts}
    )
