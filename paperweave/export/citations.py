"""A paper's citation in each form, and the files that have those of all papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def with_blank_lines(files: Iterable[bytes]) -> Iterator[bytes]:
    """BibTeX or RIS files as one, in pieces: an empty line between the entries."""
    for number, file in enumerate(filter(None, files)):
        yield b"\n" + file if number else file


def as_one_list(files: Iterable[bytes]) -> Iterator[bytes]:
    """CSL-JSON files as one file, in pieces."""
    start, end = b"[\n", b"\n]\n"
    ahead = start
    for file in filter(None, files):
        yield ahead + file.removeprefix(start).removesuffix(end)
        ahead = b",\n"
    yield b"[]\n" if ahead == start else end


# How files of one form become one file, by their endings.
JOINED = {"bib": with_blank_lines, "ris": with_blank_lines, "json": as_one_list}
