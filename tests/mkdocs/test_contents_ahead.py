"""Pages that are read ahead of their stamping are read as they would be then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.engine.workers import EndedError
from paperweave.mkdocs.links import SiteLinks
from paperweave.mkdocs.stamping import contents_ahead
from paperweave.mkdocs.stamping.contents_ahead import ContentsAhead, read_with_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


PAGES = {
    "papers/a.md": "---\ntitle: A\ntags: [b, c]\n---\n\n# A & B\n\n[b](b.md) [there](b.md#one)\n",
    "papers/b.md": '---\ntitle: "B"\n---\n\n# B\n\n## One\n\nText with [about](../about.md).\n',
    "papers/dated.md": "---\ntitle: C\nday: 2024-01-01\n---\n\n# C\n",
    "papers/dead.md": '---\ntitle: "D"\n---\n\n# D\n\n[nowhere](missing.md)\n',
    "papers/damaged.md": "---\ntitle: [\n---\n\n# E\n",
}
LINKS = SiteLinks({"about.md": "about/"}, PAGES, in_folders=True)
READ_AHEAD = {"papers/a.md", "papers/b.md"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what would be done aside be done at once."""

    def done(work: Callable[[], object], papers: int) -> Callable[[], object]:
        assert papers == len(PAGES)
        result = work()
        return lambda: result

    monkeypatch.setattr(contents_ahead, "aside", done)


def _ahead(docs: Path) -> ContentsAhead:
    ahead = ContentsAhead(str(docs), PAGES, LINKS)
    ahead.stop()
    return ahead


@pytest.mark.usefixtures("_at_once")
def test_a_page_read_ahead_is_as_one_read_when_it_is_stamped(docs: Path) -> None:
    ahead = _ahead(docs)
    for name in READ_AHEAD:
        links, now_links = LINKS.of(name), LINKS.of(name)
        page, now = ahead.page(name, links), read_with_content(f"{docs}/{name}", now_links)
        assert page is not None
        assert page[:4] == now[:4]
        assert page.links is links
        assert links.to_anchors == now_links.to_anchors


@pytest.mark.usefixtures("_at_once")
def test_what_is_told_when_a_page_is_stamped_is_not_read_ahead(docs: Path) -> None:
    ahead = _ahead(docs)
    assert {name for name in PAGES if ahead.page(name, LINKS.of(name))} == READ_AHEAD
    ahead.close()
    assert not any(ahead.page(name, LINKS.of(name)) for name in PAGES)


@pytest.mark.usefixtures("_at_once")
def test_reading_ahead_ends_where_the_room_is_full(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    for room in range(1, 1500, 25):
        monkeypatch.setattr(contents_ahead, "_ROOM", room)
        ahead = _ahead(docs)
        read.append(sum(bool(ahead.page(name, LINKS.of(name))) for name in PAGES))
    assert read == sorted(read)
    assert set(read) == {0, 1, 2}


def test_reading_ahead_ends_when_it_is_told_to(docs: Path) -> None:
    ahead = _ahead(docs)  # too few pages for a process: read when asked, which is too late
    assert not any(ahead.page(name, LINKS.of(name)) for name in PAGES)
    names = [f"papers/{number}.md" for number in range(2_000)]
    for name in names:
        (docs / name).write_text(PAGES["papers/b.md"], encoding="utf-8")
    ahead = ContentsAhead(str(docs), names, LINKS)
    ahead.stop()
    for name in names:
        now = read_with_content(f"{docs}/{name}", LINKS.of(name))
        page = ahead.page(name, LINKS.of(name)) or now
        assert page[:4] == now[:4]


def test_what_a_killed_process_had_read_is_read_when_it_is_stamped(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_work: object, _papers: int) -> Callable[[], object]:
        def result() -> object:
            raise EndedError

        return result

    monkeypatch.setattr(contents_ahead, "aside", killed)
    ahead = _ahead(docs)
    assert not any(ahead.page(name, LINKS.of(name)) for name in PAGES)
