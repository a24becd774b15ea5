"""What is said of a write that failed."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.atomic import OutputError, explained

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_named_by_where_it_is_mounted(tmp_path: Path, number: int) -> None:
    place = tmp_path / "not" / "there" / "yet"
    here = tmp_path
    while not here.is_mount():
        here = here.parent
    with pytest.raises(OutputError) as raised, explained(place):
        raise OSError(number, "No space left on device", str(place))
    assert str(raised.value).startswith(f"{place}: cannot be written: the disk at {here} is full;")


def test_any_other_trouble_is_told_with_its_path_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised, explained(tmp_path):
        raise OSError(errno.EROFS, "Read-only file system")
    assert str(raised.value) == (
        f"{tmp_path}: cannot be written (Read-only file system); make it writable and build again"
    )
