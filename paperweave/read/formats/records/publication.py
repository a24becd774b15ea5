"""How a work was published: its type, volume, pages and the like, from the values of its fields."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.model.record import UNPUBLISHED, Publication
from paperweave.read.formats.records.field_values import (
    authors_of,
    text_of,
    texts_of,
)
from paperweave.text.identifiers import arxiv_number
from paperweave.text.venues.seats import is_of_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperweave.model.record import Author
    from paperweave.read.formats.records.field_names import Field, Values

# What each kind of work is called: by BibTeX, RIS, CSL, Crossref, DBLP, EndNote, RefWorks, Zotero,
# Web of Science, Scopus, PubMed and DataCite. Letters only, in lower case.
_WORDS: dict[str, str] = {
    "article": (
        "article journalarticle articlejournal electronicarticle magazinearticle "
        "newspaperarticle articleinaperiodical articlemagazine articlenewspaper jour ejour "
        "mgzn news jfull "
        "review reviewarticle letter editorial editorialmaterial shortsurvey datapaper "
        "clinicaltrial casereports journalpaper earlyaccess researcharticle peerreview "
        "academicjournal ieeejournal ieeemagazine ieeeearlyaccessarticle"
    ),
    "inproceedings": (
        "inproceedings conferencepaper conferenceproceedings conferenceproceeding "
        "conferencearticle conference proceedingsarticle proceedingspaper paperconference "
        "cpaper conf meetingabstract conferenceabstract conferencereview workshoppaper "
        "conferencepublication conferenceobject ieeeconference chapterconferencepaper"
    ),
    "book": (
        "book ebook edbook editedbook monograph wholebook bookwhole referencebook electronicbook"
    ),
    "booklet": "booklet pamphlet pamp",
    "manual": "manual",
    "inbook": "inbook",
    "incollection": (
        "incollection bookchapter chapter booksection bookpart chap echap "
        "electronicbooksection encyclopediaarticle entryencyclopedia referenceentry "
        "dictionaryentry entrydictionary encyc dict"
    ),
    "phdthesis": (
        "phdthesis thesis dissertation thes doctoralthesis dissertationthesis "
        "dissertationthesisunpublished doctoraldissertation"
    ),
    "mastersthesis": "mastersthesis masterthesis mathesis mscthesis",
    "techreport": (
        "techreport report rprt technicalreport researchreport govdoc governmentdocument "
        "workingpaper"
    ),
    "proceedings": "proceedings bookproceedings conferencevolume",
    "patent": "patent pat",
    "unpublished": "unpublished manuscript unpublishedwork unpublishedmaterial",
    "misc": (
        "misc preprint postedcontent unpb unpd generic gen webpage website elec "
        "electronicresource dataset data software computerprogram comp presentation "
        "online other documentfrominternetsite internetsite electronicsource"
    ),
}
_TYPES = {
    word: kind for kind, words in _WORDS.items() for word in words.split()
}
# "Article; Data Paper", "info:eu-repo/semantics/article".
_SPLIT = re.compile(r"[;|/]")
_LABEL = re.compile(r"(?i)(?:e?issn|isbn)\b[\s:-]*(?:1[03]\b:?\s*)?")
_SPACE_IN_RANGE = re.compile(r"\s*([-–—‐‑])\s*")
_BETWEEN_IDENTIFIERS = re.compile(r"[;,|\s]+")
_FIELDS: frozenset[Field] = frozenset((
    "type", "volume", "number", "pages", "first_page", "last_page", "publisher", "series", "isbn",
    "issn", "place", "publisher_place", "event_place", "language", "edition",
    "editors",
))  # fmt: skip
_FIGURES: dict[Field, tuple[int, ...]] = {"issn": (8,), "isbn": (10, 13)}
_NOTHING = frozenset({"nan", "null", "none", "n/a", "-"})
# A text that is longer need not be compared.
_LONGEST_NOTHING = max(map(len, _NOTHING))
_PLACES: tuple[Field, ...] = ("place", "publisher_place", "event_place")
_LONGEST_NAME = 100  # of a place or a language
# One word with a figure, an address on the web.
_NO_PLACE = re.compile(r"^\S*\d\S*$|://|^\W*$")
_KEY = re.compile(r"[^\W_][^\s,{}()\"#%=\\~/]{0,99}")


def publication_of(values: Values) -> Publication:
    """Read how a work was published; ``UNPUBLISHED`` where the values say nothing of it."""
    if _FIELDS.isdisjoint(values):
        return UNPUBLISHED
    kind = next(filter(None, map(bibtex_type, _texts(values, "type"))), None)
    publisher = _publisher(values)
    found = Publication(
        type=kind,
        volume=_figure(values, "volume"),
        number=_figure(values, "number"),
        pages=_pages(values),
        publisher=publisher,
        series=_first(values, "series"),
        isbn=next(iter(_identifiers(values, "isbn")), None),
        issn=", ".join(_identifiers(values, "issn")) or None,
        editors=_editors(values),
        **_where(values, kind, publisher),
        language=_languages(values),
        edition=_first(values, "edition"),
    )
    return UNPUBLISHED if found == UNPUBLISHED else found


def _where(
    values: Values, kind: str | None, publisher: str | None
) -> dict[str, str]:
    """The places of the publisher and of the conference."""
    if not any(name in values for name in _PLACES):
        return {}
    place, *known = (_place(values, name) for name in _PLACES)
    return whose_place(place, kind, publisher, *known)


def whose_place(
    place: str | None,
    kind: str | None,
    publisher: str | None,
    publisher_place: str | None = None,
    event_place: str | None = None,
) -> dict[str, str]:
    """The places of a publisher and of a conference; of ``place`` it is not said whose it is."""
    if place and is_of_event(place, kind, publisher, publisher_place):
        event_place, place = event_place or place, event_place and place
    found = {
        "publisher_place": publisher_place or place,
        "event_place": event_place,
    }
    return {name: text for name, text in found.items() if text}


def _place(values: Values, field: Field) -> str | None:
    """A name of a place: no number, and no address on the web."""
    return next(
        filter(_is_place, _texts(values, field) if field in values else ()),
        None,
    )


def _languages(values: Values) -> str | None:
    """The languages that a work is in, each once."""
    if "language" not in values:
        return None
    said = chain.from_iterable(map(texts_of, values["language"]))
    texts = [text for text in said if len(text) <= _LONGEST_NAME]
    return "; ".join(dict.fromkeys(texts)) or None


def _is_place(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _NO_PLACE.search(text)


def _publisher(values: Values) -> str | None:
    if "publisher" not in values:
        return None
    return next(
        (text for text in _texts(values, "publisher") if text != "arXiv"), None
    )


def _editors(values: Values) -> tuple[Author, ...]:
    if "editors" not in values:
        return ()
    return next(filter(None, map(authors_of, values["editors"])), ())


@cache
def bibtex_type(text: str) -> str | None:
    """BibTeX's type for what others call a kind of work; of several the first that is known."""
    words = (
        "".join(filter(str.isalpha, part)).lower()
        for part in _SPLIT.split(text[:200])
    )
    known = (
        _TYPES.get(word) or _TYPES.get(word.removesuffix("s")) for word in words
    )
    return next(filter(None, known), None)


