"""A listing of each format with one paper, whose date is to be put in; and the line it is on."""

from __future__ import annotations

from typing import NamedTuple

TITLE = "Looms that learn from woven cloth"


class Dated(NamedTuple):
    """A listing with ``DATE`` where its paper's date stands."""

    text: str
    line: int
    tells_state: bool = True  # whether "in press" becomes its comment


_META = '<meta name="citation_{}" content="{}">\n'

LISTINGS = {
    "BibTeX, year": Dated("@book{a,\n title={TITLE},\n author={Weaver, Ada},\n year={DATE}}\n", 4),
    "BibTeX, date": Dated("@book{a,\n title={TITLE},\n author={Weaver, Ada},\n date={DATE}}\n", 4),
    "RIS, PY": Dated("TY  - JOUR\nTI  - TITLE\nAU  - Weaver, Ada\nPY  - DATE\nER  - \n", 4),
    "RIS, DA": Dated("TY  - JOUR\nTI  - TITLE\nAU  - Weaver, Ada\nDA  - DATE\nER  - \n", 4),
    "nbib": Dated("PMID- 123\nTI  - TITLE.\nFAU - Weaver, Ada\nDP  - DATE\nTA  - J Loom\n", 4),
    "Web of Science, PY": Dated(
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Weaver, A\nTI TITLE\nPY DATE\n"
        "ER\n\nEF\n",
        6,
    ),
    "Web of Science, PD": Dated(
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Weaver, A\nTI TITLE\nPD DATE\n"
        "ER\n\nEF\n",
        6,
    ),
    "EndNote, %D": Dated("%0 Journal Article\n%T TITLE\n%A Weaver, Ada\n%D DATE\n", 4),
    "EndNote, %8": Dated("%0 Journal Article\n%T TITLE\n%A Weaver, Ada\n%8 DATE\n", 4),
    "RefWorks, YR": Dated("RT Journal Article\nT1 TITLE\nA1 Weaver,Ada\nYR DATE\n", 4),
    "RefWorks, FD": Dated("RT Journal Article\nT1 TITLE\nA1 Weaver,Ada\nFD DATE\n", 4),
    "CSV, year": Dated('title,authors,venue,year\n"TITLE","A. Weaver",J Loom,"DATE"\n', 2),
    "CSV, date": Dated('title,authors,venue,date\n"TITLE","A. Weaver",J Loom,"DATE"\n', 2),
    "Web of Science, tab-delimited": Dated(
        "PT\tAU\tTI\tPD\tPY\tSO\nJ\tWeaver, A\tTITLE\tDATE\t\tJ LOOM\n", 2
    ),
    "CSL, literal": Dated(
        '[{"id": "a", "type": "book", "title": "TITLE",\n"issued": {"literal": "DATE"}}]', 2
    ),
    "CSL, parts": Dated(
        '[{"id": "a", "type": "book", "title": "TITLE",\n"issued": {"date-parts": [["DATE"]]}}]', 2
    ),
    "JSON": Dated(
        '[{"title": "TITLE", "authors": ["A. Weaver"],\n"abstract": "x y", "date": "DATE"}]', 2
    ),
    "JSON lines": Dated('{"title": "TITLE", "abstract": "We weave.", "published": "DATE"}\n', 1),
    "Hugging Face's JSON": Dated(
        '[{"paper": {"id": "2402.17412", "title": "TITLE", "publishedAt": "DATE"}}]', 1
    ),
    "arXiv's snapshot": Dated(
        '{"id": "2402.17412", "title": "TITLE", "abstract": "We weave.", "categories": "cs.CL",'
        ' "versions": [{"version": "v1", "created": "DATE"}], "authors_parsed": []}\n',
        1,
        tells_state=False,
    ),
    "papers.jsonl": Dated(
        '{"address": "papers/x", "title": "TITLE", "authors": [], "related": [], "sources": [],'
        ' "bibtex_key": "k", "date": "DATE"}\n',
        1,
        tells_state=False,
    ),
    "YAML": Dated('- title: TITLE\n  authors: [Ada Weaver]\n  venue: Loom\n  year: "DATE"\n', 4),
    "CITATION.cff": Dated(
        "cff-version: 1.2.0\ntitle: Loom\npreferred-citation:\n  type: article\n  title: TITLE\n"
        '  authors:\n  - family-names: Weaver\n  year: "DATE"\n',
        8,
    ),
    "front matter": Dated(
        '---\ntitle: TITLE\nauthors: [Ada Weaver]\nabstract: We weave.\ndate: "DATE"\n---\n', 5
    ),
    "Markdown table": Dated(
        "|Title|Authors|Year|\n|---|---|---|\n"
        "|[TITLE](https://arxiv.org/abs/2402.17412)|Ada Weaver|DATE|\n",
        3,
    ),
    "Markdown list": Dated(
        "- **TITLE**\n  - Authors: Ada Weaver, Ben Thread\n  - Date: DATE\n"
        "  - [paper](https://arxiv.org/abs/2402.17412)\n",
        3,
    ),
    "PubMed XML, year": Dated(
        "<PubmedArticle><MedlineCitation><Article><ArticleTitle>TITLE</ArticleTitle>\n<Journal>"
        "<JournalIssue><PubDate><Year>DATE</Year></PubDate></JournalIssue></Journal></Article>"
        "</MedlineCitation></PubmedArticle>\n",
        2,
    ),
    "PubMed XML, MedlineDate": Dated(
        "<PubmedArticle><MedlineCitation><Article><ArticleTitle>TITLE</ArticleTitle>\n<Journal>"
        "<JournalIssue><PubDate><MedlineDate>DATE</MedlineDate></PubDate></JournalIssue></Journal>"
        "</Article></MedlineCitation></PubmedArticle>\n",
        2,
    ),
    "EndNote XML": Dated(
        '<records><record><ref-type name="Book">6</ref-type>\n'
        "<titles><title>TITLE</title></titles>\n<dates><year>DATE</year></dates></record></records>\n",
        3,
    ),
    "DBLP": Dated(
        '<dblp><article key="journals/a"><author>A. Weaver</author>\n<title>TITLE.</title>\n'
        "<year>DATE</year></article></dblp>\n",
        3,
    ),
    "MODS": Dated(
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>TITLE</title></titleInfo>\n'
        "<originInfo><dateIssued>DATE</dateIssued></originInfo></mods>\n",
        2,
    ),
    "MARCXML": Dated(
        '<collection><record><datafield tag="245"><subfield code="a">TITLE</subfield></datafield>\n'
        '<datafield tag="264"><subfield code="c">DATE</subfield></datafield></record></collection>',
        2,
    ),
    "Dublin Core": Dated(
        "<OAI-PMH><record><header/><metadata><oai_dc:dc><dc:title>TITLE</dc:title>\n"
        "<dc:date>DATE</dc:date></oai_dc:dc></metadata></record></OAI-PMH>\n",
        2,
    ),
    "Zotero RDF": Dated(
        '<rdf:RDF xmlns:bib="http://purl.org/net/biblio#"><bib:Article rdf:about="#a">\n'
        "<dc:title>TITLE</dc:title>\n<dc:date>DATE</dc:date></bib:Article></rdf:RDF>\n",
        3,
    ),
    "UNIXREF": Dated(
        "<doi_records><doi_record><crossref><dissertation><titles><title>TITLE</title></titles>\n"
        "<publication_date><year>DATE</year></publication_date></dissertation></crossref>"
        "</doi_record></doi_records>\n",
        2,
    ),
    "ACL Anthology": Dated(
        '<collection><volume id="1">\n<meta><booktitle>B</booktitle><year>DATE</year></meta>\n'
        '<paper id="1"><title>TITLE</title></paper>\n<paper id="2"><title>Warps</title></paper>\n'
        "</volume></collection>\n",
        2,
        tells_state=False,
    ),
    "Atom": Dated(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>TITLE</title>'
        "<id>http://arxiv.org/abs/2402.17412v1</id>\n<summary>We weave.</summary>"
        "<published>DATE</published></entry></feed>",
        2,
    ),
    "citation tags": Dated(
        "<html><head>\n"
        + _META.format("title", "TITLE")
        + _META.format("publication_date", "DATE")
        + "</head><body><p>x</p></body></html>\n",
        3,
    ),
    "schema.org": Dated(
        '<html><head>\n<script type="application/ld+json">{"@type": "ScholarlyArticle",'
        ' "headline": "TITLE",\n"datePublished": "DATE"}</script></head><body>x</body></html>',
        3,
    ),
    "arXiv's mail": Dated(
        "\\\\\narXiv:2402.01234\nDate: DATE\n\nTitle: TITLE\nAuthors: Ada Weaver\n\\\\\n"
        "  Looms are short.\n\\\\ ( https://arxiv.org/abs/2402.01234 ,  1102kb)\n",
        3,
        tells_state=False,
    ),
}
