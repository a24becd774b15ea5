"""Single facts that exports write in ways of their own: a small listing each, and what is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.read.glued import read
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.record import Record


def facts(record: Record, names: str) -> str:
    """The named facts of a record, as a person would write them down, with bars between."""
    known = {
        **record.publication._asdict(),
        "authors": ", ".join(person.name for person in record.authors),
        "editors": ", ".join(person.name for person in record.publication.editors),
        "keywords": ", ".join(record.keywords),
    }
    return " | ".join(str(known.get(n, getattr(record, n, None))) for n in names.split())


def the_record(text: str) -> Record:
    """The only record of a listing, nothing of which may be lost."""
    reading = read(text)
    assert [str(p) for p in reading.problems if p.severity == "lost"] == []
    (record,) = reading.records
    return record


def wos(lines: str) -> str:
    return f"FN X\nVR 1.0\nPT J\nAU Weaver, A\n{lines}\nPY 2013\nUT W:1\nER\n\nEF\n"


@for_rows(
    ("lines", "names", "said"),
    [
        ("TI Looms\nPD JAN 2013", "date", "2013-01"),
        ("TI Looms\nPD FEB 3", "date", "2013-02-03"),
        # pasted without what sets wrapped lines in
        ("TI Looms of the\nnorth\nSO Cloth", "title venue", "Looms of the north | Cloth"),
        # Zoological Record
        ("TI Moths\nDE TINEIDAE: [New taxa].; Tinea [Key].", "keywords", "TINEIDAE, Tinea"),
        ("TI Moths\nDE Moths [of wool] at home", "keywords", "Moths [of wool] at home"),
    ],
)
def test_web_of_science(lines: str, names: str, said: str) -> None:
    assert facts(the_record(wos(lines)), names) == said


@for_rows(
    ("lines", "editors"),
    [
        ("%0 Thesis\n%Y Warp, Fay", ""),
        ("%0 Thesis\n%E Warp, Fay", "Fay Warp"),
        ("%0 Book\n%Y Warp, Fay", "Fay Warp"),
    ],
)
def test_who_advised_a_thesis_did_not_edit_it(lines: str, editors: str) -> None:
    text = f"{lines}\n%T Heddles\n%A Heddle, Gus\n%D 1998\n"
    assert facts(the_record(text), "editors") == editors


@for_rows(
    ("lines", "pages"),
    [
        ("LID - 1042 [pii]", "1042"),
        ("LID - e77 [pii]", "e77"),
        ("PG  - 12-4\nLID - e77 [pii]", "12-4"),
        ("LID - S1080-6032(22)00139-9 [pii]", "None"),
        ("LID - 10.1000/12 [doi]", "None"),
    ],
)
def test_pubmed_shows_the_number_of_an_article_as_its_pages(lines: str, pages: str) -> None:
    text = f"PMID- 12345678\nOWN - NLM\nTI  - Looms\nDP  - 2021\n{lines}\n"
    assert facts(the_record(text), "pages") == pages


@for_rows(
    ("fields", "names", "said"),
    [
        ("arxiv={2401.01234}", "arxiv", "2401.01234"),
        ("arxivid={2401.01234}", "arxiv", "2401.01234"),
        ("eprint={30000001}, eprinttype={pubmed}, arxiv={2401.01234}", "arxiv", "2401.01234"),
        ("eprint={2401.01234}, eprinttype={hal}", "arxiv", "None"),
        ("author={Weaver*†, A. and Thread∗‡, B.}", "authors", "A. Weaver, B. Thread"),
        ("author={Weaver§, A. and Thread¶, B.}", "authors", "A. Weaver, B. Thread"),
        (r"author={Ada Weaver$^\dagger$ and Ben Thread}", "authors", "Ada Weaver, Ben Thread"),
        ("author={Ada Weaver$^{1}$}", "authors", "Ada Weaver"),
        *(
            (f"journal={{The {ordinal} Loom}}", "venue", f"The {read_as} Loom")
            for ordinal, read_as in (
                *(("12$^{th}$", "12th"), ("12$^{\\textrm{th}}$", "12th"), ("12 $^{th}$", "12th")),
                *(("$1^{st}$", "1st"), ("2$^\\mathrm{nd}$", "2nd"), ("3$^{\\text{rd}}$", "3rd")),
                *(("4$^{\\rm th}$", "4th"), ("4$^{ème}$", "4ème"), ("4$^{eme}$", "4eme")),
                *(("1$^{er}$", "1er"), ("10$^{n}$", "10$^{n}$"), ("x$^{th}$", "x$^{th}$")),
            )
        ),
        (r"author={Ada Weaver\textsuperscript{1}}", "authors", "Ada Weaver"),
    ],
)
def test_bibtex(fields: str, names: str, said: str) -> None:
    record = the_record(f"@article{{x, title={{Looms}}, year={{2024}}, {fields}}}\n")
    assert facts(record, names) == said


_WORK = {"title": "Looms", "authors": ["Ada Weaver"], "abstract": "We."}
_SOURCE = {"display_name": "Cloth", "host_organization_name": "Loom Press"}
_CONTAINER = {
    "title": "Cloth",
    "volume": "4",
    "issue": "2",
    "firstPage": "1",
    "lastPage": "9",
    "identifier": "1234-5678",
    "identifierType": "ISSN",
}


@for_rows(
    ("given", "names", "said"),
    [
        ({"primary_location": {"source": _SOURCE}}, "venue publisher", "Cloth | Loom Press"),
        ({"forum": "aBc", "number": 12}, "number", "None"),
        ({"number": 12}, "number", "12"),
        (
            {"container": _CONTAINER},
            "venue volume number pages issn",
            "Cloth | 4 | 2 | 1-9 | 1234-5678",
        ),
        ({"subjects": [{"subject": "looms"}, {"subject": "wool"}]}, "keywords", "looms, wool"),
    ],
)
def test_services_that_answer_in_json(given: dict[str, object], names: str, said: str) -> None:
    assert facts(the_record(json.dumps([_WORK | given])), names) == said


@for_rows(
    ("kind", "containers", "said"),
    [
        ("book-chapter", ["Lectures", "Looms"], "Looms | Lectures"),
        ("book-section", ["Lectures", "Looms"], "Looms | Lectures"),
        ("book-part", ["Lectures", "Looms"], "Looms | Lectures"),
        ("proceedings-article", ["Lectures", "Looms"], "Looms | Lectures"),
        ("book-chapter", ["Looms"], "Looms | None"),
        ("journal-article", ["Looms", "Loom J."], "Looms | None"),
    ],
)
def test_crossref_has_a_series_before_its_book(kind: str, containers: list[str], said: str) -> None:
    item = {"type": kind, "title": ["Knots"], "container-title": containers, "DOI": "10.1000/1"}
    assert facts(the_record(json.dumps([item])), "venue series") == said


_EDITED = (
    '<book><book_metadata><contributors><person_name contributor_role="editor"><given_name>Fay'
    "</given_name><surname>Warp</surname></person_name></contributors><titles><title>Cloth</title>"
    "</titles></book_metadata><content_item><titles><title>Looms</title></titles>{}</content_item>"
    "</book>"
)
_OWN_EDITOR = (
    '<contributors><person_name contributor_role="editor"><given_name>Ida</given_name><surname>'
    "Weft</surname></person_name></contributors>"
)
_APPROVED = (
    "<dissertation><titles><title>Looms</title></titles><approval_date><month>01</month>"
    "<year>1958</year></approval_date></dissertation>"
)


@for_rows(
    ("work", "names", "said"),
    [
        (_APPROVED, "date", "1958-01"),
        (_EDITED.format(""), "editors venue", "Fay Warp | Cloth"),
        (_EDITED.format(_OWN_EDITOR), "editors", "Ida Weft"),
    ],
)
def test_crossrefs_xml(work: str, names: str, said: str) -> None:
    text = f"<doi_records>\n<doi_record><crossref>\n{work}\n</crossref></doi_record></doi_records>"
    assert facts(the_record(text), names) == said


@for_rows(
    ("fields", "names", "said"),
    [
        ("<dc:source>ISSN: 1234-5678</dc:source><dc:source>Cloth</dc:source>", "venue", "Cloth"),
        ("<dc:source>EISSN: 1234-5678</dc:source><dc:source>Cloth</dc:source>", "venue", "Cloth"),
        ("<dc:source>1234-5678</dc:source><dc:source>Cloth</dc:source>", "venue", "Cloth"),
        ("<dc:description>International audience</dc:description>", "abstract", "None"),
        ("<dc:description>National audience</dc:description>", "abstract", "None"),
        (
            "<dc:publisher>HAL CCSD</dc:publisher><dc:publisher>Loom Press</dc:publisher>",
            "publisher",
            "Loom Press",
        ),
        (
            "<dc:publisher>CCSD</dc:publisher><dc:publisher>Loom Press</dc:publisher>",
            "publisher",
            "Loom Press",
        ),
        ("<dc:publisher>HAL CCSD</dc:publisher>", "publisher", "HAL CCSD"),
    ],
)
def test_an_archive_harvested_by_oai_pmh(fields: str, names: str, said: str) -> None:
    text = (
        "<OAI-PMH><ListRecords>\n<record><header/><metadata><dc><dc:title>Looms</dc:title>"
        f"{fields}</dc></metadata></record>\n</ListRecords></OAI-PMH>"
    )
    assert facts(the_record(text.replace("dc:", "")), names) == said


@for_rows(
    ("cell", "authors"),
    [
        ("Knot, Dora (57200000003)", "Dora Knot"),
        ("Knot, Dora Mary (57200000003)", "Dora Mary Knot"),
        ("Knot, Dora (57200000003); Weft, Ida (572)", "Dora Knot, Ida Weft"),
    ],
)
def test_scopus_numbers_people_behind_their_names(cell: str, authors: str) -> None:
    table = f'Author full names,Title,Year\n"{cell}",Looms of old,2019\n"{cell}",New looms,2020\n'
    assert {facts(record, "authors") for record in read(table).records} == {authors}


def test_zotero_has_the_citation_key_in_its_field_for_all_else() -> None:
    text = (
        '<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">\n<bib:Article>\n'
        "<z:itemType>journalArticle</z:itemType>\n<dc:title>Looms</dc:title>\n"
        "<dc:description>Citation Key: weaver2019</dc:description>\n</bib:Article>\n</rdf:RDF>\n"
    )
    assert facts(the_record(text), "key") == "weaver2019"


def test_embase_calls_the_publisher_of_a_journal_that_of_a_book() -> None:
    table = 'TITLE,AUTHOR NAMES,PUBLICATION YEAR,BOOK PUBLISHER\n"{0}",Knot D.,2019,Loom Press\n'
    (first,) = read(table.format("Looms of old")).records
    assert facts(first, "publisher") == "Loom Press"
