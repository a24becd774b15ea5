"""Listings pulled from a server on this machine, which answers well or badly."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from paperweave.config.pulls import pulls_in
from paperweave.config.settings import SettingsError
from paperweave.fetch.downloads import Downloads, Manners
from paperweave.fetch.pulled_listings import NOTES, Pulled, pull
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE = bibliography(one={"title": "A First Paper", "year": "2024"}).encode()
TWO = bibliography(two={"title": "A Second Paper", "year": "2023"}).encode()
RIS = b"TY  - JOUR\nTI  - A Third Paper\nPY  - 2022\nER  - \n"
QUICK = Manners(every=0, largest=100_000, pauses=(0.0,))


@dataclass(slots=True)
class Answer:
    """What the server says: status, headers, body; ``slow`` is a byte now and then."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    slow: bool = False
    silent: bool = False


@dataclass(slots=True)
class Server:
    """Its answers by path, one a question and the last for good, and what it was asked."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    def next(self, path: str) -> Answer:
        """What it says next."""
        answers = self.answers[path]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            answer = server.next(self.path)
            if answer.silent:
                server.ended.wait(5)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.slow and "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            while answer.slow and not server.ended.wait(0.05):
                self.wfile.write(b"%")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.address = f"http://127.0.0.1:{http.server_port}"
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield server
    finally:
        server.ended.set()
        http.shutdown()
        http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def pulled(server: Server, seeds: Path, name: str = "list.bib", path: str = "/a") -> Pulled:
    return pull({name: f"{server.address}{path}"}, seeds, Downloads("1", QUICK))


def test_a_listing_is_written_as_it_came_and_asked_for_with_a_name(
    server: Server, tmp_path: Path
) -> None:
    server.answers["/a"] = [Answer(ONE)]
    assert pulled(server, tmp_path).changed == ("list.bib",)
    assert (tmp_path / "list.bib").read_bytes() == ONE
    assert server.asked[0][1]["User-Agent"].startswith("paperweave/1 (https://")


@pytest.mark.parametrize(
    ("header", "value", "asks"),
    [("ETag", '"x1"', "If-None-Match"), ("Last-Modified", "Mon", "If-Modified-Since")],
)
def test_what_has_not_changed_is_not_sent_again(
    server: Server, tmp_path: Path, header: str, value: str, asks: str
) -> None:
    server.answers["/a"] = [Answer(ONE, headers={header: value}), Answer(status=304)]
    pulled(server, tmp_path)
    before = (tmp_path / NOTES).read_bytes()
    assert pulled(server, tmp_path).unchanged == ("list.bib",)
    assert server.asked[1][1][asks] == value
    assert (tmp_path / NOTES).read_bytes() == before


def test_a_lost_file_and_another_address_are_asked_for_in_whole(
    server: Server, tmp_path: Path
) -> None:
    server.answers |= {name: [Answer(ONE, headers={"ETag": "x"})] for name in ("/a", "/b")}
    pulled(server, tmp_path)
    (tmp_path / "list.bib").unlink()
    assert pulled(server, tmp_path).changed == ("list.bib",)
    pulled(server, tmp_path, path="/b")
    assert not any("If-None-Match" in headers for _, headers in server.asked)


def test_a_redirect_is_followed_on_the_web_only(server: Server, tmp_path: Path) -> None:
    server.answers["/a"] = [Answer(status=302, headers={"Location": "/b"})]
    server.answers["/b"] = [Answer(ONE)]
    assert pulled(server, tmp_path).changed == ("list.bib",)
    secret = tmp_path / "secret.bib"
    secret.write_bytes(TWO)
    server.answers["/a"] = [Answer(status=302, headers={"Location": secret.as_uri()})]
    (failure,) = pulled(server, tmp_path).failures
    assert "not a web address" in failure or "302" in failure
    assert (tmp_path / "list.bib").read_bytes() == ONE


def test_a_ring_of_redirects_ends(server: Server, tmp_path: Path) -> None:
    server.answers["/a"] = [Answer(status=302, headers={"Location": "/a"})]
    assert pulled(server, tmp_path).failures


FAULTS = {
    "answered 500": Answer(status=500),
    "answered 404": Answer(status=404),
    "text/html": Answer(
        b"<html><title>Sign in</title></html>", headers={"Content-Type": "text/html"}
    ),
    "hold no listing": Answer(b"nothing of use here\n"),
    "sent more than": Answer(ONE + b"%" * 200_000),
    "took longer than": Answer(ONE, slow=True),
    "did not answer": Answer(silent=True),
    "ended before": Answer(ONE, headers={"Content-Length": "9999"}),
}
# How long is waited for what never comes: a busy machine takes a while for what does come.
HASTY = {
    "took longer than": replace(QUICK, longest=1.5),
    "did not answer": replace(QUICK, timeout=1.5, pauses=()),
}


@pytest.mark.parametrize("said", FAULTS)
def test_an_answer_without_use_is_told_and_the_last_listing_stays(
    server: Server, tmp_path: Path, said: str
) -> None:
    server.answers |= {"/a": [Answer(ONE)], "/b": [FAULTS[said]], "/c": [Answer(RIS)]}
    pulled(server, tmp_path)
    server.answers["/a"] = [FAULTS[said]]
    found = pull(
        {"list.bib": f"{server.address}/a", "third.ris": f"{server.address}/c"},
        tmp_path,
        Downloads("1", HASTY.get(said, QUICK)),
    )
    (failure,) = found.failures
    assert failure.startswith(f"list.bib: {server.address}/a ")
    assert said in failure
    assert (tmp_path / "list.bib").read_bytes() == ONE
    assert found.changed == ("third.ris",)  # the next one is asked all the same


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_service_that_is_busy_is_asked_again(server: Server, tmp_path: Path, status: int) -> None:
    server.answers["/a"] = [Answer(status=status), Answer(ONE)]
    assert pulled(server, tmp_path).changed == ("list.bib",)


def test_a_refusal_is_not_asked_again(server: Server, tmp_path: Path) -> None:
    server.answers["/a"] = [Answer(status=403)]
    pulled(server, tmp_path)
    assert len(server.asked) == 1


PAGES = {
    "list.bib": (ONE, TWO, ONE + b"\n" + TWO),
    "list.json": (
        b'[{"id": "a", "title": "One Paper", "type": "book", "author": [{"family": "A"}]}]',
        b'[{"id": "b", "title": "Two Papers", "type": "book", "author": [{"family": "B"}]}]',
        b"Two Papers",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_a_listing_become_one(server: Server, tmp_path: Path, name: str) -> None:
    first, second, whole = PAGES[name]
    more = {"Link": '</b>; rel="next", </z>; rel="last"', "ETag": "x"}
    server.answers |= {"/a": [Answer(first, headers=more)], "/b": [Answer(second)]}
    assert pulled(server, tmp_path, name).failures == ()
    assert whole in (tmp_path / name).read_bytes()
    pulled(server, tmp_path, name)  # in whole: the second page may have changed
    assert not any("If-None-Match" in headers for _, headers in server.asked)


def _a_file(path: Path) -> None:
    path.write_bytes(TWO)


def _a_link(path: Path) -> None:
    (path.parent / "elsewhere").write_bytes(TWO)
    path.symlink_to(path.parent / "elsewhere")


def _a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("put", [_a_file, _a_link, _a_folder])
@pytest.mark.parametrize("pulled_before", [False, True])
def test_a_person_s_file_stays(
    server: Server, tmp_path: Path, put: object, pulled_before: bool
) -> None:
    server.answers["/a"] = [Answer(ONE)]
    path = tmp_path / "list.bib"
    if pulled_before:
        pulled(server, tmp_path)
        path.unlink()
    asked = len(server.asked)
    put(path)  # type: ignore[operator]
    (failure,) = pulled(server, tmp_path).failures
    assert "was not written by fetch" in failure
    assert len(server.asked) == asked
    assert path.is_dir() or path.read_bytes() == TWO


@pytest.mark.parametrize("notes", ["", "[]", '{"list.bib": 1}', '{"list.bib": {"hash": "x"}}'])
def test_damaged_notes_count_as_none(server: Server, tmp_path: Path, notes: str) -> None:
    server.answers["/a"] = [Answer(ONE)]
    (tmp_path / NOTES).write_text(notes)
    assert pulled(server, tmp_path).changed == ("list.bib",)
    assert json.loads((tmp_path / NOTES).read_text())["list.bib"]["address"]


def test_questions_keep_their_distance(server: Server, tmp_path: Path) -> None:
    import time

    server.answers |= {"/a": [Answer(ONE)], "/b": [Answer(TWO)]}
    manners = Manners(every=0.2)
    start = time.monotonic()
    addresses = {"a.bib": f"{server.address}/a", "b.bib": f"{server.address}/b"}
    pull(addresses, tmp_path, Downloads("1", manners))
    assert time.monotonic() - start >= 0.2


NAMED = "site_name: x\nextra:\n  paperweave:\n    pull:\n      "
WRONG = [
    'a/b.bib: "https://x.org"',
    '.a.bib: "https://x.org"',
    'addresses.tsv: "https://x.org"',
    'curation.toml: "https://x.org"',
    'Bibliography.bib: "https://x.org"',
    'fetched.bib: "https://x.org"',
    '"a\\\\b.bib": "https://x.org"',
    "a.bib: file:///etc/passwd",
    "a.bib: 1",
]


@pytest.mark.parametrize("line", WRONG)
def test_a_name_or_an_address_that_cannot_be_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(NAMED + line)
    with pytest.raises(SettingsError, match="were expected"):
        pulls_in(tmp_path)


def test_addresses_stand_in_mkdocs_yml_or_in_a_file_of_their_own(tmp_path: Path) -> None:
    assert pulls_in(tmp_path) == {}
    (tmp_path / "mkdocs.yml").write_text(f"{NAMED}b.bib: https://b.org/x")
    (tmp_path / "paperweave.toml").write_text('[pull]\n"a.ris" = "http://a.org"\n')
    assert list(pulls_in(tmp_path).items()) == [
        ("a.ris", "http://a.org"),
        ("b.bib", "https://b.org/x"),
    ]
    (tmp_path / "paperweave.toml").write_text("[pull\n")
    with pytest.raises(SettingsError, match="not valid TOML"):
        pulls_in(tmp_path)
