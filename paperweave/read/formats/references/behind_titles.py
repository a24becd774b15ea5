"""What stands behind the title of a reference: journal or book, volume, pages, publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from paperweave.model.record import UNPUBLISHED, Author, Publication
from paperweave.read.formats.plain_text.word_patterns import words
from paperweave.read.formats.references.held_at import parted_from_place
from paperweave.read.formats.references.name_lists import name_lists

_RANGE = r"[A-Za-z]{0,2}\d+(?:\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d+)?"
_YEAR = r"(?:19|20)\d\d"
_ISSUE = r"[\w./–-]{1,12}"
_DASH = r"(?:\s[–—-])?"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
# Behind a name cut short, such as "Sci.", and no word for a number, such as "no." or "ch.".
_SHORT = r"(?<=\.)(?<!\s[a-z]{2}\.)(?<!\s[Vv]ol\.)"
# Volume, issue and pages, as each style writes them; the first that fits counts.
_STYLES = tuple(
    re.compile(style)
    for style in (
        # The Russian standard: ". 2019. Т. 12, № 3. С. 45–67", ". – 2019. – Vol. 12. – No. 3".
        (
            rf"\.{_DASH}\s{_YEAR}\.{_DASH}\s(?:Т|T|V|Vol)\.\s?(?P<volume>\d+)"
            rf"(?:[.,]{_DASH}\s(?:№|No\.|N)\s?(?P<number>{_ISSUE}?))?"
            rf"(?:[.,]{_DASH}\s(?:С|C|S|Pp?)\.\s?(?P<pages>{_RANGE}))?(?=[.,;\s]|$)"
        ),
        (  # Vancouver: ". 2021 Mar;12(3):45–67", "2019;33 Suppl 1:S1-9"
            rf"[.,]?\s{_YEAR}(?:\s\w{{3}}(?:\s\d{{1,2}})?)?\s?;\s?(?P<volume>\d+)"
            rf"(?:\sSuppl\.?\s?\w{{0,3}})?(?:\((?P<number>[^()]{{1,20}})\))?"
            rf"(?::\s?(?P<pages>{_RANGE}))?"
        ),
        # IEEE, MLA: ", vol. 12, no. 3, pp. 45–67", ", vol. 12, no. 3, 2019, pp. 45–67".
        (
            rf",?\s[Vv]ol\.\s?(?P<volume>\d+)(?:,\s(?:[Nn]os?\.?|[Nn][°º]|Nr\.)\s?(?P<number>{_ISSUE}))?"
            rf"(?:,\s(?:{_YEAR},\s)?pp?\.\s?(?P<pages>{_RANGE}))?"
        ),
        # The American Physical Society: " 122, 045901 (2019)"; fewer figures may be an issue's.
        (
            rf"\s(?P<volume>[A-Z]?\d+),\s(?P<pages>[A-Z]?\d{{4,7}}(?:[-–]\d+)?)"
            rf"\s\({_YEAR}\)(?=\.?$)"
        ),
        (  # the Brazilian standard: ", v. 12, n. 3, p. 45-67"
            rf",\sv\.\s?(?P<volume>\d+)"
            rf"(?:,\sn\.\s?(?P<number>{_ISSUE}))?(?:,\sp\.\s?(?P<pages>{_RANGE}))?"
        ),
        (  # ACM: " 7, 2, Article 12 (May 2021)", " 7, 2 (2021), 45–67"
            rf"\s(?P<volume>\d+),\s(?P<number>\d+)(?:,\sArticle\s\w{{1,9}})?"
            rf"\s\([^()]{{0,12}}{_YEAR}\)(?:,\s(?P<pages>\d+[-–]{{1,2}}\d+))?"
        ),
        (  # Elsevier: " 12 (3) (2019) 45–67", " 12 (2019) 45–67"
            rf"\s(?P<volume>\d+)(?:\s?\((?P<number>{_ISSUE})\))?\s\({_YEAR}\)\s(?P<pages>{_RANGE})"
        ),
        (  # Chicago: " 12, no. 3 (2020): 45–67"
            rf",?\s(?P<volume>\d+)(?:,\sno\.\s(?P<number>{_ISSUE}))?"
            rf"\s\([^()]{{0,20}}{_YEAR}\)(?::\s(?P<pages>{_RANGE}))?"
        ),
        (  # and with the year in front: " 12, no. 3 (March): 45–67"
            rf",?\s(?P<volume>\d+),\sno\.\s(?P<number>{_ISSUE})"
            rf"\s\((?:{MONTH}|Spring|Summer|Fall|Autumn|Winter)\)(?::\s(?P<pages>{_RANGE}))?"
        ),
        # MLA of old has " 12.3 (2020): 45–67"
        rf"\s(?P<volume>\d+)\.(?P<number>\d+)\s\({_YEAR}\):\s(?P<pages>{_RANGE})",
        # Chicago with the year in front has " 3 (2): 1–9"
        rf"\s(?P<volume>\d+)\s\((?P<number>{_ISSUE})\):\s(?P<pages>{_RANGE})",
        (  # the American Chemical Society: " 2019, 12 (3), 1001–1010"
            rf"(?<=[.a-z)])\s{_YEAR},\s(?P<volume>\d{{1,4}})(?:\s?\((?P<number>{_ISSUE})\))?"
            rf"(?:,\s(?:No\.\s\w{{1,9}}|(?P<pages>{_RANGE})))?(?=[.;]|,\sDOI|$)"
        ),
        (  # the Chinese standard: ", 2019, 12(3): 45-67"
            rf",\s?{_YEAR},\s?(?P<volume>\d+)(?!\d|\s?[Sp]\b)(?:\s?\((?P<number>{_ISSUE})\))?"
            rf"(?::\s?(?P<pages>{_RANGE}))?"
        ),
        (  # APA and Harvard: ", 12(3), 45–67", ", 12(3), pp. 45–67"
            rf"(?:,|(?<=\w)|{_SHORT})\s(?P<volume>(?!{_YEAR}\b)\d+)(?:\s?\((?P<number>{_ISSUE})\))?"
            rf"[,:]\s?(?:(?:pp?|S)\.\s?|Article\s)?(?P<pages>(?!{_YEAR}(?:[.,;]|$)){_RANGE})"
            r"(?=[.,;\s]|$)"
        ),
        rf",\s(?P<volume>(?!{_YEAR}\b)\d+)(?:\s?\((?P<number>{_ISSUE})\))?(?=[.,;\s]|$)(?!\s[pSс]\b|\s{MONTH}\.?\s)",
        # homepages have " 12(3):1–9, 2023" and " 7 (2022), 1-12"
        rf"\s(?P<volume>\d+)\((?P<number>{_ISSUE})\):\s?(?P<pages>{_RANGE})",
        rf"\s(?P<volume>(?!{_YEAR}\b)\d+)\s\({_YEAR}\)(?:,\s(?P<pages>{_RANGE}))?",
        # and " 12(3), 2019"
        rf"\s(?P<volume>\d+)\s?\((?P<number>{_ISSUE})\)(?=,\s\(?{_YEAR})",
    )
)
_HOUSE_ENDS = re.compile(rf"[.,;]\s|[.,;]?\s\(?{_YEAR}")
# A year and no other figure fits none of them, unless it is called a volume.
_YEAR_ALONE = re.compile(rf"\D*{_YEAR}\D*")
_HAS_VOLUME = re.compile(r"v\.|ol\.")
_ADDRESS = re.compile(
    r"https?://\S+|\bdoi:\s?\S+|\b10\.\d{4,9}/\S+|\barXiv:\s?\S+(?:\s\[[\w.-]+\])?"
    r"|\(?\bAccessed:?\s[^.()]{3,30}[.)]{0,2}|\[cited[^\]]*\]|[(\[]\d{4}-\d\d-\d\d[)\]]|\bPM(?:C?ID):?\s?\w+|\[(?:Online|Internet)\]\.?|\bAvailable(?:\sfrom|\sat)?:",
    re.IGNORECASE,
)
# What is left where only an address stood in brackets.
_EMPTY = re.compile(r"\s?\(\s*\)")
_PAGES = re.compile(
    rf"\b(?:(?:pp?|S)\.\s?|pages?\s)(?P<pages>{_RANGE})|(?:[,.:]|\b{_YEAR}\s?:)\s?(?P<bare>\d+[-–]\d+)(?=[.,]|$)"
    rf"|\s(?P<nature>\d+[-–]\d+)\s\({_YEAR}\)"
)
_IN = re.compile(r"\s*(?:(?:In|in|IN|En|Dans|Em|An)\b:?\s|//)\s*")
_EDITORS = re.compile(
    r"[^.]{3,200},\s(?:editors?|eds?)\.\s|edited by [^,]{3,80},\s"
    r"|[^()]{3,200}\((?:[Ee]ds?|[Hh]rsg|[Éé]ds?|[Cc]oords?|[Dd]irs?)\.?\)[.,:]?\s"
)
# A journal behind "In:", as in German: "Zeitschrift für Webkunde 12 (3), S. 45–67."
_VOLUME_IN = re.compile(
    rf"(?P<name>[^,:;.()]{{3,150}}?)\s(?P<volume>(?!{_YEAR})\d+)"
    rf"\s?\((?:{_YEAR}\)(?:,\s(?:Nr|H|Heft|no)\.?\s(?P<issue>\d+))?|(?P<number>{_ISSUE})\))"
    r"(?=,\s(?:S|pp?)\.)"
)
_EDITED_BY = re.compile(r",\sedited by (?P<names>[^,.:;]{3,120})(?=[,.])")
# Edition and pages, which may stand between a book's name and where it was published.
_BEFORE_PLACE = re.compile(
    r"^[\s.,;]*(?:\d{1,2}(?:st|nd|rd|th)\s(?:ed(?:n|ition)?)\b[\s.,;]*)?"
    r"(?:(?:pp?\.\s?)?\d+[-–]\d+[\s.,;]+)?"
)
_CONTAINER_ENDS = re.compile(
    rf"\s\((?:pp?\.|S\.|[Vv]ol)|,\s(?:pp?\.|S\.\s?\d|pages?\s\d|[Vv]ol\.|edited by|ed\.|eds?\.)"
    rf"|(?P<stop>(?<=[\w)])\.\s(?=[^\W\d_a-z]))"
    rf"|\s\d+[-–]\d+\s\({_YEAR}\)|\.\s\d+[-–]|[,:;]?\s\(?{_YEAR}\)?[.,;:]|,\s\d+[-–]\d|:\s\d|[,;]?\s{_YEAR}\s*$"
)
_JOURNAL_ENDS = re.compile(
    rf",\s\(?{_YEAR}\b|[.,]?\s\(?{_YEAR}\)?[a-z]?\s*(?:[.,;:]|$)|(?P<stop>\.\s+(?=\w))"
    r"|,?\s[(\[]?(?:to be published|to appear|in press|early access|submitted)\b"
)
# A full stop behind one of these ends no name.
_ABBREVIATED = re.compile(
    r"\b(?:\w|acad|acta|adv|ann?|am|annu|appl|artif|assoc|biol|bull|cell|chem|comput|conf|dept|eng|eur|exp|found"
    r"|inf|inst|int|intell?|intl|j|lab|learn|lect|lett|mach|mag|math|med|mod|nat|natl|neural|notes|opt|phil|phys|proc"
    r"|process|psychol|rep|res|rev|sci|soc|ser|stat|st|symp|syst|tech|technol|theor|trans|univ|vis|workshop)$",
    re.IGNORECASE,
)
# A name of which all words are cut short: "J. Loom. Soc.", "Angew. Looms Int. Ed."
_CUT_SHORT = re.compile(
    r"(?:[A-Z][\w&-]{0,9}\.\s|[A-Z][\w-]{2,9}\s(?=[A-Z])){1,6}[A-Z][\w-]{1,9}\."
)
_EDITION = re.compile(
    r"\(?\b\d{1,2}(?:st|nd|rd|th|e|-е|\.)?\s(?:ed(?:n|ition)?|Aufl(?:age)?|éd|ed|изд)\b\.?\)?[.,;]?\s*"
    r"|第?\d{1,2}\s?版[.,．]?\s*|\d{1,3}\svols?\.\s*"
)
_EDITION_BEHIND = re.compile(
    r"(?:[.,;]|\s\()\s?(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|revised)"
    r"\sed(?:n|ition)?\.?\)?$"
)
_PLACE = re.compile(
    rf"\s*(?P<place>[^\W\d_a-z][\w .,'’-]{{1,60}}?)\s?[:：]"
    rf"\s?(?P<publisher>[^\W\d_a-z][^:;,()]{{1,70}}?)"
    rf"\s?(?:[,;]\s?{_YEAR}[a-z]?\b.*|\.(?:\s.*)?|,\spp?\..*)?$",
    re.DOTALL,
)
_OF_CHEMISTS = re.compile(
    rf",\s{_YEAR};\s(?:pp?|Vol\.|Chapter)\s"
)  # "Loom Press: Porto, 2012; pp 3–9"
_HOUSE = re.compile(
    r"[^,;:()]{0,60}\b(?:Press|UP|Verlag|Publish(?:ers?|ing)|Books|Presse|Editorial|Prensa|Éditions"
    r"|Springer|Elsevier|Wiley|Routledge)\b[^,;:()]{0,30}",
)
_FIGURE = re.compile(r"\d")  # as no place has, but an edition
_A_NAME = r"[^\W\d_a-z][^\d.,;:()]{1,80}"
# Who published a book, after its pages in brackets (APA), before a place (Springer's proceedings),
# or before the year (AMA).
_HOUSES = (
    re.compile(rf"\b(?:pp?|S)\.\s[^()]{{1,30}}\)\.\s(?P<house>{_A_NAME})\.?$"),
    re.compile(
        rf"\.\s(?P<house>{_A_NAME}),\s(?P<place>{_A_NAME})\s\({_YEAR}\)"
    ),
    re.compile(rf"^\.\s(?P<house>{_A_NAME});\s?{_YEAR}\b"),
)
# MLA, behind the editors.
_HOUSE_OF_EDITED = re.compile(rf",\s(?P<house>{_A_NAME}),\s{_YEAR}\b")
# "…, PMLR 139:1-11".
_SERIES_BEHIND = re.compile(r",\s(?P<series>PMLR|LNCS|LNAI|CCIS)$")
_ALONE = re.compile(rf"{_A_NAME}\.?$")
# "LNCS, vol. 12345, pp. 1–16".
_OF_SERIES = re.compile(r",\s[Vv]ol\.\s(?P<volume>\d+)\b")
# In Elsevier's style, house and place stand behind the name of an edited book.
_EDITION_AND_HOUSE = re.compile(
    rf",\s[\w-]{{2,12}}\sed\.,\s(?P<house>[^,;:]{{2,60}}),\s(?P<place>{_A_NAME}),\s{_YEAR}\b"
)
_HOUSE_AND_PLACE = re.compile(
    rf",\s(?P<house>[^\W\d_][^,;:()\d]{{1,60}}),\s(?P<place>{_A_NAME})$"
)
_HOUSE_BEHIND = re.compile(
    r"\)[.,]\s(?P<house>[^\W\d_][^,;:().]{0,60}\b(?:Press|UP|Verlag|Publish(?:ers?|ing)|Books|Springer|Elsevier"
    r"|Wiley|Routledge|Editorial)\b[^,;:().]{0,30})\.?$"
)
_THESIS = re.compile(
    r"\b(?:Ph\.?\s?D\.?|Doctoral|D\.?Phil\.?)\s(?:diss(?:ertation)?|thesis)?|\bTesis\sdoctoral"
    r"|\bDissertation\b|\bThèse\b|\bTese\s\(Doutorado[^()]{0,60}\)\s?[–-]?",
    re.IGNORECASE,
)
_MONTH_ABOVE = re.compile(rf"\b{MONTH}$")
_MONTH_BEHIND = re.compile(
    rf",\s(?:\d{{1,2}}\s)?{MONTH}\.?(?:\s[\d–-]{{1,5}})?$"
)
_ARCHIVE = re.compile(
    r"(?:Preprint at|(?:arXiv|CoRR)\b(?:\s(?:e-?prints?|preprints?))?(?:,?\sabs/\S+)?)$"
)
_MASTERS = re.compile(
    r"\b(?:M\.?\s?S(?:c)?\.?|M\.?A\.?|Master['’]?s?)\s(?:thesis|diss)"
    r"|\bDissertação\s\(Mestrado[^()]{0,60}\)\s?[–-]?",
    re.IGNORECASE,
)


class _House(NamedTuple):
    """Who published a book, and where they sit."""

    name: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """Where a work was published, as its reference says behind its title."""

    venue: str | None
    publication: Publication = UNPUBLISHED

    @property
    def says_much(self) -> bool:
        """Tell whether volume or pages stand there, as they do behind works alone."""
        return bool(self.publication.volume or self.publication.pages)

    @property
    def is_published(self) -> bool:
        """Tell whether a publisher stands there, or that it is a thesis."""
        thesis = (self.publication.type or "").endswith("thesis")
        return bool(self.publication.publisher) or thesis


def read_behind(rest: str) -> Behind:
    """Take apart what stands behind a title."""
    plain = _EMPTY.sub("", " ".join(_ADDRESS.sub(" ", rest).split()))
    within = _IN.match(plain.lstrip(" .,;"))
    if within is None and _EDITED_BY.search(plain):
        return _within(plain.lstrip(" .,;"))
    if within:
        return _within(plain.lstrip(" .,;")[within.end() :])
    if thesis := _thesis(plain):
        return thesis
    numbers = _numbers(plain)
    if numbers is not None:
        return _in_journal(plain, numbers)
    return _book(plain) or _plain(plain)


def _numbers(plain: str) -> re.Match[str] | None:
    """Volume, issue and pages behind a venue, in the first style that fits."""
    if _YEAR_ALONE.fullmatch(plain) and not _HAS_VOLUME.search(plain):
        return None
    found = (style.search(plain) for style in _STYLES)
    return next((numbers for numbers in found if numbers), None)


def _in_journal(plain: str, numbers: re.Match[str]) -> Behind:
    before = plain[: numbers.start()].strip(" ,;")
    pages = numbers.groupdict().get("pages") or _pages(plain[numbers.end() :])
    series = _SERIES_BEHIND.search(before)
    publication = Publication(
        volume=numbers["volume"],
        number=numbers.groupdict().get("number"),
        series=series["series"] if series else None,
        pages=pages and pages.replace(" ", ""),
    )
    if series:
        before = before[: series.start()]
    name = (
        before
        if _CUT_SHORT.fullmatch(before)
        else _up_to(_JOURNAL_ENDS, before)
    )
    return _at(name, publication)


def _within(text: str) -> Behind:
    """A work within another: a paper in proceedings, a chapter of a book."""
    editors = _EDITORS.match(text)
    people, text = (
        _parted_from_editors(editors, text) if editors else ((), text)
    )
    if journal := _VOLUME_IN.match(text):
        issue = Publication(
            volume=journal["volume"],
            number=journal["number"] or journal["issue"],
        )
        pages = _pages(text[journal.end() :])
        return _at(journal["name"], issue._replace(pages=pages))
    name = _up_to(_CONTAINER_ENDS, text)
    behind = text[len(name) :]
    house, named_behind = _house_and_editors(behind)
    if editors and not house.name and (told := _HOUSE_AND_PLACE.search(name)):
        name, house = name[: told.start()], _House(told["house"], told["place"])
    series = _OF_SERIES.search(behind)
    publication = Publication(
        volume=series["volume"] if series else None,
        pages=_pages(behind),
        publisher=house.name,
        publisher_place=house.place,
        editors=people or named_behind,
    )
    return _at(_EDITION_BEHIND.sub("", name), publication)


def _parted_from_editors(
    editors: re.Match[str], text: str
) -> tuple[tuple[Author, ...], str]:
    """The editors in front of a container, and what follows them.

    In Chicago's style, "Loom Handbook, ed. Tim Arendt", a title stands before the word.
    """
    people = _editors(editors[0])
    return people, text[editors.end() :] if people or "(" in editors[
        0
    ] else text


def _house_and_editors(behind: str) -> tuple[_House, tuple[Author, ...]]:
    """Who published a container, and its editors where these stand behind its name."""
    edited = _EDITED_BY.match(behind)
    if edited is None:
        return _house(behind), ()
    return _house(behind[edited.end() :], edited=True), _editors(
        edited["names"]
    )


def _house(behind: str, *, edited: bool = False) -> _House:
    """Who published a book, behind its place or after the brackets with the pages."""
    placed = _PLACE.match(_BEFORE_PLACE.sub("", behind))
    if placed:
        return _house_of(placed)
    house = next(
        filter(None, (pattern.search(behind) for pattern in _HOUSES)), None
    )
    if house is None and edited:
        house = _HOUSE_OF_EDITED.match(behind)
    house = house or _HOUSE_BEHIND.search(behind)
    if house is None:
        return _House()
    place = house.groupdict().get("place")
    return _House(house["house"].strip(" ."), place)


def _house_of(placed: re.Match[str]) -> _House:
    """The publisher of ``London: Loom Press``, and of the chemists' ``Loom Press: London``."""
    place, house = placed["place"].strip(" ,"), placed["publisher"].strip(" .")
    turned = _HOUSE.fullmatch(place) and not _HOUSE.fullmatch(house)
    if turned or _OF_CHEMISTS.search(placed[0]):
        return _House(place, house)
    return _House(house, None if _FIGURE.search(place) else place)


