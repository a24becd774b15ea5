from __future__ import annotations

import re

from tests.support.pictures import PICTURES
from tests.support.site_of import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_the_pictures_that_the_script_takes_and_no_other() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(docs/about/([\w-]+\.png)\)", README)
    assert sorted(shown) == sorted(PICTURES)
    assert sorted(path.name for path in (ROOT / "docs/about").glob("*.png")) == sorted(PICTURES)


def test_the_readme_links_to_files_that_are_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
