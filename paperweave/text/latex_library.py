"""The library that reads LaTeX, kept from speaking for itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text


def converter(**options: Any) -> LatexNodes2Text:  # noqa: ANN401 - the library's own options
    """What turns LaTeX into text.

    What it cannot read stays as it stands, and cleaning tells it with file and line. The library's
    own warnings would name neither.
    """
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    return LatexNodes2Text(keep_comments=True, **options)
