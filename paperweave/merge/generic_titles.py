"""Titles that many works have: they name a kind of text and not its subject."""

from __future__ import annotations

import re

from paperweave.text.normalize import fold

# Grouped by language; each is compared folded, so that case, accents and spaces do not matter.
_GENERIC = {
    "English": """
        abstract; abstracts; acknowledgement; acknowledgements; acknowledgment; acknowledgments;
        addendum; afterword; announcement; announcements; annual report; appendix; author index;
        author's reply; back matter; bibliography; book review; book reviews; brief communication;
        calendar; call for papers; chair's message; closing remarks; comment; commentary; comments;
        concluding remarks; conclusion; conclusions; contents; contributors; correction;
        corrections; correspondence; corrigendum; cover; discussion; editor's note; editorial;
        editorial board; editorial introduction; editorial note; editor's introduction;
        editors' note; epilogue; errata; erratum; expression of concern; foreword; from the editor;
        from the editors; front cover; front matter; general discussion; guest editorial;
        guest editor's introduction; highlights; home page; in brief; in memoriam; in this issue;
        index; introduction; introduction to the special issue;
        introduction to the special section; introduction to this special issue;
        introductory remarks; invited talk; invited talks; invited paper; issue information;
        keynote; keynote address; keynote speech; keynote talk; keynotes; letter;
        letter from the editor; letter to the editor; letters; letters to the editor;
        list of contributors; list of reviewers; masthead; message from the chair;
        message from the chairs; message from the general chair; message from the program chairs;
        news; news and views; news in brief; notes; notice; obituary; online reference; opening;
        opening address; opening remarks; organizing committee; outlook; overview; panel;
        panel discussion; perspective; perspectives; postface; poster; poster session; posters;
        preface; preliminary material; proceedings; program; program committee; programme;
        prologue; publisher's note; reference; references; remarks; reply; report; reports;
        research highlights; response; retraction; retraction note; review; reviews; reviewers;
        session introduction; special issue; special issue editorial; subject index; summary;
        supplementary information; supplementary material; supporting information; survey;
        table of contents; thanks to reviewers; thank you to our reviewers; title page; tutorial;
        tutorials; untitled; update; web page; website; welcome; welcome address; welcome message;
        workshop overview; workshop report; workshop summary
    """,
    "French": """
        avant-propos; avertissement; bibliographie; compte rendu; comptes rendus;
        conclusion générale; conclusions générales; éditorial; introduction générale; liminaire;
        présentation; présentation du numéro; remerciements; résumé; sommaire; table des matières
    """,
    "German": """
        Berichtigung; Buchbesprechung; Buchbesprechungen; Danksagung; Diskussion; Einführung;
        Einleitung; Geleitwort; Inhalt; Inhaltsverzeichnis; Literatur; Literaturverzeichnis;
        Mitteilungen; Nachruf; Nachwort; Rezension; Rezensionen; Schlussbemerkungen; Schlusswort;
        Vorbemerkung; Vorwort; Zusammenfassung; Zum Geleit
    """,
    "Spanish, Portuguese, Italian": """
        agradecimientos; apresentação; carta al editor; carta ao editor; conclusiones; conclusioni;
        conclusões; conclusão; conclusione; discusión; discussão; editoriale; errata corrige;
        fe de erratas; índice; introducción; introdução; introduzione; nota del editor;
        nota editorial; palabras preliminares; prefacio; prefazione; premessa; presentación;
        presentazione; prólogo; recensione; recensioni; reseña; reseñas; resenha; resenhas;
        resumen; resumo; riassunto; sumario
    """,
    "Dutch, Danish, Norwegian, Swedish, Finnish": """
        inleiding; voorwoord; nawoord; redactioneel; samenvatting; boekbespreking;
        boekbesprekingen; forord; indledning; innledning; inledning; leder; ledare; anmeldelse;
        anmeldelser; recension; recensioner; johdanto; esipuhe; pääkirjoitus; lukijalle
    """,
    "Polish, Czech, Hungarian, Romanian, Turkish": """
        wstęp; przedmowa; wprowadzenie; od redakcji; recenzja; recenzje; podsumowanie; úvod;
        úvodem; předmluva; závěr; recenze; bevezetés; előszó; bevezető; cuvânt înainte;
        introducere; önsöz; giriş; sunuş; editörden; sonuç
    """,
    "Russian, Ukrainian": """
        введение; предисловие; от редакции; от редактора; заключение; рецензия; рецензии;
        содержание; послесловие; вступ; передмова; вступление; редакционная статья; некролог;
        хроника
    """,
    "Chinese, Japanese, Korean": """
        前言; 引言; 绪论; 緒論; 序言; 序; 编者按; 編者按; 编者的话; 卷首语; 卷首語; 结语; 結語;
        目录; 目錄; 勘误; 更正; 社论; 书评; はじめに; おわりに; まえがき; あとがき; 序論; 序文;
        巻頭言; 編集後記; 目次; 書評; 訂正; 緒言; 特集にあたって; 머리말; 서론; 결론; 서문; 권두언;
        편집후기; 목차; 서평
    """,
}  # fmt: skip
_FOLDED = frozenset(
    fold(title)
    for titles in _GENERIC.values()
    for title in titles.split(";")
    if title.strip()
)
# Signs of a folded title, with an article and a number.
_LONGEST = max(map(len, _FOLDED)) + 20
# "Introduction.", "Editorial (2)", "Book reviews III": a number tells issues apart, not subjects.
_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivx]{1,4})[\W_]*$", re.IGNORECASE)

_ARTICLE = re.compile(
    r"^(?:an?|the|ein|eine|une?|les?|la|el|los|las|il|o|os) ", re.IGNORECASE
)  # "A survey"


def is_generic(title: str | None) -> bool:
    """Tell a title that says only what kind of text a work is (``Editorial``, ``Vorwort``)."""
    if not title:
        return False
    folded = fold(title)
    if folded in _FOLDED or len(folded) > _LONGEST:
        return folded in _FOLDED
    bare = _ARTICLE.sub("", _NUMBER.sub("", title))
    return fold(bare) in _FOLDED
