"""``paperweave``: turn listings of papers into a site, one page per paper.

Exit status: 0 success; 1 nothing was written, and the message says why; 2 the command was not
understood; 3 the result was written, but something in a listing was left out.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXAMPLES = {
    "": """
  paperweave serve list.bib             view a listing as a site at http://127.0.0.1:8000
  paperweave new papers list.bib        start a site of your own, with a workflow to publish it
  paperweave build                      in that folder: write the pages, and the site to site/
  paperweave check                      fail if anything was left out or an address is new
  paperweave explain list.bib           show how each line of a listing was read
  paperweave export --format ris list.bib > list.ris
""",
    "new": """
  paperweave new papers list.bib        asks for the name, address and language of the site
  paperweave new papers list.bib exports/ --name "Our papers" --url https://papers.example.org/
  paperweave new papers --yes           no questions; change the settings later in mkdocs.yml
  paperweave new papers --publish gitlab
""",
    "serve": """
  paperweave serve list.bib             a listing as a site, in a temporary folder
  paperweave serve exports/ --port 8001
  paperweave serve                      the site in this folder; reloads when you save a listing
""",
    "build": """
  paperweave build                      write the pages, the ledger and the site
  paperweave build --strict             write nothing if anything would be left out
  paperweave build --pages-only         for another program that renders the pages
  paperweave build --replace docs/index.md
  paperweave build --markdown           write a section of papers as Markdown, for Zensical
""",
    "check": """
  paperweave check                      before publishing: all read, no new address, no dead link
  paperweave check --new-addresses --summary changes.md
                                        on a pull request: what would change, in Markdown
""",
    "explain": """
  paperweave explain list.bib           its format, and how each line was read
  paperweave explain dump.zip/part.ris  a file inside an archive
""",
    "fetch": """
  paperweave fetch                      the listings whose addresses are in mkdocs.yml
  paperweave fetch --metadata           details from arXiv and Crossref that listings lack
""",
    "export": """
  paperweave export list.bib --format csv > list.csv
  paperweave export --only 2024 --only cs.CL --format json
""",
    "compare": """
  paperweave compare thesis.bib         which of its papers are here, and where
""",
    "merge-addresses": """
  paperweave merge-addresses            resolve git conflicts in the ledger and history
