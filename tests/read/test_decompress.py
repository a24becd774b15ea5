"""Compressed listings.

Each is read as if it were unpacked, and a hostile or damaged one costs only itself.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
import zstandard

from paperweave.read import decompress, detect
from paperweave.read.decompress import Source, sources
from paperweave.read.formats.registry import FORMATS
from tests.support.making import abstract
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.support.site_of import Site

GOOD = bibliography(good={"title": "A Good Paper", "abstract": abstract("blue")})
TWO = bibliography(
    one={"title": "One Paper", "abstract": abstract("green")},
    two={"title": "Another Paper", "abstract": abstract("red")},
)
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize("kind", PACKERS)
def test_a_compressed_listing_is_read_and_its_line_numbers_are_those_of_the_text(
    site: Site, kind: str
) -> None:
    site.put(f"list.bib.{kind}", PACKERS[kind](TWO.encode()))
    assert site.build() == 0
    assert sorted(site.addresses()) == ["Another Paper", "One Paper"]
    lines = TWO.splitlines()
    page = (site.docs / "papers" / "another-paper.md").read_text()
    place = re.search(rf"list\.bib\.{kind}.*?(\d+).{{1,4}}(\d+)", page)
    assert place
    assert lines[int(place[1]) - 1].startswith("@misc{two")
    assert "\n".join(lines[int(place[1]) - 1 : int(place[2])]) in page


def test_the_ending_of_a_name_says_nothing_and_the_first_bytes_all(site: Site) -> None:
    site.put("list.bib", gzip.compress(GOOD.encode()))
    site.put("plain.gz", TWO)
    assert site.build() == 0
    assert len(site.papers) == 3


def test_every_member_of_an_archive_is_a_listing_of_its_own(site: Site) -> None:
    members: dict[str, str | bytes] = {
        "b.bib": TWO,
        "deep/c.bib": GOOD,
        "deep/": "",
        ".DS_Store": b"\0",
        "__MACOSX/._b.bib": b"\0",
    }
    site.put("more/a.zip", zipped(members))
    assert site.build() == 0
    assert [f["file"] for f in site.report["files"]] == [
        "more/a.zip/b.bib",
        "more/a.zip/deep/c.bib",
    ]
    assert "more/a.zip/deep/c.bib" in (site.docs / "papers" / "a-good-paper.md").read_text()


def test_a_member_can_be_explained_alone_and_an_archive_whole(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("a.zip", zipped({"b.bib": TWO, "c.bib": GOOD}))
    where = ["--seeds", str(site.seeds), "--explain"]
    assert site.run(*where, "a.zip/c.bib") == 0
    alone = capsys.readouterr().out
    assert "a.zip/c.bib: which formats were asked" in alone
    assert "a.zip/b.bib" not in alone
    assert site.run(*where, str(site.seeds / "a.zip")) == 0
    assert capsys.readouterr().out.count("which formats were asked") == 2
    assert site.run(*where, "a.zip/d.bib") == 1
    assert "holds no such listing" in capsys.readouterr().err


def encrypted() -> bytes:
    """An archive whose member says that it is encrypted: the flag stands in both of its headers."""
    data = bytearray(zipped({"b.bib": TWO}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged() -> bytes:
    data = zipped({"b.bib": TWO}, zipfile.ZIP_STORED)
    return data.replace(b"Another", b"Anothex", 1)


def unknown_method() -> bytes:
    data = bytearray(zipped({"b.bib": TWO}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + place] = 77
    return bytes(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def twice() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.bib", TWO)
        archive.writestr("b.bib", TWO)
    return packed.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (encrypted, "a.zip/b.bib:None: is encrypted; unpack it"),
    "damaged": (damaged, "a.zip/b.bib:None: is damaged or cut off (Bad CRC-32"),
    "unknown method": (
        unknown_method,
        "a.zip/b.bib:None: is damaged or cut off (That compression method",
    ),
    "climbs": (
        lambda: zipped({"../../b.bib": TWO}),
        "a.zip:None: holds '../../b.bib', which is not a plain file name",
    ),
    "absolute": (
        lambda: zipped({"/etc/b.bib": TWO}),
        "a.zip:None: holds '/etc/b.bib', which is not a plain file name",
    ),
    "control": (
        lambda: zipped({"a\x1b[2J.bib": TWO}),
        "a.zip:None: holds 'a\\x1b[2J.bib', which is not a plain file name",
    ),
    "nested": (
        lambda: zipped({"b.gz": gzip.compress(b"x")}),
        "a.zip/b.gz:None: is an archive within an archive",
    ),
    "nothing": (lambda: zipped({}), "a.zip:None: is an archive without a listing"),
    "hidden files": (
        lambda: zipped({".DS_Store": "x", "a/": ""}),
        "a.zip:None: is an archive without a listing",
    ),
    "twice": (twice, "a.zip/b.bib:None: is in its archive twice"),
    "binary": (
        lambda: zipped({"b.bib": b"\0\1"}),
        "a.zip/b.bib:None: a binary file, where text was expected",
    ),
    "cut off": (lambda: zipped({"b.bib": TWO})[:-30], "a.zip:None: is a damaged archive"),
    "office": (
        lambda: zipped({"[Content_Types].xml": "<x/>", "x.xml": "<x/>"}),
        "a.zip:None: is a document of an",
    ),
    "bomb": (
        lambda: zipped({"b.bib": b" " * 120_000_000}),
        "a.zip/b.bib:None: unpacks to more than 100 times",
    ),
    "cut gz": (lambda: gzip.compress(TWO.encode())[:-20], "a.zip:None: is damaged or cut off"),
    "cut zst": (lambda: PACKERS["zst"](TWO.encode())[:-9], "a.zip:None: is damaged or cut off"),
}


@pytest.fixture
def little_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb of a megabyte is one: those of more than is always allowed take a second each."""
    monkeypatch.setattr(decompress, "_ALWAYS_ALLOWED", 1_000_000)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_or_damaged_archive_is_named_and_the_others_are_read(
    site: Site, kind: str
) -> None:
    make, message = HOSTILE[kind]
    site.put("a.zip", make())
    site.put("good.bib", GOOD)
    assert site.build() == 3
    assert "A Good Paper" in site.addresses()
    assert message in "\n".join(site.lost())
    assert not list(site.seeds.parent.rglob("b.bib"))


