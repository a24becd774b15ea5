"""The folder of pages from build to build: what is known of it, and what is taken for unknown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.output_file import File
from paperweave.write.docs_folder import Output
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = ".paperweave.json"


def output(place: Path) -> Output:
    return Output(place / "docs", place / "cache")


def build(place: Path, made_by: str = "1", **texts: str) -> Output:
    """Write files, whose keys are their texts, and nothing else."""
    out = output(place)
    files = [File(f"papers/{name}.md", lambda t=text: t, lambda t=text: t)  # type: ignore[misc]
             for name, text in texts.items()]  # fmt: skip
    with out.alone():
        out.write(files, made_by, "digest", {"papers": len(texts)}, lambda: None)
    return output(place)


def pages(place: Path) -> dict[str, str]:
    """The pages that are there."""
    found = sorted((place / "docs").rglob("*.md"))
    return {path.stem: path.read_text(encoding="utf-8") for path in found}


def test_a_build_writes_what_is_made_and_removes_what_is_made_no_more(tmp_path: Path) -> None:
    out = build(tmp_path, a="one", b="two")
    assert out.names() == out.published() == ["papers/a.md", "papers/b.md"]
    assert pages(tmp_path) == {"a": "one", "b": "two"}
    build(tmp_path, b="three")
    assert pages(tmp_path) == {"b": "three"}
    build(tmp_path)
    assert [path.name for path in (tmp_path / "docs").iterdir()] == [MANIFEST]


def test_the_folder_of_pages_is_made_with_those_above_it(tmp_path: Path) -> None:
    build(tmp_path / "new" / "site", a="one")
    assert pages(tmp_path / "new" / "site") == {"a": "one"}


def test_a_build_is_known_by_what_it_was_made_from_until_a_file_is_touched(tmp_path: Path) -> None:
    out = build(tmp_path, a="one")
    assert out.up_to_date("digest") == {"papers": 1}
    assert out.up_to_date("another") is None
    (tmp_path / "docs" / "papers" / "a.md").write_text("edited", encoding="utf-8")
    assert output(tmp_path).up_to_date("digest") is None


def test_other_code_makes_all_files_again(tmp_path: Path) -> None:
    build(tmp_path, a="one")
    manifest = (tmp_path / "docs" / MANIFEST).read_text(encoding="utf-8")
    made: list[str] = []

    def text() -> str:
        made.append("a")
        return "one"

    for made_by, times in (("1", 0), ("2", 1)):
        out = output(tmp_path)
        with out.alone():
            files = [File("papers/a.md", text, lambda: "one")]
            out.write(files, made_by, "digest", {"papers": 1}, lambda: None)
        assert len(made) == times
    assert (tmp_path / "docs" / MANIFEST).read_text(encoding="utf-8") == manifest


@for_rows(
    "manifest",
    [
        *("", "{", "[]", "5", "null", "{}", '{"files": {}}', '{"files": {}, "note": {}}'),
        *('{"files": [], "note": {}, "inputs": "digest"}', '{"files": {}, "inputs": "digest"}'),
        '{"files": {}, "note": [], "inputs": "digest"}',
        '{"files": {}, "note": {}, "inputs": "digest", "before": []}',
    ],
)
def test_a_damaged_manifest_knows_nothing_and_the_next_build_mends_it(
    tmp_path: Path, manifest: str
) -> None:
    build(tmp_path, a="one")
    sound = (tmp_path / "docs" / MANIFEST).read_text(encoding="utf-8")
    (tmp_path / "docs" / MANIFEST).write_text(manifest, encoding="utf-8")
    assert output(tmp_path).up_to_date("digest") is None
    assert output(tmp_path).names() == []
    build(tmp_path, a="one")
    assert (tmp_path / "docs" / MANIFEST).read_text(encoding="utf-8") == sound


def test_a_manifest_names_each_file_with_a_hash_of_its_bytes(tmp_path: Path) -> None:
    build(tmp_path, b="two", a="one")
    found = json.loads((tmp_path / "docs" / MANIFEST).read_text(encoding="utf-8"))
    assert list(found["files"]) == ["papers/a.md", "papers/b.md"]
    assert (found["inputs"], found["note"]) == ("digest", {"papers": 2})
    assert found["files"]["papers/a.md"] == "7692c3ad3540bb803c020b3aee66cd88"
    assert "before" not in found


def test_where_the_pages_cannot_be_settled_nothing_is_written(tmp_path: Path) -> None:
    build(tmp_path, a="one")
    before = pages(tmp_path)

    def not_ready() -> None:
        raise RuntimeError("the ledger cannot be written")

    out = output(tmp_path)
    with out.alone(), pytest.raises(RuntimeError):
        out.write([File("papers/a.md", lambda: "two", None)], "1", "d", {}, not_ready)
    assert pages(tmp_path) == before
    assert not (tmp_path / "docs" / ".paperweave.new").exists()
