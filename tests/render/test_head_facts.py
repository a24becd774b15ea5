"""What a paper's page tells programs in its head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Author, Publication
from paperweave.render.head_facts import head_facts
from tests.support.making import entry, together
from tests.support.rows import for_rows


@for_rows(
    ("issn", "tags", "data"),
    [
        (None, [], None),
        ("1234-5678", ["1234-5678"], "1234-5678"),
        ("1234-5678, 2345-678X", ["1234-5678", "2345-678X"], ["1234-5678", "2345-678X"]),
    ],
)
def test_each_issn_is_told_by_itself(issn: str | None, tags: list[str], data: object) -> None:
    made = entry("A title", venue="Journal of Looms", date=(2019,), abstract="Same.")
    (merged,), _ = together(replace(made, publication=Publication(type="article", issn=issn)))
    head = head_facts(Paper.of(merged, PaperAddress("title", "key", date(2026, 1, 2)), (), ()))
    assert [text for name, text in head["tags"] if name == "citation_issn"] == tags
    assert head["data"]["isPartOf"].get("issn") == data


def _head(publication: Publication, *, brief: bool = False, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """The head of a paper of one entry; ``keywords`` are those of its page."""
    keywords = tuple(fields.pop("keywords", ()))
    fields.setdefault("abstract", "We\n weave $x^2$.")
    made = entry("A title", **fields)
    (merged,), _ = together(replace(made, publication=publication))
    place = PaperAddress("title", "key", date(2026, 1, 2))
    return head_facts(Paper.of(merged, place, keywords, ()), brief=brief)


ARTICLE = Publication("article", "3", "2", "5--9", "Loom Press", isbn="1", issn="1234-5678")
PROCEEDINGS = Publication("inproceedings")
PREPRINT = Publication()


@for_rows(
    ("publication", "fields", "tags"),
    [
        (PREPRINT, {}, "z:itemType=preprint"),
        (
            PREPRINT,
            {"arxiv": "2401.00001"},
            (
                "z:itemType=preprint publication_date=2024/01 doi=10.48550/arXiv.2401.00001 "
                "arxiv_id=2401.00001 pdf_url=https://arxiv.org/pdf/2401.00001 z:repository=arXiv "
                "z:archiveID=arXiv:2401.00001"
            ),
        ),
        (
            ARTICLE,
            {"venue": "Looms", "date": (2019, 3)},
            (
                "z:itemType=journalArticle publication_date=2019/03 journal_title=Looms "
                "publisher=Loom Press volume=3 issue=2 firstpage=5 lastpage=9 issn=1234-5678 isbn=1"
            ),
        ),
        (
            PROCEEDINGS,
            {"venue": "LoomConf", "arxiv": "2401.00001"},
            (
                "z:itemType=conferencePaper publication_date=2024 conference_title=LoomConf "
                "doi=10.48550/arXiv.2401.00001 arxiv_id=2401.00001 "
                "pdf_url=https://arxiv.org/pdf/2401.00001 z:extra=arXiv:2401.00001"
            ),
        ),
        (
            Publication("phdthesis"),
            {"venue": "Loom University"},
            "z:itemType=thesis dissertation_institution=Loom University",
        ),
        (
            Publication("mastersthesis"),
            {"venue": "Loom University"},
            "z:itemType=thesis dissertation_institution=Loom University",
        ),
        (
            Publication("techreport"),
            {"venue": "Loom Lab"},
            "z:itemType=report technical_report_institution=Loom Lab",
        ),
        (
            Publication("book", language="de, en"),
            {},
            "z:itemType=book language=de language=en",
        ),
        (
            PREPRINT,
            {"doi": "10.1234/a", "keywords": ["silk", "looms"]},
            "z:itemType=preprint doi=10.1234/a keywords=silk; looms",
        ),
    ],
)
def test_reference_managers_are_told_what_is_known(
    publication: Publication, fields: dict[str, Any], tags: str
) -> None:
    head = _head(publication, **fields)
    told = [f"{name.removeprefix('citation_')}={text}" for name, text in head["tags"]]
    assert {"title=A title", "abstract=We weave x²."} <= {*told}
    assert " ".join(one for one in told if not one.startswith(("title=", "abstract="))) == tags


WITH_NAMES = (
    Author("Ada Byron", "Byron"),
    Author("Ludwig van Beethoven", "van Beethoven"),
    Author("Martin Luther King Jr.", "King"),
    Author("Jane Doe"),
    Author("Plato", "Plato"),
    Author("Loom Consortium", "Loom Consortium"),
)


def test_authors_are_told_family_name_first_where_a_listing_marks_it() -> None:
    made = replace(entry("A title", abstract="Same."), authors=WITH_NAMES)
    (merged,), _ = together(made)
    head = head_facts(Paper.of(merged, PaperAddress("title", "key", date(2026, 1, 2)), (), ()))
    told = [text for name, text in head["tags"] if name == "citation_author"]
    assert told == [
        "Byron, Ada",
        "van Beethoven, Ludwig",
        "King, Martin Luther Jr.",
        "Jane Doe",
        "Plato",
        "Loom Consortium",
    ]
    kinds = {one["name"]: one["@type"] for one in head["data"]["author"]}
    assert kinds["Loom Consortium"] == "Organization"
    assert kinds["Plato"] == "Person"


ARXIV = {"@type": "Organization", "name": "arXiv"}


@for_rows(
    ("publication", "fields", "data"),
    [
        (PREPRINT, {}, {"@type": "ScholarlyArticle"}),
        (PREPRINT, {"arxiv": "2401.00001"}, {"publisher": ARXIV, "datePublished": "2024-01"}),
        (PROCEEDINGS, {"arxiv": "2401.00001", "venue": "LoomConf"}, {"publisher": None}),
        (
            PREPRINT,
            {"doi": "10.1234/a"},
            {"publisher": None, "sameAs": "https://doi.org/10.1234/a"},
        ),
        (PREPRINT, {"venue": "A note"}, {"isPartOf": None}),
        (
            PROCEEDINGS,
            {"venue": "LoomConf"},
            {"isPartOf": {"@type": "Book", "name": "LoomConf"}, "publisher": None},
        ),
        (
            PROCEEDINGS._replace(volume="3"),
            {"venue": "LoomConf"},
            {"isPartOf": {"@type": "Book", "name": "LoomConf"}},
        ),
        (
            Publication("article"),
            {"venue": "Looms"},
            {"isPartOf": {"@type": "Periodical", "name": "Looms"}},
        ),
        (
            ARTICLE,
            {"venue": "Looms"},
            {
                "isPartOf": {
                    "@type": "PublicationVolume",
                    "volumeNumber": "3",
                    "isPartOf": {"@type": "Periodical", "name": "Looms", "issn": "1234-5678"},
                },
                "publisher": {"@type": "Organization", "name": "Loom Press"},
                "pagination": "5--9",
            },
        ),
        (
            Publication("phdthesis"),
            {"venue": "Loom University"},
            {
                "@type": "Thesis",
                "publisher": {"@type": "Organization", "name": "Loom University"},
                "isPartOf": None,
            },
        ),
        (
            Publication("techreport"),
            {"venue": "Loom Lab"},
            {"publisher": {"@type": "Organization", "name": "Loom Lab"}},
        ),
        (
            Publication("book", publisher="Loom Press", publisher_place="Porto"),
            {},
            {
                "publisher": {
                    "@type": "Organization",
                    "name": "Loom Press",
                    "location": "Porto",
                },
                "inLanguage": None,
            },
        ),
        (Publication("book", edition="2"), {}, {"bookEdition": "2"}),
        (Publication(language="de"), {}, {"inLanguage": "de"}),
        (Publication(language="de, en"), {}, {"inLanguage": ["de", "en"]}),
        (PREPRINT, {"updated": (2020, 1, 2)}, {"dateModified": "2020-01-02"}),
        (PREPRINT, {"keywords": ["silk"]}, {"keywords": ["silk"]}),
        (PREPRINT, {}, {"abstract": "We\n weave $x^2$.".replace("\n ", " ")}),
    ],
)
def test_search_engines_are_told_what_is_known(
    publication: Publication, fields: dict[str, Any], data: dict[str, Any]
) -> None:
    told = _head(publication, **fields)["data"]
    assert {name: told.get(name) for name in data} == data


@for_rows(
    ("language", "brief", "told"),
    [
        ("en", False, ["en"]),
        ("en", True, []),  # the page says so itself
        ("de", True, ["de"]),
        ("en, de", True, ["en", "de"]),
    ],
)
def test_a_large_site_tells_a_language_where_it_is_not_its_own(
    language: str, *, brief: bool, told: list[str]
) -> None:
    tags = _head(Publication(language=language), brief=brief)["tags"]
    assert [text for name, text in tags if name == "citation_language"] == told


@for_rows(
    ("publication", "venue", "brief", "told"),
    [
        (Publication(type="inproceedings"), "Loom 2020", False, ["conferencePaper"]),
        (Publication(type="inproceedings"), "Loom 2020", True, []),  # its proceedings say so
        (Publication(type="article"), "Journal of Looms", True, []),
        (Publication(type="article"), None, True, ["journalArticle"]),
        (Publication(type="phdthesis"), "Loom School", True, ["thesis"]),
    ],
)
def test_a_large_site_says_a_type_where_zotero_has_no_other_sign_of_it(
    publication: Publication, venue: str | None, brief: bool, told: list[str]
) -> None:
    head = _head(publication, brief=brief, venue=venue)
    assert [text for name, text in head["tags"] if name == "z:itemType"] == told


def test_a_large_site_leaves_the_tag_of_keywords_to_a_script() -> None:
    for brief in (False, True):
        tags = dict(_head(PREPRINT, brief=brief, keywords=["looms"])["tags"])
        assert ("citation_keywords" in tags) is not brief


@for_rows(
    ("abstract", "brief", "tag"),
    [
        ("We weave.", False, ["We weave."]),
        ("We weave.", True, []),  # the page shows the same letters
        ("We\n weave.", True, []),
        ("We weave $x^2$.", True, ["We weave x²."]),  # it shows a formula
        (None, True, []),
    ],
)
def test_a_large_site_says_an_abstract_once_and_its_tags_without_linked_data(
    abstract: str | None, brief: bool, tag: list[str]
) -> None:
    head = _head(PREPRINT, brief=brief, abstract=abstract, doi="10.1234/loom")
    assert [text for name, text in head["tags"] if name == "citation_abstract"] == tag
    assert (head["data"] is None) is brief
    assert (head["type"], head["identity"]) == ("ScholarlyArticle", "https://doi.org/10.1234/loom")
