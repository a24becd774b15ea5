"""``paperweave serve`` and the signal that ends it."""

from __future__ import annotations

import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from paperweave.commands import site
from paperweave.commands.new import NewError
from paperweave.engine.atomic import OutputError
from tests.support.making import abstract
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTING = bibliography(one={"title": "A Good Paper", "abstract": abstract("blue")})


@pytest.fixture
def served_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The folders that are served, each until a first signal; a second comes while it is removed.

    uvx hands on the signal that its whole group has already had.
    """
    folders: list[Path] = []

    def serve(folder: Path, _port: int) -> int:
        folders.append(folder)
        signal.raise_signal(signal.SIGTERM)
        raise AssertionError("it went on")

    class EndedAgain(TemporaryDirectory[str]):
        def cleanup(self) -> None:
            signal.raise_signal(signal.SIGTERM)
            super().cleanup()

    monkeypatch.setattr(site, "serve_site", serve)
    monkeypatch.setattr(site, "TemporaryDirectory", EndedAgain)
    before = signal.getsignal(signal.SIGTERM)
    yield folders
    signal.signal(signal.SIGTERM, before)


def test_a_site_served_for_a_look_goes_with_its_folder_though_it_is_ended_twice(
    served_in: list[Path], tmp_path: Path
) -> None:
    listing = tmp_path / "list.bib"
    listing.write_text(LISTING)
    with pytest.raises(SystemExit) as end:
        site.serve_files([listing])
    assert end.value.code == 0
    (folder,) = served_in
    assert not folder.exists()


@pytest.mark.parametrize("links", [True, False], ids=["links", "copies"])
def test_a_listing_that_is_saved_while_it_is_served_is_read_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, links: bool
) -> None:
    listing = tmp_path / "list.bib"
    listing.write_text(LISTING)
    found: list[str] = []

    def serve(folder: Path, _port: int) -> int:
        listing.write_text("as it is now")
        found.extend(path.read_text() for path in (folder / "seeds").glob("*.bib"))
        return 0

    def refused(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(site, "serve_site", serve)
    if not links:
        monkeypatch.setattr(type(listing), "symlink_to", refused)
    before = signal.getsignal(signal.SIGTERM)
    assert site.serve_files([listing]) == 0
    signal.signal(signal.SIGTERM, before)
    assert found == ["as it is now" if links else LISTING]
    assert listing.read_text() == "as it is now"


@pytest.mark.parametrize(("listing", "name"), [("looms.bib", "looms"), (".", "Papers")])
def test_the_site_of_a_listing_has_its_name(
    monkeypatch: pytest.MonkeyPatch, listing: str, name: str
) -> None:
    names: list[str] = []
    monkeypatch.setattr(site, "new_site", lambda *_, **asked: names.append(asked["name"]))
    monkeypatch.setattr(site, "serve_site", lambda *_: 0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert site.serve_files([Path(listing)]) == 0
    assert names == [name]


@pytest.mark.parametrize("error", [NewError("no listing"), OutputError("x: cannot be written")])
def test_a_site_that_cannot_be_made_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(site, "new_site", fail)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert site.serve_files([Path("looms.bib")]) == 1
    assert capsys.readouterr().err == f"error: {error}\n"
