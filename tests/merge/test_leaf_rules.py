"""Single rules of which nothing else depends: each case fails without its rule."""

from __future__ import annotations

import pytest

from paperweave.model.record import Furniture, Link
from paperweave.read.decode import read_seed
from paperweave.read.formats.bibtex.format import FORMAT
from tests.support.making import entry, together


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ([(2023, 10, 23), (2024, 1, 2)], "2024-01-02"),
        ([(2024, 1, 2), (2023, 10, 23)], "2024-01-02"),
        ([(2024,), (2023, 12)], "2024"),
    ],
)
def test_updated_is_the_newest_date(dates: list[tuple[int, ...]], newest: str) -> None:
    entries = [entry("T", line=n, updated=date) for n, date in enumerate(dates)]
    assert str(together(*entries)[0][0].updated) == newest


def test_the_arxiv_number_of_any_entry_tells_the_month() -> None:
    entries = [
        entry("T", line=n, doi="10.1000/abc", **more)
        for n, more in enumerate(({}, {"arxiv": "2402.17412"}, {}))
    ]
    assert str(together(*entries)[0][0].date) == "2024-02"


def test_a_day_without_its_year_updates_nothing() -> None:
    assert together(entry("T", updated=(None, 4, 8)))[0][0].updated is None


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ((None, 3, 4), "2024-03-04"),
        ((None, 2, 28), "2024-02-28"),
        ((None, 4, 4), "2024-02"),
        ((None, 1, 4), "2024-01-04"),
    ],
)
def test_a_day_is_at_most_a_month_from_the_arxiv_number(
    day: tuple[int | None, int, int], shown: str
) -> None:
    (paper,), _ = together(entry("T", arxiv="2402.17412", date=day))
    assert str(paper.date) == shown


@pytest.mark.parametrize("kind", ["periodical", "proceedings", "set", "xdata", "collection"])
def test_what_only_holds_papers_is_no_paper(kind: str) -> None:
    text = f"@{kind}{{a, title = {{A Title}}, year = 2020}}\n"
    (part,) = FORMAT.split(read_seed("a.bib", text.encode()))
    assert isinstance(part, Furniture)


@pytest.mark.parametrize(
    "url", ["javascript://host/%0aalert(1)", "ftp://host/a", "data:text/html,a"]
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    assert entry("T", links=(Link("page", url),)).links == ()
