"""What a person sets for a site of her own, all of it in ``mkdocs.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args
from urllib.parse import urlsplit

from paperweave.config.page_sizes import Sizes
from paperweave.config.selection import Only, OnlyError, read_only
from paperweave.model.record import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized


# Control characters and halves of characters, which no page and no feed can hold.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
# From a site to one beside it; never to another host, which no page of ours asks for anything.
_WAY = re.compile(r"(?:\.\./)+(?:[\w.~-]+/)*", re.ASCII)
_SHOWN = 80  # characters of a wrong value in a message
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*")
Choice = Literal["auto", "always", "never"]


class SettingsError(Exception):
    """``mkdocs.yml`` says something that cannot be; the message says what was expected.

    ``setting`` is the name of the setting that says it, where it is one.
    """

    def __init__(self, message: str, setting: str | None = None) -> None:
        super().__init__(message)
        self.setting = setting


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's name, address and so on; when listings' pages were taken; what is wanted."""

    name: str = "Papers"
    description: str | None = None
    url: str | None = None
    repository: str | None = None
    captured: Mapping[str, PartialDate] = field(default_factory=dict)
    stamp: Choice = "auto"
    citation_files: Choice = "auto"  # one for each paper and form
    feeds: Choice = "auto"  # one for each keyword, venue and topic
    # Of the papers, and of the site's own words where they are translated.
    language: str = "en"
    only: Only = field(default_factory=Only)
    # Sites beside this one: their names, the ways.
    also_search: tuple[tuple[str, str], ...] = ()
    sizes: Sizes = field(default_factory=Sizes)  # no setting: what was measured
    # A section of somebody's site, whose page of data is the same at all sizes.
    is_section: bool = False
    # Whether scripts of ours run on the pages, so that a large site may leave
    # to them what its pages would repeat.
    scripted: bool = True

    def in_section(self, place: str, title: str) -> Settings:
        """The same for a section of the site: its own name, and an address below the site's."""
        url = f"{self.url.rstrip('/')}/{place}/" if self.url else None
        return replace(
            self, name=title, description=None, url=url, is_section=True
        )

    def leaves_to_scripts(self, papers: Sized) -> bool:
        """Whether the pages of these papers leave to scripts what they would repeat."""
        return self.scripted and not self.sizes.is_small(papers)


# A site that is served is built again and again by the same settings.
@lru_cache(maxsize=4)
def read_settings(text: str) -> Settings:
    """Read ``mkdocs.yml``; what is MkDocs' own is left to MkDocs.

    Raises:
        SettingsError: the file is no YAML, or a setting of ours has the wrong form.
    """
    values = read_yaml(text)
    try:
        return settings_from(values)
    except SettingsError as error:
        raise with_line(error, text) from None


def read_yaml(text: str) -> dict[str, Any]:
    """What a text of ``mkdocs.yml`` says; nothing where it is no table.

    Raises:
        SettingsError: it is no YAML.
    """
    import yaml

    try:
        # a SafeLoader that passes over MkDocs' own tags
        values = yaml.load(text, Loader=_loader())  # noqa: S506
    except yaml.YAMLError as error:
        raise SettingsError(_no_yaml(error)) from error
    except RecursionError as error:
        raise SettingsError(
            "mkdocs.yml: cannot be read: its brackets nest too deeply"
        ) from error
    except ValueError as error:
        raise SettingsError(f"mkdocs.yml: cannot be read ({error})") from error
    return values if isinstance(values, dict) else {}


def with_line(error: SettingsError, text: str) -> SettingsError:
    """The same error, with the line of ``mkdocs.yml`` where its setting stands, if it does."""
    import yaml

    try:
        node, line = yaml.compose(text, Loader=yaml.SafeLoader), None
        for part in (error.setting or "").split("."):
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            found = [pair for pair in pairs if pair[0].value == part]
            if not found:
                break
            line, node = found[0][0].start_mark.line + 1, found[0][1]
    except (yaml.YAMLError, RecursionError):
        return error
    if line is None:
        return error
    return SettingsError(
        f"mkdocs.yml:{line}: {str(error).removeprefix('mkdocs.yml: ')}",
        error.setting,
    )


def _no_yaml(error: Exception) -> str:
    """What is wrong with a file that is no YAML, with its line where that is known."""
    mark = getattr(error, "problem_mark", None) or getattr(
        error, "context_mark", None
    )
    place = f":{mark.line + 1}" if mark else ""
    problem = getattr(error, "problem", None) or str(error)
    return f"mkdocs.yml{place}: YAML was expected ({problem}); fix it and build again"


def settings_from(values: Mapping[str, Any]) -> Settings:
    """The settings in a configuration that is already read.

    Raises:
        SettingsError: a setting of ours has the wrong form.
    """
    extra = _table(values.get("extra"), "extra")
    ours = _table(extra.get("paperweave"), "extra.paperweave")
    captured = _table(ours.get("captured"), "extra.paperweave.captured")
    return Settings(
        name=printable_text(values.get("site_name"), "site_name") or "Papers",
        description=printable_text(
            values.get("site_description"), "site_description"
        ),
        url=_web_address(values.get("site_url"), "site_url"),
        repository=_web_address(extra.get("repository"), "extra.repository"),
        captured={str(file): _day(file, day) for file, day in captured.items()},
        stamp=_choice(ours, "stamp"),
        citation_files=_choice(ours, "citation_files"),
        feeds=_choice(ours, "feeds"),
        only=_only(ours.get("only")),
        also_search=_sites_beside(ours.get("also_search")),
        language=_language(extra, values.get("theme")),
    )


