"""Bring the pages in ``docs`` up to date with the listings in ``seeds``."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.history import read_history, told, write_history
from paperweave.address.ledger import (
    DamagedLedgerError,
    identities,
    read_ledger,
    write_ledger,
)
from paperweave.config.files import (
    BuildError,
    curation_in,
    listings_hash,
    settings_in,
    text_of,
    today,
)
from paperweave.config.names import HISTORY_NAME, LEDGER_NAME
from paperweave.config.settings import SettingsError
from paperweave.engine.atomic import OutputError, replace_file
from paperweave.engine.cache import Cache
from paperweave.engine.collector import look_for_cycles_seldom
from paperweave.engine.fingerprint import code_hash, hash_of
from paperweave.engine.progress import watched
from paperweave.engine.workers import EndedError, give_back_at_once
from paperweave.read.seeds_folder import listings_of
from paperweave.render.template_faults import TemplateFaultError
from paperweave.report.figures import Report
from paperweave.write.docs_folder import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from paperweave.address.ledger import Ledger
    from paperweave.clean.listings import Gathered
    from paperweave.config.project import Project
    from paperweave.config.selection import Only
    from paperweave.config.settings import Settings
    from paperweave.engine.cache import Memory
    from paperweave.engine.output_file import File, Joined
    from paperweave.model.corpus import Corpus
    from paperweave.model.history import History
    from paperweave.pipeline import Woven

# What a person can mend; whatever else is raised is a fault of ours.
NOTHING_BUILT = (
    BuildError,
    DamagedLedgerError,
    EndedError,
    OutputError,
    SettingsError,
    TemplateFaultError,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build may do; ``only`` is None where ``mkdocs.yml`` says which papers are wanted."""

    strict: bool = False
    may_add_addresses: bool = False
    only: Only | None = None
    # What may be written over although we did not make it.
    replace: tuple[Path, ...] = ()
    settings: Settings | None = None  # instead of those in `mkdocs.yml`
    # Is given what a build has in memory.
    keep: Callable[[InMemory], None] | None = None
    anew: bool = False  # although nothing changed: for what it has in memory
    memory: Memory | None = None  # of a server, between its builds


@dataclass(frozen=True, slots=True)
class InMemory:
    """What a build has in memory that stays of use after it."""

    corpus: Corpus
    gathered: Mapping[str, Gathered]  # what each file on disk held, by name
    digests: Mapping[str, str]  # of these files, before they were read
    # What it was told to read although it may not be wanted.
    published: frozenset[str]
    settings: Settings
    environment: Environment  # of the pages' templates


def build(project: Project, asked: Asked) -> Report:
    """Read the listings, make the pages, and write those that changed.

    Raises:
        BuildError, DamagedLedgerError, EndedError, OutputError, SettingsError, TemplateFaultError:
            nothing was built; what stood in ``docs`` stays.
    """
    look_for_cycles_seldom()
    give_back_at_once()
    output = Output(project.docs, project.cache)
    with output.alone():
        # Before anything is read: what is saved meanwhile makes the next one build again.
        found = listings_of(project)
        made_by = code_hash(project.root, project.templates)
        only = asked.only.shown if asked.only else ""
        shown = repr((asked.settings, project.section))
        inputs = hash_of(
            made_by, listings_hash(project.seeds, found), only, shown
        )
        kept = _Kept(
            *(
                text_of(project.seeds / name)
                for name in (LEDGER_NAME, HISTORY_NAME)
            )
        )
        known = output.up_to_date(inputs + kept.fingerprint)
        if known and not asked.replace and not asked.anew:
            report = Report.from_dict(known)
            if not _leaves_more_to_do(report, asked):
                return report
        cache = Cache(project.cache, made_by, asked.memory)
        made = _make(project, asked, found, kept, cache)
        output.write(
            made.files,
            made_by,
            inputs + made.kept.fingerprint,
            asdict(made.report),
            lambda: _save(kept, made.kept, project.seeds),
            asked.replace,
        )
    return made.report


class _Kept(NamedTuple):
    """What a project keeps between builds, as texts; None where it has no such file."""

    ledger: str | None
    history: str | None

    @property
    def fingerprint(self) -> str:
        """A hash of both."""
        return hash_of(self.ledger, self.history)


def _save(before: _Kept, now: _Kept, seeds: Path) -> None:
    """Write the ledger before the first page is shown, which is when its address is known."""
    for name, old, new in zip(
        (LEDGER_NAME, HISTORY_NAME), before, now, strict=True
    ):
        if new is not None and new != old:
            replace_file(seeds / name, new.encode())