""",
}
_STATUS = """exit status:
  0 success; 1 nothing was written, and the message says why; 2 the command was not understood;
  3 the result was written, but something was left out or could not be reached"""
_FORMS = ("bib", "ris", "json", "csv", "jsonl")
_SETTINGS = {
    "name": "the name of the site",
    "description": "what the site is about, in a sentence",
    "url": "the address of the site, https://…",
    "language": "the language of the papers and the site: en, de or fr",
    "repository": "where the listings are kept, for corrections, https://…",
}
_LAST_PORT = 65_535
_LONGEST_PATH = 4_096  # bytes, on Linux
_HOSTS = ("github", "gitlab", "cloudflare")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    from paperweave.commands.streams import with_output

    return with_output(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        Path.cwd()
    except FileNotFoundError:
        sys.stderr.write(
            "error: the current folder no longer exists; change to another one\n"
        )
        return 1
    try:
        return _RUN[asked.command](asked)
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="paperweave",
        description="Turn listings of papers into a website with one page per paper.",
        epilog=_epilog(""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="version", version=f"paperweave {__version__}"
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND"
    )

    new = _add(
        commands,
        "new",
        "start a site from your listings, in a folder of its own",
    )
    new.add_argument(
        "folder", type=_path, metavar="DIR", help="the folder to create"
    )
    _add_files(new)
    for name, about in _SETTINGS.items():
        new.add_argument(f"--{name}", metavar="TEXT", help=about)
    new.add_argument(
        "--publish",
        choices=_HOSTS,
        default=_HOSTS[0],
        help="where to publish (default: github)",
    )
    new.add_argument(
        "--yes", "-y", action="store_true", help="ask no questions"
    )

    serve = _add(
        commands,
        "serve",
        "view the site in this folder, or any listings as a site",
    )
    _add_files(serve)
    serve.add_argument("--port", type=_port, default=8000, help="default: 8000")

    build = _add(
        commands,
        "build",
        "write the pages, the ledger of addresses and the site",
    )
    build.add_argument(
        "--strict", action="store_true", help="fail if anything is left out"
    )
    build.add_argument(
        "--pages-only",
        action="store_true",
        help="write the pages, but do not render the site",
    )
    build.add_argument(
        "--markdown",
        action="store_true",
        help="write the pages of a section to docs as Markdown, for programs that run no plugins",
    )
    _add_replace(build)

    check = _add(
        commands, "check", "build the site, and fail if anything is wrong"
    )
    check.add_argument(
        "--new-addresses",
        action="store_true",
        help="report new addresses, but do not fail because of them",
    )
    check.add_argument(
        "--summary",
        type=_path,
        metavar="FILE",
        help="write what would change to FILE, in Markdown",
    )
    _add_replace(check)

    explain = _add(
        commands, "explain", "show how a listing was read, line by line"
    )
    explain.add_argument(
        "file",
        type=_named,
        metavar="FILE",
        help="a listing, or its name in seeds/",
    )

    fetch = _add(
        commands, "fetch", "download listings, or details that they lack"
    )
    fetch.add_argument(
        "--listings",
        action="store_true",
        help="only the listings, never the details",
    )
    fetch.add_argument(
        "--metadata",
        action="store_true",
        help="ask arXiv and Crossref for what the listings lack",
    )

    export = _add(commands, "export", "write the papers in another format")
    export.add_argument(
        "--format", choices=_FORMS, default="bib", help="default: bib"
    )
    export.add_argument(
        "--only",
        action="append",
        metavar="VALUE",
        help="an arXiv category, a year or a number",
    )
    _add_files(export)

    compare = _add(
        commands, "compare", "check which papers of a bibliography are here"
    )
    compare.add_argument(
        "files", nargs="+", type=_path, metavar="FILE", help="a bibliography"
    )

    merge = _add(
        commands,
        "merge-addresses",
        "resolve conflicts in the ledger after a git merge",
    )
    merge.add_argument(
        "ledger",
        type=_path,
        nargs="?",
        metavar="LEDGER",
        default=Path("seeds/addresses.tsv"),
        help="default: seeds/addresses.tsv",
    )
    return parser


def _named(text: str) -> str:
    """A path as it was typed: an empty one would mean the whole folder."""
    if not text or "\0" in text or len(text) > _LONGEST_PATH:
        raise argparse.ArgumentTypeError(
            "the name of a file or folder was expected"
        )
    return text


def _path(text: str) -> Path:
    return Path(_named(text))


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _LAST_PORT:
        raise argparse.ArgumentTypeError(
            f"a number from 1 to {_LAST_PORT} was expected"
        )
    return int(text)


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
) -> argparse.ArgumentParser:
    """A command with its examples in its help."""
    return commands.add_parser(
        name,
        help=about,
        description=about[:1].upper() + about[1:] + ".",
        epilog=_epilog(name),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _epilog(name: str) -> str:
    return f"examples:{_EXAMPLES[name].rstrip()}\n\n{_STATUS}"


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=_path,
        metavar="FILE",
        help="a listing, or a folder of listings",
    )


def _add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replace",
        action="append",
        type=_named,
        default=[],
        metavar="FILE",
        help="overwrite this file or folder in docs, though Paperweave did not generate it",
    )


def _new(asked: argparse.Namespace) -> int:
    from paperweave.commands.new import NewError, new_site
    from paperweave.commands.questions import asked_for, on_a_terminal
    from paperweave.engine.atomic import OutputError

    settings = {name: getattr(asked, name) for name in _SETTINGS}
    try:
        if not asked.yes and on_a_terminal():
            settings = asked_for(settings)
        new_site(asked.folder, asked.files, asked.publish, **settings)
    except EOFError:
        sys.stderr.write(
            "error: the questions were not answered; use --yes to skip them\n"
        )
        return 1
    except NewError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    except OutputError as error:
        said = str(error).replace("build again", "try again")
        sys.stderr.write(f"error: {said}\n")
        return 1
    folder = shlex.quote(str(asked.folder))
    sys.stdout.write(f"Next: cd {folder} && paperweave serve\n")
    return 0


def _serve(asked: argparse.Namespace) -> int:
    from paperweave.commands.site import serve_files, serve_site

    if asked.files:
        return serve_files(asked.files, asked.port)
    return _in_project(lambda root: serve_site(root, asked.port))


def _build(asked: argparse.Namespace) -> int:
    from paperweave.commands.site import build_site

    if asked.markdown:
        from paperweave.commands.markdown import write_markdown

        replace = tuple(map(Path, asked.replace))
        return _in_project(lambda root: write_markdown(root, replace))
    options = _options(asked) + (["--strict"] if asked.strict else [])

    def run(root: Path) -> int:
        status = _pages(root, options)
        if status == 1 or asked.pages_only:
            return status
        return build_site(root, strict=asked.strict) or status

    return _in_project(run)


def _check(asked: argparse.Namespace) -> int:
    from paperweave.commands.check import check

    def run(root: Path) -> int:
        return check(
            root, asked.replace, asked.summary, new_ok=asked.new_addresses
        )

    return _in_project(run)


def _explain(asked: argparse.Namespace) -> int:
    from paperweave.commands.explain import explain

    return explain(asked.file, Path("seeds"))


def _fetch(asked: argparse.Namespace) -> int:
    from paperweave.commands.pull import has_pulls, pull_all

    def run(root: Path) -> int:
        if asked.metadata or not (asked.listings or has_pulls(root)):
            return _pages(root, ["--fetch-metadata"])
        return pull_all(root)

    return _in_project(run)


def _export(asked: argparse.Namespace) -> int:
    from paperweave.commands.export import export

    return export(Path.cwd(), asked.files, asked.format, asked.only or [])


def _compare(asked: argparse.Namespace) -> int:
    from paperweave.commands.compare import compare

    return _in_project(lambda root: compare(root, asked.files))


def _merge(asked: argparse.Namespace) -> int:
    from paperweave.commands.merge_addresses import merge_addresses

    return merge_addresses(asked.ledger)


_RUN = {
    "new": _new,
    "serve": _serve,
    "build": _build,
    "check": _check,
    "explain": _explain,
    "fetch": _fetch,
    "export": _export,
    "compare": _compare,
    "merge-addresses": _merge,
}


def _options(asked: argparse.Namespace) -> list[str]:
    return [f"--replace={file}" for file in asked.replace]


def _pages(root: Path, options: Sequence[str]) -> int:
    from paperweave.commands.build import main as pages
    from paperweave.config.files import BuildError, project_in
    from paperweave.config.settings import SettingsError

    try:
        project = project_in(root)
    except (BuildError, SettingsError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return pages(options, project)


def _in_project(run: Callable[[Path], int]) -> int:
    root = Path.cwd()
    if not (root / "mkdocs.yml").is_file():
        sys.stderr.write(
            f"error: {root} has no mkdocs.yml; start a site with paperweave new DIR\n"
        )
        return 1
    return run(root)


if __name__ == "__main__":
    sys.exit(main())
