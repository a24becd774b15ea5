"""The pages: each group of papers and the site around them become files, by templates/*.md.j2.

A page is Markdown that a person can read as it is: front matter with the facts, then the text. In
the templates every expression is a seed's text and is escaped, unless it is ``Markup`` (see
``markdown.py``).
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from paperweave.engine.fingerprint import hash_of
from paperweave.engine.output_file import File
from paperweave.export.citations import FORMS
from paperweave.export.coins import Coins
from paperweave.export.scripts import assigned, extended
from paperweave.model.corpus import AuthorGroup, TopicGroup
from paperweave.render.changes import changes_files
from paperweave.render.escape import (
    LINE_BREAK,
    Markup,
    code,
    escape,
    fence,
    link_path,
    phrase,
    prose,
    shortened,
    written_link,
)
from paperweave.render.front_matter import page_text
from paperweave.render.list_lines import PaperLines
from paperweave.render.list_pages import group_pages, list_pages
from paperweave.render.paper_page import said_beside
from paperweave.render.reasons import in_words
from paperweave.render.report_page import REPORT_FILE, report_page, report_text
from paperweave.render.template_faults import template_faults
from paperweave.render.timeline import month_name
from paperweave.render.topic_facts import sparkline
from paperweave.render.words import folder_of_words, words_in
from paperweave.text.venues.brief import brief_venue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jinja2 import Environment, FileSystemLoader

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus, Group
    from paperweave.model.record import Problem
    from paperweave.render.list_pages import ListPage
    from paperweave.render.words import Words

# MkDocs' own search is not used (see docs/about/search.md); its index would hold every page twice.
_NO_SEARCH = {"search": {"exclude": True}}
# What the templates of groups are given, whose hashes cover all of it.
_OF_GROUPS = frozenset(
    {"group", "part", "format", "title", "years", "others", "by_year"}
)


def environment(templates: Sequence[Path], language: str) -> Environment:
    """The templates' environment: all but ``Markup`` is escaped, an unknown name is an error.

    A process that builds again with the same templates has them compiled already (0.4 s).
    """
    files = [
        path
        for folder in templates
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    stats = [(str(path), path.stat().st_mtime_ns) for path in files]
    return _environment(tuple(templates), language, tuple(stats))


@lru_cache(2)
def _environment(
    templates: tuple[Path, ...],
    language: str,
    _stats: tuple[tuple[str, int], ...],
) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined

    from paperweave.engine.plain_calls import PlainEnvironment

    # HTML's escaping is no use in Markdown; `finalize` does Markdown's
    env = PlainEnvironment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    words = words_in(folder_of_words(templates, language), language)
    env.filters |= {"prose": prose, "phrase": phrase, "fence": fence}
    env.globals |= {
        "br": LINE_BREAK,
        "about": partial(said_beside, words=words),
        "brief_venue": brief_venue,
        "forms": FORMS,
        "month_name": partial(month_name, words=words),
        "words": words,
        "say": words.say,
        "number": words.number,
        "code": code,
        "link": written_link,
        "linked": _linked,
        "sparkline": sparkline,
        "terms": _terms,
        "phrases": _phrases,
        "reason": partial(in_words, words=words),
        "reasons": partial(_reasons, words=words),
    }
    return env


def said_by(env: Environment) -> Words:
    """The site's own words that an environment says."""
    words: Words = env.globals["words"]  # type: ignore[assignment]
    return words


def _terms(names: Sequence[str]) -> Markup:
    """What two papers share."""
    return Markup(", ".join(map(escape, names)))


def _linked(title: str, address: str) -> Markup:
    """A seed's text as a link."""
    return Markup(f"[{phrase(title)}]({address})")


def _phrases(names: Sequence[str]) -> Markup:
    return Markup(", ".join(map(phrase, names)))


def _reasons(said: Sequence[str], words: Words) -> str:
    return "; ".join(in_words(one, words) for one in said)


def _safe(value: object) -> object:
    if type(value) is str:
        return escape(shortened(value))
    return (
        value
        if isinstance(value, Markup | int)
        else escape(shortened(str(value)))
    )


