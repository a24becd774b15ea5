"""The pages: each paper, each group of papers and the site around them become {path: text}, by templates/*.md.j2.

A page is Markdown that a person can read as it is: front matter with the facts, then the text. In the templates every
expression is a seed's text and is escaped, unless it is ``Markup`` (see ``markdown.py``).
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from paperweave.citations import FORMS, bibtex
from paperweave.front_matter import page_text
from paperweave.list_pages import group_pages, list_pages
from paperweave.map_picture import neighbourhood
from paperweave.markdown import Markup, escape, fence, link_path, phrase, prose, shortened
from paperweave.paper_page import listing_says, paper_front_matter, said_beside
from paperweave.report_page import REPORT_FILE, report_page, report_text
from paperweave.timeline import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from paperweave.corpus import Corpus
    from paperweave.model import Problem, Record
    from paperweave.settings import Settings

# Two spaces at a line's end break it for every Markdown reader; a backslash does not for Python-Markdown.
_LINE_BREAK = Markup("  ")
# MkDocs' own search is not used (see docs/about/search.md); its index would hold every page twice.
_NO_SEARCH = {"search": {"exclude": True}}


def environment(templates: Path) -> Environment:
    """The templates' environment: what is not ``Markup`` is escaped, a name that does not exist is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(  # noqa: S701 - HTML's escaping is no use in Markdown; `finalize` does Markdown's
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {"prose": prose, "phrase": phrase, "fence": fence}
    env.globals |= {"br": _LINE_BREAK, "about": said_beside, "forms": FORMS, "month_name": month_name}
    return env


def _safe(value: object) -> object:
    return value if isinstance(value, Markup | int) else escape(shortened(str(value)))


def pages(
    corpus: Corpus, problems: Sequence[Problem], settings: Settings, env: Environment
) -> Iterator[tuple[str, str]]:
    """All pages of the site: (path inside ``docs/``, text)."""
    yield from _paper_pages(corpus, env)
    report = report_page(corpus, problems, settings.sizes)
    for path, template, front, names in chain(group_pages(corpus, settings), list_pages(corpus, settings), [report]):
        yield path, _page(env, path, template, front, corpus=corpus, **names)
    for path, target in corpus.redirects.items():
        front = {"template": "redirect.html", "redirect": target}
        yield f"{path}.md", _page(env, f"{path}.md", "redirect.md.j2", front, target=f"{target}.md")
    yield REPORT_FILE, report_text(corpus, problems)


def _page(env: Environment, path: str, template: str, front: Mapping[str, Any], **names: object) -> str:
    body = env.get_template(template).render(to=partial(_way, path), **names)
    known = {key: value for key, value in front.items() if value not in (None, [], {})}
    return page_text(body.strip(), {**known, **_NO_SEARCH})


def _way(page: str, target: str) -> Markup:
    return link_path(target, page)


def _paper_pages(corpus: Corpus, env: Environment) -> Iterator[tuple[str, str]]:
    lines = {reading.seed.name: reading.seed for reading in corpus.readings}

    def raw(record: Record) -> str:
        return record.raw or lines[record.file].text(record.first_line, record.last_line)

    for paper in corpus.papers:
        path = f"papers/{paper.address}.md"
        front = paper_front_matter(paper, corpus) | {"neighbourhood": neighbourhood(corpus.papers, paper)}
        citation = Markup("") if paper.withdrawn else fence(bibtex(paper).rstrip(), "bibtex")
        names = {"paper": paper, "corpus": corpus, "citation": citation, "said": listing_says, "raw": raw}
        yield path, _page(env, path, "paper.md.j2", front, **names)
