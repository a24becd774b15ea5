"""``paperweave``: turn listings of papers into a site, one page per paper.

Exit status: 0 all is well; 1 nothing was made, and why is told; 2 the command was not understood; 3
the pages were made, and something in a listing was left out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXAMPLES = """examples:
  paperweave serve list.bib             look at a listing as a site, at http://127.0.0.1:8000
  paperweave new papers list.bib        a folder of your own for it, with a workflow that publishes
  paperweave build                      in that folder: write the pages, and the site into site/
  paperweave check                      fail where a listing is not read whole or an address is new
  paperweave explain list.bib           how each line of a listing is understood
  paperweave export --format ris list.bib > list.ris
"""
_FORMS = ("bib", "ris", "json", "csv", "jsonl")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return _RUN[asked.command](asked)
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    about, _, rest = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="paperweave",
        description=about,
        epilog=f"{_EXAMPLES}\n{rest}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"paperweave {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    new = commands.add_parser("new", help="make the folder of a site, with your listings in it")
    new.add_argument("folder", type=Path, metavar="DIR", help="where the site is to live")
    _add_files(new)
    for name in ("name", "description", "url", "language", "repository"):
        new.add_argument(f"--{name}", help=f"the site's {name}, for mkdocs.yml")

    serve = commands.add_parser("serve", help="look at the site, or at any listings as a site")
    _add_files(serve)
    serve.add_argument("--port", type=int, default=8000, help="default: 8000")

    build = commands.add_parser("build", help="write the pages, the ledger and the site")
    build.add_argument("--strict", action="store_true", help="fail when anything is left out")
    build.add_argument("--pages-only", action="store_true", help="without rendering the site")
    build.add_argument(
        "--markdown",
        action="store_true",
        help="write the pages of a section as Markdown into docs, for a program without plugins",
    )
    _add_replace(build)

    check = commands.add_parser("check", help="build the site, and fail on anything that is amiss")
    check.add_argument(
        "--new-addresses", action="store_true", help="an address that is new is told, and no fault"
    )
    _add_replace(check)

    explain = commands.add_parser("explain", help="show how a listing is understood")
    explain.add_argument("file", metavar="FILE")

    commands.add_parser("fetch", help="ask arXiv and Crossref for what the listings lack")

    export = commands.add_parser("export", help="write the papers for another program")
    export.add_argument("--format", choices=_FORMS, default="bib", help="default: bib")
    export.add_argument(
        "--only", action="append", metavar="VALUE", help="an arXiv category, a year or a number"
    )
    _add_files(export)

    compare = commands.add_parser("compare", help="say which papers of a bibliography are here")
    compare.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a bibliography")

    merge = commands.add_parser(
        "merge-addresses", help="settle the ledger after git merged two branches"
    )
    merge.add_argument("ledger", type=Path, nargs="?", default=Path("seeds/addresses.tsv"))
    return parser


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a listing, or a folder of listings"
    )


def _add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replace",
        action="append",
        default=[],
        metavar="FILE",
        help="write over this file or folder in docs although it is not ours",
    )


def _new(asked: argparse.Namespace) -> int:
    from paperweave.commands.new import NewError, new_site

    names = ("name", "description", "url", "language", "repository")
    try:
        new_site(asked.folder, asked.files, **{name: getattr(asked, name) for name in names})
    except (NewError, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    sys.stdout.write(f"now: cd {asked.folder} && paperweave serve\n")
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
    from paperweave.commands.site import build_site

    options = ["--strict", *_options(asked), *([] if asked.new_addresses else ["--check"])]
    return _in_project(lambda root: _pages(root, options) or build_site(root, strict=True))


def _explain(asked: argparse.Namespace) -> int:
    from paperweave.commands.explain import explain

    return explain(asked.file, Path("seeds"))


def _fetch(_: argparse.Namespace) -> int:
    return _in_project(lambda root: _pages(root, ["--fetch-metadata"]))


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
            f"error: {root} holds no mkdocs.yml; paperweave new DIR makes a folder that does\n"
        )
        return 1
    return run(root)


if __name__ == "__main__":
    sys.exit(main())
