from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from paperweave.config.section import Section, section_from, section_in
from paperweave.config.settings import SettingsError
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

ASKED = [
    ("plugins: [search]", None),
    ("plugins: [search, paperweave]", Section()),
    ("plugins:\n  paperweave: {}", Section()),
    ("plugins:\n  - paperweave: {whole_site: true}", None),
    ("plugins:\n  - paperweave: {section: /a/b/, title: B}", Section("a/b", "B")),
    ("plugins:\n  - paperweave: {listings: r/*.bib}", Section(listings=("r/*.bib",))),
    ("plugins:\n  - paperweave: {listings: [r/*.bib, s]}", Section(listings=("r/*.bib", "s"))),
    ("plugins:", None),
    ("plugins: 5", None),
    ("plugins: true", None),
    ("plugins: paperweave", None),
    ("plugins: [5, [paperweave], null]", None),
    ("theme: !ENV X\nplugins: [paperweave]", Section()),
]


@for_rows(("text", "section"), ASKED)
def test_the_section_is_the_one_that_mkdocs_yml_asks_for(
    text: str, section: Section | None
) -> None:
    assert section_in(text) == section


WRONG = [
    {"section": "../a"},
    {"section": "a//b"},
    {"section": "a b"},
    {"section": ".hidden"},
    {"listings": "/etc/*"},
    {"listings": "../*.bib"},
    {"listings": ["a/../../b"]},
    {"listings": "a\\b"},
    {"listings": [1]},
    {"listings": {"a": 1}},
    {"listings": "a/\0*"},
    {"listings": "x" * 201},
    {"listings": f"a/{'x' * 201}/*.bib"},
    {"listings": ["\ud800"]},
    {"section": True},
    {"section": 5},
    {"section": ["papers"]},
    {"section": {"a": 1}},
    {"section": date(2024, 1, 1)},
    {"section": "x" * 201},
    {"title": ["Papers"]},
    {"title": 5},
    {"title": "a\0b"},
    {"title": "\ud800"},
]


@for_rows("options", WRONG)
def test_an_option_that_leads_elsewhere_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="was expected") as raised:
        section_from(options)
    assert len(str(raised.value).encode()) < 400


FOLDERS = [
    (("references/*.bib",), "references"),
    (("a/b/*.bib", "a/c/*.ris"), "a"),
    (("a/**/x*/*.bib",), "a"),
    (("*.bib",), ""),
    (("a/*.bib", "*.ris"), ""),
    (("a/*.bib", "b/*.ris"), ""),
]


@pytest.mark.parametrize(("patterns", "folder"), FOLDERS)
def test_the_ledger_goes_where_all_listings_are(patterns: tuple[str, ...], folder: str) -> None:
    assert Section(listings=patterns).folder == folder


def test_files_are_those_of_all_patterns_once_each(tmp_path: Path) -> None:
    for name in ("a/x.bib", "a/y.ris", "a/.z.bib", "b/x.bib"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "a" / "folder.bib").mkdir()
    found = Section(listings=("a/*.bib", "*/x.*")).files(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/x.bib", "b/x.bib"]
