"""``paperweave new DIR [FILES]``: a folder with all that a site of one's own needs."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, BinaryIO

from paperweave.config.files import why_unreadable
from paperweave.config.names import HISTORY_NAME
from paperweave.config.project import in_language, own_templates
from paperweave.config.settings import SettingsError, settings_from
from paperweave.engine.atomic import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PIECE = 1_000_000  # bytes that are copied at once
_STARTER = Path(__file__).with_name("starter")
# Where each file of the starter goes; a dot at the beginning of a name would hide it from a wheel.
_PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "README.md": "README.md",
    "about-index.md": "docs/about/index.md",
    "about-rights.md": "docs/about/rights.md",
}
_DATA_PAGE = "docs/about/data.md"  # as a section of a site has it
_ON_GITHUB = {
    "check.yml": ".github/workflows/check.yml",
    "pull.yml": ".github/workflows/pull.yml",
}
# What publishes the site, by who is asked to.
HOSTS = {
    "github": {"publish.yml": ".github/workflows/publish.yml", **_ON_GITHUB},
    "gitlab": {"gitlab-ci.yml": ".gitlab-ci.yml"},
    "cloudflare": {
        "cloudflare.yml": ".github/workflows/publish.yml",
        **_ON_GITHUB,
    },
}
_FROM_THEN_ON = """From then on, a listing that you
add to the main branch, even in the browser, is online a few minutes later. The addresses of new
papers are first committed to `seeds/addresses.tsv`. Keep that file: it keeps links alive."""
_PUBLISHING = {
    "github": """To publish, push this folder to GitHub and change two of the repository's settings:
Settings, Pages, Source: GitHub Actions; and Settings, Actions, General, Workflow permissions: Read
and write, and allow GitHub Actions to create pull requests. """,
    "gitlab": """To publish, push this folder to GitLab and change one of the project's settings:
Settings, CI/CD, Job token permissions: allow Git push requests to the repository. """,
    "cloudflare": """To publish, create a Pages project at Cloudflare, push this folder to GitHub,
and change two of the repository's settings: Settings, Actions, General, Workflow permissions: Read
and write; and Settings, Secrets: CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and
CLOUDFLARE_PROJECT, the project's name. """,
}
_SETTINGS = {
    "name": "Papers",
    "url": "",
    "language": "en",
    "repository": None,
}


_DESCRIPTION = {
    "de": "Wissenschaftliche Arbeiten, jede mit eigener Seite",
    "en": "A site of papers, one page each",
    "fr": "Un site d’articles, un par page",
}


class NewError(Exception):
    """The folder cannot be made; the message says why and what to do."""


def _demand_free(places: Iterable[Path]) -> None:
    for place in filter(os.path.lexists, places):
        raise NewError(f"{place}: already exists; choose another folder")


def new_site(
    folder: Path,
    listings: Iterable[Path],
    host: str = "github",
    *,
    followed: bool = False,
    **settings: str | None,
) -> None:
    """Make the folder of a site with copies of these listings; ``settings`` go into mkdocs.yml.

    ``host`` is who publishes it, one of ``HOSTS``. Listings that are to be ``followed`` are there
    as links, so that what is saved in them later is in the site too.

    Raises:
        NewError: something of the same name is there already, or a listing is not.
        OutputError: something cannot be written.
    """
    with explained(folder):
        _make(folder, listings, host, settings, followed=followed)


def _make(
    folder: Path,
    listings: Iterable[Path],
    host: str,
    settings: Mapping[str, str | None],
    *,
    followed: bool,
) -> None:
    places = _PLACES | HOSTS[host]
    _demand_free(folder / one for one in (*places.values(), _DATA_PAGE))
    targets = list(_targets(listings, folder / "seeds"))
    values = _SETTINGS | {
        key: value for key, value in settings.items() if value
    }
    _check(values)
    language = str(values["language"])
    described = _DESCRIPTION.get(language.partition("-")[0], _DESCRIPTION["en"])
    values = {"description": described, **values}
    plain = {key: str(value) for key, value in values.items()}
    plain["publishing"] = _PUBLISHING[host] + _FROM_THEN_ON
    quoted = {
        key: json.dumps(value, ensure_ascii=False)
        for key, value in values.items()
    }
    for name, place in places.items():
        shown = quoted if name.endswith("mkdocs.yml") else plain
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(
            _filled(name, language, shown), encoding="utf-8"
        )
    data_page = own_templates() / "section" / "data.md"
    shutil.copyfile(in_language(data_page, language), folder / _DATA_PAGE)
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / HISTORY_NAME).touch()
    for source, target in targets:
        _copy(source, target)
        if followed:
            _follow(source, target)


def _filled(name: str, language: str, values: Mapping[str, str]) -> str:
    """A file of the starter with the site's own values; Git's files have none."""
    from paperweave import __version__

    text = in_language(_STARTER / name, language).read_text(encoding="utf-8")
    if name in ("gitignore", "gitattributes"):
        return text
    return Template(text).substitute(values, version=__version__)


def _follow(source: Path, target: Path) -> None:
    """Put a link to a listing in the place of its copy, which stays where there are no links."""
    beside = target.with_name(f".{target.name}")
    with suppress(OSError):
        beside.symlink_to(source.resolve())
        beside.replace(target)


def _copy(source: Path, target: Path) -> None:
    """Copy a listing.

    Raises:
        NewError: it cannot be read.
    """
    with _told(source):
        file = source.open("rb")
    with file, target.open("wb") as copy:
        while data := _piece(source, file):
            copy.write(data)


def _piece(source: Path, file: BinaryIO) -> bytes:
    with _told(source):
        return file.read(_PIECE)


@contextmanager
def _told(source: Path) -> Iterator[None]:
    """Turn what the system says of a failed look at a listing into a ``NewError``."""
    try:
        yield
    except OSError as error:
        told = f"cannot be read ({error.strerror}); make it readable or leave it out"
        raise NewError(f"{source}: {told}") from error


def _check(values: Mapping[str, str | None]) -> None:
    """Refuse settings that no build would take.

    Raises:
        NewError: it names the setting, what it is and what was expected.
    """
    extra = {"language": values["language"], "repository": values["repository"]}
    ours = {
        "site_name": values["name"],
        "site_url": values["url"],
        "extra": extra,
    }
    try:
        settings_from({**ours, "site_description": values.get("description")})
    except SettingsError as error:
        raise NewError(str(error).removeprefix("mkdocs.yml: ")) from error


def _targets(
    listings: Iterable[Path], seeds: Path
) -> Iterable[tuple[Path, Path]]:
    """Where each listing is copied to; those in a folder keep their names."""
    taken: set[Path] = set()
    for listing in listings:
        if said := why_unreadable(listing):
            raise NewError(
                f"{listing}: {said}; name a listing or a folder of listings"
            )
        with _told(listing):
            inside = (
                sorted(listing.iterdir()) if listing.is_dir() else [listing]
            )
            files = [path for path in inside if path.is_file()]
        for file in files:
            target = seeds / file.name
            if target in taken or target.exists():
                raise NewError(
                    f"{file}: there is already a listing of that name; rename one of them"
                )
            taken.add(target)
            yield file, target
