from __future__ import annotations

from paperweave.read.formats.arxiv.translated import in_english
from tests.support.rows import for_rows

NUMBER = "arXiv:2402.01234 [cs.CV]"


@for_rows(
    ("line", "english"),
    [
        ("Autores: Ada Weaver", "Authors: Ada Weaver"),
        ("Auteurs : Ada Weaver", "Authors: Ada Weaver"),
        ("Авторы: Ada Weaver", "Authors: Ada Weaver"),
        ("作者：Ada Weaver", "Authors: Ada Weaver"),
        ("Título: Looms", "Title: Looms"),
        ("Résumé : Les métiers", "Abstract: Les métiers"),
        ("摘要：织机", "Abstract: 织机"),
        ("Comentarios: 12 páginas", "Comments: 12 páginas"),
        ("Fachgebiete: Looms (cs.CV)", "Subjects: Looms (cs.CV)"),
        ("Citar como: arXiv:2402.01234", "Cite as: arXiv:2402.01234"),
        ("引用为：arXiv:2402.01234", "Cite as: arXiv:2402.01234"),
        ("[Enviado el 2 de febrero de 2024]", "[Submitted on 2 Feb 2024]"),
        (
            "[Soumis le 2 févr. 2024 (v1), dernière révision 9 avr. 2024 (cette version, v3)]",
            "[Submitted on 2 Feb 2024 (v1), last revised 9 Apr 2024]",
        ),
        (
            "提交于 2024 年 5 月 14 日；最初公布于 2024 年 5 月。",
            "Submitted 14 May, 2024; originally announced",
        ),
        ("2024年5月14日に提出", "Submitted 14 May, 2024; originally announced"),
        ("Autores sin dos puntos", "Autores sin dos puntos"),
        ("Enviado sin fecha", "Enviado sin fecha"),
        ("", ""),
    ],
)
def test_a_line_of_a_translated_page_is_put_back_into_english(line: str, english: str) -> None:
    assert in_english((NUMBER, line)) == (NUMBER, english)


def test_a_page_without_arxivs_numbers_stays_as_it_is() -> None:
    lines = ("Autores: Ada Weaver",)
    assert in_english(lines) is lines
