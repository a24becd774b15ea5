"""A paper's citation in each form, made once for all that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.export.cite.bibtex import bibtex_in_parts
from paperweave.export.cite.csl import csl
from paperweave.export.cite.plain import plain
from paperweave.export.cite.ris import ris

if TYPE_CHECKING:
    from paperweave.model.paper import Paper

END_OF_ENTRY = "\n}\n"  # of BibTeX


class Forms(NamedTuple):
    """The entry of BibTeX as a reader copies it, and the other forms.

    ``more`` is what a file of BibTeX has in place of the entry's end.
    """

    short: str
    more: str
    ris: str
    item: dict[str, Any]  # of CSL-JSON
    plain: str

    @property
    def whole(self) -> str:
        """The entry of BibTeX with all that it can hold."""
        return self.short.removesuffix(END_OF_ENTRY) + self.more


def forms_of(paper: Paper) -> Forms:
    """A paper's citation in each form."""
    return Forms(*bibtex_in_parts(paper), ris(paper), csl(paper), plain(paper))
