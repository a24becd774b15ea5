"""Why entries were taken for one paper, and why a page follows one source, in the site's words.

The stages say it in English, for the build report and the terminal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.render.words import Words

# A sentence of the stages, and the key of the site's words for it; a group's name is a value's.
_SAID = [
    (re.compile(pattern), key)
    for pattern, key in (
        (
            r"both have the (?P<kind>arXiv number|DOI) (?P<value>\S+)",
            "reason.number",
        ),
        (
            r"both have the same title, and not both have an abstract",
            "reason.title",
        ),
        (
            r"both have the same abstract, and not both have a title",
            "reason.abstract",
        ),
        (
            r"title \((?P<titles>\d+) % alike\) and abstract \((?P<abstracts>\d+) % alike\)",
            "reason.alike",
        ),
        (
            r"title and authors are the same, abstracts (?P<abstracts>\d+) % alike",
            "reason.authors",
        ),
        (r"the curation file says that they are the same", "reason.curation"),
        (r"the bibliography is a person's own", "why.bibliography"),
        (r"the names themselves are counted", "why.counted"),
        (r"nothing but fetched metadata has it", "why.fetched"),
        (r"no listing outweighs another, and this says most", "why.longest"),
        (r"most listings say so", "why.most"),
        (r"title", "fact.title"),
        (r"authors", "fact.authors"),
        (r"date", "fact.date"),
        (r"number of authors", "fact.count"),
    )
]


def in_words(said: str, words: Words) -> str:
    """What a stage said, in the site's words; what has none of these stays as it is."""
    for pattern, key in _SAID:
        if found := pattern.fullmatch(said):
            values = found.groupdict()
            if values.get("kind") == "arXiv number":
                values["kind"] = words.plain("fact.arxiv")
            return words.plain(key, None, **values)
    return said
