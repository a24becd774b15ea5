"""Files of JSON that are kept between builds: what stands in them is read or passed over."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def read_json(path: Path) -> object:
    """What a file says; None where there is none, or where it is damaged."""
    try:
        found: object = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found


def read_object(path: Path) -> dict[str, Any]:
    """The object that a file holds; empty where it holds none."""
    found = read_json(path)
    return found if isinstance(found, dict) else {}


def read_paths(path: Path) -> list[str]:
    """The paths that a file lists, without those that lead out of the folder they are in."""
    found = read_json(path)
    listed = found if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, str) and stays_inside(one)]


def stays_inside(path: str) -> bool:
    """Tell whether a path names something within the folder that it starts from."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and parts[0] != "/"
        and ".." not in parts
        and "\0" not in path
    )
