"""Large listings stay on their disk.

What is read of them is what a small one would give, in bounded memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperweave.read import decode as seeds
from paperweave.read import large_file as file_lines
from paperweave.read.decode import UnreadableSeedError, open_seed, read_seed
from tests.support.making import abstract
from tests.support.site_of import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paperweave.model.reading import Seed
    from tests.support.site_of import Site

PIECES = [
    "a",
    "word ",
    "é",
    "\u00a0",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "λ" * 9,
    "\u2028",
    "x" * 30,
    " ",
    "\t",
    "\ufeff",
]


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeds, "_IN_MEMORY", 0)
    monkeypatch.setattr(file_lines, "_BLOCK", 16)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("large") / "list.txt"


def opened(place: Path, data: bytes) -> Seed:
    place.write_bytes(data)
    return open_seed("list.txt", place.open("rb"))


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), mark=st.booleans())
def test_the_lines_are_those_of_the_same_file_in_memory(
    place: Path, pieces: list[str], mark: bool
) -> None:
    data = b"\xef\xbb\xbf" * mark + "".join(pieces).encode()
    large, small = opened(place, data), read_seed("list.txt", data)
    assert list(large.lines) == list(small.lines)
    assert len(large.lines) == len(small.lines)
    assert [large.lines[n] for n in reversed(range(len(small.lines)))] == list(
        reversed(small.lines)
    )
    for lines in (large.lines, small.lines):
        blank = [file_lines.is_blank(lines, n) for n in range(len(lines))]
        assert blank == [not line.strip() for line in small.lines]
    assert large.text(2, 5) == small.text(2, 5)
    assert list(large.lines[-3:]) == list(small.lines[-3:])


def test_two_readers_of_one_file_do_not_disturb_each_other(place: Path) -> None:
    seed = opened(place, b"".join(b"line %d\n" % n for n in range(100)))
    assert all(seed.lines[99 - n] == f"line {99 - n}" for n, _ in enumerate(seed.lines))


def test_a_line_that_is_not_there_is_no_line(place: Path) -> None:
    seed = opened(place, b"one\ntwo\n")
    assert seed.lines[-1] == "two"
    for index in (2, -3):
        with pytest.raises(IndexError):
            seed.lines[index]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a\n" * 50 + b"\xff\n" * 30, 51),
        (b"a\n" * 50 + b"\0", None),
        (b"\xff\n" * 30 + b"a\n" * 50, 1),
    ],
)
def test_what_is_no_text_is_told_with_its_line(place: Path, data: bytes, line: int | None) -> None:
    with pytest.raises(UnreadableSeedError) as told:
        opened(place, data)
    assert told.value.line == line


def test_a_file_that_changes_meanwhile_raises_nothing(place: Path) -> None:
    seed = opened(place, b"some words\n" * 30)
    place.write_bytes(b"\xff\0short\n")
    assert len([*seed.lines]) == 1
    assert seed.lines[29] == ""
    assert seed.text(1, 30).startswith("ÿ\0short")


def test_utf_16_is_read_as_in_memory(place: Path) -> None:
    assert list(opened(place, "Über\nalles\n".encode("utf-16")).lines) == ["Über", "alles"]


def test_a_site_of_large_listings_is_that_of_small_ones(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.support.site_of import REAL_SEEDS

    for path in REAL_SEEDS.glob("00[01]_*.txt"):  # the longer two take six seconds more
        site.put(path.name, path.read_bytes())
    assert site.build() == 0
    pages = site.pages()
    monkeypatch.undo()
    for path in site.docs.rglob("*.md"):
        path.unlink()
    assert site.build() == 0
    assert site.pages() == pages


def rows(count: int) -> Iterator[str]:
    for n in range(count):
        versions = [{"created": "Mon, 2 Apr 2007 19:18:42 GMT"}]
        row = {
            "id": f"0704.{n % 9999 + 1:04}",
            "title": f"Paper {n}",
            "categories": "cs.CL",
            "versions": versions,
        }
        said = f"{abstract(str(n))} " * 9
        yield json.dumps(row | {"abstract": said, "update_date": "2008-01-13"})


def test_memory_holds_what_is_asked_for_and_not_the_file(tmp_path: Path) -> None:
    """Peaks of processes of their own, since a process never gives its peak back."""
    for name, count in (("small", 1), ("large", 5_000)):
        with (tmp_path / name).open("w") as file:
            file.writelines(f"{row}\n" for row in rows(count))
    small, large = (peak_of_reading(tmp_path / name) for name in ("small", "large"))
    size = (tmp_path / "large").stat().st_size
    assert size > 17_000_000
    assert large - small < size / 3


def peak_of_reading(path: Path) -> int:
    """Bytes that a process held at most while it went over all records of a file, keeping none."""
    program = (
        "import resource, sys; from pathlib import Path; "
        "from paperweave.read.decode import open_seed;"
        "from paperweave.read.formats.arxiv.snapshot import FORMAT;"
        "seed = open_seed('x', Path(sys.argv[1]).open('rb'));"
        "print(sum(1 for _ in FORMAT.split(seed)));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(done.stdout.split()[1])
