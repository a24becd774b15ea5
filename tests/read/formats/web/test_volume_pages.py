"""What the heading of a page says of all papers on it, where they do not say it themselves."""

from __future__ import annotations

from paperweave.model.record import PartialDate, Record
from paperweave.read.formats.web.html_lines import parse_page
from paperweave.read.formats.web.volume_pages import of_volume
from tests.support.rows import for_rows

KNOTS = Record("a.html", 3, 3, title="Knots")


def told(head: str, *papers: Record) -> list[Record]:
    page = parse_page([f"<html><body>{head}</body></html>"])
    assert page is not None
    return list(of_volume(page, papers))


@for_rows(
    ("head", "said"),
    [
        ("<h1>Proceedings of the Loom Days 2023</h1>", "Proceedings of the Loom Days 2023; 2023"),
        ("<h2>Advances in Looms 32 (2019)</h2>", "Advances in Looms 32 (2019); 2019"),
        ("<h4>Findings of LoomConf 2019</h4>", "Findings of LoomConf 2019; 2019"),
        ("<h3>Proceedings in Looms 1998</h3>", "Proceedings in Looms 1998; 1998"),
        (
            "<title>Proceedings of Looms (L 2019) - Loom Anthology</title>",
            "Proceedings of Looms (L 2019); 2019",
        ),
        ("<h1>LoomConf 2024 accepted papers</h1>", "LoomConf 2024; 2024"),
        ("<h1>Looms & Knots 2024: List of Accepted Papers</h1>", "Looms & Knots 2024; 2024"),
        ("<h1>LoomConf 2024 – Program</h1>", "LoomConf 2024; 2024"),
        ("<h1>LoomConf 2024 | Programme</h1>", "LoomConf 2024; 2024"),
        ("<h1>LoomConf 2024 Main Papers</h1>", "LoomConf 2024; 2024"),
        ("<h1>LoomConf 2024 all the oral papers</h1>", "None; None"),
        ("<h1>LoomConf 2024 Conference Papers</h1>", "LoomConf 2024; 2024"),
        ("<h1>LoomConf 2024 Posters</h1>", "LoomConf 2024; 2024"),
        ("<h1>LoomConf 2024 Proceedings</h1>", "LoomConf 2024; 2024"),
        ("<h1>LoomConf 2024 Publications</h1>", "LoomConf 2024; 2024"),
        (
            "<h2>Volume 139: Conference on Looms, 18-24 July 2021, Porto</h2>",
            "Conference on Looms; 2021",
        ),
        ("<h1>LoomConf 2024 hotels</h1>", "None; None"),
        ("<h1>Accepted Papers at LoomConf 2024</h1>", "LoomConf 2024; 2024"),
        ("<h1>List of accepted posters for the Loom Days 2024</h1>", "Loom Days 2024; 2024"),
        ("<h1>All accepted papers: LoomConf 2024</h1>", "LoomConf 2024; 2024"),
        ("<h1>Papers by LoomConf 2024</h1>", "None; None"),
        ("<h1>Publications</h1>", "None; None"),
        ("<h1>Proceedings of Looms</h1>", "None; None"),  # no year
        ("<h1>Proceedings of Looms 2019 and 2020</h1>", "None; None"),  # which year?
        ("<h2>1</h2><h2>2</h2><h2>3</h2><h2>LoomConf 2024 papers</h2>", "None; None"),
    ],
)
def test_a_heading_says_where_and_when(head: str, said: str) -> None:
    (paper,) = told(head, KNOTS)
    assert f"{paper.venue}; {paper.date}" == said


HEAD = "<h1>Proceedings of LoomConf 2024</h1>"


def test_the_volume_itself_is_no_paper() -> None:
    volume = Record("a.html", 2, 2, title="Proceedings of LoomConf")
    assert [paper.title for paper in told(HEAD, volume, KNOTS)] == ["Knots"]


def test_what_a_paper_says_itself_stays() -> None:
    placed = Record("a.html", 2, 2, title="Looms", venue="Loom Letters")
    dated = Record("a.html", 2, 2, title="Looms", date=PartialDate(2019))
    said = [(paper.venue, str(paper.date)) for paper in told(HEAD, placed, dated)]
    assert said == [("Loom Letters", "2024"), (None, "2019")]
