"""All formats are asked about all cases: a listing is claimed by its own format and by no other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.model.reading import Seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_cases import CASES, format_of, name_of, seed_of
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.read.formats.registry import Format

ROOT = Path(__file__).parents[3]
NO_PAPERS = sorted(
    (Path(__file__).parent / "plain_text" / "untagged_lines" / "no_papers").iterdir()
)
OF_TWO_LAYOUTS = {"a_button_glued_to_the_first_title"}  # a page in lines above one in blocks
ENOUGH, A_GUESS = 0.3, 0.5  # as the reading stage has them

ESSAY = """On Walking

Walking is the slowest of the ways to get anywhere, and the one that shows the most. I took it up
late.

At first I walked to save the fare. Later I walked because the streets, taken at that speed, began
to make sense: which shops had closed, which trees had been cut, who talked to whom.

There is a bridge near my house. It has no name. People stop on it, look down, and go on.

I have counted them. On a good day there are forty. On a bad day there is only me, and I do not
stop. The water is the same on both days.

That is all I know about walking.
"""
OTHER_TEXTS = {
    "nothing": "",
    "blank lines": "\n \n\t\n",
    "the licence": (ROOT / "LICENSE").read_text(encoding="utf-8"),
    "a program": (ROOT / "paperweave" / "model" / "record.py").read_text(encoding="utf-8"),
    "settings": (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
    "an essay": ESSAY,
    "a page": (
        "<!doctype html>\n<html>\n<head><title>A Page</title></head>\n"
        "<body><p>Text.</p></body>\n</html>\n"
    ),
    "Markdown": (
        "# Notes\n\nOn reading.\n\n## Monday\n\n"
        "- Read a paper.\n- Wrote to its authors.\n\n> Why?\n"
    ),
    "a menu": "Models\nDatasets\nSpaces\nDocs\nPricing\nLog In\nSign Up\n",
    "words": "milk\neggs\nbread\ntwo onions\nsomething for Sunday\n",
    "numbers": "1 2 3\n4 5 6\n7 8 9\n",
}


@cache  # two tests ask
def _claims(case: Path) -> dict[str, float]:
    """How confident each format is of a case."""
    seed = seed_of(case)
    return {one.name: one.detect(seed).confidence for one in FORMATS}


@for_rows("case", CASES, ids=name_of)
def test_a_listing_is_claimed_by_its_own_format_and_by_no_other(case: Path) -> None:
    claims, own = _claims(case), format_of(case)
    assert claims[own.name] >= ENOUGH
    rivals = [
        one.name
        for one in FORMATS
        if one is not own
        and one.highest >= min(A_GUESS, own.highest)  # a guess is no rival of what is known
        and claims[one.name] > claims[own.name] - 0.05
    ]
    assert rivals == []


@for_rows("case", CASES, ids=name_of)
def test_a_listing_of_one_layout_is_not_parted(case: Path) -> None:
    if case.stem not in OF_TWO_LAYOUTS:
        assert read_lines(seed_of(case), FORMATS).format == format_of(case).name


@for_rows("case", CASES, ids=name_of)
def test_no_format_is_surer_than_it_says_that_it_can_be(case: Path) -> None:
    assert [one.name for one in FORMATS if _claims(case)[one.name] > one.highest] == []


@for_rows("one", FORMATS, ids=lambda one: one.name)
@for_rows("what", OTHER_TEXTS)
def test_what_is_no_listing_is_claimed_by_none(one: Format, what: str) -> None:
    seed = Seed(what, tuple(OTHER_TEXTS[what].splitlines()))
    assert one.detect(seed).confidence < ENOUGH


@for_rows("path", NO_PAPERS, ids=lambda path: path.name)
def test_a_file_that_has_no_papers_is_claimed_by_nobody(path: Path) -> None:
    claims = {
        one.name: claim
        for one in FORMATS
        if (claim := one.detect(seed_of(path))).confidence >= ENOUGH
    }
    assert claims == {}
