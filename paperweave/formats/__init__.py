"""The layouts that listings come in. One format is one module here and one row in ``FORMATS``.

A format answers two questions about a seed: how sure it is that the seed is of its kind (``claim``), and what its
lines are (``split``). ``split`` yields its parts in the order of the lines; whatever it yields nothing for is left
over, which the reading stage finds and reports, so that no format can lose a line in silence.
"""

from __future__ import annotations

# First, since other formats may take these two from here.
from paperweave.formats.base import Claim, Format  # isort: split

from paperweave.formats.acl_xml import FORMAT as ACL_XML
from paperweave.formats.aitopics import FORMAT as AITOPICS
from paperweave.formats.arxiv_abs import FORMAT as ARXIV_ABS
from paperweave.formats.arxiv_atom import FORMAT as ARXIV_ATOM
from paperweave.formats.arxiv_author import FORMAT as ARXIV_AUTHOR
from paperweave.formats.arxiv_listing import FORMAT as ARXIV_LISTING
from paperweave.formats.arxiv_mailing import FORMAT as ARXIV_MAILING
from paperweave.formats.arxiv_search import FORMAT as ARXIV_SEARCH
from paperweave.formats.arxiv_snapshot import FORMAT as ARXIV_SNAPSHOT
from paperweave.formats.bibtex import FORMAT as BIBTEX
from paperweave.formats.by_shape import FORMAT as BY_SHAPE
from paperweave.formats.csl_json import FORMAT as CSL_JSON
from paperweave.formats.delimited import FORMAT as DELIMITED
from paperweave.formats.front_matter import FORMAT as FRONT_MATTER
from paperweave.formats.hf_daily_blocks import FORMAT as HF_DAILY_BLOCKS
from paperweave.formats.hf_daily_json import FORMAT as HF_DAILY_JSON
from paperweave.formats.hf_daily_lines import FORMAT as HF_DAILY_LINES
from paperweave.formats.hf_daily_markdown import FORMAT as HF_DAILY_MARKDOWN
from paperweave.formats.json_list import FORMAT as JSON_LIST
from paperweave.formats.markdown_list import FORMAT as MARKDOWN_LIST
from paperweave.formats.markdown_table import FORMAT as MARKDOWN_TABLE
from paperweave.formats.nbib import FORMAT as NBIB
from paperweave.formats.ris import FORMAT as RIS

__all__ = ["FORMATS", "Claim", "Format"]

FORMATS: tuple[Format, ...] = (
    BIBTEX,
    AITOPICS,
    ARXIV_AUTHOR,
    HF_DAILY_BLOCKS,
    HF_DAILY_LINES,
    ARXIV_ATOM,
    ACL_XML,
    ARXIV_SNAPSHOT,
    HF_DAILY_JSON,
    CSL_JSON,
    JSON_LIST,
    DELIMITED,
    RIS,
    NBIB,
    FRONT_MATTER,
    ARXIV_MAILING,
    ARXIV_ABS,
    ARXIV_LISTING,
    ARXIV_SEARCH,
    HF_DAILY_MARKDOWN,
    MARKDOWN_LIST,
    MARKDOWN_TABLE,
    BY_SHAPE,
)