def _editors(text: str) -> tuple[Author, ...]:
    """The editors that a text begins with: ``Arendt T, Okafor C, editors.``."""
    first = next(name_lists(text.removeprefix("edited by ").strip(" ,")), None)
    return first.people if first else ()


def _thesis(plain: str) -> Behind | None:
    for pattern, kind in ((_MASTERS, "mastersthesis"), (_THESIS, "phdthesis")):
        found = pattern.search(plain[:120])
        if found:
            school = _up_to(_JOURNAL_ENDS, plain[found.end() :])
            return Behind(_name(school), Publication(type=kind))
    return None


def _book(plain: str) -> Behind | None:
    """A book: its publisher, with a place before it or a publisher's word in its name."""
    if numbered := _EDITION_AND_HOUSE.match(plain):
        return _of_book(_House(numbered["house"], numbered["place"]))
    edition = _EDITION.match(plain.lstrip(" .,;("))
    text = plain.lstrip(" .,;(")[edition.end() if edition else 0 :]
    if placed := _PLACE.match(text):
        return _of_book(_house_of(placed))
    first = _HOUSE_ENDS.split(text, maxsplit=1)[0].strip(" .")
    if _HOUSE.fullmatch(first) or (edition and _ALONE.match(text.strip())):
        return _of_book(_House(first))
    return _of_book(_House()) if edition else None


