"""The layouts that listings come in. One format is one module here and one row in ``FORMATS``.

A format answers two questions about a seed: its confidence that the seed is of its kind
(``detect``), and what its lines are (``split``). ``split`` yields its parts in the order of the
lines; whatever it yields nothing for is left over, which the reading stage finds and reports, so
that no format can lose a line in silence.
"""

from __future__ import annotations

# First, since other formats may take these two from here.
from paperweave.read.formats.base import Detection, Format  # isort: split

from paperweave.read.formats.arxiv.abs_page import FORMAT as ARXIV_ABS
from paperweave.read.formats.arxiv.atom import FORMAT as ARXIV_ATOM
from paperweave.read.formats.arxiv.author_page import FORMAT as ARXIV_AUTHOR
from paperweave.read.formats.arxiv.listing import FORMAT as ARXIV_LISTING
from paperweave.read.formats.arxiv.mailing import FORMAT as ARXIV_MAILING
from paperweave.read.formats.arxiv.search import FORMAT as ARXIV_SEARCH
from paperweave.read.formats.arxiv.snapshot import FORMAT as ARXIV_SNAPSHOT
from paperweave.read.formats.bibtex.format import FORMAT as BIBTEX
from paperweave.read.formats.huggingface.api_json import FORMAT as HF_DAILY_JSON
from paperweave.read.formats.huggingface.cards import FORMAT as HF_DAILY_BLOCKS
from paperweave.read.formats.huggingface.lines import FORMAT as HF_DAILY_LINES
from paperweave.read.formats.huggingface.markdown import (
    FORMAT as HF_DAILY_MARKDOWN,
)
from paperweave.read.formats.json.csl_json import FORMAT as CSL_JSON
from paperweave.read.formats.json.json_list import FORMAT as JSON_LIST
from paperweave.read.formats.json.own_papers import FORMAT as OWN_PAPERS
from paperweave.read.formats.mail.repec_nep import FORMAT as REPEC_NEP
from paperweave.read.formats.mail.scholar_alert import FORMAT as SCHOLAR_ALERT
from paperweave.read.formats.markdown.front_matter_format import (
    FORMAT as FRONT_MATTER,
)
from paperweave.read.formats.markdown.list_format import FORMAT as MARKDOWN_LIST
from paperweave.read.formats.markdown.table_format import (
    FORMAT as MARKDOWN_TABLE,
)
from paperweave.read.formats.plain_text.aitopics import FORMAT as AITOPICS
from paperweave.read.formats.plain_text.pubmed_abstracts import (
    FORMAT as PUBMED_ABSTRACTS,
)
from paperweave.read.formats.plain_text.title_blocks import (
    FORMAT as TITLE_BLOCKS,
)
from paperweave.read.formats.plain_text.untagged_lines import FORMAT as BY_SHAPE
from paperweave.read.formats.references.reference_list import (
    FORMAT as REFERENCE_LIST,
)
from paperweave.read.formats.references.scholar_results import (
    FORMAT as SCHOLAR_RESULTS,
)
from paperweave.read.formats.tables.csv_tables import FORMAT as DELIMITED
from paperweave.read.formats.tagged.cnki import FORMAT as CNKI
from paperweave.read.formats.tagged.cochrane import FORMAT as COCHRANE
from paperweave.read.formats.tagged.embase_labelled import (
    FORMAT as EMBASE_LABELLED,
)
from paperweave.read.formats.tagged.endnote_enw import FORMAT as ENDNOTE_ENW
from paperweave.read.formats.tagged.nbib import FORMAT as NBIB
from paperweave.read.formats.tagged.ovid import FORMAT as OVID
from paperweave.read.formats.tagged.ovid_tagged import FORMAT as OVID_TAGGED
from paperweave.read.formats.tagged.refworks import FORMAT as REFWORKS
from paperweave.read.formats.tagged.ris import FORMAT as RIS
from paperweave.read.formats.tagged.scopus_text import FORMAT as SCOPUS_TEXT
from paperweave.read.formats.tagged.web_of_science import (
    FORMAT as WEB_OF_SCIENCE,
)
from paperweave.read.formats.web.saved_page import FORMAT as SAVED_PAGE
from paperweave.read.formats.xml.acl_xml import FORMAT as ACL_XML
from paperweave.read.formats.xml.bibliontology import FORMAT as BIBLIONTOLOGY
from paperweave.read.formats.xml.citavi_xml import FORMAT as CITAVI_XML
from paperweave.read.formats.xml.dblp_xml import FORMAT as DBLP_XML
from paperweave.read.formats.xml.endnote_xml import FORMAT as ENDNOTE_XML
from paperweave.read.formats.xml.marc_xml import FORMAT as MARC_XML
from paperweave.read.formats.xml.mods import FORMAT as MODS
from paperweave.read.formats.xml.oai_pmh import FORMAT as OAI_PMH
from paperweave.read.formats.xml.primo_xml import FORMAT as PRIMO_XML
from paperweave.read.formats.xml.pubmed_xml import FORMAT as PUBMED_XML
from paperweave.read.formats.xml.unixref import FORMAT as UNIXREF
from paperweave.read.formats.xml.word_sources import FORMAT as WORD_SOURCES
from paperweave.read.formats.xml.zotero_rdf import FORMAT as ZOTERO_RDF
from paperweave.read.formats.yaml.citation_cff import FORMAT as CITATION_CFF
from paperweave.read.formats.yaml.publication_list import (
    FORMAT as PUBLICATION_LIST,
)

__all__ = ["FORMATS", "Detection", "Format"]

FORMATS: tuple[Format, ...] = (
    BIBTEX,
    AITOPICS,
    ARXIV_AUTHOR,
    HF_DAILY_BLOCKS,
    HF_DAILY_LINES,
    ARXIV_ATOM,
    ACL_XML,
    DBLP_XML,
    ENDNOTE_XML,
    MODS,
    OAI_PMH,
    PUBMED_XML,
    UNIXREF,
    MARC_XML,
    ZOTERO_RDF,
    BIBLIONTOLOGY,
    CITAVI_XML,
    PRIMO_XML,
    WORD_SOURCES,
    ARXIV_SNAPSHOT,
    HF_DAILY_JSON,
    CSL_JSON,
    JSON_LIST,
    OWN_PAPERS,
    PUBLICATION_LIST,
    CITATION_CFF,
    DELIMITED,
    RIS,
    NBIB,
    WEB_OF_SCIENCE,
    ENDNOTE_ENW,
    REFWORKS,
    COCHRANE,
    SCOPUS_TEXT,
    CNKI,
    EMBASE_LABELLED,
    OVID,
    OVID_TAGGED,
    FRONT_MATTER,
    ARXIV_MAILING,
    ARXIV_ABS,
    ARXIV_LISTING,
    ARXIV_SEARCH,
    HF_DAILY_MARKDOWN,
    MARKDOWN_LIST,
    MARKDOWN_TABLE,
    SAVED_PAGE,
    SCHOLAR_ALERT,
    REPEC_NEP,
    SCHOLAR_RESULTS,
    PUBMED_ABSTRACTS,
    TITLE_BLOCKS,
    REFERENCE_LIST,
    BY_SHAPE,
)
