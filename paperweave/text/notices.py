"""Notices of copyright and of databases at the end of an abstract.

They say nothing of what a paper is about.
"""

from __future__ import annotations

import re

# Up to the end of the text: what follows such a notice are more of them. A sign that was lost on
# the way to a listing is often there as "??".
_NOTICE = re.compile(
    r"©"
    r"|(?:\(c\)|\bcopyright\b|\?\?)\s*(?:\(c\)\s*)?(?:19|20)\d\d\b"
    r"|\ball rights reserved\b"
    r"|\bpublished by elsevier\b"
    r"|\(psycinfo database record\b",
    re.IGNORECASE,
)
# Of which each has one, in plain letters.
_SIGNS = ("(c)", "copyright", "??", "rights", "elsevier", "psycinfo")
_LONGEST = 300  # characters that notices take at most


def without_notices(abstract: str) -> str:
    """Return an abstract up to the copyright notice that it ends with, if there is one."""
    where = max(len(abstract) // 2, len(abstract) - _LONGEST)
    # Most have none, which is soon seen: the pattern takes ten times as long.
    end = abstract[where:].lower()
    if end.isascii() and not any(sign in end for sign in _SIGNS):
        return abstract
    notice = _NOTICE.search(abstract, where)
    return abstract[: notice.start()].rstrip() if notice else abstract
