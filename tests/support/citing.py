"""A paper's citation in all forms, as the site's files have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.export.citations import FORMS, citation_file
from paperweave.export.cite.forms import forms_of

if TYPE_CHECKING:
    from paperweave.model.paper import Paper


def citations(paper: Paper) -> dict[str, str]:
    """The text of each file by its ending."""
    forms = forms_of(paper)
    endings = [ending.removeprefix(".") for ending, _ in FORMS]
    return {ending: citation_file(forms, ending) for ending in endings}


def bibtex(paper: Paper) -> str:
    """The entry of BibTeX as a reader copies it."""
    return forms_of(paper).short
