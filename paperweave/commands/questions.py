"""What ``paperweave new`` asks on a terminal: the settings that were not given as options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Each setting's question, and what Enter alone answers.
QUESTIONS = {
    "name": ("Name of the site", "Papers"),
    "description": ("What it is about, in a sentence", ""),
    "url": ("Its address, if it has one (https://…)", ""),
    "language": ("Language of the papers and the site (en, de, fr)", "en"),
    "repository": (
        "Where the listings are kept, for corrections (https://…)",
        "",
    ),
}


def asked_for(
    given: Mapping[str, str | None], ask: Callable[[str], str] | None = None
) -> dict[str, str | None]:
    """The settings that were given, and a person's answers for the others."""
    answers = dict(given)
    for name, (question, default) in QUESTIONS.items():
        if answers.get(name) is None:
            shown = f" [{default}]" if default else ""
            answers[name] = (
                (ask or input)(f"{question}{shown}: ").strip()
                or default
                or None
            )
    return answers


def on_a_terminal() -> bool:
    """Whether a person is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
