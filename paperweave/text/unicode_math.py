"""Formulas as plain Unicode, for places that show no HTML: a window's title, RIS, a tooltip."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from paperweave.text.latex_library import converter
from paperweave.text.spans import segments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pylatexenc.latex2text import LatexNodes2Text

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans(
    "0123456789+-=()aeijknmprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₙₘₚᵣₛₜᵤᵥₓ"
)
_HIGH = re.compile(r"\^(?:\{([0-9+\-=()ni]+)\}|([0-9+\-ni]))")
_LOW = re.compile(
    r"_(?:\{([0-9+\-=()aeijknmprstuvx]+)\}|([0-9aeijknmprstuvx]))"
)
_SPACED_SIGN = re.compile(r"\s*([×·±])\s*")


def without_tex(text: str) -> str:
    r"""A text on one line, its formulas as plain Unicode: ``λ-nets`` for ``$\lambda$-nets``."""
    if "$" not in text:
        return text
    parts = [
        _formula(part.text) if part.kind == "math" else part.text
        for part in segments(text)
    ]
    return " ".join("".join(parts).replace("\\$", "$").split())


@lru_cache(maxsize=8192)
def _formula(formula: str) -> str:
    source = formula.strip("$").strip()
    source = _HIGH.sub(partial(_moved, to=_RAISED), source)
    source = _LOW.sub(partial(_moved, to=_LOWERED), source)
    try:
        plain = str(_converter().latex_to_text(source))
    # a library's fault on hostile input costs no more than this formula
    except Exception:  # noqa: BLE001
        return source
    return _SPACED_SIGN.sub(r"\1", " ".join(plain.split())) or source


def _moved(found: re.Match[str], to: Mapping[int, int]) -> str:
    # Letters among these would belong to the name of a command before them.
    return "{}" + (found[1] or found[2]).translate(to)


@cache
def _converter() -> LatexNodes2Text:
    return converter(math_mode="text")
