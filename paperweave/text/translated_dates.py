"""Days on pages that a browser translated, or that are in another language than English."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from paperweave.text.dates import parse_date

if TYPE_CHECKING:
    from paperweave.model.record import PartialDate

# How the months' names begin, without accents: Spanish, Portuguese, French, German, Italian, Dutch,
# Polish, Turkish, Russian. No beginning stands for two months.
_BEGINNINGS = (
    "ene jan gen sty oca янв",
    "feb fev lut sub фев",
    "mar mae maa mrt marz мар",
    "abr avr apr kwi nis апр",
    "may mai mag mei maj мая май",
    "jun juin giu cze haz июн",
    "jul juil lug lip tem июл",
    "ago aou aug sie agu авг",
    "sep set wrz eyl сен",
    "oct out okt ott paz eki окт",
    "nov lis kas ноя",
    "dic dez dec gru ara дек",
)
_MONTHS = {
    beginning: month
    for month, beginnings in enumerate(_BEGINNINGS, start=1)
    for beginning in beginnings.split()
}
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_SPELLINGS = tuple(
    re.compile(spelling)
    for spelling in (
        rf"(?P<day>\d{{1,2}})(?:\.|º|er|-го)?\s(?:de\s|di\s)?{_NAME},?\s(?:del?\s)?(?P<year>\d{{4}})(?:\s?г\.?)?",
        rf"{_NAME}\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
    )
)


def parse_translated_date(text: str) -> PartialDate | None:
    """Read a text that is a day and nothing else, in any of some dozen languages."""
    plain = " ".join(text.split())
    found = (spelling.fullmatch(plain) for spelling in _SPELLINGS)
    match = next(filter(None, found), None)
    if match is None:
        return None
    said = match.groupdict()
    month = int(said["month"]) if said.get("month") else _month(said["name"])
    return (
        parse_date(f"{said['year']}-{month:02}-{int(said['day']):02}")
        if month
        else None
    )


def _month(name: str) -> int | None:
    decomposed = unicodedata.normalize("NFKD", name.lower())
    bare = "".join(
        sign for sign in decomposed if not unicodedata.combining(sign)
    )
    return _MONTHS.get(bare[:4]) or _MONTHS.get(bare[:3])
