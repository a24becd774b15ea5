"""Read feeds of papers.

These are Atom answers of arXiv's API, arXiv's RSS, and RSS or Atom of journals and archives.

Such files come from ``export.arxiv.org/api/query`` (also as saved by the ``arxiv`` clients),
``rss.arxiv.org``, and the feeds of bioRxiv, Nature, PubMed, PMLR and other publishers. A feed
counts only if its entries say that they are papers: an arXiv number, a DOI, fields of PRISM, or an
address in an archive of papers.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Part, Problem, Record
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.furniture import (
    Stretch,
    behind_the_end,
    with_furniture,
    without_strangers,
)
from paperweave.read.formats.records.named_fields import Place
from paperweave.read.formats.xml.feed_entry import is_error, record_of_entry
from paperweave.read.formats.xml.xml_elements import (
    XmlSpan,
    parse_element,
    xml_spans,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed

_ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?(?:feed|rss|RDF)[\s>]")
_ENTRIES = ("entry", "item")
_LINES_TO_TELL = 3_000  # a feed on one line is read whole
_ENTRIES_TO_TELL = 20


def _detect(seed: Seed) -> Detection:
    head = "\n".join(islice(seed.lines, _LINES_TO_TELL))
    if not head.lstrip().startswith("<") or not _ROOT.search(head[:4_000]):
        return Detection(0, "no feed")
    spans = list(islice(xml_spans(head, _ENTRIES), _ENTRIES_TO_TELL))
    if not spans:
        return Detection(0, "a feed without entries")
    if any(
        _is_paper(record) for span in spans if (record := _record(seed, span))
    ):
        return Detection(
            1,
            "a feed whose entries have arXiv numbers, DOIs or addresses of papers",
        )
    return Detection(0, "a feed whose entries are no papers")


def _split(seed: Seed) -> Iterator[Part]:
    text = "\n".join(seed.lines)
    stretches = (
        Stretch(span.first_line, span.last_line, tuple(_parts(seed, span)))
        for span in xml_spans(text, _ENTRIES)
    )
    behind = behind_the_end(seed.lines)
    parts = with_furniture(stretches, seed.lines, "head or end of the feed")
    return without_strangers(parts, lambda number: number not in behind)


def _is_paper(record: Record) -> bool:
    return bool(
        record.arxiv
        or record.doi
        or record.venue
        or any(map(_ARCHIVE.search, (li.url for li in record.links)))
    )


_ARCHIVE = re.compile(
    r"//(?:www\.)?(?:proceedings\.mlr\.press|openreview\.net|aclanthology\.org|jmlr\.org|papers\.nips\.cc"
    r"|proceedings\.neurips\.cc|pubmed\.ncbi\.nlm\.nih\.gov|(?:bio|med)rxiv\.org|eprint\.iacr\.org|dblp\.org"
    r"|huggingface\.co/papers|openaccess\.thecvf\.com|link\.springer\.com|nature\.com/articles"
    r"|sciencedirect\.com/science|ieeexplore\.ieee\.org|dl\.acm\.org|onlinelibrary\.wiley\.com)"
)


def _record(seed: Seed, span: XmlSpan) -> Record | None:
    element = parse_element(span.source)
    place = Place(
        seed.name,
        span.first_line,
        span.last_line,
        None if span.alone else span.source,
    )
    return record_of_entry(element, place) if element is not None else None


def _parts(seed: Seed, span: XmlSpan) -> Iterator[Part]:
    record = _record(seed, span)
    if is_error(span.source):
        yield Problem(
            "noted",
            seed.name,
            span.first_line,
            "arXiv's answer contains an error message instead of a paper",
        )
        yield Furniture(span.first_line, span.last_line, "error message")
    elif record is None or record.title is None:
        message = (
            "an entry with a title was expected here, but none could be read; "
            "fix it and build again"
        )
        yield Problem("lost", seed.name, span.first_line, message)
    else:
        if not span.whole:
            message = (
                "this entry has no end tag, so the feed may be cut off: "
                "what is there was read; fetch it again"
            )
            yield Problem("guessed", seed.name, span.first_line, message)
        yield record


FORMAT = Format("feed of papers (Atom, RSS)", _detect, _split)
