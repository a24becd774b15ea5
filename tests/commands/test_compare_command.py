"""``paperweave compare``: which papers of a bibliography a project has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.commands.compare import compare
from paperweave.commands.new import new_site

if TYPE_CHECKING:
    from pathlib import Path

OURS = """@article{marjit2024cutting,
  title = {Cutting paper: Folding and scissors for beginners},
  author = {Marjit, Shyam and Singh, Harshit}, year = 2024, journal = {Journal of Paper}
}
"""
THEIRS = """@article{a1,
  title = {Cutting papr: Folding and scissors for beginners},
  author = {Marjit, S. and Rubbish, R.}, year = 2023
}
@book{a2, title = {Fine-tuning the violin}, author = {Luthier, Ann}, year = 1978}
@article{a3, title = {Cutting paper: Folding and scissors for beginners}, author = {Else, Some}}
"""


def test_each_entry_is_told_with_what_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ours.bib").write_text(OURS)
    new_site(tmp_path / "site", [tmp_path / "ours.bib"])
    theirs = tmp_path / "theirs.bib"
    theirs.write_text(THEIRS)
    assert compare(tmp_path / "site", [theirs]) == 0
    told = capsys.readouterr()
    lines = [line.split("\t") for line in told.out.splitlines()]
    page = "papers/cutting-paper-folding-and-scissors-for-beginners/"
    assert [line[0] for line in lines] == ["here", "missing", "unsure"]
    assert [line[3] for line in lines] == [page, "", page]
    assert lines[0][1].endswith("theirs.bib:1")
    assert "year: 2023 in the file, 2024 here" in lines[0][4]
    assert "authors: Rubbish in the file, Marjit, Singh here" in lines[0][4]
    assert told.err.endswith("1 here, 1 unsure, 1 missing\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cutting paper: Folding & scissors for beginers\n\nSome other title\n", "hm"),
        ("2402.17412v2\nhttps://arxiv.org/abs/2402.99999\n", "hm"),
        ("10.1234/CUT\nhttps://doi.org/10.1234/other\narXiv:2402.17412\n", "hmh"),
        ("Marjit et al. arXiv:2402.17412 [cs.CV]\nsee 10.1234/nothing.\n", "hm"),
        ("marjit2024cutting\n", "h"),
    ],
)
def test_each_line_of_titles_or_numbers_is_a_reference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    ids = "eprint = {2402.17412}, archiveprefix = {arXiv}, doi = {10.1234/cut}\n}\n"
    (tmp_path / "ours.bib").write_text(OURS.removesuffix("\n}\n") + f",\n  {ids}")
    new_site(tmp_path / "site", [tmp_path / "ours.bib"])
    (tmp_path / "list.txt").write_text(text)
    assert compare(tmp_path / "site", [tmp_path / "list.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "".join(line[0] for line in lines) == told


def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(tmp_path, [tmp_path / "nowhere.bib"]) == 1
    assert "nowhere.bib: there is no such file" in capsys.readouterr().err
