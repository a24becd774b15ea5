"""Files that often stand beside listings, and that everybody can see are none."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.model.reading import Seed

_LINES = 200  # in which a file shows what it is
_SCHEMA = re.compile(
    # RELAX NG.
    r"\s*(?:default namespace|namespace \w+ =|datatypes \w+ =|start\s*\|?=|include \")"
    r"|\s*[\w.]+\s*[|&]?=\s*(?:element|attribute) [\w:.-]+ \{"
    r"|\s*(?:<\?xml[^>]*\?>)?\s*<(?:\w+:)?(?:schema|grammar)\s[^>]*(?:XMLSchema|relaxng)"
    r"|\s*<!ELEMENT\s"
)
_VOLUME = re.compile(r"<collection\b[^>]*\bid=|<volume\b[^>]*\bid=")
_PAPER = re.compile(r"<paper\b")


def what_else(seed: Seed) -> str | None:
    """What a file is that no format reads and that is no listing; None where nobody knows."""
    head = "\n".join(islice(seed.lines, _LINES))
    if any(_SCHEMA.match(line) for line in head.split("\n")):
        return "a schema"
    whole = "\n".join(seed.lines) if head.lstrip().startswith("<") else ""
    if _VOLUME.search(whole[:20_000]) and not _PAPER.search(whole):
        return "a volume without papers"
    return None
