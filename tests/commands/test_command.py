"""The command as a person meets it: bad input gets a clear answer and loses nothing."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from paperweave.config.settings import SettingsError, read_settings
from paperweave.engine.output_file import File
from paperweave.model.record import PartialDate
from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS, Detection, Format
from paperweave.write.docs_folder import Output
from tests.support.making import abstract
from tests.support.rows import for_rows
from tests.support.site_of import REAL_SEEDS, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part
    from tests.support.site_of import Site

GOOD = bibliography(good={"title": "A Good Paper", "abstract": abstract("blue")})

BAD_FILES: dict[str, tuple[bytes, str, str]] = {
    # name: (bytes, what the message says, where)
    "empty.txt": (b"", "is empty, where a listing was expected", "None"),
    "blanks.txt": (b"  \n\t\n \xc2\xa0\n", "is empty, where a listing was expected", "None"),
    "cyrillic.txt": ("Обзор\nстанков\n".encode("cp1251"), "save the file as UTF-8", "1"),
    "second_line.txt": (b"one\n\xff\xfe\xfdtwo\n", "save the file as UTF-8", "2"),
    "latin.txt": ("Über alles\nné\n".encode("latin-1"), "no format fits this listing", "None"),
    "binary.txt": (b"\x7fELF\x00\x01\x02" * 100, "a binary file, where text was expected", "None"),
    "nobody.txt": (b"shopping: milk\neggs\n\nand bread", "no format fits this listing", "None"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_listing_is_named_and_the_others_are_read(
    site: Site, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data, message, line = BAD_FILES[name]
    site.put("good.bib", GOOD)
    site.put(name, data)
    assert site.build() == 3
    assert list(site.addresses()) == ["A Good Paper"]
    (lost,) = site.lost()
    assert lost.startswith(f"{name}:{line}: ")
    assert message in lost
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("name", BAD_FILES)
def test_where_nothing_can_be_built_the_last_pages_stay(site: Site, name: str) -> None:
    site.put("good.bib", GOOD)
    site.build()
    pages = site.pages()
    site.put("good.bib", BAD_FILES[name][0])
    assert site.build() == 1
    assert site.pages() == pages


def test_an_empty_folder_and_a_missing_one_are_told(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.build() == 1
    assert "there is no listing here; add one and build again" in capsys.readouterr().err
    site.seeds.rmdir()
    assert site.build() == 1
    assert str(site.seeds) in capsys.readouterr().err
    assert not list(site.pages())


NO_PAPER: dict[str, tuple[str | bytes, str]] = {
    "a.bib": ("", "a.bib: is empty"),
    "a.txt": (b"\xff\x00", "a.txt: a binary file"),
    "b.bib": ("@misc{a, year = {2020}}", "b.bib:1: this entry has no title"),
    "a.rng": ('<grammar xmlns="http://relaxng.org/ns"/>', "a.rng: 1 file was passed over"),
    "a.xml": ('<collection id="a"/>', "a.xml: 1 file was passed over for want of papers: a volume"),
    "a.zip": (b"PK\x05\x06" + bytes(18), "a.zip: is an archive without a listing"),
}


@pytest.mark.parametrize("name", NO_PAPER)
def test_why_the_only_listing_has_no_paper_is_told(
    site: Site, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    listing, why = NO_PAPER[name]
    site.put(name, listing)
    assert site.build() == 1
    said = capsys.readouterr().err
    assert "no listing here contains a paper; add one and build again\n  " in said
    assert f"\n  {why}" in said


@pytest.mark.parametrize("gap", ["\n", ""])
def test_a_broken_entry_between_good_ones_costs_only_itself(site: Site, gap: str) -> None:
    broken = "@misc{broken,\n  title = {Never closed,\n  year = 20 24 {,\n"
    entries = [
        bibliography(**{f"k{n}": {"title": f"Paper {n}", "eprint": f"2402.0000{n}"}})
        for n in (1, 2)
    ]
    site.put("list.bib", f"{entries[0]}{gap}{broken}{gap}{entries[1]}")
    assert site.build() == 3
    assert {"Paper 1", "Paper 2"} <= set(site.addresses())
    assert {int(p["line"]) for p in site.report["problems"] if p["severity"] == "lost"} <= {
        5,
        6,
        7,
        8,
    }


def test_a_link_to_nothing_a_folder_in_place_of_a_file_and_a_pipe_are_told(site: Site) -> None:
    site.put("good.bib", GOOD)
    (site.seeds / "gone.txt").symlink_to("nowhere")
    os.mkfifo(site.seeds / "pipe.txt")
    assert site.build() == 3
    gone, pipe = site.lost()
    assert gone.startswith("gone.txt:None: cannot be opened")
    assert pipe.startswith("pipe.txt:None: is not a file")


@pytest.mark.parametrize(
    "error",
    [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file or directory")],
)
def test_a_file_that_must_not_be_read_or_vanishes_meanwhile_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    site.put("good.bib", GOOD)
    site.put("locked.txt", "x")
    opened = Path.open

    def refuse(path: Path, *how: Any, **more: Any) -> IO[Any]:  # noqa: ANN401 - whatever open takes
        if path.name == "locked.txt":
            raise error
        file: IO[Any] = opened(path, *how, **more)
        return file

    monkeypatch.setattr(Path, "open", refuse)
    assert site.build() == 3
    assert site.lost() == [
        f"locked.txt:None: cannot be opened ({error.strerror}); make it readable or remove it"
    ]


def test_a_file_whose_name_is_no_text_is_read(site: Site) -> None:
    for name in (os.fsdecode(b"caf\xe9.bib"), "two\nlines.bib"):
        (site.seeds / name).write_text(GOOD)
    assert site.build() == 0
    assert [f["file"] for f in site.report["files"]] == [r"caf\udce9.bib", r"two\nlines.bib"]


def test_a_file_whose_name_is_markup_to_a_terminal_is_shown_as_it_is(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("[bold]x[/bold] [/y] :smile:.bib", GOOD)
    assert site.build() == 0
    assert "[bold]x[/bold] [/y] :smile:.bib" in capsys.readouterr().out


def test_a_listing_that_two_formats_claim_is_left_out_and_says_what_to_do() -> None:
    def detect(_: Seed) -> Detection:
        return Detection(0.9, "it looks so")

    def split(_: Seed) -> Iterator[Part]:
        raise AssertionError("must not be split")

    reading = read_file(
        "x.txt", BytesIO(b"text\n"), [Format("One", detect, split), Format("Other", detect, split)]
    )
    assert reading.records == ()
    assert [p.severity for p in reading.problems] == ["lost"]
    assert "One (it looks so) and Other (it looks so)" in reading.problems[0].message
    assert "file of its own" in reading.problems[0].message


def test_lines_that_a_format_yields_nothing_for_are_told_with_their_numbers() -> None:
    from paperweave.model.record import Problem, Record

    def detect(_: Seed) -> Detection:
        return Detection(1, "all")

    def split(seed: Seed) -> Iterator[Part]:
        yield Record(seed.name, 1, 1, title="One")
        yield Problem("lost", seed.name, 4, "told by the format")

    text = b"One\n\nforgotten\ntold\nwith it\n\n\nforgotten too\n"
    reading = read_file("x.txt", BytesIO(text), [Format("F", detect, split)])
    assert [(p.line, p.message[:25]) for p in reading.problems] == [
        (4, "told by the format"),
        (3, "line 3 is left over ('for"),
        (8, "line 8 is left over ('for"),
    ]


@for_rows("claimed", [f.name for f in FORMATS])
def test_no_format_falls_over_one_line_or_a_hundred_of_the_same(claimed: str) -> None:
    (chosen,) = [f for f in FORMATS if f.name == claimed]
    for data in (
        b"x\n",
        b"x\n" * 100,
        b"x",
        "\u200b\n".encode(),
        b"@\n{\n}\n",
        b"[\n",
        b"<\n",
        b"---\n---\n",
    ):
        read_file("x.txt", BytesIO(data), [chosen])


def test_docs_that_cannot_be_written_are_told_and_nothing_is_lost(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("good.bib", GOOD)
    site.docs.write_text("a file in the way")
    assert site.build() == 1
    error = capsys.readouterr().err
    assert str(site.docs) in error
    assert "build again" in error
    assert site.docs.read_text() == "a file in the way"


def test_a_report_that_cannot_be_written_is_told(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("good.bib", GOOD)
    assert site.build("--report", str(site.seeds)) == 1
    assert str(site.seeds) in capsys.readouterr().err


def test_strict_writes_nothing_where_anything_is_left_out(site: Site) -> None:
    site.put("good.bib", GOOD)
    site.put("bad.txt", b"")
    assert site.build("--strict") == 1
    assert not list(site.pages())
    assert site.build() == 3
    assert site.build("--strict") == 1
    (site.seeds / "bad.txt").unlink()
    assert site.build("--strict") == 0


def test_a_curation_file_that_is_no_toml_is_told(site: Site) -> None:
    site.put("good.bib", GOOD)
    site.put("curation.toml", "same_paper = [")
    assert site.build() == 3
    assert site.lost()[0].startswith("curation.toml:")


def test_a_date_of_the_build_that_is_no_number_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    site.put("good.bib", GOOD)
    assert site.build() == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert site.build() == 0
    assert {str(line.published) for line in site.ledger.values()} == {"1970-01-02"}


def test_what_is_no_longer_listed_goes_and_what_a_person_wrote_stays(site: Site) -> None:
    site.put("good.bib", GOOD)
    site.put("more.bib", bibliography(a={"title": "Another", "withdrawn": "no"}))
    site.build()
    mine = site.docs / "papers" / "mine.md"
    mine.write_text("# Mine")
    site.put("more.bib", bibliography(a={"title": "Another", "withdrawn": "yes"}))
    site.build()
    assert "papers/another.bib" not in site.pages()
    assert mine.read_text() == "# Mine"


@pytest.mark.parametrize("touch", [Path.unlink, Path.touch])
def test_a_page_that_is_missing_is_made_again_and_a_touched_one_is_known(
    site: Site, touch: Callable[[Path], object]
) -> None:
    site.put("good.bib", GOOD)
    site.build()
    pages = site.pages()
    touch(site.docs / "papers" / "a-good-paper.md")
    assert site.build() == 0
    assert site.pages() == pages


@pytest.mark.parametrize("text", ["", "{", "[]", '{"inputs": 1}', '{"files": 3}', "\x00"])
def test_a_damaged_manifest_is_noticed_and_the_pages_are_as_they_were(
    site: Site, text: str
) -> None:
    site.put("good.bib", GOOD)
    site.put("more.bib", bibliography(a={"title": "Another", "withdrawn": "no"}))
    site.build()
    site.put("more.bib", bibliography(a={"title": "Another", "withdrawn": "yes"}))
    (site.docs / ".paperweave.json").write_text(text)
    site.build()
    damaged = site.pages()
    shutil.rmtree(site.docs)
    site.build()
    assert damaged == site.pages()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"papers/a-good-paper.md": 3}', "\x00"])
def test_a_damaged_cache_is_noticed_and_made_good(site: Site, damage: str) -> None:
    site.put("good.bib", GOOD)
    site.build()
    pages = site.pages()
    for path in site.cache.rglob("*.json"):
        path.write_text(damage)
    assert site.build() == 0
    assert site.pages() == pages


def test_a_listing_that_is_saved_while_a_build_runs_is_read_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("good.bib", GOOD)
    written = Output.write

    def saved_meanwhile(*arguments: object) -> None:
        site.put("good.bib", GOOD + bibliography(b={"title": "Saved Meanwhile"}))
        written(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Output, "write", saved_meanwhile)
    site.build()
    monkeypatch.undo()
    site.build()
    assert "Saved Meanwhile" in site.addresses()


def test_no_page_is_written_outside_of_its_folder(tmp_path: Path) -> None:
    output = Output(tmp_path / "docs", tmp_path / "cache")
    for name in ("../out.md", "/out.md", "papers/../../out.md", "papers//x.md"):
        with output.alone(), pytest.raises(ValueError, match="leads out"):
            output.write([File(name, str)], "", "", {}, lambda: None)
    assert [path.name for path in tmp_path.rglob("*.md")] == []


def test_the_settings_say_which_of_them_is_wrong() -> None:
    for day in ("2025-11-03", "'2025-11-03'"):
        settings = read_settings(
            f"site_name: X\nextra: {{paperweave: {{captured: {{a.txt: {day}}}}}}}\nx: !ENV [A, b]"
        )
        assert (settings.name, settings.captured) == ("X", {"a.txt": PartialDate(2025, 11, 3)})
    for text in (
        "extra: 3",
        "extra: {paperweave: [1]}",
        "extra: {paperweave: {captured: {a: soon}}}",
        "a: [",
        "a: b: c",
        "site_url: 5",
        "site_description: [a]",
        "extra: {repository: {a: b}}",
        "a: 2024-13-45",
        "a: " + "[" * 1_000,
    ):
        with pytest.raises(SettingsError, match=r"mkdocs\.yml"):
            read_settings(text)


def test_pages_do_not_depend_on_the_place_of_the_seeds(site: Site, tmp_path: Path) -> None:
    shutil.copytree(
        REAL_SEEDS,
        site.seeds,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("00[23]*", "*.bib", "*.tsv"),
    )
    site.build()
    pages = site.pages()
    shutil.rmtree(site.docs)
    elsewhere = tmp_path / "elsewhere" / "sources"
    shutil.copytree(site.seeds, elsewhere)
    site.seeds = elsewhere
    site.build()
    assert site.pages() == pages
