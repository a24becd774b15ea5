"""The site's folder: whatever it is, and whenever a build is killed, a whole site stands there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from paperweave.engine import site_folder
from paperweave.engine.exchange import exchange, is_mounted
from paperweave.engine.site_folder import INSIDE, begin, finish, give_up, leave, place_of
from tests.support.project import files

OLD = {"index.html": "old", "a/index.html": "old", "gone/index.html": "old", "b": "old"}
NEW = {"index.html": "new", "a/index.html": "old", "b/index.html": "new"}
MAKERS = ["exchange", "no exchange", "mounted"]


def fill(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def held(folder: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in files(folder).items()}


def as_on(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if machine != "exchange":
        monkeypatch.setattr(site_folder, "exchange", lambda *_: False)
    if machine == "mounted":
        monkeypatch.setattr(site_folder, "is_mounted", Path.is_dir)


@pytest.mark.parametrize("machine", MAKERS)
@pytest.mark.parametrize("before", [OLD, None])
def test_the_new_site_takes_the_place_of_the_last_one_and_leaves_nothing(
    tmp_path: Path, machine: str, before: dict[str, str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_on(machine, monkeypatch)
    site, cache = tmp_path / "site", tmp_path / "cache"
    fill(site, before or {})
    beside, lock = begin(site, cache)
    assert place_of(beside) == site
    fill(beside, NEW)
    assert finish(beside) == site
    lock.release()
    assert held(site) == NEW
    assert {path.name for path in tmp_path.iterdir()} == {"site", "cache"}


@pytest.mark.parametrize("machine", MAKERS)
def test_a_site_that_is_given_up_leaves_the_last_one(
    tmp_path: Path, machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_on(machine, monkeypatch)
    fill(tmp_path / "site", OLD)
    beside, lock = begin(tmp_path / "site", tmp_path / "cache")
    fill(beside, NEW)
    give_up(beside)
    lock.release()
    assert held(tmp_path / "site") == OLD


@pytest.mark.parametrize("machine", MAKERS)
@pytest.mark.parametrize("moves", range(5))
def test_a_mending_that_is_killed_is_ended_by_the_next_build(
    tmp_path: Path, machine: str, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_on(machine, monkeypatch)
    site, cache = tmp_path / "site", tmp_path / "cache"
    fill(site, OLD)
    beside, lock = begin(site, cache)
    fill(beside, NEW)
    leave(beside, ["index.html", "gone/index.html", "b"])
    left = [moves]

    def killed_after(*given: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise SystemExit
        os.rename(*given)  # type: ignore[arg-type]  # noqa: PTH104

    with monkeypatch.context() as patched:
        patched.setattr("paperweave.engine.move_in.os.replace", killed_after)
        if moves < 4:
            with pytest.raises(SystemExit):
                finish(beside)
        else:
            finish(beside)
    lock.release()
    beside, lock = begin(site, cache)
    lock.release()
    give_up(beside)
    # The first is that of the file that says what is to be done.
    assert held(site) == (NEW if moves else OLD)


@pytest.mark.parametrize("name", ["site.old", "site.new", "site.bak"])
def test_a_folder_of_a_person_beside_the_site_stays(tmp_path: Path, name: str) -> None:
    fill(tmp_path / "site", OLD)
    fill(tmp_path / name, {"mine": "mine"})
    beside, lock = begin(tmp_path / "site", tmp_path / "cache")
    fill(beside, NEW)
    finish(beside)
    lock.release()
    assert held(tmp_path / name) == {"mine": "mine"}


def test_a_site_that_is_a_link_is_made_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    beside, lock = begin(tmp_path / "site", tmp_path / "cache")
    fill(beside, NEW)
    assert finish(beside) == tmp_path / "www"
    lock.release()
    assert (tmp_path / "site").is_symlink()
    assert held(tmp_path / "www") == NEW


def test_two_folders_change_places_where_both_are_there(tmp_path: Path) -> None:
    fill(tmp_path / "one", {"a": "1"})
    fill(tmp_path / "other", {"b": "2"})
    assert not exchange(str(tmp_path / "one"), str(tmp_path / "nowhere"))
    if exchange(str(tmp_path / "one"), str(tmp_path / "other")):
        assert held(tmp_path / "one") == {"b": "2"}


@pytest.mark.parametrize("how", [["-t", "tmpfs", "tmpfs"], ["--bind", "{folder}/source"]])
def test_a_site_that_is_mounted_is_made_inside_it(tmp_path: Path, how: list[str]) -> None:
    site = tmp_path / "a site"
    for folder in (site, tmp_path / "source"):
        folder.mkdir()
    asked = ["mount", *(part.format(folder=tmp_path) for part in how), str(site)]
    if subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount")
    try:
        assert is_mounted(site)
        fill(site, OLD)
        beside, lock = begin(site, tmp_path / "cache")
        assert beside == site / INSIDE
        fill(beside, NEW)
        finish(beside)
        lock.release()
        assert held(site) == NEW
    finally:
        subprocess.run(["umount", str(site)], check=True)
