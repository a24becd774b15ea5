"""A record becomes an entry: its text cleaned, its identifiers checked, its links found."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from paperweave.clean.proceedings import dated_by_proceedings
from paperweave.clean.repair import clean, is_clean
from paperweave.engine.fingerprint import hash_of
from paperweave.model.paper import Entry
from paperweave.model.ranks import rank_of
from paperweave.model.record import (
    Author,
    Link,
    Problem,
    Publication,
    Record,
    Repair,
)
from paperweave.text.abroad.language_names import language_code
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.spans import segments
from paperweave.text.venues.editions import edition_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# Of pages: 1-9, 1--9, 9-+.
_RANGE = re.compile(r"(?<=\w)\s*(?:-{1,3}|[‐‑‒–])\s*(?=[\w+])")
# PubMed and Vancouver's style leave out what the last page shares with the first: 123–8, S12–4.
_SHORT_RANGE = re.compile(
    r"(?<![\w.–])(?P<letter>[A-Za-z]?)(?P<first>\d{2,6})–(?P<last>\d{1,5})(?![\w–]|\.\d)"
)
_NOT_IN_ADDRESS = re.compile(r"[ <>\"'`\\]")
# "Abstract: We …", "AbstractWe …"; but "Abstract Meaning Representations" are a subject.
_HEADING = re.compile(
    r"(?:(?:Abstract|ABSTRACT|Résumé|RÉSUMÉ|Zusammenfassung|Resumen|RESUMEN|Resumo|RESUMO|Riassunto"
    r"|Samenvatting|Аннотация|摘要|要旨)(?:\s*[:.：]\s*|\s+[—–-]\s+|[—–]\s*)"
    r"|Abstract(?=[A-Z][a-z]|[AI] )|ABSTRACT\s+(?=[A-Z][a-z]|[AI] ))"
)
# As in most addresses.
_PLAIN_HOST = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:[/?#]|\Z)")
_PREPRINT_SERVER = re.compile(
    r"https?://(?:www\.)?(?:bio|med)rxiv\.org/", re.IGNORECASE
)


def entry_of(record: Record) -> tuple[Entry, list[Problem]]:
    """Clean one record.

    The problems name what cleaning left as it stands and what it would not take.
    """
    record = dated_by_proceedings(record)
    cleaner = _Cleaner(record)
    abstract, comment = (
        cleaner.abstract(),
        cleaner.field("comment", record.comment),
    )
    entry = Entry(
        record=cleaner.checked(),
        rank=rank_of(record.file),
        title=cleaner.line("title", record.title),
        abstract=abstract,
        comment=comment,
        venue=cleaner.line("venue", record.venue),
        publication=cleaner.publication(),
        authors=cleaner.authors(record.authors),
        other_titles=cleaner.lines("title", record.other_titles),
        keywords=cleaner.lines("keyword", record.keywords),
        categories=cleaner.lines("category", record.categories),
        links=cleaner.links((abstract, comment)),
        repairs=tuple(cleaner.repairs),
        fingerprint=hash_of(record),
    )
    return entry, cleaner.problems


class _Cleaner:
    """Collects what cleaning the fields of one record has to say."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        # One look at all short texts together, which are clean in three records of four.
        self._are_clean = _are_clean(_short_texts(record))

    def field(self, name: str, text: str | None) -> str | None:
        if text is None or is_clean(text):
            return text or None
        cleaned = clean(text)
        if not cleaned.repairs and not cleaned.unclear:
            return cleaned.text or None
        place = self._record.file, self._record.first_line
        self.repairs += [
            Repair(*place, name, before, after)
            for before, after in cleaned.repairs
        ]
        advice = "may be damaged LaTeX and was left as it is; if it matters, correct the listing"
        self.problems += [
            Problem("noted", *place, f"{name}: {piece[:60]!r} {advice}")
            for piece in cleaned.unclear
        ]
        return cleaned.text or None

    def abstract(self) -> str | None:
        """The abstract without its heading, which copying from a page leaves at its beginning."""
        text = self.field("abstract", self._record.abstract)
        heading = _HEADING.match(text) if text else None
        if text is None or heading is None:
            return text
        place = self._record.file, self._record.first_line
        self.repairs.append(Repair(*place, "abstract", heading[0], ""))
        return text[heading.end() :] or None

    def line(self, name: str, text: str | None) -> str | None:
        if self._are_clean or text is None or is_clean(text):
            return text or None
        cleaned = self.field(name, text)
        return None if cleaned is None else " ".join(cleaned.split())

    def lines(self, name: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        if self._are_clean or _are_clean(texts):
            return texts
        return tuple(line for text in texts if (line := self.line(name, text)))

    def publication(self) -> Publication:
        """How it was published, each text cleaned."""
        given = self._record.publication
        if not any(given):
            return given
        cleaned = given
        if not self._are_clean:
            *texts, editors = given
            named = zip(given._fields, texts, strict=False)
            lines = [self.line(name, text) for name, text in named]
            cleaned = Publication._make((*lines, self.authors(editors)))
        if cleaned.edition:
            cleaned = cleaned._replace(edition=edition_of(cleaned.edition))
        if cleaned.language:
            language = language_code(cleaned.language)
            cleaned = cleaned._replace(language=language)
        if not cleaned.pages or cleaned.pages.isalnum():
            return cleaned
        pages = _RANGE.sub("–", cleaned.pages)
        return cleaned._replace(pages=_SHORT_RANGE.sub(_whole_range, pages))

    def authors(self, given: tuple[Author, ...]) -> tuple[Author, ...]:
        """Names of persons, cleaned; those that are clean come back as they are."""
        if self._are_clean or _are_clean(_names_of(given)):
            return given
        cleaned = [
            Author(
                self.line("author", a.name) or "",
                self.line("author", a.family),
                a.id,
            )
            for a in given
        ]
        return tuple(author for author in cleaned if author.name)

    def checked(self) -> Record:
        """The record without identifiers that are none.

        A path or a script must never become an address.
        """
        record = self._record
        arxiv = self._identifier(
            record.arxiv, arxiv_number, "arXiv number", "2402.17412"
        )
        name = self._identifier(record.doi, doi, "DOI", "10.1000/xyz123")
        same = (arxiv, name) == (record.arxiv, record.doi)
        return record if same else replace(record, arxiv=arxiv, doi=name)

    def _identifier(
        self,
        given: str | None,
        read: Callable[[str], str | None],
        kind: str,
        example: str,
    ) -> str | None:
        """The identifier as ``read`` reads it; what it cannot read is refused."""
        found = read(given) if given else None
        if given and not found:
            self.refuse(
                f"{given[:60]!r} is not a valid {kind} (one looks like {example})"
            )
        return found

    def links(self, texts: Iterable[str | None]) -> tuple[Link, ...]:
        """The record's links and those in its text, each once.

        Links to the paper's own identifiers are left out.
        """
        given = [(link.kind, link.url) for link in self._record.links]
        found: dict[str, Link] = {}
        for kind, url in [
            *given,
            *((None, url) for url in _addresses_in(texts)),
        ]:
            if not _is_web(url):
                self.refuse(
                    f"{url[:60]!r} is not a web address (one looks like https://example.org/code)"
                )
            elif not _is_own(url, self._record):
                found.setdefault(
                    url.rstrip("/"), Link(kind or link_kind(url), url)
                )
        return tuple(found.values())

    def refuse(self, what: str) -> None:
        """Note something that is left out of the paper."""
        place = self._record.file, self._record.first_line
        self.problems.append(
            Problem(
                "noted",
                *place,
                f"{what}; it was left out of the paper: correct the listing",
            )
        )


def _are_clean(texts: Sequence[str]) -> bool:
    """Tell that none of the texts is empty and cleaning would change none, by one look."""
    # With a text that is empty it has a space too many, or nothing.
    return not texts or (is_clean(" ".join(texts)) and "" not in texts)


def _short_texts(record: Record) -> list[str]:
    """All texts of a record that are cleaned, save its abstract."""
    *texts, editors = record.publication
    given = (record.title, record.comment, record.venue, *texts)
    return [
        *[text for text in given if text is not None],
        *_names_of((*record.authors, *editors)),
        *record.other_titles,
        *record.keywords,
        *record.categories,
    ]


def _names_of(authors: Iterable[Author]) -> list[str]:
    return [
        part for author in authors for part in author[:2] if part is not None
    ]


def _whole_range(found: re.Match[str]) -> str:
    """A range of pages with all figures of its last page: ``123–128``, ``S12–S14``."""
    letter, first, last = found.groups()
    whole = first[: -len(last)] + last
    if len(last) >= len(first) or int(whole) <= int(first):
        return found[0]
    return f"{letter}{first}–{letter}{whole}"


def _is_web(url: str) -> bool:
    if not url.isprintable() or _NOT_IN_ADDRESS.search(url):
        return False
    if _PLAIN_HOST.match(url):
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_own(url: str, record: Record) -> bool:
    """Whether an address only says the paper's number or DOI once more.

    A preprint server's address also leads to its text, and stays.
    """
    number, name = record.arxiv, record.doi
    # That most addresses have other figures is soon seen.
    if number and number[-5:] in url and number == arxiv_number(url):
        return True
    found = doi(url) if name else None
    same = name and found and name.lower() == found.lower()
    return bool(same) and not _PREPRINT_SERVER.match(url)


def _addresses_in(texts: Iterable[str | None]) -> Iterator[str]:
    """The addresses on the web that stand in running text."""
    for text in texts:
        if text and "://" in text:
            yield from (
                part.text for part in segments(text) if part.kind == "url"
            )