def citation_key(values: Iterable[object]) -> str | None:
    """The first value that can be a citation key: one word, with a letter, that is no address."""
    texts = (text for value in values if (text := text_of(value)))
    return next(
        (t for t in texts if _KEY.fullmatch(t) and any(map(str.isalpha, t))),
        None,
    )


def page_range(first: str | None, last: str | None) -> str | None:
    """Pages from the first and the last, each as it stands: ``1`` and ``9`` are ``1-9``."""
    if not first or not last or first == last or "-" in first:
        return first or last
    return f"{first}-{last}"


def _pages(values: Values) -> str | None:
    if not ("first_page" in values or "pages" in values):
        return None
    first = _figure(values, "first_page")
    found = page_range(first, _figure(values, "last_page")) if first else None
    found = found or _figure(values, "pages")
    return _SPACE_IN_RANGE.sub(r"\1", found) if found else None


def _figure(values: Values, field: Field) -> str | None:
    """A volume or page: short, and with a figure in it or a Roman one (``xii``)."""
    if field not in values:
        return None
    for text in _texts(values, field):
        bare = text.removesuffix(".0").strip(" .,")
        if bare and len(bare) <= 60 and not _is_address(bare):
            return bare
    return None


def _is_address(text: str) -> bool:
    """Tell whether a text is a link or an arXiv number, which some put where the volume stands."""
    may_be_one = "." in text or "/" in text
    return may_be_one and (
        "://" in text or arxiv_number(f"{text} ;") is not None
    )


def _identifiers(values: Values, field: Field) -> Iterable[str]:
    """The ISBNs or ISSNs without their labels, each once; some have both under one name.

    A journal has an ISSN in print and another on the web; of a book the first ISBN is taken.
    """
    if field not in values:
        return ()
    found: dict[str, str] = {}
    for text in _texts(values, field):
        for figures, number in _numbers_in(text, _FIGURES[field]):
            found.setdefault(figures, number)
    return found.values()


@lru_cache(maxsize=1_000)  # the papers of a listing share their journals
def _numbers_in(
    text: str, lengths: tuple[int, ...]
) -> tuple[tuple[str, str], ...]:
    """The numbers in a text that have so many figures: these, and how it is written."""
    bare = _BETWEEN_IDENTIFIERS.split(_LABEL.sub(" ", text).strip())
    numbers = [one.strip("()") for one in bare]
    figures = ["".join(filter(_is_figure, number)) for number in numbers]
    pairs = zip(figures, numbers, strict=True)
    return tuple((f.upper(), n) for f, n in pairs if len(f) in lengths)


def _is_figure(character: str) -> bool:
    return character.isdigit() or character in "Xx"  # X is the figure ten


def _first(values: Values, field: Field) -> str | None:
    return next(_texts(values, field), None) if field in values else None


def _texts(values: Values, field: Field) -> Iterator[str]:
    for value in values.get(field, ()):
        text = text_of(value)
        if text and (
            len(text) > _LONGEST_NOTHING or text.lower() not in _NOTHING
        ):
            yield text
