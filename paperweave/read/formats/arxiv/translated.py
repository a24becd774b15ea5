"""Pages of arXiv's site that a browser translated: their labels and days, put back into English.

Titles and names stay as they are, and a line stays a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.text.translated_dates import parse_translated_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.record import PartialDate

# Spanish, Portuguese, French, German, Italian, Russian, Chinese, Japanese, Korean.
_LABELS = {
    "Title": "título titre titel titolo название заголовок 标题 题目 タイトル 제목",
    "Authors": "autores autor auteurs auteur autoren autori autore авторы автор 作者 著者 저자",
    "Abstract": (
        "resumen resumo résumé zusammenfassung kurzfassung riassunto аннотация 摘要 概要 要旨 要約 "
        "초록"
    ),
    "Comments": (
        "comentarios comentários commentaires kommentare commenti комментарии 评论 注释 备注 "
        "コメント 댓글 의견"
    ),
    "Subjects": (
        "temas materias assuntos sujets themen fachgebiete soggetti темы предметы 科目 主题 学科 "
        "分野 主題 주제"
    ),
    "Cite as": (
        "citar-como citer-comme zitieren-als cita-come цитировать-как 引用为 引用方式 引用 인용"
    ),
    "Journal-ref": (
        "referencia-de-la-revista referência-da-revista référence-de-la-revue "
        "zeitschriftenreferenz 期刊参考 期刊引用 ジャーナル参照"
    ),
}
_ENGLISH = {
    word.replace("-", " "): label
    for label, words in _LABELS.items()
    for word in words.split()
}
_LABEL = re.compile(
    rf"\s*({'|'.join(map(re.escape, sorted(_ENGLISH, key=len, reverse=True)))})\s?[:：]\s*(.*)",
    re.IGNORECASE,
)
_DAY = (
    r"\d{1,2}\S{0,3}\s(?:de\s|di\s)?[^\W\d_]{3,12}\.?(?:\s(?:de|del))?,?\s\d{4}(?:\sг\.?)?"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_DAYS = re.compile(_DAY)
_SUBMITTED = re.compile(
    r"\s*(?P<bracket>\[?)(?:enviado|presentado|submetido|soumis|eingereicht|inviato|presentato|подано"
    r"|отправлено|представлено|提交|投稿|제출)",
    re.IGNORECASE,
)
_SUBMITTED_BEHIND = re.compile(
    r"\s*(?P<bracket>\[?)(?=\d{4}\s?[年년].*(?:提交|投稿|に提出|제출))"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


def in_english(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a page with English labels; those of a page without arXiv's numbers as given."""
    if not isinstance(lines, tuple) or not any(
        "arXiv:" in line for line in lines
    ):
        return lines
    return tuple(_translated(lines))


def _translated(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        label = _LABEL.match(line[:200]) if line else None
        if label is not None:
            yield f"{_ENGLISH[label[1].lower()]}: {line[label.start(2) :]}"
        else:
            yield _submitted(line) or line


def _submitted(line: str) -> str | None:
    """A line that says when a paper was submitted, as arXiv says it in English."""
    begins = _SUBMITTED.match(line) or _SUBMITTED_BEHIND.match(line)
    found = list(_DAYS.finditer(line[:300])) if begins else []
    days = [day for match in found if (day := parse_translated_date(match[0]))]
    if begins is None or not days:
        return None
    if begins["bracket"]:
        revised = (
            f" (v1), last revised {_shown(days[-1])}" if len(days) > 1 else ""
        )
        return f"[Submitted on {_shown(days[0])}{revised}]"
    first = f"; v1 submitted {_shown(days[1], ',')}" if len(days) > 1 else ""
    return f"Submitted {_shown(days[0], ',')}{first}; originally announced"


def _shown(day: PartialDate, comma: str = "") -> str:
    return f"{day.day} {_MONTHS[(day.month or 1) - 1]}{comma} {day.year}"
