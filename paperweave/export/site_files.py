"""What a site says of itself to browsers and programs: its search, its data, its addresses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from paperweave.engine.gzip_members import GZIP
from paperweave.engine.output_file import File
from paperweave.export.addresses import compressed_forms
from paperweave.export.papers_schema import schema_text
from paperweave.export.site_picture import PICTURE, drawn_from, site_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus

_SHORT_NAME = 16  # signs, of which OpenSearch allows no more


def site_files(corpus: Corpus, settings: Settings) -> Iterator[File]:
    """The schema and ``llms.txt``; with an address also ``robots.txt`` and ``opensearch.xml``."""
    yield File("papers.schema.json", schema_text)
    yield File("llms.txt", partial(_llms, corpus, settings))
    if settings.url is None:
        return
    site = settings.url.rstrip("/") + "/"
    yield File(
        "robots.txt",
        lambda: f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n",
    )
    yield File("opensearch.xml", partial(_opensearch, settings, site))
    yield File(
        PICTURE, partial(site_picture, corpus), partial(drawn_from, corpus)
    )


def _opensearch(settings: Settings, site: str) -> str:
    """The search of the site as a browser takes it in."""
    about = settings.description or f"Search {settings.name}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(settings.name[:_SHORT_NAME].strip())}</ShortName>\n"
        f"<Description>{escape(about[:1024])}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(site)}papers/?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )


def _llms(corpus: Corpus, settings: Settings) -> str:
    """What is where, for programs that read text; see llmstxt.org."""
    site = settings.url.rstrip("/") + "/" if settings.url else ""
    years = list(corpus.groups.years)
    span = f" from {years[0]} to {years[-1]}" if years else ""
    about = (
        f"> {' '.join(settings.description.split())}\n\n"
        if settings.description
        else ""
    )
    packed = compressed_forms(corpus, settings)

    def link(ending: str) -> str:
        name = f"papers.{ending}{GZIP if packed else ''}"
        return f"[{name}]({site}{name})"

    others = (
        f"- {link('csv')}: the same as a table\n"
        f"- {link('bib')}, {link('ris')}, {link('json')}: "
        "citations in BibTeX, RIS and CSL-JSON\n\n"
    )
    if packed and "csv" not in packed:
        others = f"- {link('bib')}: citations in BibTeX\n\n"
    count = len(corpus.papers)
    papers = "1 paper" if count == 1 else f"{count} papers"
    return (
        f"# {' '.join(settings.name.split())}\n\n{about}"
        f"{papers}{span}, each on a page of its own. The abstracts belong to their authors.\n\n"
        "## Data\n\n"
        f"- {link('jsonl')}: every paper as one JSON object a line\n"
        f"- [papers.schema.json]({site}papers.schema.json): the JSON Schema of such a line\n"
        f"{others}"
        "## Pages\n\n"
        f"- [All papers]({site}papers/)\n"
        f"- [Keywords]({site}keywords/)\n"
        f"- [Authors]({site}authors/)\n"
        f"- [About the data]({site}about/data/)\n"
    )
