"""The lines of papers in lists: links lead to their pages from wherever a list stands."""

from __future__ import annotations

import posixpath
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from paperweave.config.project import own_templates
from paperweave.render.list_lines import PaperLines
from paperweave.render.pages import environment
from tests.support.making import entry, published, together

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.model.corpus import Corpus

# In this order: what is made for one folder is used in another.
WAYS = {
    "index.md": "papers/x.md",
    "papers/index.md": "x.md",
    "years/2024.md": "../papers/x.md",
    "keywords/looms.md": "../papers/x.md",
    "keywords/parts/looms-1.md": "../../papers/x.md",
    "years/parts/2024-1.md": "../../papers/x.md",
    "papers/parts/index-1.md": "../x.md",
}


def test_a_line_leads_to_the_same_pages_from_every_folder(tmp_path: Path) -> None:
    template = '- [one]({{ to("papers/x.md") }}) [another]({{ to("years/2024.md") }})\n'
    (tmp_path / "paper_line.md.j2").write_text(template, encoding="utf-8")
    papers = published(together(entry("A Paper on Wool"))[0])
    corpus = cast("Corpus", SimpleNamespace(papers=papers))
    lines = PaperLines(environment((tmp_path, own_templates()), "en"), corpus)
    found = {page: re.findall(r"\((\S+)\)", lines.line(page, 0)) for page in WAYS}
    assert {page: way for page, (way, _) in found.items()} == WAYS
    for page, ways in found.items():
        folder = posixpath.dirname(page)
        places = [posixpath.normpath(posixpath.join(folder, way)) for way in ways]
        assert places == ["papers/x.md", "years/2024.md"], page


def test_a_line_does_not_say_again_what_stands_above_it() -> None:
    made = entry("A Paper on Wool", authors=["Ada Weaver"], date=(2024, 3), venue="CVPR 2024")
    corpus = cast("Corpus", SimpleNamespace(papers=published(together(made)[0])))
    lines = PaperLines(environment((own_templates(),), "en"), corpus)
    said = {
        above: lines.line("years/2024.md", 0, above=above).rpartition("\n  ")[2]
        for above in (None, "March 2024", "CVPR", "2024")
    }
    assert said == {
        None: "Ada Weaver · March 2024 · CVPR",
        "March 2024": "Ada Weaver · CVPR",
        "CVPR": "Ada Weaver · March 2024",
        "2024": "Ada Weaver · March 2024 · CVPR",
    }
