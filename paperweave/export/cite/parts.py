"""A paper's citation as its page holds it: each form in parts, with a gap where the abstract goes.

A page has the abstract already; ``assets/paperweave/cite.js`` sets it in. Browsers know no LaTeX:
``tex`` has the commands of the abstract's signs, and where signs alone do not make the LaTeX of it
(formulas, braces), the part has it whole. So has any form in which the abstract cannot be told
apart from the rest.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from paperweave.export.cite.beside import abstract_of
from paperweave.export.cite.latex import latex, latex_sign, with_signs

if TYPE_CHECKING:
    from paperweave.export.cite.forms import Forms
    from paperweave.model.paper import Paper

_json = json.JSONEncoder(ensure_ascii=False).encode
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def citation_parts(paper: Paper, forms: Forms) -> dict[str, Any]:
    """The parts as JSON takes them.

    ``bib`` is the entry as a reader copies it, ``more`` what a file has in place of its end.
    """
    line = abstract_of(paper)
    tex = _commands(line)
    in_latex = latex(line)
    by_sign = _NOT_ASCII.sub(
        lambda found: tex.get(found[0], found[0]), with_signs(line)
    )
    simple = by_sign == in_latex
    item = _json(forms.item)
    parts = {
        "bib": forms.short,
        "more": _around(forms.more, in_latex if simple else ""),
        "ris": _around(forms.ris, line),
        "json": _around(item, _json(paper.abstract)),
        "txt": forms.plain,
    }
    return parts | ({"tex": tex} if tex and simple else {})


def _around(text: str, abstract: str) -> list[str]:
    """What stands before and after the abstract; the whole text where that is not certain."""
    return (
        text.split(abstract)
        if abstract and text.count(abstract) == 1
        else [text]
    )


def _commands(text: str) -> dict[str, str]:
    """The signs of a text that LaTeX has commands for."""
    if text.isascii():
        return {}
    signs = sorted(set(_NOT_ASCII.findall(text)))
    return {
        sign: latex_sign(sign) for sign in signs if latex_sign(sign) != sign
    }
