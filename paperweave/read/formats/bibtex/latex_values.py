"""LaTeX in BibTeX fields becomes plain text: case braces, accents, escapes; ``$…$`` stays as it is written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from paperweave.model.record import Author

_SIGNS = "\\{}$~"  # without these nothing is to be done
_MATH = re.compile(r"((?<!\\)\$\$?[^$]+?(?<!\\)\$\$?|\\\([^$]*?\\\))")
_ACCENT = re.compile(
    r"\\(?:[`'^\"~=.]\s*|[uvHtcdbkr](?:\s+|(?=\{))|)"
    r"(?:\{\\?[^\W\d_]{1,2}\}|(?:(?<=[`'^\"~=.\s])\\?[^\W\d_]))"
    r"|\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dh|DH|th|TH)(?:\{\}|\s+|(?![A-Za-z]))"
)
_LONE_SIGN = re.compile(r"\{\$(\\[A-Za-z]+)\$\}")  # {$\lambda$}: a letter, no formula
_ESCAPE = re.compile(r"\\([&%#_])")
_TIE = re.compile(r"(?<=[\w.,;)}])~(?=[\w\\$({])")
_ARGUMENT = re.compile(r"\\[A-Za-z]+\*?(?:\[[^\[\]]*\])?$")
_BRACE = re.compile(r"(\\[{}]|[{}])")


def plain_text(value: str) -> str:
    """A title's or an abstract's text; braces stay only where they are the argument of a command that stays."""
    if not any(sign in value for sign in _SIGNS):
        return value.strip()
    parts = _MATH.split(_LONE_SIGN.sub(lambda found: _accent(found[1]), value))
    return "".join(part if index % 2 else _plain(part) for index, part in enumerate(parts)).strip()


def _plain(text: str) -> str:
    accented = text
    for _ in range(
        2 if "\\" in text else 0
    ):  # the second reaches an accent on an accent: Nguy{\\~{\\^e}}n
        accented = _ACCENT.sub(lambda match: _accent(match.group()), accented)
    return _ESCAPE.sub(r"\1", _TIE.sub(" ", _without_case_braces(accented)))


def _without_case_braces(text: str) -> str:
    if "{" not in text and "}" not in text:
        return text
    kept, open_ones = list[str](), list[bool]()
    for part in _BRACE.split(text):
        if part == "{":
            open_ones.append(bool(kept) and _ARGUMENT.search(kept[-1][-40:]) is not None)
        stays = (
            open_ones[-1] if part == "{" else part != "}" or (bool(open_ones) and open_ones.pop())
        )
        if part and stays:
            kept.append(part)
    return "".join(kept)


@cache
def _accent(command: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text().latex_to_text(command)).strip() or command


def authors_of(value: str) -> tuple[Author, ...]:
    """Read BibTeX's list of names; ``and others`` is left out."""
    from pybtex.bibtex.utils import split_name_list

    names = (name.strip() for name in split_name_list(value))
    return tuple(_author(name) for name in names if name and name.lower() != "others")


# Words with capitals, of which the last is the family's: most names, which pybtex would split and
# join again.
_PLAIN_NAME = re.compile(r"[A-Z][A-Za-z.'-]*+(?: [A-Z][A-Za-z.'-]*+)*+")


@lru_cache(
    maxsize=100_000
)  # pybtex takes 80 µs a name, and a name stands in three entries on average
def _author(name: str) -> Author:
    return Author(name) if _PLAIN_NAME.fullmatch(name) else _by_pybtex(name)


def _by_pybtex(name: str) -> Author:
    from pybtex.database import InvalidNameString, Person

    if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
        return Author(plain_text(name))  # an organisation, in braces to be left whole
    try:
        person = Person(name)
    except InvalidNameString:
        return Author(plain_text(name))
    family = _words([*person.prelast_names, *person.last_names])
    whole = _words([*person.bibtex_first_names, *person.prelast_names, *person.last_names])
    lineage = _words(person.lineage_names)
    marked = "," in name or person.prelast_names
    return Author(f"{whole}, {lineage}" if lineage else whole, family if marked else None)


def _words(parts: list[str]) -> str:
    return plain_text(" ".join(parts))
