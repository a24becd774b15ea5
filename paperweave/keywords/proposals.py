"""Proposals for a person: keywords that may be one, ready to paste into the curation file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from paperweave.config.names import CURATION_NAME
from paperweave.model.record import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.keyword import Vocabulary

_MOST = 50  # proposals; nobody reads more


def likely_same_keywords(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a note for each pair of keywords that are likely the same."""
    for pair in vocabulary.likely_same[:_MOST]:
        names = [name.partition(" (")[0] for name in pair]
        line = json.dumps(names, ensure_ascii=False)
        message = (
            f"{pair[0]!r} and {pair[1]!r} may be one keyword;"
            f" if they are, add to same_keyword: {line}"
        )
        yield Problem("noted", CURATION_NAME, None, message)
