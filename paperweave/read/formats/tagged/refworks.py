"""Read RefWorks' tagged text: ``T1 A title``, each record from ``RT`` to the next.

Such files come from RefWorks ("RefWorks Tagged Format"), ProQuest and CNKI. The second authors
(``A2``) of a part of a book are the book's editors, and ``T2`` is the book.
"""

from __future__ import annotations

import re

from paperweave.read.formats.tagged.dialect import Dialect
from paperweave.read.formats.tagged.tagged_lines import Layout

# Spelt out, since a wrapped line may begin with any two capitals; CNKI has "vo".
_TAG = re.compile(
    r"(?P<tag>A[1-6BDNUV]|C[1-8ALNRSTY]|D[BOS]|ED|F[DLR]|I[DPS]|J[FOP]|K1|L[AK]|NO|O[LPT]|P[ABP]|PMID"
    r"|R[DPT]|S[FLNPRT]|T[1-3]|U[1-9L]|U1[0-5]|V[OR]|vo|W[PTV]|YR)(?: |$)"
)

# What RefWorks puts above its records.
_AROUND = re.compile(
    r"\*{3,}$|[A-Z][A-Z0-9]{1,4}=|(?i:refworks\b|font attribute|(?:start|end) \w+ ?="
    r"|character set\b|tag legend\b|begin(?:ning)?\b|export(?:ed)?\b|\d{1,6} records?\b)"
)


DIALECT = Dialect(
    name="RefWorks (tagged text)",
    layout=Layout(_TAG, first=("RT",), around=_AROUND),
    signs=("RT", "T1", "A1 YR JF"),
    fields={
        "title": "T1",
        "other_title": "OT",
        "abstract": "AB",
        "authors": "A1",
        "editors": "A2",
        "year": "YR",
        "date": "FD",
        "doi": "DO",
        "pmid": "PMID",
        "venue": "JF T2 JO",
        "keywords": "K1",
        "url": "LK UL",
        "type": "RT",
        "volume": "VO vo",
        "number": "IS",
        "first_page": "SP",
        "last_page": "OP",
        "pages": "OP",
        "publisher": "PB",
        "series": "T3",
        "isbn": "SN",
        "issn": "SN",
        "place": "PP",
        "language": "LA",
        "edition": "ED",
    },
)
FORMAT = DIALECT.format()
