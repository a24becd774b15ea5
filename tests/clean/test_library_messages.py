"""No library speaks of a listing itself: what it has to say is told with file and line, or not."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from tests.support.making import abstract

if TYPE_CHECKING:
    from tests.support.site_of import Site

TITLES = [
    r"A $\frac{1}{$ formula",
    r"A \frac{1 fraction",
    r"A fraction \frac{1}{",
    r"Unknown \nosuchmacro{x}",
    r"\begin{foo} text",
    r"\verb|x \end{} \left( $$",
    r"$\sqrt[3$ and $\text{$",
    r"\input{/etc/passwd} \include{x}",
]


@pytest.mark.parametrize("title", TITLES)
def test_no_library_speaks_of_a_listing_itself(
    site: Site, title: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    site.put("b.json", json.dumps([{"title": title, "abstract": f"{abstract('b')} {title}"}]))
    assert site.build() in {0, 3}
    assert [one.name for one in caplog.records if one.levelno >= logging.WARNING] == []
    assert capfd.readouterr().err == ""
