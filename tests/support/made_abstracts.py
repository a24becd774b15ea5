"""Small collections of invented papers in other languages, of a list of subjects and sentences."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parents[1] / "keywords" / "languages"
_TURNS = Path(__file__).parents[1] / "keywords" / "turns_of_phrase"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))
_PAPERS_A_SUBJECT = 4
_SENTENCES = 5
_SPACED = frozenset(LANGUAGES) - {"zh", "ja"}


class Made(NamedTuple):
    """Papers as title and abstract, the subject of each by its number, and all subjects."""

    papers: list[tuple[str, str]]
    about: list[int]
    subjects: list[str]


def made_abstracts(language: str) -> Made:
    """Make forty papers: four about each subject, which name the next subject, too."""
    text = (_FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    subjects, sentences = (part.splitlines() for part in text.split("\n\n"))
    subjects = [line for line in subjects if not line.startswith("#")]
    made = Made([], [], [line.partition("|")[2] or line for line in subjects])
    for number in range(_PAPERS_A_SUBJECT * len(subjects)):
        about, again = divmod(number, _PAPERS_A_SUBJECT)
        a, b = (
            subjects[about].replace("|", ""),
            subjects[(about + 1) % len(subjects)].replace("|", ""),
        )
        some = [sentences[(3 * number + 5 * i + again) % len(sentences)] for i in range(_SENTENCES)]
        space = " " if language in _SPACED else ""
        body = space.join(line.format(a=a, b=b) for line in some)
        title = made.subjects[about]
        made.papers.append((title[0].upper() + title[1:], body))
        made.about.append(about)
    return made


def made_of_turns(language: str) -> Made:
    """Make forty papers of which titles and sentences are full of what all abstracts say."""
    text = (_TURNS / f"{language}.txt").read_text(encoding="utf-8")
    subjects, titles, sentences = (part.splitlines() for part in text.split("\n\n"))
    made = Made([], [], [line for line in subjects if not line.startswith("#")])
    count = len(made.subjects)
    for number in range(5 * count):
        about, again = number % count, number // count
        subject, other = made.subjects[about], made.subjects[(about + 1 + again) % count]
        some = [sentences[(2 * number + 5 * i + again) % len(sentences)] for i in range(7)]
        title = titles[(again + about) % len(titles)].format(a=subject, b=other)
        body = (" " if language in _SPACED else "").join(some).format(a=subject, b=other)
        made.papers.append((title[0].upper() + title[1:], body))
        made.about.append(about)
    return made