@dataclass(frozen=True, slots=True)
class _Made:
    """What a build makes: the files that go into ``docs``, and the report."""

    files: Iterator[File | Joined]
    report: Report
    kept: _Kept  # as it is to be


def _new_addresses(grown: Ledger, ledger: Ledger) -> list[str]:
    """The addresses that a ledger does not have, or has for something else."""
    return sorted(path for path in grown if grown[path] != ledger.get(path))


def _leaves_more_to_do(report: Report, asked: Asked) -> bool:
    """Tell whether a build that changed nothing left out what is now asked for."""
    if asked.may_add_addresses and (report.new_addresses or report.new_changes):
        return True
    return asked.strict and bool(report.left_out)


def _make(
    project: Project,
    asked: Asked,
    found: dict[str, Path],
    kept: _Kept,
    cache: Cache,
) -> _Made:
    """Run the stages; nothing is written yet."""
    from paperweave.clean.listings import Gathering

    settings = asked.settings or settings_in(project, asked.only)
    # Only a selection asks for what was published before.
    published = (
        identities(_read(kept, project.seeds)[0])
        if settings.only
        else frozenset[str]()
    )
    gathering = Gathering(found, settings.only, published, cache)
    # Beside what is read by other processes.
    from paperweave.engine.compiled_templates import CompiledTemplates
    from paperweave.export.atom_feeds import feeds
    from paperweave.export.browser_data import site_scripts
    from paperweave.export.site_files import site_files
    from paperweave.pipeline import Inputs, weave
    from paperweave.render.pages import environment, pages, said_by
    from paperweave.render.paper_files import load_all, paper_files
    from paperweave.report.figures import (
        gather_problems,
        refuse_what_loses,
        report_on,
    )

    ledger, history = _read(kept, project.seeds)
    curation, unclear = curation_in(project.seeds)
    env = environment(project.templates, settings.language)
    env.bytecode_cache = CompiledTemplates(cache)
    load_all(env)
    by_name = gathering.of_all()
    gathered = list(by_name.values())
    woven = weave(
        gathered, Inputs(curation, settings, ledger, today(), history), cache
    )

    corpus = woven.corpus
    of_words = said_by(env).unclear
    readings = chain.from_iterable(one.readings for one in gathered)
    problems = gather_problems(readings, [*unclear, *woven.problems, *of_words])
    new = (
        () if asked.may_add_addresses else _new_addresses(woven.ledger, ledger)
    )
    report = report_on(corpus, problems, new)
    if not asked.may_add_addresses:
        report = _with_changes(report, history, corpus.history)
    refuse_what_loses(
        report,
        woven.homeless,
        project.seeds,
        settings.only,
        strict=asked.strict,
    )
    files = chain(
        paper_files(corpus, settings, env),
        pages(corpus, problems, settings, env),
        site_scripts(corpus, settings, cache),
        feeds(corpus, settings),
        site_files(corpus, settings),
    )
    if asked.keep:
        asked.keep(
            InMemory(
                corpus, by_name, gathering.digests, published, settings, env
            )
        )
    if asked.may_add_addresses:
        kept = _with_new(kept, woven, ledger, history)
    return _Made(watched(files, "making pages"), report, kept)


def _read(kept: _Kept, seeds: Path) -> tuple[Ledger, History | None]:
    """The ledger and the history as they were; a site's first build has neither."""
    ledger = (
        {}
        if kept.ledger is None
        else read_ledger(kept.ledger, str(seeds / LEDGER_NAME))
    )
    if kept.history is None:
        return ledger, None
    return ledger, read_history(kept.history, str(seeds / HISTORY_NAME))


def _with_changes(
    report: Report, before: History | None, now: History | None
) -> Report:
    """The report, with the changes that the history has yet to note."""
    return (
        replace(report, new_changes=tuple(told(before, now)))
        if before and now
        else report
    )


def _with_new(
    kept: _Kept, woven: Woven, ledger: Ledger, history: History | None
) -> _Kept:
    """What the project keeps from now on; a text whose facts stay is not written anew."""
    if woven.ledger != ledger:
        kept = kept._replace(ledger=write_ledger(woven.ledger))
    now = woven.corpus.history
    return (
        kept._replace(history=write_history(now))
        if now and now != history
        else kept
    )
