"""The services that know papers.

ArXiv by its client ``arxiv``, Crossref by its client ``habanero``; both politely.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from paperweave.model.record import Author, PartialDate, Record
from paperweave.read.formats.json.json_records import json_values
from paperweave.read.formats.records.named_fields import Place, record_of
from paperweave.text.identifiers import arxiv_number, doi

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
FETCHED_NAME = "fetched.bib"
NUMBERS_AT_ONCE = 50
# Of a search by title; the paper itself is nearly always the first.
_CANDIDATES = 3
_TOO_MANY = 429
_FIELDS = [
    "DOI",
    "title",
    "subtitle",
    "author",
    "issued",
    "container-title",
    "type",
    "reference",
]


@dataclass(frozen=True, slots=True)
class Services:
    """Where the services are, and how they are asked."""

    arxiv: str = "https://export.arxiv.org/api/query"
    crossref: str = "https://api.crossref.org"
    # arXiv's terms of use: one request in three seconds. Crossref serves more, but a person need
    # not hurry.
    arxiv_every: float = 3.0  # seconds
    crossref_every: float = 1.0
    timeout: float = 30.0
    pauses: tuple[float, ...] = (5.0, 20.0, 60.0)  # before each new attempt


class ServiceError(Exception):
    """A service gave no answer of use, however often it was asked.

    The message says which, and what it said.
    """


class _Polite:
    """Asks one service: not too often, and again after a while where it is busy or out of reach."""

    def __init__(
        self, name: str, every: float, pauses: Sequence[float]
    ) -> None:
        self._name, self._every, self._pauses = name, every, pauses
        self._next = 0.0

    def ask(
        self, question: Callable[[], T], errors: tuple[type[Exception], ...]
    ) -> T:
        for pause in (*self._pauses, None):
            time.sleep(max(0.0, self._next - time.monotonic()))
            try:
                return question()
            except errors as error:
                if pause is None or _is_final(error):
                    raise ServiceError(
                        f"{self._name} did not answer ({_told(error)})"
                    ) from error
                time.sleep(pause)
            finally:
                self._next = time.monotonic() + self._every
        raise AssertionError("the last pause is None")


def _is_final(error: Exception) -> bool:
    """A question that the service refuses as such is not put again."""
    response = getattr(error, "response", None)
    places = (
        (error, "status"),
        (error, "status_code"),
        (response, "status_code"),
    )
    status = next(
        (
            s
            for place, name in places
            if isinstance(s := getattr(place, name, None), int)
        ),
        None,
    )
    client_errors = range(400, 500)
    return status in client_errors and status != _TOO_MANY


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


class ArXiv:
    """ArXiv's API."""

    def __init__(self, services: Services) -> None:
        import arxiv

        self._client = arxiv.Client(
            page_size=NUMBERS_AT_ONCE, delay_seconds=0, num_retries=0
        )
        self._client.query_url_format = services.arxiv + "?{}"
        adapter = _adapter(services.timeout)
        for scheme in ("https://", "http://"):
            # the client knows no time-out of its own
            self._client._session.mount(scheme, adapter)  # noqa: SLF001
        self._polite = _Polite("arXiv", services.arxiv_every, services.pauses)

    def by_number(self, numbers: Sequence[str]) -> list[Record]:
        """What arXiv knows of these numbers; those that it does not know are left out.

        Raises:
            ServiceError: it gave no answer.
        """
        import arxiv

        return self._ask(
            arxiv.Search(id_list=list(numbers), max_results=len(numbers))
        )

    def by_title(self, title: str) -> list[Record]:
        """The papers whose titles have the words of this one.

        Raises:
            ServiceError: it gave no answer.
        """
        import arxiv

        words = "".join(c if c.isalnum() else " " for c in title).split()
        return self._ask(
            arxiv.Search(f'ti:"{" ".join(words)}"', max_results=_CANDIDATES)
        )

    def _ask(self, search: Any) -> list[Record]:  # noqa: ANN401 - the client's own type
        import arxiv
        import requests

        errors = (
            arxiv.ArxivError,
            requests.RequestException,
            arxiv.Result.MissingFieldError,
            ValueError,
        )
        return self._polite.ask(
            lambda: [_of_arxiv(r) for r in self._client.results(search)], errors
        )


# a class that is made only where requests is there
def _adapter(timeout: float) -> Any:  # noqa: ANN401
    import requests
    from requests.adapters import HTTPAdapter

    class Patient(HTTPAdapter):
        """Ask a service, and give up in time.

        A page of an error, or of a café's network, is not taken for an answer without papers.
        """

        def send(self, request: Any, **options: Any) -> Any:  # type: ignore[override]  # noqa: ANN401
            response = super().send(request, **{**options, "timeout": timeout})
            if response.ok and b"<feed" not in response.content[:1000]:
                raise requests.ConnectionError("the answer is not a feed")
            return response

    return Patient()


def _of_arxiv(result: Any) -> Record:  # noqa: ANN401
    day = result.published
    return Record(
        FETCHED_NAME,
        1,
        1,
        title=" ".join(result.title.split()) or None,
        abstract=" ".join(result.summary.split()) or None,
        authors=tuple(
            Author(name)
            for a in result.authors
            if (name := " ".join(a.name.split()))
        ),
        date=PartialDate(day.year, day.month, day.day),
        arxiv=arxiv_number(result.entry_id),
        doi=doi(result.doi or ""),
        venue=result.journal_ref or None,
        categories=tuple(result.categories),
    )


class Crossref:
    """Crossref's API: the DOIs of publishers, with authors, dates and venues.

    It needs no account and no key.
    """

    def __init__(self, services: Services) -> None:
        from habanero import Crossref as Client

        self._client = Client(
            base_url=services.crossref, timeout=services.timeout
        )
        self._polite = _Polite(
            "Crossref", services.crossref_every, services.pauses
        )

    def by_title(self, title: str) -> list[Record]:
        """The published works whose titles are nearest.

        Raises:
            ServiceError: it gave no answer.
        """
        import httpx2
        from habanero import RequestError

        # The client looks into an answer before it knows that it is one.
        errors = (
            RequestError,
            httpx2.HTTPError,
            RuntimeError,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
        )
        works = self._polite.ask(lambda: self._works(title), errors)
        return [
            record_of(json_values(work), Place(FETCHED_NAME, 1, 1))
            for work in works
        ]

    def _works(self, title: str) -> list[dict[str, object]]:
        match self._client.works(
            query_bibliographic=title[:300], limit=_CANDIDATES, select=_FIELDS
        ):
            case {"message": {"items": [*items]}}:
                return [item for item in items if isinstance(item, dict)]
            case _:
                raise ValueError("the answer has no list of works")
