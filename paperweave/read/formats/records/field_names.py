"""The names that a paper's fields usually have; values under such names, gathered by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Literal

Field = Literal[
    "title", "other_title", "abstract", "authors", "date", "posted", "entered", "year", "updated",
    "doi",    "arxiv", "pmid", "pmcid", "venue", "journal_ref", "keywords", "categories", "comment",
    "comments", "status", "organisation", "source", "pdf", "code", "project", "data", "demo",
    "url", "id", "key", "keys", "published_as", "type", "volume", "number", "pages", "first_page",
    "last_page", "publisher", "series", "isbn", "issn", "place", "publisher_place", "event_place",
    "language", "edition", "editors", "cites", "cited_by", "bibtex",
]  # fmt: skip

# Letters and figures of each usual name, the most telling first: of Zotero, Scopus, Web of Science,
# IEEE Xplore, PubMed, Dimensions, Publish or Perish, OpenReview, Semantic Scholar, OpenAlex,
# Crossref, DBLP, INSPIRE, Hugging Face, Kaggle.
_USUAL_NAMES: dict[Field, str] = {
    "title": (
        "title titles papertitle articletitle documenttitle primarytitle titleofpaper "
        "itemtitle ti displayname"
    ),
    "other_title": "texttitle titlealt alternatetitle originaltitle translatedtitle",
    "abstract": (
        "abstract abstracts abstracttext abstractnote paperabstract abstractinvertedindex "
        "abst notesabstract summary summaries ab descriptions abstracten tldr"
    ),
    "authors": (
        "authorfullnames authorsparsed authorsfullnames authorships authors author "
        "authornames authornamesfull authorslist authorlist authorstring authorsname "
        "authorname authfullname authorshipsauthordisplayname paperauthors firstauthors "
        "leadauthors "
        "creators creator contributors af au writers"
    ),
    "date": (
        "date publicationdate dateofpublication datereleased publisheddate publishedat "
        "published datepublished pubdate issued publishedprint publishedonline onlinedate "
        "firstpublicationdate earliestdate submitteddate datesubmitted coverdate "
        "produceddate publishdate pubdateepoch releasedate created createddate"
    ),
    "posted": "posted posteddate dateposted",
    "entered": "cdate",
    "year": (
        "year publicationyear publishedyear pubyear yearpublished yearofpublication "
        "produceddatey py yr"
    ),
    "updated": "updated updateddate dateupdated updatedate updatedat",
    "doi": "doi dois doiid doilink doiurl articledoi itemdoi paperdoi publisheddoi di do",
    "arxiv": (
        "arxiv arxivid arxivnumber arxiveprints arxiveprint eprint arxivurl arxivpageurl "
        "arxivlink archiveid"
    ),
    "pmid": "pmid pubmedid pubmed medlinepmid pm",
    "pmcid": "pmcid pmc pubmedcentral pubmedcentralid",
    "venue": (
        "venue journal journaltitle journalname journalbook publicationtitle sourcetitle "
        "publicationname booktitle containertitle conference conferencename conferencetitle "
        "proceedings proceeding secondarytitle journalinfo publicationvenue publicationinfo "
        "hostvenue primarylocationsourcedisplayname container publishedin publication "
        "source conferenceshort so jo jf t2"
    ),
    "journal_ref": "journalref journalreference",
    "keywords": (
        "keywords keyword authorkeywords keywordslist keywordlist keywordsdisplayname "
        "indexkeywords manualtags automatictags tags subjects subject topics topic "
        "fieldsofstudy tasks meshterms ieeeterms aikeywords primaryarea researcharea de kw"
    ),
    "categories": (
        "categories category primarycategory primaryclass arxivcategories arxivcategory "
        "arxivprimarycategory terms"
    ),
    "comment": "comment comments note notes arxivcomment authorcomments addendum",
    "comments": "numcomments commentcount commentscount ncomments",
    "status": "status decision presentationtype presentation acceptance",
    "organisation": "organization organisation",
    "source": "librarycatalog database nameofdatabase",
    "pdf": (
        "pdf pdfurl urlpdf pdflink linkpdf openaccesspdf fulltextpdf pdflinks primarylocationpdfurl"
    ),
    "code": (
        "code codeurl codelink github githubrepo githuburl githublink githublinks repo "
        "repository repourl urlcode implementation software"
    ),
    "project": (
        "project projectpage projecturl projectlink website webpage projectwebsite urlproject"
    ),
    "data": "dataset data dataseturl urldataset datasets datalink",
    "demo": "demo demourl urldemo",
    "url": (
        "url urls uri link links paperurl paperlink urlabs absurl site ee landingpageurl "
        "openreviewurl pageurl articleurl openurllink huggingfaceurl hfurl fulltextlink "
        "custompagelink permalink additionallinks urlpaper bestoalocation primarylocation "
        "primarylocationlandingpageurl ur openaccessoaurl oaurl bestoalocationlandingpageurl"
    ),
    "id": (
        "id ids paperid externalids uid accessionnumber forum identifier identifiers extra "
        "key archivelocation corpusid"
    ),
    "key": "citationkey citekey citekeys bibtexkey bibkey bibkeys texkeys",
    "type": (
        "bibtextype entrytype itemtype documenttype publicationtype publicationtypes "
        "contenttype reftype referencetype typeofreference genre type doctype dt documentidentifier"
    ),
    "volume": "volume vol journalvolume vl bibliovolume",
    "number": "issue issuenumber journalissue issueid number biblioissue is",
    "pages": "pages page pagerange pagination pgs pageinfo articlenumber artno articleno",
    "first_page": (
        "firstpage pagestart startpage startingpage beginningpage spage bp bibliofirstpage sp"
    ),
    "last_page": "lastpage pageend endpage endingpage epage ep bibliolastpage",
    "publisher": "publisher publishername publishers bookpublisher pb",
    "series": "bookseriestitle seriestitle bookseries series collectiontitle",
    "isbn": "isbn isbns printisbn isbn13 eisbn electronicisbn",
    "issn": "issn issns printissn issnl eissn electronicissn sn",
    # A conference's or its publisher's; under "address" may stand a paper's number, too.
    "place": "place placepublished address",
    "publisher_place": (
        "publisherplace publisherlocation publishercity publicationplace "
        "placeofpublication countryofpublication"
    ),
    "event_place": (
        "eventplace eventlocation conferencelocation conferenceplace conferencecity"
    ),
    "language": (
        "language languages languageoforiginaldocument languageofarticle "
        "documentlanguage textlanguage originallanguage inlanguage langid hyphenation "
        "lang la"
    ),
    "edition": "edition editionnumber bookedition editionstatement",
    "editors": "editors editor bookeditors volumeeditors editornames",
    "cites": "cites references reference referencedworks citedreferences outcitations",
    "cited_by": "citedby citations incitations",
    "bibtex": "bibtex bibtexentry bibtexstring bibentry bib citation",
}
_RANKED: dict[str, tuple[int, Field]] = {
    name: (rank, field)
    for field, names in _USUAL_NAMES.items()
    for rank, name in enumerate(names.split())
}

# Behind a name in Solr, the type of its values (HAL's ``title_s``, ``producedDateY_i``).
_TYPE_IN_SOLR = re.compile(r"_(?:s|i|t|tdate)$")

Values = Mapping[Field, Sequence[object]]


@cache
def field_named(name: str) -> tuple[int, Field] | None:
    """The field that a name usually has, and how telling the name is (0: most)."""
    if len(name) > 40:
        return None
    bare = _TYPE_IN_SOLR.sub("", name)
    return _RANKED.get("".join(char for char in bare.lower() if char.isalnum()))


def values_by_field(named: Iterable[tuple[str, object]]) -> Values:
    """Gather values by the fields of their names, the most telling first, without empty ones."""
    ranked: dict[Field, list[tuple[int, object]]] = {}
    for name, value in named:
        known = field_named(name) if value else None
        if known:
            ranked.setdefault(known[1], []).append((known[0], value))
    for values in ranked.values():
        if len(values) > 1:
            values.sort(key=itemgetter(0))
    return {
        field: [value for _, value in values]
        for field, values in ranked.items()
    }
