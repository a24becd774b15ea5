"""A keyword that papers share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keyword:
    """A shared keyword: its folded form (its identity), how it is shown, and every spelling that it stands for."""

    folded: str
    shown: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keywords that two or more texts share, by folded form; of each text its own, best first."""

    keywords: tuple[Keyword, ...]
    of_text: tuple[tuple[int, ...], ...]

    @property
    def shown_of_each(self) -> list[tuple[str, ...]]:
        """The keywords of each text as they are shown, best first."""
        return [tuple(self.keywords[k].shown for k in numbers) for numbers in self.of_text]
