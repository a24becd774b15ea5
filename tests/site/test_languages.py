"""A site in another language says its own words in that language.

Its pages are marked with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from paperweave.render.words import words_in
from tests.support.project import ROOT, Project

if TYPE_CHECKING:
    from pathlib import Path

_BIB = "@misc{a, title={A title}, author={Ann Bee}, year={2024}, eprint={2402.17412},"
_BIB += " language={english}}\n"


@pytest.mark.parametrize(
    ("language", "heading", "footer", "named"),
    [
        ("de", "Quellen", "Daten und Downloads", "Englisch"),
        ("fr", "Sources", "Données et téléchargements", "anglais"),
    ],
)
def test_a_site_speaks_the_language_of_its_settings(
    tmp_path: Path, language: str, heading: str, footer: str, named: str
) -> None:
    project = Project(tmp_path)
    (project.seeds / "bibliography.bib").write_text(_BIB, encoding="utf-8")
    settings = project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("&language en", f"&language {language}"), encoding="utf-8")
    assert project.make_pages("--strict")[0] == 0
    status, said = project.make_site("--strict")
    assert status == 0, said
    page = (project.site / "sources" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page
    assert f">{heading}</h1>" in page
    assert footer in page
    paper = project.site / "papers" / "2402.17412" / "index.html"
    assert f"2024</a> · {named}\n" in paper.read_text(encoding="utf-8")
    assert {path: found for path in _PAGES if (found := _english(project, language, path))} == {}


_PAGES: tuple[str, ...] = (
    "index",
    "papers/2402.17412/index",
    "papers/index",
    "authors/index",
    "keywords/index",
)
_PAGES += ("map/index", "years/index", "years/2024/index", "topics/index", "venues/index")
_PAGES += ("reading-list/index", "sources/bibliography-bib/index", "report/index", "404")


def _english(project: Project, language: str, path: str) -> list[str]:
    """English sentences and labels that a page of another language still says."""
    english, other = (words_in(ROOT / "templates", code).table for code in ("en", language))
    page = (project.site / f"{path}.html").read_text(encoding="utf-8")
    shown = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    said = {
        said
        for key, said in english.items()
        if isinstance(said, str) and said != other[key] and "{" not in said
    }
    told = set(re.findall(r'(?:aria-label|placeholder|title|content)="([^"]*)"', shown))
    return sorted(one for one in said if f">{one}<" in shown or one in told)
