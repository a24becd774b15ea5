"""Words of other languages than English that name no subject by themselves: nouns of every science.

Also what only grades. In a phrase with another word they stay: ``méthode de Monte-Carlo``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.text.languages import all_links

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = frozenset(
    """méthode méthodes approche approches modèle modèles étude études analyse travaux recherche
    recherches résultat résultats expérience expériences évaluation évaluations état perspective
    perspectives problème problèmes tâche tâches donnée données jeu jeux système systèmes
    technique techniques outil outils objectif objectifs but cadre contexte rôle amélioration
    améliorations comparaison comparative comparatif efficacité intérêt hypothèse hypothèses
    performance performances précision niveau cas exemple exemples solution solutions projet
    théorie question questions limite limites apport apports contribution contributions efficace
    efficaces nouvelles récent récente récents récentes meilleur meilleure meilleurs meilleures
    existant existante existants existantes significatif significative significatifs
    significatives expérimental expérimentale expérimentaux expérimentales important importante
    importants importantes difficile proposé proposée proposés proposées améliorer réduire
    évaluer obtenir résoudre permettre comprendre étudier montrer présenter verfahren ansatz
    ansätze ansatzes ansätzen methode methoden modell modelle modellen modells studie studien
    analysen arbeit arbeiten forschung forschungen ergebnis ergebnisse ergebnissen experiment
    experimente experimenten evaluation bewertung stand technik ausblick perspektive
    perspektiven problem probleme aufgabe aufgaben datensatz datensätze datensätzen system
    systeme systemen werkzeug werkzeuge ziel ziele hauptziel rahmen umfeld rolle verbesserung
    verbesserungen vergleich wirksamkeit vorteil vorteile vorteilen hypothese hypothesen
    leistung genauigkeit fall fälle beispiel beispiele lösung lösungen projekt theorie frage
    fragen grenze grenzen weg wege einführung überblick untersuchung untersuchungen entwicklung
    anwendung anwendungen bedeutung grundlage grundlagen möglichkeit möglichkeiten effizient
    effiziente effizienter effizientes effizienten aktuelle aktuellen aktueller bessere besseren
    besserer bestehende bestehenden bestehender deutliche deutlichen zahlreiche zahlreichen
    wichtige wichtigen wichtiger schwierig schwierige schwieriges experimentelle experimentellen
    vergleichende vergleichender vorgeschlagene vorgeschlagenen umfassende umfassenden
    verschiedene verschiedenen verbessern untersuchen entwickeln método métodos metodología
    enfoque enfoques aproximación modelo modelos estudio estudios análisis trabajos
    investigación investigaciones resultado resultados experimento experimentos evaluación
    evaluaciones estado perspectiva perspectivas problema problemas tarea tareas dato datos
    conjunto conjuntos sistema sistemas técnica técnicas herramienta herramientas objetivo
    objetivos marco contexto papel mejora mejoras comparación comparativo comparativa eficacia
    interés hipótesis rendimiento precisión nivel caso casos ejemplo ejemplos solución
    soluciones proyecto teoría cuestión cuestiones límite límites introducción desarrollo
    aplicación aplicaciones uso eficiente eficientes reciente recientes mejor mejores existente
    existentes significativo significativa significativos significativas experimental
    experimentales difícil propuesto propuesta propuestas mejorar reducir evaluar obtener
    metodologia abordagem abordagens estudo estudos análise pesquisa pesquisas avaliação
    avaliações tarefa tarefas dados ferramenta ferramentas melhoria melhorias comparação
    eficácia interesse hipótese hipóteses desempenho precisão nível exemplo exemplos solução
    soluções projeto teoria questão questões introdução desenvolvimento aplicação aplicações
    recente recentes melhor melhores experimentais proposto proposta propostos propostas
    melhorar reduzir avaliar obter metodo metodi approccio approcci modello modelli studi
    analisi lavori ricerca ricerche risultato risultati esperimento esperimenti valutazione
    valutazioni stato prospettiva prospettive problemi compito compiti dati insieme insiemi
    sistemi tecnica tecniche strumento strumenti obiettivo obiettivi quadro contesto ruolo
    miglioramento miglioramenti confronto efficacia ipotesi prestazioni precisione livello casi
    esempio esempi soluzione soluzioni progetto questione questioni introduzione sviluppo
    applicazione applicazioni efficiente efficienti recenti migliore migliori esistente
    esistenti sperimentale sperimentali importanti migliorare ridurre valutare ottenere aanpak
    benadering benaderingen studies onderzoeken resultaat resultaten evaluatie zaken
    vooruitzicht vooruitzichten perspectief perspectieven probleem problemen taak taken gegevens
    systeem techniek technieken hulpmiddel hulpmiddelen doel doelen hoofddoel kader context
    verbetering verbeteringen vergelijking vergelijkende doeltreffendheid voordeel voordelen
    prestatie prestaties nauwkeurigheid geval gevallen voorbeeld voorbeelden oplossing
    oplossingen vraag vragen inleiding ontwikkeling toepassing toepassingen gebruik efficiënt
    efficiënte bestaande duidelijke talrijke belangrijke moeilijk moeilijke experimentele
    voorgestelde uitgebreide verschillende verbeteren art arte évolution évolutions défi défis
    enjeu enjeux importance introduction aperçu conclusion bilan kontext chance chancen
    herausforderung herausforderungen erforschung beitrag beiträge entwicklungen
    schlussfolgerung hintergrund evolución reto retos desafío desafíos contribución oportunidad
    oportunidades importancia conclusión evolução desafio desafios contribuição oportunidade
    oportunidades importância conclusão evoluzione sfida sfide contributo opportunità importanza
    studio conclusione rol kans kansen uitdaging uitdagingen bijdrage bijdragen ontwikkelingen
    conclusie meten место места история современность пути путь тема темы теме изучение изучению
    изучения измерить обзор заключение человек año años mes meses día días hora horas periodo
    período primer primero primeros primera primeras último últimos última últimas experiencia
    experiencias relación relaciones asociación factor factores criterio criterios frecuencia
    efecto efectos impacto característica características procedimiento procedimientos
    implicaciones recomendaciones conceptos serie volumen causa causas hallazgo hallazgos
    manifestaciones comentario actual edad revisión ano anos mês dia dias primeiro primeiros
    primeira primeiras experiência experiências relação relações associação fator fatores
    critério critérios frequência efeito efeitos procedimento procedimentos implicações
    recomendações conceitos série achado achados comentário atual idade revisão année années
    mois jour jours période facteur facteurs critère critères fréquence effet effets
    caractéristique caractéristiques derniers dernières anno anni mesi giorni relazione
    relazioni fattore fattori criteri frequenza effetto effetti caratteristiche esperienza
    esperienze età revisione jaar jaren maanden dagen periode relatie relaties factoren effecten
    kenmerken ervaring ervaringen leeftijd jahr jahre jahren monate monaten tage tagen zeitraum
    beziehung beziehungen faktoren kriterien häufigkeit effekt effekte merkmale erfahrung
    erfahrungen""".split()  # noqa: SIM905
)
# Of idioms ("à l'aide de", "im Hinblick auf", "a partir de", "на современном этапе") and of what
# any text speaks of.
_IDIOMS = frozenset(
    """aide mise prise ligne lieu biais vue égard combinaison présentation humains partir través
    torno respecto cuanto cabo personas meio longo partire mezzo grado confronti hinblick
    blick bezug hilfe laufe mittelpunkt vordergrund einsatz verfügung erstellung nutzung aufbau
    bearbeitung durchführung aspekt aspekte aspekten relevanz seite seiten person personen zeitalter
    jahrhundert jahrhunderts betrekking plaats basis opzichte этап этапе целом рамках ходе виде
    помощи помощью отношении""".split()  # noqa: SIM905
)
# Before a linking word these only wrap what is behind it: "évolution récente de la langue".
_HEADS = frozenset(
    """étude études évolution rôle contribution importance introduction aperçu estudio estudios
    evolución papel contribución importancia introducción estudo estudos evolução contribuição
    importância introdução studio studi evoluzione ruolo contributo importanza
    introduzione""".split()  # noqa: SIM905
)
# Russian has too many forms: these begin a word that ends in few more letters.
_STEMS = re.compile(
    r"(?:метод|подход|модел|исследовани|анализ|работ|результат|эксперимент|оценк|оценок|состояни"
    r"|перспектив|проблем|задач|вопрос|данны|систем|техник|инструмент|цел|услови|контекст|рол"
    r"|улучшени|сравнени|эффективност|гипотез|точност|случа|пример|решени|проект|теори|введени"
    r"|развити|применени|использовани|возможност|особенност|преимуществ|качеств|эффективн|нов"
    r"|современн|существующ|значительн|экспериментальн|сравнительн|предложенн|важн|сложн"
    r"|различн|лучш|недавн|основн)"
    r"(?:|а|ам|ами|ах|ая|е|ев|его|ей|ем|ему|и|ие|ий|им|ими|их|ов|ого|ое|ой|ом|ому|у|ую|ы|ые|ый|ым"
    r"|ыми|ых|ь|ью|ю|юю|я|ям|ями|ях|яя|ия|ию|ием|иям|иями|иях)?"
)
# A Russian adjective by itself, but not what is also a noun: "животные".
_ADJECTIVE = re.compile(
    r"(?!животн|насеком)[\u0430-\u044f\u0451]{3,}(?:ый|[ое]го|[ое]му|ых|ыми|ые|ую|юю|ая)"
)
_LINKS = frozenset().union(*map(all_links, ("fr", "es", "pt", "it", "ru")))


@lru_cache(maxsize=60_000)
def is_general_abroad(word: str) -> bool:
    """Tell a word of another language, in lower case, that names no subject by itself."""
    known = word in _WORDS or word in _IDIOMS or word in _LINKS
    # Words are folded as English ones: "factores" have lost their last letter.
    known = known or f"{word}s" in _WORDS
    return (
        known
        or bool(_STEMS.fullmatch(word))
        or bool(_ADJECTIVE.fullmatch(word))
    )


def wraps_a_subject(words: Sequence[str]) -> bool:
    """Tell a phrase that begins with a study, or the like, of something."""
    return is_head(words[0]) and any(map(is_link, words))


def is_head(word: str) -> bool:
    """Tell a study, or the like, of something."""
    return word in _HEADS


def is_link(word: str) -> bool:
    """Tell a word that links a noun to what it is about, in some language."""
    return word in _LINKS