def printable_text(value: object, name: str) -> str | None:
    """A setting that is text; None where it is empty.

    Raises:
        SettingsError: it is no text, or has signs that no page can show.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _wrong(
            name, value, "text was expected; put it in quotes if it is one"
        )
    if _UNSHOWN.search(value):
        raise _wrong(name, value, "printable text was expected")
    return value


def _web_address(value: object, name: str) -> str | None:
    """An address that may become a link; what else a link could be, a script among it, is none."""
    text = printable_text(value, name)
    if text is not None and not is_web_address(text):
        raise _wrong(
            name,
            value,
            "an address like https://papers.example.org/ was expected",
        )
    return text


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address of the web, and nothing besides."""
    if not _WEB_ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    # Brackets that are no address of a machine, a port that is no number.
    except ValueError:
        return False


def _wrong(name: str, value: object, expected: str) -> SettingsError:
    return SettingsError(
        f"mkdocs.yml: {name} is {shown_value(value)}; {expected}", name
    )


def shown_value(value: object, longest: int = _SHOWN) -> str:
    """A value of a setting as a person would write it, cut where it is long."""
    import yaml

    try:
        written = yaml.safe_dump(
            value, default_flow_style=True, width=10**6, allow_unicode=True
        )
        shown = (
            repr(value)
            if isinstance(value, str)
            else written.removesuffix("...\n").strip()
        )
    except ValueError:  # Python shows no number of more than 4,300 figures
        shown = "a number of thousands of figures"
    except (yaml.YAMLError, RecursionError):
        shown = f"a {type(value).__name__}"
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def _choice(ours: Mapping[str, Any], name: str) -> Choice:
    value = ours.get(name, "auto")
    known: tuple[Choice, ...] = get_args(Choice)
    for choice in known:
        if value == choice:
            return choice
    raise _wrong(
        f"extra.paperweave.{name}", value, "auto, always or never was expected"
    )


def _language(extra: Mapping[str, Any], theme: object) -> str:
    """The language that is set for the papers, else that of the theme where it names one."""
    if "language" not in extra:
        return _language_of(theme) or "en"
    value = extra["language"]
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise _wrong(
            "extra.language",
            value,
            "a language like en, de or pt-BR was expected",
        )
    return value


def _language_of(theme: object) -> str | None:
    """The language that a theme is set to; MkDocs' own call it their locale."""
    if not isinstance(theme, dict):
        return None
    said = str(theme.get("language") or theme.get("locale") or "")
    language = said.replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else None


def _table(value: object, name: str) -> dict[str, Any]:
    if value is not None and not isinstance(value, dict):
        raise _wrong(name, value, "names with values were expected below it")
    return value or {}


def _only(values: object) -> Only:
    if values is None:
        return Only()
    if not isinstance(values, list) or not all(
        isinstance(value, str | int) for value in values
    ):
        raise _wrong(
            "extra.paperweave.only",
            values,
            "a list like [cs.CL, 2024, '2402.17412'] was expected, arXiv numbers in quotes",
        )
    try:
        return read_only(map(str, values))
    except OnlyError as error:
        name = "extra.paperweave.only"
        raise SettingsError(f"mkdocs.yml: {name}: {error}", name) from error


def _sites_beside(value: object) -> tuple[tuple[str, str], ...]:
    name = "extra.paperweave.also_search"
    table = _table(value, name)
    ways = ((site, _way(way, f"{name}.{site}")) for site, way in table.items())
    return tuple(
        (printable_text(str(site), name) or way, way) for site, way in ways
    )


def _way(value: object, name: str) -> str:
    """The way from this site to another one on the same host."""
    if not isinstance(value, str) or not _WAY.fullmatch(value):
        raise _wrong(
            name,
            value,
            "the way to a site beside this one, like ../2023/, was expected",
        )
    return value


def _day(name: object, day: object) -> PartialDate:
    # In quotes for Zensical, which knows no dates in `extra`; without them YAML makes it one.
    try:
        found = day if isinstance(day, date) else date.fromisoformat(str(day))
    except ValueError:
        expected = "a day like 2025-11-03 was expected"
        raise _wrong(
            f"extra.paperweave.captured.{name}", day, expected
        ) from None
    return PartialDate(found.year, found.month, found.day)


def _loader() -> Any:  # noqa: ANN401 - PyYAML's classes have no useful type
    import yaml

    class Loader(yaml.SafeLoader):
        """Reads ``!ENV`` and ``!!python/name`` as nothing: they are MkDocs' business."""

        def construct_object(self, node: Any, deep: bool = False) -> Any:  # noqa: ANN401
            """A value; one that cannot be, such as the day 2024-13-45, is told with its line."""
            try:
                return super().construct_object(node, deep=deep)
            except ValueError as error:
                said = (
                    "a number of thousands of figures"
                    if "digits" in str(error)
                    else str(error)
                )
                raise yaml.constructor.ConstructorError(
                    None, None, said, node.start_mark
                ) from error

    Loader.add_multi_constructor("", lambda *_: None)
    return Loader