def _of_book(house: _House) -> Behind:
    book = Publication(
        "book", publisher=house.name, publisher_place=house.place
    )
    return Behind(None, book)


def _plain(plain: str) -> Behind:
    """A venue with the pages behind its name, if there are any."""
    pages = _pages_in(plain)
    name = _up_to(_JOURNAL_ENDS, plain[: pages.start()] if pages else plain)
    told = _said(pages)
    return _at(name, Publication(pages=told) if told else UNPUBLISHED)


def _at(text: str, publication: Publication) -> Behind:
    """A venue by its name, and apart from it where a conference was held."""
    name, place = parted_from_place(_name(text) or "")
    if place:
        publication = publication._replace(event_place=place)
    return Behind(name or None, publication)


def _up_to(ends: re.Pattern[str], text: str) -> str:
    """A name up to its end, which a full stop behind an abbreviation is not."""
    bare = text.lstrip(" .,;")
    for found in ends.finditer(bare):
        if found["stop"] is None or not _ABBREVIATED.search(
            bare[: found.start()]
        ):
            return bare[: found.start()]
    return bare


def _pages(text: str) -> str | None:
    return _said(_pages_in(text))


def _pages_in(text: str) -> re.Match[str] | None:
    """The first pages of a text; behind a month stand the days of a conference."""
    pages = _PAGES.finditer(text)
    return next(
        (one for one in pages if not _MONTH_ABOVE.search(text[: one.start()])),
        None,
    )


def _said(found: re.Match[str] | None) -> str | None:
    said = found and (found["pages"] or found["bare"] or found["nature"])
    return said.replace(" ", "") if said else None


def _name(text: str) -> str | None:
    """A venue's name without what is no part of it; None where no word is left."""
    bare = _MONTH_BEHIND.sub("", text.strip(" .,;:[]"))
    bare = (
        bare.strip("() ")
        if bare.startswith("(") or bare.count("(") != bare.count(")")
        else bare
    )
    named = (
        words(bare)
        and not bare.isdecimal()
        and len(bare) > 1
        and not _ARCHIVE.match(bare)
    )
    return bare if named else None
