"""A small site of a test's own.

Its listings, its pages, and what a reader finds under an address.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import frontmatter

from paperweave.address.ledger import read_ledger
from paperweave.commands.build import main
from paperweave.config.project import Project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paperweave.address.ledger import Ledger

ROOT = Path(__file__).parents[2]
REAL_SEEDS = ROOT / "seeds"


class Site:
    """A folder with ``seeds/`` and ``docs/``, and the real command to build it."""

    def __init__(self, folder: Path) -> None:
        self.seeds, self.docs, self.cache = (folder / name for name in ("seeds", "docs", "cache"))
        self._report = folder / "report.json"
        self.project = replace(Project.at(ROOT), cache=self.cache)
        self.seeds.mkdir()

    def put(self, name: str, text: str | bytes) -> None:
        """Save a listing."""
        path = self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def run(self, *options: str) -> int:
        """Run the command with these options and no others; returns its exit status."""
        return main(options, self.project)

    def bibliography(self, **entries: Mapping[str, str]) -> None:
        """Save ``bibliography.bib`` with these entries."""
        self.put("bibliography.bib", bibliography(**entries))

    def build(self, *options: str) -> int:
        """Run the command; returns its exit status."""
        where = (
            "--seeds",
            str(self.seeds),
            "--docs",
            str(self.docs),
            "--report",
            str(self._report),
        )
        return main([*where, *options], self.project)

    @property
    def report(self) -> dict[str, Any]:
        """What the last build reported."""
        report: dict[str, Any] = json.loads(self._report.read_text(encoding="utf-8"))
        return report

    def lost(self) -> list[str]:
        """What the last build left out, as ``file:line: message``."""
        return [
            f"{p['file']}:{p['line']}: {p['message']}"
            for p in self.report["problems"]
            if p["severity"] == "lost"
        ]

    @property
    def papers(self) -> list[dict[str, Any]]:
        """The lines of ``papers.jsonl``."""
        text = (self.docs / "papers.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def addresses(self) -> dict[str, str]:
        """The address of each paper, by title."""
        return {paper["title"]: paper["address"] for paper in self.papers}

    @property
    def ledger(self) -> Ledger:
        """The ledger as it now is."""
        return read_ledger((self.seeds / "addresses.tsv").read_text(encoding="utf-8"))

    def answer(self, address: str) -> str:
        """What a reader finds at ``papers/<address>``: the title, or the title where it leads."""
        page = self.docs / "papers" / f"{address}.md"
        post = frontmatter.load(str(page))
        if target := post.get("redirect"):
            return str(frontmatter.load(str(self.docs / f"{target}.md"))["title"])
        return str(post["title"])

    def pages(self) -> dict[str, bytes]:
        """Every file in ``docs/``, by its path there."""
        files = (path for path in self.docs.rglob("*") if path.is_file())
        return {path.relative_to(self.docs).as_posix(): path.read_bytes() for path in files}


def bibliography(**entries: Mapping[str, str]) -> str:
    """BibTeX of entries: ``bibliography(key={"title": "One", "eprint": "2402.17412"})``."""
    blocks = []
    for key, fields in entries.items():
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        blocks.append(f"@misc{{{key},\n{lines}}}\n")
    return "\n".join(blocks)
