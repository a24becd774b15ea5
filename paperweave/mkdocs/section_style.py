"""Our style sheet for pages inside another theme: every rule reaches these pages only.

CSS nests: the whole sheet stands inside ``.pw-section``. What it says of the whole page is said of
that part, widths are those of the part and not of the window, and ``rem``, which is 20 pixels with
Material, is a variable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DARK = ':is([data-md-color-scheme="slate"], [data-bs-theme="dark"])'
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LIGHT_ROOT = re.compile(
    r':root,\s*\[data-md-color-scheme="default"\]\[data-md-color-primary\]'
)
_DARK_ROOT = '[data-md-color-scheme="slate"][data-md-color-primary]'
_DARK_RULE = re.compile(
    r'^\[data-md-color-scheme="slate"\] (.*)$', re.MULTILINE
)
# Material's own variables: where it is the theme they are its own business.
_THEIRS = re.compile(r"^ *(--md-[\w-]+: [^;]*;)\n", re.MULTILINE)
_WINDOW = re.compile(r"@media \((min|max)-width: ([\d.]+)em\)")
_REM = re.compile(r"(?<![\w.-])(\d*\.?\d+)rem\b")
_PIXELS = 16  # of an em, in a media query


def section_style(templates: Path) -> str:
    """The text of the style sheet, from those of our sites."""
    own = (templates / "section" / "section.css").read_text(encoding="utf-8")
    ours = (
        templates / "theme" / "assets" / "paperweave" / "paperweave.css"
    ).read_text("utf-8")
    light, dark, rest = _in_part(_COMMENT.sub("", ours))
    root = f"{light}{dark}"
    elsewhere = f"{_elsewhere(light, '')}{_elsewhere(dark, f'{_DARK} ')}"
    # Our own rules come last: they say what differs.
    return f"{_THEIRS.sub('', root)}{elsewhere}.pw-section {{\n{rest}}}\n{own}"


def _elsewhere(rule: str, ancestor: str) -> str:
    """Material's variables, which our rules ask for, where another theme does not set them."""
    variables = "".join(f"  {line}\n" for line in _THEIRS.findall(rule))
    return f"{ancestor}.pw-section:not(.md-main *) {{\n{variables}}}\n"


def _in_part(css: str) -> tuple[str, str, str]:
    """The rules that set variables, light and dark, for the part; all others, to be inside it."""
    light, _, after = _LIGHT_ROOT.sub(".pw-section", css, count=1).partition(
        "}"
    )
    dark, _, rest = after.partition("}")
    dark = dark.replace(_DARK_ROOT, f"{_DARK} .pw-section").lstrip()
    rest = _WINDOW.sub(_of_part, _DARK_RULE.sub(rf"{_DARK} & \1", rest))
    return (
        f"{light.lstrip()}}}\n",
        f"{dark}}}\n",
        _REM.sub(r"calc(\1 * var(--pw-rem))", rest),
    )


def _of_part(found: re.Match[str]) -> str:
    edge, ems = found.groups()
    return f"@container ({edge}-width: {float(ems) * _PIXELS:g}px)"
