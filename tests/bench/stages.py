"""Build the pages of the project in the working folder.

The seconds of each stage go to ``stages.json``.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# The stages as the modules that call them know them.
_STAGES = {
    "read and clean": "paperweave.clean.listings:Gathering.of_all",
    "merge": "paperweave.pipeline:distinct_papers",
    "address": "paperweave.pipeline:address_papers",
    "phrases and terms": "paperweave.pipeline:words_of",
    "keywords": "paperweave.keywords:shared_keywords",
    "related": "paperweave.pipeline:neighbours_of",
    "meaning": "paperweave.pipeline:meaning_of",
    "map": "paperweave.pipeline:map_places",
    "groups": "paperweave.pipeline:address_groups",
    "report": "paperweave.report.figures:report_on",
    "render and write": "paperweave.write.docs_folder:Output.write",
}


def main() -> None:
    """Wrap each stage in a watch, and build."""
    sys.path.insert(0, ".")
    taken = dict.fromkeys(_STAGES, 0.0)
    for stage, place in _STAGES.items():
        module, _, path = place.partition(":")
        *owners, name = path.split(".")
        owner: Any = importlib.import_module(module)
        for part in owners:
            owner = getattr(owner, part)
        setattr(owner, name, _timed(taken, stage, getattr(owner, name)))
    command = importlib.import_module("paperweave.commands.build").main
    command([], importlib.import_module("build_pages").PROJECT)
    Path("stages.json").write_text(json.dumps(taken), encoding="utf-8")


def _timed(taken: dict[str, float], stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def watched(*arguments: object, **named: object) -> object:
        start = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            taken[stage] += time.perf_counter() - start

    return watched


if __name__ == "__main__":
    main()
