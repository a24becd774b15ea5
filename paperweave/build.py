"""Bring the pages in ``docs`` up to date with the listings in ``seeds``."""

from __future__ import annotations

import gc
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.address.ledger import DamagedLedgerError, identities, read_ledger, write_ledger
from paperweave.config.files import (
    BuildError,
    curation_in,
    listings_hash,
    settings_in,
    text_of,
    today,
)
from paperweave.config.names import LEDGER_NAME
from paperweave.config.settings import SettingsError
from paperweave.engine.atomic import OutputError, replace_file
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import code_hash, hash_of
from paperweave.engine.progress import watched
from paperweave.engine.workers import EndedError
from paperweave.read.seeds_folder import listings_of
from paperweave.report.figures import Report
from paperweave.write.docs_folder import Output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paperweave.config.project import Project
    from paperweave.config.selection import Only
    from paperweave.config.settings import Settings
    from paperweave.engine.output_file import File, Joined

# What a person can mend; whatever else is raised is a fault of ours.
NOTHING_BUILT = (BuildError, DamagedLedgerError, EndedError, OutputError, SettingsError)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build may do; ``only`` is None where ``mkdocs.yml`` says which papers are wanted."""

    strict: bool = False
    may_add_addresses: bool = False
    only: Only | None = None
    replace: tuple[Path, ...] = ()  # what may be written over although we did not make it
    settings: Settings | None = None  # instead of those in `mkdocs.yml`


def build(project: Project, asked: Asked) -> Report:
    """Read the listings, make the pages, and write those that changed.

    Raises:
        BuildError, DamagedLedgerError, EndedError, OutputError, SettingsError: nothing was built;
            what stood in ``docs`` stays.
    """
    # A build makes millions of objects and few cycles of them: looking for these as often as
    # Python does took a tenth.
    gc.set_threshold(50_000, 20, 100)
    output = Output(project.docs, project.cache)
    with output.alone():
        # Before anything is read: what is saved meanwhile makes the next one build again.
        found = listings_of(project)
        made_by = code_hash(project.root, project.templates)
        only = asked.only.shown if asked.only else ""
        shown = repr((asked.settings, project.section))
        inputs = hash_of(made_by, listings_hash(project.seeds, found), only, shown)
        ledger = text_of(project.seeds / LEDGER_NAME)
        known = output.up_to_date(inputs + hash_of(ledger))
        if known and not asked.replace:
            report = Report.from_dict(known)
            grows = asked.may_add_addresses and report.new_addresses
            if not grows and not (asked.strict and report.left_out):
                return report
        made = _make(project, asked, found, ledger, Cache(project.cache, made_by))
        known_then = hash_of(ledger if made.ledger is None else made.ledger)
        output.write(
            made.files,
            made_by,
            inputs + known_then,
            asdict(made.report),
            lambda: _save(made.ledger, project.seeds),
            asked.replace,
        )
    return made.report


def _save(ledger: str | None, seeds: Path) -> None:
    """Write the ledger before the first page is shown, which is when its address is known."""
    if ledger is not None:
        replace_file(seeds / LEDGER_NAME, ledger.encode())


@dataclass(frozen=True, slots=True)
class _Made:
    """What a build makes: the files that go into ``docs``, and the report."""

    files: Iterator[File | Joined]
    report: Report
    ledger: str | None  # its text, where that is to change


def _make(
    project: Project, asked: Asked, found: dict[str, Path], ledger_text: str | None, cache: Cache
) -> _Made:
    """Run the stages; nothing is written yet."""
    from paperweave.clean.listings import gather
    from paperweave.engine.compiled_templates import CompiledTemplates
    from paperweave.export.atom_feeds import feeds
    from paperweave.export.browser_data import site_scripts
    from paperweave.export.site_files import site_files
    from paperweave.pipeline import Inputs, weave
    from paperweave.render.pages import environment, pages
    from paperweave.render.paper_files import paper_files
    from paperweave.report.figures import gather_problems, refuse_what_loses, report_on

    ledger = {}
    if ledger_text is not None:
        ledger = read_ledger(ledger_text, str(project.seeds / LEDGER_NAME))
    settings = asked.settings or settings_in(project, asked.only)
    curation, unclear = curation_in(project.seeds)
    published = identities(ledger) if settings.only else frozenset[str]()
    gathered = gather(found, settings.only, published, cache)
    woven = weave(gathered, Inputs(curation, settings, ledger, today()), cache)

    corpus = woven.corpus
    readings = [reading for one in gathered for reading in one.readings]
    problems = gather_problems(readings, [*unclear, *woven.problems])
    new = [path for path in woven.ledger if woven.ledger[path] != ledger.get(path)]
    report = report_on(corpus, problems, () if asked.may_add_addresses else sorted(new))
    refuse_what_loses(report, woven.homeless, project.seeds, settings.only, strict=asked.strict)

    env = environment(project.templates, settings.language)
    env.bytecode_cache = CompiledTemplates(cache)
    files = chain(
        paper_files(corpus, settings, env),
        pages(corpus, problems, settings, env),
        site_scripts(corpus, settings.sizes),
        feeds(corpus, settings),
        site_files(corpus, settings),
    )
    grown = asked.may_add_addresses and woven.ledger != ledger
    return _Made(
        watched(files, "making pages"), report, write_ledger(woven.ledger) if grown else None
    )
