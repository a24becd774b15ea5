"""A server on this machine that speaks as arXiv's and Crossref's APIs do, well or badly."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = int | str | float  # a status, a body without sense, seconds without an answer


@dataclass(slots=True)
class Library:
    """What the services know, what they were asked, and what they do before they answer well."""

    arxiv: dict[str, tuple[str, str]] = field(default_factory=dict)  # title and authors by number
    crossref: list[dict[str, object]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(
        default_factory=dict
    )  # by the service's name, one a question
    address: str = ""

    def about(self, service: str) -> list[str]:
        """What one service was asked."""
        return [
            question.partition(" ")[2]
            for question in self.asked
            if question.startswith(f"{service} ")
        ]


@contextmanager
def serving() -> Iterator[Library]:
    """The library on a port of this machine."""
    library = Library()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            service = "arxiv" if parts.path == "/arxiv" else "crossref"
            keys = ("id_list", "search_query", "query.bibliographic")
            wanted = next((query[key] for key in keys if query.get(key)), None)
            library.asked.append(f"{service} {wanted}")
            faults = library.faults.get(service, [])
            fault = faults.pop(0) if faults else None
            if isinstance(fault, float):
                time.sleep(fault)
            text = _feed(library, query) if service == "arxiv" else json.dumps(_works(library))
            self._answer(
                fault if isinstance(fault, int) else 200,
                fault if isinstance(fault, str) else text,
                service,
            )

        def _answer(self, status: int, text: str, service: str) -> None:
            self.send_response(status)
            self.send_header(
                "Content-Type", "application/atom+xml" if service == "arxiv" else "application/json"
            )
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    library.address = f"http://127.0.0.1:{server.server_port}"
    often = {"poll_interval": 0.01}  # else each test waits half a second for its end
    thread = threading.Thread(target=server.serve_forever, kwargs=often, daemon=True)
    thread.start()
    try:
        yield library
    finally:
        server.shutdown()
        server.server_close()


def _works(library: Library) -> dict[str, object]:
    return {
        "status": "ok",
        "message-type": "work-list",
        "message": {"total-results": len(library.crossref), "items": library.crossref},
    }


def _feed(library: Library, query: dict[str, str]) -> str:
    numbers = query["id_list"].split(",") if query.get("id_list") else list(library.arxiv)
    entries = "".join(
        _entry(number, *library.arxiv[number]) for number in numbers if number in library.arxiv
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom">'
        f"<title>answer</title><id>x</id><updated>2026-01-01T00:00:00Z</updated>"
        f"<opensearch:totalResults>{entries.count('<entry>')}</opensearch:totalResults>"
        f"<opensearch:startIndex>0</opensearch:startIndex><opensearch:itemsPerPage>50</opensearch:itemsPerPage>{entries}</feed>"
    )


def _entry(number: str, title: str, authors: str) -> str:
    names = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors.split(", "))
    return (
        f"<entry><id>http://arxiv.org/abs/{number}v2</id><published>2024-02-27T10:00:00Z</published>"
        f"<updated>2024-03-01T10:00:00Z</updated><title>{escape(title)}</title><summary>About "
        f"it.</summary>{names}"
        f'<link href="http://arxiv.org/abs/{number}v2" rel="alternate" type="text/html"/>'
        '<arxiv:primary_category term="cs.CL"/><category term="cs.CL"/><category '
        'term="cs.LG"/></entry>'
    )
