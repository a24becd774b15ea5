"""Fill in what listings lack from arXiv and Crossref.

Which papers lack something, whom to ask, what to believe.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from paperweave.clean.entry import entry_of
from paperweave.engine.json_file import read_object
from paperweave.fetch.fetched_bib import append
from paperweave.fetch.services import (
    FETCHED_NAME,
    NUMBERS_AT_ONCE,
    ArXiv,
    Crossref,
    ServiceError,
    Services,
)
from paperweave.merge.similarity import compare
from paperweave.merge.view import View
from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from paperweave.model.paper import MergedPaper
    from paperweave.model.record import Author, Record

PUBLIC = Services()
_ASKED_AGAIN_AFTER = timedelta(days=30)  # a paper may be published meanwhile
_A_DAY = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of the questions.

    Papers that got something, titles that only others have, and what failed.
    """

    added: int
    refused: int
    unknown: int
    failures: tuple[str, ...]

    def __str__(self) -> str:
        """In a sentence for a person."""
        return (
            f"{self.added} entries were added to {FETCHED_NAME}: check them, then build. "
            f"{self.unknown} questions found nothing; {self.refused} of these found only papers "
            "with other titles or authors."
        )


def fetch_metadata(
    papers: Sequence[MergedPaper], path: Path, cache: Path, today: date
) -> Fetched:
    """Ask for what the papers lack, and add the answers to the file at ``path`` as they come.

    Where a service fails, what was found before stays, and the next service is asked.

    Raises:
        OSError: the file cannot be written.
        ImportError: the clients are not installed.
    """
    fetcher = _Fetcher(path, _Answerless(cache / "fetched.json", today))
    for stage in (fetcher.by_number, fetcher.at_crossref, fetcher.by_title):
        try:
            stage(papers)
        except ServiceError as error:
            fetcher.failures.append(str(error))
    return Fetched(
        fetcher.added, fetcher.refused, fetcher.unknown, tuple(fetcher.failures)
    )


class _Answerless:
    """The questions that found nothing, with the day; a file that may be lost at any time."""

    def __init__(self, path: Path, today: date) -> None:
        self._path, self._today = path, today
        self._days: dict[str, str] = {}
        known = read_object(path)
        oldest = (today - _ASKED_AGAIN_AFTER).isoformat()
        self._days = {
            str(question): str(day)
            for question, day in known.items()
            if str(day) > oldest
        }

    def __contains__(self, question: str) -> bool:
        return question in self._days

    def add(self, question: str) -> None:
        self._days[question] = self._today.isoformat()
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(
                json.dumps(self._days, ensure_ascii=False), encoding="utf-8"
            )


class _Fetcher:
    """Asks, judges and writes; counts what became of it."""

    def __init__(self, path: Path, answerless: _Answerless) -> None:
        self._path, self._answerless = path, answerless
        self._arxiv, self._crossref = ArXiv(PUBLIC), Crossref(PUBLIC)
        self._identified = set[int]()
        self.added = self.refused = self.unknown = 0
        self.failures = list[str]()

    def by_number(self, papers: Sequence[MergedPaper]) -> None:
        """Papers with an arXiv number: many in one question, and no doubt about the answer."""
        asked = {
            p.arxiv: p
            for p in papers
            if p.arxiv
            and _lacks_arxivs(p)
            and f"arxiv {p.arxiv}" not in self._answerless
        }
        every = list(asked)
        for numbers in (
            every[at : at + NUMBERS_AT_ONCE]
            for at in range(0, len(every), NUMBERS_AT_ONCE)
        ):
            found = {
                record.arxiv: record
                for record in self._arxiv.by_number(numbers)
            }
            for number in numbers:
                if number in found:
                    self._write(asked[number], found[number], "arXiv")
                else:
                    self._found_nothing(f"arxiv {number}")

    def at_crossref(self, papers: Sequence[MergedPaper]) -> None:
        """Papers without a publisher's DOI, or without facts, by their title."""
        for paper in papers:
            question = f"crossref {fold(paper.title)}"
            if (
                paper.titled
                and not paper.withdrawn
                and _lacks_publishers(paper)
                and question not in self._answerless
            ):
                self._take(
                    paper,
                    self._crossref.by_title(paper.title),
                    question,
                    "Crossref",
                )

    def by_title(self, papers: Sequence[MergedPaper]) -> None:
        """Papers without any number, of which Crossref knows nothing either."""
        for paper in papers:
            question = f"arxiv title {fold(paper.title)}"
            unidentified = (
                paper.titled
                and not paper.arxiv
                and not paper.doi
                and id(paper) not in self._identified
            )
            if (
                unidentified
                and not _is_fetched(paper, "arxiv")
                and question not in self._answerless
            ):
                self._take(
                    paper, self._arxiv.by_title(paper.title), question, "arXiv"
                )

    def _take(
        self,
        paper: MergedPaper,
        candidates: Iterable[Record],
        question: str,
        service: str,
    ) -> None:
        records = [
            record for record in candidates if record.doi or record.arxiv
        ]
        same = next(
            (record for record in records if _is_the_same(paper, record)), None
        )
        if same is not None:
            self._identified.add(id(paper))
            self._write(paper, same, service)
        else:
            self.refused += bool(records)
            self._found_nothing(question)

    def _found_nothing(self, question: str) -> None:
        self.unknown += 1
        self._answerless.add(question)

    def _write(self, paper: MergedPaper, record: Record, service: str) -> None:
        """Under the paper's own title, so that the build finds the two together."""
        title = paper.title if paper.titled else record.title
        append(self._path, replace(record, title=title), service)
        self.added += 1


def _is_fetched(paper: MergedPaper, field: str) -> bool:
    return any(
        e.record.file == FETCHED_NAME and getattr(e.record, field)
        for e in paper.entries
    )


def _lacks_arxivs(paper: MergedPaper) -> bool:
    exact = paper.date is not None and paper.date.exactness == _A_DAY
    return not _is_fetched(paper, "arxiv") and not (
        paper.titled and paper.authors and exact and paper.categories
    )


def _lacks_publishers(paper: MergedPaper) -> bool:
    return not _is_fetched(paper, "doi") and not (
        paper.doi and paper.venue and paper.authors and paper.date
    )


def _is_the_same(paper: MergedPaper, record: Record) -> bool:
    """The build's own judgement of two entries.

    Titles that are only alike count where an author is shared.
    """
    ours = min(
        paper.entries,
        key=lambda entry: (
            entry.title is None,
            entry.abstract is None,
            entry.rank,
        ),
    )
    known = replace(ours, title=paper.title, abstract=paper.abstract)
    verdict, _ = compare(View(known), View(entry_of(record)[0]), "title")
    shared = _families(paper.authors) & _families(record.authors)
    if verdict in {"same", "likely"}:
        return bool(shared) or not (paper.authors and record.authors)
    return verdict == "close" and bool(shared)


def _families(authors: Iterable[Author]) -> set[str]:
    return {
        fold(author.family or author.name.split(" ")[-1])
        for author in authors
        if author.name
    }