def pages(
    corpus: Corpus,
    problems: Sequence[Problem],
    settings: Settings,
    env: Environment,
) -> Iterator[File]:
    """All pages but the papers' own (``paper_files.py``)."""
    words = cast("Words", env.globals["words"])
    report = report_page(corpus, problems, settings.sizes, words)
    lines = PaperLines(env, corpus)
    coins = Coins(corpus.papers, words.language)
    keyed = not _has_own_templates(env)
    for path, template, front, names in chain(
        group_pages(corpus, settings, coins, words),
        list_pages(corpus, settings, coins, words),
        [report],
    ):
        text = partial(
            page,
            env,
            path,
            template,
            front,
            corpus=corpus,
            line=partial(lines.line, path),
            **names,
        )
        key = key_of_list(corpus, path, template, front, names)
        yield File(path, text, key if keyed else None)
    for path, target in corpus.redirects.items():
        front = {"template": "redirect.html", "redirect": target}
        text = partial(
            page,
            env,
            f"{path}.md",
            "redirect.md.j2",
            front,
            target=f"{target}.md",
        )
        yield File(f"{path}.md", text, partial(hash_of, path, target))
    yield File(REPORT_FILE, partial(report_text, corpus, problems))
    yield from changes_files(corpus, settings, words)
    yield File("data/words.js", partial(_words_script, words))
    yield File(
        "data/words-review.js",
        partial(extended, "spoken.table", words.of_reviews()),
    )


def _has_own_templates(env: Environment) -> bool:
    """Whether there are templates of a person's own, whose lists may say anything of the corpus."""
    *own, _ = cast("FileSystemLoader", env.loader).searchpath
    return any(any(Path(folder).rglob("*.md.j2")) for folder in own)


def _words_script(words: Words) -> str:
    """What scripts say, as a script: it is there before any other of ours runs."""
    return assigned(
        "spoken", {"language": words.language, "table": words.of_scripts()}
    )


def key_of_list(
    corpus: Corpus,
    path: str,
    template: str,
    front: Mapping[str, Any],
    names: Mapping[str, Any],
) -> Callable[[], str] | None:
    """What gives a hash of what a list is made from; others may speak of anything."""
    if names.keys() <= _OF_GROUPS and "group" in names:
        said = partial(_said_of_group, corpus, names)
    elif template == "authors.md.j2":
        said = partial(_said_of_authors, corpus, names["part"])
    else:
        return None
    part, title = names["part"], names["title"]
    ways = (part.own, part.label, part.before, part.after, part.rest)
    return lambda: hash_of(path, template, front, title, ways, said())


def _said_of_group(
    corpus: Corpus, names: Mapping[str, Any]
) -> tuple[object, ...]:
    """What a page of a group says; papers are known by what they are.

    Their places shift by one with each paper that comes before them.
    """
    group, marks = names["group"], corpus.fingerprints
    known = {name: getattr(group, name) for name in _fields_of(group.__class__)}
    known["papers"] = len(group.papers)
    if isinstance(group, AuthorGroup):
        known |= _said_of_author(group, marks)
    groups = corpus.groups
    linked = (*known.get("keywords", ()), *known.get("beside", ()))
    of_keywords = [
        groups.keywords[name].path for name in linked if name in groups.keywords
    ]
    of_topics = [
        (topic.name, topic.path, len(topic.papers))
        for topic in (groups.topics if isinstance(group, TopicGroup) else ())
        if topic.path in linked
    ]
    years = [
        (count, groups.years[year].path)
        for year, count in names.get("years", ())
    ]
    shown = [marks[i] for i in names["part"].items]
    told = names.get("format"), names.get("others")
    return known, told, of_keywords, of_topics, years, shown


def _said_of_author(
    group: AuthorGroup, marks: Sequence[str]
) -> dict[str, list[Any]]:
    return {
        "circles": [[marks[i] for i in circle] for circle in group.circles],
        "namesakes": [
            (one.name, one.path, [marks[i] for i in one.papers])
            for one in group.namesakes
        ],
    }


@cache
def _fields_of(kind: type[Group]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _said_of_authors(corpus: Corpus, part: ListPage) -> tuple[object, ...]:
    """What a list of authors says: of those without a page, their papers."""
    shown, groups = corpus.shown, corpus.groups
    authors = [
        (
            author.letter,
            author.name,
            author.path,
            len(author.papers),
            () if author.path else [shown[i][:2] for i in author.papers],
        )
        for author in part.items
    ]
    return authors, len(groups.everyone), groups.papers_of_an_author


def page(
    env: Environment,
    path: str,
    template: str,
    front: Mapping[str, Any],
    **names: object,
) -> str:
    """The text of a page at a path inside ``docs/``, from a template and its names."""
    with template_faults():
        body = env.get_template(template).render(
            to=partial(_way, path), **names
        )
    known = {
        key: value
        for key, value in front.items()
        if value not in (None, [], {})
    }
    return page_text(body.strip(), {**known, **_NO_SEARCH})


def _way(page: str, target: str) -> Markup:
    return link_path(target, page)
