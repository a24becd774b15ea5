"""In the formats that programs write, a broken entry costs only itself.

No file does harm by its shape.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from paperweave.model.reading import Seed
from paperweave.model.record import Problem, Record
from paperweave.read.formats.arxiv.atom import FORMAT as ATOM
from paperweave.read.formats.arxiv.snapshot import FORMAT as SNAPSHOT
from paperweave.read.formats.huggingface.api_json import FORMAT as HF_DAILY_JSON
from paperweave.read.formats.json.csl_json import FORMAT as CSL_JSON
from paperweave.read.formats.json.json_list import FORMAT as JSON_LIST
from paperweave.read.formats.markdown.front_matter_format import FORMAT as FRONT_MATTER
from paperweave.read.formats.tables.csv_tables import FORMAT as DELIMITED
from paperweave.read.formats.tagged.nbib import FORMAT as NBIB
from paperweave.read.formats.tagged.ris import FORMAT as RIS
from paperweave.read.formats.xml.acl_xml import FORMAT as ACL_XML
from paperweave.text.html_text import without_markup
from paperweave.text.names import names_in
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.read.formats.registry import Format

NO_PAPERS = {
    "package.json": (
        '{\n"name": "x",\n"description": "A thing.",\n"author": "Ada",\n"keywords": ["a"]\n}'
    ),
    "schema.json": (
        '{"title": "Person", "description": "Of flesh.", '
        '"properties": {"authors": {"type": "array"}}}'
    ),
    "notebook.ipynb": (
        '{"cells": [], "metadata": {"title": "N", "authors": [{"name": "A"}]}, "nbformat": 4}'
    ),
    "places.json": '[{"title": "Paris", "lat": 48.9, "url": "https://paris.example"}]',
    "odd.json": '[{"title": "x", "type": ["a"]}, {"title": ["x"], "id": 1, "paper": {}}]',
    "empty.json": "[]",
    "numbers.csv": "1,2,3\n4,5,6\n",
    "films.csv": "title,director,year\nA,B,1999\n",
    "header.csv": "title,authors,abstract\n",
    "table.md": "| Title | Authors | Abstract |\n|---|---|---|\n| A | B | C |\n",
    "prose.txt": (
        "We name the title, the authors, the abstract and the year of each.\nThat is all.\n"
    ),
    "blog.rss": (
        "<rss><channel><item><title>Post</title><link>https://b.example/1</link></item>"
        "</channel></rss>"
    ),
    "empty.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>None</title></feed>',
    "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title></svg>',
    "empty.ris": "TY  - JOUR\nER  -\n",
    "post.md": "---\ntitle: A Post\nauthor: Ada\ndate: 2024-01-01\n---\n"
    + "Words of a diary. " * 20,
    "settings.yaml": "title: x\nauthors: y\nabstract: z\n",
}
MACHINES = (
    ACL_XML,
    ATOM,
    CSL_JSON,
    DELIMITED,
    FRONT_MATTER,
    HF_DAILY_JSON,
    JSON_LIST,
    NBIB,
    RIS,
    SNAPSHOT,
)


def seed_of(text: str) -> Seed:
    return Seed("listing", tuple(text.split("\n")))


def records(one: Format, text: str) -> list[Record]:
    return [part for part in one.split(seed_of(text)) if isinstance(part, Record)]


def problems(one: Format, text: str) -> list[Problem]:
    return [part for part in one.split(seed_of(text)) if isinstance(part, Problem)]


@for_rows("what", NO_PAPERS)
def test_a_file_without_papers_is_claimed_by_no_format_of_machines(what: str) -> None:
    seed = seed_of(NO_PAPERS[what])
    assert {
        one.name: claim.why for one in MACHINES if (claim := one.detect(seed)).confidence > 0
    } == {}


class OnceOnly(tuple[str, ...]):
    """Lines of a file that is too long to be held: no line can be asked for by its number."""

    __slots__ = ()

    def __getitem__(self, index: object) -> str:  # type: ignore[override]
        raise AssertionError(f"line {index} was asked for by its number")


def test_rows_of_the_snapshot_come_one_by_one_while_their_file_is_read() -> None:
    row = {
        "id": "0704.0001",
        "title": "T",
        "categories": "cs.CL",
        "update_date": "2008-01-01",
        "versions": [],
    }
    seed = Seed("snapshot.json", OnceOnly(json.dumps(row | {"title": f"T {n}"}) for n in range(50)))
    parts: Iterator[object] = SNAPSHOT.split(seed)
    titles = [part.title for part in parts if isinstance(part, Record)]
    assert titles == [f"T {n}" for n in range(50)]


@pytest.mark.parametrize("spaces", [None, 1])
@pytest.mark.parametrize("fault", ['"T 3', '"T 3"}', '"T 3" "x"', '"T 3", "authors": [[['])
def test_a_bad_element_in_json_costs_only_itself(spaces: int | None, fault: str) -> None:
    papers = [
        {"title": f"T {n}", "abstract": f"About {n}.", "authors": ["A. B."]} for n in range(6)
    ]
    text = json.dumps(papers, indent=spaces).replace('"T 3"', fault)
    assert [record.title for record in records(JSON_LIST, text)][-2:] == ["T 4", "T 5"]
    assert {"T 0", "T 1", "T 2"} <= {record.title for record in records(JSON_LIST, text)}
    assert problems(JSON_LIST, text)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_of_json_that_is_cut_off_all_whole_elements_are_had(kept: float) -> None:
    papers = [{"title": f"T {n}", "abstract": f"About {n}."} for n in range(20)]
    text = json.dumps({"meta": {"count": 20}, "results": papers}, indent=1)
    cut = text[: int(len(text) * kept)]
    assert len(records(JSON_LIST, cut)) == cut.count("\n  }")
    assert problems(JSON_LIST, cut)


def test_an_entity_bomb_in_a_feed_is_not_expanded_and_nothing_is_fetched() -> None:
    bomb = (
        '<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    entry = (
        "<entry><id>http://arxiv.org/abs/2403.01234v1</id>"
        "<title>T &b; &f; &amp; &eacute;</title></entry>"
    )
    (record,) = records(ATOM, f"{bomb}<feed>{entry}</feed>")
    assert record.title == "T &b; &f; & é"


def test_a_tag_that_is_not_closed_costs_no_other_entry() -> None:
    entries = [
        f"<entry><id>http://arxiv.org/abs/2403.0123{n}v1</id><title>T {n}</title></entry>"
        for n in range(5)
    ]
    entries[2] = entries[2].replace("</title>", "")
    titles = [
        record.title for record in records(ATOM, "<feed>\n" + "\n".join(entries) + "\n</feed>")
    ]
    assert titles == ["T 0", "T 1", "T 2", "T 3", "T 4"]


@pytest.mark.parametrize(
    "bomb",
    ["a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "a: " + "[" * 5_000, "a: " + "x" * 400_000],
    ids=["aliases", "nesting", "size"],
)  # fmt: skip
def test_front_matter_with_a_bomb_is_refused_and_named(bomb: str) -> None:
    text = f"---\ntitle: A Kite\nabstract: We fly.\n{bomb}\n---\n"
    begin = time.process_time()
    assert records(FRONT_MATTER, text) == []
    assert [problem.severity for problem in problems(FRONT_MATTER, text)] == ["lost"]
    assert time.process_time() - begin < 20


def test_a_tag_in_front_matter_is_text_and_nothing_runs() -> None:
    text = (
        "---\ntitle: A Kite\nabstract: We fly.\nvenue: !!python/object/apply:os.system [ls]\n---\n"
    )
    (record,) = records(FRONT_MATTER, text)
    assert record.venue == "!!python/object/apply:os.system [ls]"
    assert [problem.line for problem in problems(FRONT_MATTER, text)] == [4]


@for_rows(
    ("one", "text"),
    [
        (JSON_LIST, "[" * 500_000),
        (JSON_LIST, '[{"a":1 ' * 100_000),
        (JSON_LIST, '{"a": "' + '\\"' * 500_000),
        (JSON_LIST, "".join(f'{{"k{n}": 1, ' for n in range(100_000))),
        (ATOM, "<feed>" + "<!--" * 200_000),
        (ATOM, "<feed>" + "<![CDATA[" * 100_000),
        (ATOM, "<feed><entry><title>" + "<b>" * 200_000),
        (ACL_XML, "<volume>" + "<paper " * 20_000),
        (DELIMITED, "title,authors,abstract\n" + 'a,"b,c\n' * 50_000),
        (DELIMITED, "title,authors,abstract\n" + '"' * 500_000),
        (FRONT_MATTER, "---\n" + "- " * 200_000 + "\n---\n"),
    ],
)
def test_a_hostile_file_takes_no_more_than_its_share_of_time(one: Format, text: str) -> None:
    begin = time.process_time()
    one.detect(seed_of(text))
    list(one.split(seed_of(text)))
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<jats:p>H<sub>2</sub>O &amp;amp; ice</jats:p>", "H$_{2}$O & ice"),
        ("if a <b and c> d, $x<y$", "if a <b and c> d, $x<y$"),
        ("<jats:title>Abstract</jats:title><p>We fly.</p>", "We fly."),
        ("a<br/>b &nbsp; c &copy=2 AT&T", "a b c &copy=2 AT&T"),
        ("<p> </p>", None),
    ],
)
def test_tags_and_entities_go_and_formulas_stay(text: str, plain: str | None) -> None:
    assert without_markup(text) == plain


@pytest.mark.parametrize(
    "text",
    ["Doe, Jane; Ng, A.", "Jane Doe|A. Ng", "Jane Doe, A. Ng", "['Doe, Jane', 'Ng, A.']",
     "Doe, Jane and Ng, A.", "Jane Doe and A. Ng", '["Jane Doe", "A. Ng"]',
     "Jane Doe; A. Ng; et al."],
)  # fmt: skip
def test_two_names_are_two_names_however_they_are_listed(text: str) -> None:
    assert [author.name for author in names_in(text)] == ["Jane Doe", "A. Ng"]
