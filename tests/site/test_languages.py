"""A site in another language says its own words in that language.

Its pages are marked with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.project import Project, run

if TYPE_CHECKING:
    from pathlib import Path

_BIB = "@misc{a, title={A title}, author={Ann Bee}, year={2024}, eprint={2402.17412}}\n"


@pytest.mark.parametrize(
    ("language", "heading", "footer"),
    [("de", "Quellen", "Daten und Downloads"), ("fr", "Sources", "Données et téléchargements")],
)
def test_a_site_speaks_the_language_of_its_settings(
    tmp_path: Path, language: str, heading: str, footer: str
) -> None:
    project = Project(tmp_path)
    (project.seeds / "bibliography.bib").write_text(_BIB, encoding="utf-8")
    settings = project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("&language en", f"&language {language}"), encoding="utf-8")
    assert run(project.pages("--strict"))[0] == 0
    status, said = run(project.render("--strict"))
    assert status == 0, said
    page = (project.site / "sources" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page
    assert f">{heading}</h1>" in page
    assert footer in page
