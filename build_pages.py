"""Turn the listings in seeds/ into the pages in docs/: run it, or let MkDocs run it as a hook.

Exit status: 0 when everything was read; 3 when pages were written but something was left out; 1
when nothing was written (nothing to read, a damaged ledger, an address that would vanish, or with
--strict anything left out).
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.address.ledger import DamagedLedgerError, newest_day, read_ledger, write_ledger
from paperweave.commands.arguments import FAILED, LEFT_OUT, READ_ALL, arguments_of, say
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
from paperweave.engine.atomic import OutputError, explained, replace_file
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import code_hash, hash_of
from paperweave.engine.progress import watched
from paperweave.engine.workers import EndedError
from paperweave.read.seeds_folder import listings
from paperweave.report.figures import Report
from paperweave.write.docs_folder import Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from paperweave.config.selection import Only
    from paperweave.write.staging import File, Joined

ROOT = Path(__file__).resolve().parent
CACHE = ROOT / ".cache"
_MANY_PAPERS = 100  # from here on pages are stamped, as docs/about/speed.md tells


_NOTHING_BUILT = (BuildError, DamagedLedgerError, EndedError, OutputError, SettingsError)


def build(
    seeds: Path,
    docs: Path,
    *,
    strict: bool = False,
    may_add_addresses: bool = False,
    only: Only | None = None,
) -> Report:
    """Bring the pages in ``docs`` up to date with the listings in ``seeds``.

    ``only`` says which papers are wanted; None leaves that to ``mkdocs.yml``.

    Raises:
        BuildError, DamagedLedgerError, EndedError, OutputError, SettingsError: nothing was built;
        what stood in
            ``docs`` stays.
    """
    # A build makes millions of objects and few cycles of them: looking for these as often as Python
    # does took a tenth.
    gc.set_threshold(50_000, 20, 100)
    output = Output(docs, CACHE)
    with output.alone():
        # Before anything is read: what is saved while the build is under way makes the next one
        # build again.
        found = listings(seeds)
        made_by = code_hash(ROOT)
        inputs = hash_of(made_by, listings_hash(seeds, found), only.shown if only else "")
        ledger = text_of(seeds / LEDGER_NAME)
        if known := output.up_to_date(inputs + hash_of(ledger)):
            report = Report.from_dict(known)
            if not (may_add_addresses and report.new_addresses) and not (
                strict and report.left_out
            ):
                return report
        cache = Cache(CACHE, made_by)
        made = _make(
            seeds, found, ledger, only, cache, strict=strict, may_add_addresses=may_add_addresses
        )
        known_then = hash_of(ledger if made.ledger is None else made.ledger)
        output.write(
            made.files,
            made_by,
            inputs + known_then,
            asdict(made.report),
            lambda: _save(made.ledger, seeds),
        )
    return made.report


def _save(ledger: str | None, seeds: Path) -> None:
    """Write the ledger before the first page is shown: an address must be known before anybody can see it."""
    if ledger is not None:
        replace_file(seeds / LEDGER_NAME, ledger.encode())


@dataclass(frozen=True, slots=True)
class Made:
    """What a build makes: the files that go into ``docs``, and the report."""

    files: Iterator[File | Joined]
    report: Report
    ledger: str | None  # its text, where that is to change


def _make(  # noqa: PLR0913 - what a build is made from, and what it may do
    seeds: Path,
    found: dict[str, Path],
    ledger_text: str | None,
    only: Only | None,
    cache: Cache,
    *,
    strict: bool,
    may_add_addresses: bool,
) -> Made:
    """Run the stages; nothing is written yet."""
    from itertools import chain

    from paperweave.clean.listings import gather
    from paperweave.export.atom_feeds import feeds
    from paperweave.export.browser_data import site_scripts
    from paperweave.pipeline import weave
    from paperweave.render.pages import environment, pages
    from paperweave.render.paper_files import paper_files
    from paperweave.report.figures import gather_problems, refuse_what_loses, report_on

    ledger = {} if ledger_text is None else read_ledger(ledger_text, str(seeds / LEDGER_NAME))
    settings = settings_in(ROOT, only)
    curation, unclear = curation_in(seeds)
    gathered = gather(found, settings.only, ledger, cache)
    woven = weave(gathered, curation, settings, ledger, today=today(), cache=cache)
    readings = (reading for one in gathered for reading in one.readings)
    problems = gather_problems(readings, [*unclear, *woven.problems])
    new = (
        ()
        if may_add_addresses
        else sorted(path for path in woven.ledger if woven.ledger[path] != ledger.get(path))
    )
    report = report_on(woven.corpus, problems, new)
    refuse_what_loses(report, woven.homeless, seeds, strict=strict)
    env = environment(ROOT / "templates")
    corpus = woven.corpus
    of_papers, others = paper_files(corpus, env), pages(corpus, problems, settings, env)
    files = chain(of_papers, others, site_scripts(corpus, settings.sizes), feeds(corpus, settings))
    grown = may_add_addresses and woven.ledger != ledger
    return Made(
        watched(files, "making pages"), report, write_ledger(woven.ledger) if grown else None
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    asked = arguments_of(arguments, __doc__ or "", ROOT)
    if asked.explain:
        from paperweave.commands.explain import explain

        return explain(asked.explain, asked.seeds)
    if asked.fetch_metadata:
        from paperweave.commands.fetch import fetch

        return fetch(ROOT, asked.seeds, CACHE, asked.only, Cache(CACHE, code_hash(ROOT)))
    try:
        report = build(
            asked.seeds,
            asked.docs,
            strict=asked.strict,
            may_add_addresses=not asked.check,
            only=asked.only,
        )
        if asked.report:
            with explained(asked.report):
                asked.report.write_text(
                    json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n",
                    encoding="utf-8",
                )
    except _NOTHING_BUILT as error:
        sys.stderr.write(f"error: {error}\n")
        return FAILED
    say(report)
    if asked.check and report.new_addresses:
        sys.stderr.write(
            f"error: {len(report.new_addresses)} addresses are not in the ledger as they should be "
            f"({', '.join(report.new_addresses[:5])}…); run python build_pages.py and commit "
            f"{asked.seeds / LEDGER_NAME}\n"
        )
        return FAILED
    return LEFT_OUT if report.left_out else READ_ALL


# As a hook of MkDocs
# ------------------------------------------------------------------------------------------------

log = logging.getLogger("mkdocs.hooks.paperweave")


def on_startup(command: str, *, dirty: bool) -> None:  # noqa: ARG001 - MkDocs' own names
    """Refuse to render some pages only: their links and the search would speak of an older state of the others."""
    from mkdocs.exceptions import PluginError

    if dirty:
        raise PluginError("--dirty would leave pages that do not fit together; build without it")


def on_config(config: MkDocsConfig) -> None:
    """Let MkDocs render beside the site's place, and date the site by its seeds and not by the clock."""
    from mkdocs.exceptions import PluginError

    from paperweave.mkdocs.site_folder import begin

    if newest := newest_day(text_of(ROOT / "seeds" / LEDGER_NAME) or ""):
        midnight = datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
    try:
        beside, config.extra["paperweave_lock"] = begin(Path(config.site_dir), CACHE)
    except OutputError as error:
        raise PluginError(str(error)) from error
    config.site_dir = str(beside)


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the pages up to date before MkDocs gathers them; what is left out is a warning, for its `--strict`."""
    from mkdocs.exceptions import PluginError

    try:
        report = build(ROOT / "seeds", Path(config.docs_dir))
    except _NOTHING_BUILT as error:
        raise PluginError(str(error)) from error
    if _stamped(config, report.papers):
        from paperweave.mkdocs.plugin import Stamping

        stamping = Stamping(Output(Path(config.docs_dir), CACHE).published(), CACHE)
        stamping.hide(config)
        config.plugins["paperweave-stamping"] = stamping
    for line in report.lines("lost"):
        log.warning(line)
    if report.new_addresses:
        log.info(
            "%d new addresses; python build_pages.py writes them to the ledger",
            len(report.new_addresses),
        )


def _stamped(config: MkDocsConfig, papers: int) -> bool:
    from paperweave.config.settings import settings_from

    wanted = settings_from({"extra": dict(config.extra)}).stamp
    return wanted == "always" or (wanted == "auto" and papers >= _MANY_PAPERS)


def on_post_build(config: MkDocsConfig) -> None:
    """Put the finished site in its place. MkDocs runs hooks after all plugins, which may still write before."""
    from mkdocs.exceptions import PluginError

    from paperweave.mkdocs.site_folder import finish
    from paperweave.mkdocs.sitemap import split_sitemap

    if config.strict and _has_warned():
        return  # MkDocs gives up now, and the last good site stays
    try:
        split_sitemap(Path(config.site_dir), config.site_url or "")
        config.site_dir = str(finish(Path(config.site_dir)))
    except OutputError as error:
        raise PluginError(str(error)) from error
    finally:
        config.extra.pop("paperweave_lock").close()


# MkDocs reads this from the function: the stamping, which it meets later, still writes into the
# folder.
on_post_build.mkdocs_priority = -100  # type: ignore[attr-defined]


def _has_warned() -> bool:
    from mkdocs.utils import CountHandler

    return any(
        h.get_counts() for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)
    )


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
    """Watch the pages written by hand only: a saved listing must cause one rebuild, not a second by its own pages."""
    docs = Path(config.docs_dir)
    generated = {name.partition("/")[0] for name in Output(docs, CACHE).names()}
    server.unwatch(str(docs))
    for path in sorted(docs.iterdir()):
        if path.name not in generated and not path.name.startswith("."):
            server.watch(str(path))


if __name__ == "__main__":
    sys.exit(main())
