"""A paper's citation in each form, and the files that have those of all papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from paperweave.export.cite.forms import Forms

# A citation's forms by their files' endings.
FORMS = (
    (".bib", "BibTeX"),
    (".ris", "RIS"),
    (".json", "CSL-JSON"),
    (".txt", "APA"),
)


def citation_file(forms: Forms, ending: str) -> str:
    """The file of a citation that has an ending (``bib``, ``ris``, ``json`` or ``txt``).

    It has all that the form can hold.
    """
    # Made on demand: with indents, json writes in Python, a tenth of a page.
    if ending == "json":
        return json.dumps([forms.item], ensure_ascii=False, indent=1) + "\n"
    return {"bib": forms.whole, "ris": forms.ris, "txt": forms.plain}[ending]


class Joining(NamedTuple):
    """How texts of one form become one file: what stands before, between and behind them."""

    before: bytes = b""
    between: bytes = b""
    behind: bytes = b""

    def inner(self, file: bytes) -> bytes:
        """What a file of this form holds, without what stands before and behind it."""
        return file.removeprefix(self.before).removesuffix(self.behind)

    def joined(
        self,
        texts: Iterable[bytes],
        written: Callable[[bytes], bytes] = bytes,
    ) -> Iterator[bytes]:
        """One file of several texts, in pieces; empty texts are passed over.

        ``written`` is how what stands around the texts is written, where
        they are written in another way than as they are: compressed.
        """
        if self.before:
            yield written(self.before)
        for number, text in enumerate(filter(None, texts)):
            if number and self.between:
                yield written(self.between)
            yield text
        if self.behind:
            yield written(self.behind)


# The forms that files of all papers have, by their endings.
JOININGS = {
    "bib": Joining(between=b"\n"),
    "ris": Joining(between=b"\n"),
    "json": Joining(b"[\n", b",\n", b"\n]\n"),
    "csv": Joining(),
    "jsonl": Joining(),
}
CITATIONS = ("bib", "ris", "json")