@pytest.mark.usefixtures("little_is_allowed")
@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_that_is_no_archive_is_named_too(site: Site, kind: str) -> None:
    site.put("a.zip", PACKERS[kind](b"\n" * 1_200_000))
    site.put("good.bib", GOOD)
    assert site.build() == 3
    assert "A Good Paper" in site.addresses()
    assert "a.zip:None: unpacks to more than 100 times" in "\n".join(site.lost())


@pytest.mark.usefixtures("little_is_allowed")
def test_a_bomb_does_not_cost_the_sound_members_after_it(site: Site) -> None:
    site.put("a.zip", zipped({"a.bib": b" " * 1_200_000, "b.bib": GOOD}))
    assert site.build() == 3
    assert "A Good Paper" in site.addresses()


@pytest.mark.usefixtures("little_is_allowed")
def test_many_small_bombs_in_an_archive_are_one(site: Site) -> None:
    site.put("a.zip", zipped({f"{n}.bib": b" " * 300_000 for n in range(5)}))
    site.put("good.bib", GOOD)
    assert site.build() == 3
    assert "a.zip/3.bib:None: unpacks to more than 100 times its size" in "\n".join(site.lost())


def test_what_lies_before_the_damage_is_read(site: Site) -> None:
    lines = "".join(
        f'{{"title": "Paper {n}", "abstract": "{abstract(str(n))}"}}\n' for n in range(200)
    )
    packed = gzip.compress(lines.encode())
    site.put("a.jsonl.gz", packed[: len(packed) // 2])
    assert site.build() == 3
    assert 10 < len(site.papers) < 190
    assert "fetch it again" in site.lost()[0]


def test_several_streams_in_one_file_are_read_as_one(site: Site) -> None:
    for kind, pack in PACKERS.items():
        site.put(f"{kind}.bib", pack(GOOD.encode()) + pack(("\n" + TWO).encode()))
    assert site.build() == 0
    assert [f["entries"] for f in site.report["files"]] == [3, 3]


def test_what_was_read_before_an_archive_cannot_be_read_on_is_kept(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(name: str, path: Path) -> Iterator[Source]:
        yield next(sources(name, path))
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(detect, "sources", broken)
    site.put("a.zip", zipped({"b.bib": TWO, "c.bib": GOOD}))
    first, second = detect.read_path("a.zip", site.seeds / "a.zip", FORMATS)
    assert len(first.records) == 2
    assert "cannot be opened (Input/output error)" in second.problems[0].message
