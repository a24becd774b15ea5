"""Made-up sites of other people, with themes and plugins of their own, and a build of each."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.support.making import abstract
from tests.support.rendering import render
from tests.support.site_of import ROOT, bibliography

if TYPE_CHECKING:
    from pathlib import Path

LISTING = bibliography(
    byron1843={
        "title": "Notes on engines (c) and *stars*",
        "author": "Byron, Ada and Babbage, Charles and Menabrea, Luigi",
        "year": "1843",
        "abstract": abstract("engine") + " {% raw %} [@byron1843] :smile: <kbd>x</kbd>",
    },
    hopper={"title": "A Compiler", "author": "Hopper, Grace", "year": "1952", "doi": "10.1234/a-b"},
    **{
        f"k{n}": {
            "title": f"Paper {n} on blue engines",
            "author": "Byron, Ada",
            "year": f"{1990 + n}",
            "abstract": abstract(f"blue{n}"),
        }
        for n in range(14)
    },
)
FOUR_LINES = """
  - paperweave:
      section: papers
      listings: references/*.bib
"""
_DAY = "1700000000"
_HOME = "# Our group\n\nWe write `[@byron1843]` in code, and [a note](notes/one.md).\n"
_NOTE = "# A note\n\nSome *text*.\n\n## More\n\nOf it.\n"

READTHEDOCS = {
    "mkdocs.yml": """site_name: Group
site_url: https://group.example.org/docs/
theme: readthedocs
plugins:
  - search""",
    "docs/index.md": _HOME,
    "docs/notes/one.md": _NOTE,
}
MATERIAL = {
    "mkdocs.yml": """site_name: Group
site_url: https://group.example.org/
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.footer]
nav:
  - Home: index.md
  - Notes: notes/one.md
  - Blog: blog/index.md
  - Tags: tags.md
markdown_extensions: [admonition, attr_list, footnotes, pymdownx.superfences]
plugins:
  - search
  - blog
  - tags""",
    "docs/index.md": _HOME,
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "docs/notes/one.md": f"---\ntags: [one, two]\n---\n\n{_NOTE}",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/first.md": (
        "---\ndate: 2024-01-31\ncategories: [News]\ntags: [two]\n---\n\n# First\n\nNews.\n\n"
        "<!-- more -->\n\nAnd more.\n"
    ),
}
LANGUAGES = {
    "mkdocs.yml": """site_name: Group
site_url: https://group.example.org/
theme:
  name: material
  font: false
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, default: true, name: English, build: true}
        - {locale: fr, name: Français, build: true}""",
    "docs/index.en.md": _HOME,
    "docs/index.fr.md": "# Notre groupe\n\nBonjour.\n",
    "docs/notes/one.md": _NOTE,
}


def write_site(folder: Path, files: dict[str, str], plugin: str = "") -> Path:
    """A site with these files; ``plugin`` is what comes at the end of its plugins."""
    for name, text in {**files, "references/list.bib": LISTING}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + plugin if name == "mkdocs.yml" else text, encoding="utf-8")
    return folder


def announce_plugin(place: Path) -> None:
    """Let programs find our plugin as that of an installed package, in a folder on their path."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = place / "paperweave-0.dist-info"
    package.mkdir(exist_ok=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: paperweave\nVersion: 0\n")
    lines = [f"{name} = {way}" for name, way in settings["entry-points"]["mkdocs.plugins"].items()]
    (package / "entry_points.txt").write_text("\n".join(["[mkdocs.plugins]", *lines]))


def build_site(folder: Path, *options: str) -> str:
    """Build it with MkDocs, in this process; returns what MkDocs said."""
    announce_plugin(folder.parent)
    with patch.object(sys, "path", [*sys.path, str(folder.parent)]):
        status, said = render(folder, *options, SOURCE_DATE_EPOCH=_DAY)
    assert status == 0, said
    return said


def build_site_by(program: str, python: str, folder: Path, *options: str) -> str:
    """Build it with another engine, which ``python`` has; returns what that said."""
    announce_plugin(folder.parent)
    done = subprocess.run(
        [python, "-m", program, "build", "-f", "mkdocs.yml", *options],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{folder.parent}",
            "SOURCE_DATE_EPOCH": _DAY,
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
