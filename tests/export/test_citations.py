"""A paper's citation: what kind of entry it is, and what it says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from paperweave.address.citation_keys import keys_beside, made_key, wanted_key
from paperweave.export.cite.csl import csl
from paperweave.export.cite.forms import forms_of
from paperweave.export.cite.latex import latex
from paperweave.export.cite.plain import plain
from paperweave.export.cite.ris import ris
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Author, Link, LinkKind, PartialDate, Publication
from tests.support.citing import bibtex, citations
from tests.support.csl import csl_schema
from tests.support.making import entry, together
from tests.support.rows import for_rows

N = "2402.17412"


def paper(title: str = "A title", **fields: Any) -> Paper:  # noqa: ANN401 - any of a paper's fields
    """A paper with a key; authors by their names or as they are."""
    changed: dict[str, Any] = {
        name: fields.pop(name) for name in ("keys", "publication", "bibtex_key") if name in fields
    }
    people = tuple(Author(a) if isinstance(a, str) else a for a in fields.pop("authors", ()))
    (merged,), _ = together(entry(title, abstract=fields.pop("abstract", None), **fields))
    made = Paper.of(merged, PaperAddress("title", "key", date(2026, 1, 2)), (), ())
    return replace(made, authors=people, **changed)


def fields_of(made: Paper) -> dict[str, str]:
    """The fields of a paper's entry of BibTeX, as pybtex reads them, and its type as ``type``."""
    from pybtex.database import parse_string

    found = parse_string(forms_of(made).whole, "bibtex").entries[made.bibtex_key]
    return {"type": found.type, **dict(found.fields.items())}


@for_rows(
    "fields",
    [
        {},
        {"abstract": 'Of "looms"\nand ésprit', "authors": ("Ada Weaver", "Bo")},
        {"arxiv": N, "date": PartialDate(2024, 3), "venue": "NeurIPS 2024"},
    ],
)
def test_a_file_of_csl_json_has_a_line_for_each_value(fields: dict[str, Any]) -> None:
    made = paper(**fields)
    assert citations(made)["json"] == json.dumps([csl(made)], ensure_ascii=False, indent=1) + "\n"


@for_rows(
    ("venue", "given", "bib", "ris_type", "csl_type", "place"),
    [
        (None, None, "misc", "UNPD", "article", None),
        ("Somewhere 2020", None, "misc", "UNPD", "article", ("note", "Somewhere 2020")),
        ("NeurIPS 2024", None, "inproceedings", "CPAPER", "paper-conference",
         ("booktitle", "NeurIPS 2024")),
        ("NeurIPS 2024", "misc", "inproceedings", "CPAPER", "paper-conference",
         ("booktitle", "NeurIPS 2024")),
        ("TMLR 2024", None, "article", "JOUR", "article-journal", ("journal", "TMLR")),
        ("Ph.D. thesis, University of X, 2020", None, "phdthesis", "THES", "thesis",
         ("school", "University of X")),
        ("Master's thesis, ETH", None, "mastersthesis", "THES", "thesis", ("school", "ETH")),
        ("NeurIPS 2024", "article", "article", "JOUR", "article-journal",
         ("journal", "NeurIPS 2024")),
        (None, "book", "book", "BOOK", "book", None),
        ("A Handbook", "incollection", "incollection", "CHAP", "chapter",
         ("booktitle", "A Handbook")),
        ("MIT", "techreport", "techreport", "RPRT", "report", ("institution", "MIT")),
        (None, "thesis", "phdthesis", "THES", "thesis", None),
        (None, "nonsense", "misc", "UNPD", "article", None),
    ],
)  # fmt: skip
# the columns of the table
def test_the_type_is_the_owners_or_else_the_venues(  # noqa: PLR0913, PLR0917
    venue: str | None,
    given: str | None,
    bib: str,
    ris_type: str,
    csl_type: str,
    place: tuple[str, str] | None,
) -> None:
    made = paper(venue=venue, arxiv="2402.17412", publication=Publication(type=given))
    fields = fields_of(made)
    assert fields["type"] == bib
    assert f"TY  - {ris_type}\n" in ris(made)
    assert csl(made)["type"] == csl_type
    assert csl_schema().is_valid([csl(made)])
    if place:
        assert fields[place[0]] == place[1]
    assert (fields["eprint"], fields["archiveprefix"]) == ("2402.17412", "arXiv")
    assert fields["eprinttype"] == "arxiv"


def test_a_journals_volume_number_and_pages_are_taken_out_of_its_venue() -> None:
    made = paper(venue="JMLR 24(253):1-9, 2023", authors=["A Bee"], date=(2023,))
    fields = fields_of(made)
    expected = {"journal": "JMLR", "volume": "24", "number": "253", "pages": "1--9"}
    assert expected.items() <= fields.items()
    assert plain(made) == "Bee, A. (2023). A title. JMLR, 24(253), 1–9.\n"
    item = csl(made)
    assert (item["container-title"], item["volume"], item["issue"]) == ("JMLR", "24", "253")
    assert "SP  - 1\nEP  - 9\n" in ris(made)


def test_what_the_source_knew_goes_out_in_each_form() -> None:
    publication = Publication(
        "inproceedings",
        "3",
        None,
        "10–20",
        "ACM",
        "LNCS",
        "978-1",
        None,
        editors=(Author("Ed Itor"),),
    )
    made = paper(venue="A Conference", publication=publication, doi="10.1234/x", date=(2024, 2, 27))
    fields = fields_of(made)
    assert {"volume": "3", "pages": "10--20", "publisher": "ACM", "series": "LNCS"}.items() <= (
        fields.items()
    )
    assert (fields["isbn"], fields["day"]) == ("978-1", "27")
    assert "editor = {Itor, Ed}" in bibtex(made)
    assert "A2  - Itor, Ed" in ris(made)
    assert "DA  - 2024/02/27/" in ris(made)
    item = csl(made)
    assert item["editor"] == [{"family": "Itor", "given": "Ed"}]
    assert (item["collection-title"], item["ISBN"]) == ("LNCS", "978-1")
    assert plain(made).endswith("In A Conference (pp. 10–20). https://doi.org/10.1234/x\n")


def test_the_month_is_bibtexs_own_macro() -> None:
    assert "  month = feb\n" in bibtex(paper(date=(2024, 2)))


@for_rows(
    ("month", "macro"),
    enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    ),
)
def test_each_month_has_its_macro(month: int, macro: str) -> None:
    assert f"  month = {macro},\n" in bibtex(paper(date=(2024, month), doi="10.1234/a"))


LINKS = tuple(
    Link(kind, f"https://a.b/{kind}") for kind in get_args(LinkKind) if kind not in {"arxiv", "doi"}
)


@for_rows(
    ("fields", "field", "value"),
    [
        ({"date": (2024, 3, 9)}, "year", "2024"),
        ({"date": (2024, 3, 9)}, "day", "9"),
        ({"date": (2024,)}, "month", None),
        ({"date": (None, 3)}, "year", None),
        ({"arxiv": N}, "eprint", N),
        ({"arxiv": N}, "archiveprefix", "arXiv"),
        ({"arxiv": N}, "eprinttype", "arxiv"),
        ({"arxiv": N, "categories": ("cs.CL", "cs.LG")}, "primaryclass", "cs.CL"),
        ({"arxiv": N, "categories": ("cs.CL", "cs.LG")}, "categories", "cs.CL cs.LG"),
        ({"categories": ("cs.LG",)}, "primaryclass", None),
        ({"doi": "10.1234/a"}, "archiveprefix", None),
        ({"doi": "10.1234/a"}, "url", "https://doi.org/10.1234/a"),
        ({"venue": "Somewhere"}, "publishedin", "Somewhere"),
        ({"venue": "NeurIPS 2024"}, "publishedin", None),
        ({"venue": "TMLR 2024"}, "publishedin", "TMLR 2024"),
        ({"keywords": ("looms", "silk")}, "keywords", "looms, silk"),
        ({"keywords": ("looms, glass", "silk")}, "keywords", "looms, glass; silk;"),
        ({"updated": (2024, 5)}, "updated", "2024-05"),
        ({"withdrawn": True}, "pubstate", "withdrawn"),
        ({}, "updated", None),
        ({}, "pubstate", None),
        ({"other_titles": ("One", "Two")}, "addendum", "also titled: One; also titled: Two"),
        ({"abstract": "We\n  weave."}, "abstract", "We weave."),
        *(({"links": LINKS}, link.kind, link.url) for link in LINKS),
    ],
)
def test_a_file_s_entry_has_a_field_for_each_fact(
    fields: dict[str, Any], field: str, value: str | None
) -> None:
    assert fields_of(paper(**fields)).get(field) == value


ARTICLE = Publication("article", "3", "2", "5–9", "Loom Press", "Series", issn="1234-5678")


@for_rows(
    ("fields", "tag", "values"),
    [
        ({"date": (2024, 3, 9)}, "DA", ["2024/03/09/"]),
        ({"date": (2024,)}, "DA", ["2024///"]),
        ({"date": (2024, 3)}, "PY", ["2024"]),
        ({"date": (None, 3)}, "PY", []),
        ({"publication": ARTICLE, "venue": "Looms"}, "TY", ["JOUR"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "T2", ["Looms"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "JO", ["Looms"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "PB", ["Loom Press"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "SP", ["5"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "EP", ["9"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "SN", ["1234-5678"]),
        ({"publication": ARTICLE, "venue": "Looms"}, "T3", ["Series"]),
        ({"publication": ARTICLE._replace(isbn="5"), "venue": "Looms"}, "SN", ["5"]),
        ({"publication": ARTICLE._replace(isbn="5"), "venue": "Looms"}, "N1", ["ISSN: 1234-5678"]),
        ({"venue": "NeurIPS 2024"}, "C3", ["NeurIPS 2024"]),
        ({"venue": "NeurIPS 2024"}, "JO", []),
        ({"venue": "Ph.D. thesis, University of X"}, "PB", ["University of X"]),
        ({"publication": Publication("techreport"), "venue": "Loom Lab"}, "PB", ["Loom Lab"]),
        ({"arxiv": N}, "PB", ["arXiv"]),
        ({"arxiv": N}, "AN", [f"arXiv:{N}"]),
        ({"arxiv": N}, "DB", ["arXiv"]),
        ({}, "PB", []),
        ({"keywords": ("looms", "silk")}, "KW", ["looms", "silk"]),
        ({"withdrawn": True}, "N1", ["Status: withdrawn"]),
        ({"doi": "10.1234/a"}, "UR", ["https://doi.org/10.1234/a"]),
        ({"abstract": "We\n  weave."}, "AB", ["We weave."]),
        ({"authors": [Author("Ada van Byron Jr.", "van Byron")]}, "AU", ["van Byron, Ada, Jr."]),
    ],
)
def test_a_reference_of_ris_has_a_tag_for_each_fact(
    fields: dict[str, Any], tag: str, values: list[str]
) -> None:
    lines = ris(paper(**fields)).splitlines()
    assert [line[6:].strip() for line in lines if line.startswith(f"{tag}  -")] == values


def test_an_entry_without_authors_says_what_to_sort_it_by() -> None:
    assert fields_of(paper("Bees & wasps"))["key"] == r"Bees \& wasps"
    assert "key" not in fields_of(paper(authors=["A Bee"]))


@for_rows(
    ("author", "written", "csl_name", "ris_name"),
    [
        (Author("Ann Bee"), "Bee, Ann", {"family": "Bee", "given": "Ann"}, "Bee, Ann"),
        (Author("Jan van den Berg"), "van den Berg, Jan",
         {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
         "van den Berg, Jan"),
        (Author("Luc Van Gool", "Van Gool"), "Van Gool, Luc",
         {"family": "Van Gool", "given": "Luc"}, "Van Gool, Luc"),
        (Author("Ana Garcia y Lopez", "Garcia y Lopez"), "{Garcia y Lopez}, Ana",
         {"family": "Garcia y Lopez", "given": "Ana"}, "Garcia y Lopez, Ana"),
        (Author("Martin King, Jr.", "King"), "King, Jr., Martin",
         {"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Martin, Jr."),
        (Author("The LIGO Scientific Collaboration"), "{The LIGO Scientific Collaboration}",
         {"literal": "The LIGO Scientific Collaboration"}, "The LIGO Scientific Collaboration"),
        (Author("Bell and Sons", "Bell and Sons"), "{Bell and Sons}",
         {"literal": "Bell and Sons"}, "Bell and Sons"),
        (Author("Plato"), "{Plato}", {"literal": "Plato"}, "Plato"),
        (Author("王 小明"), "王, 小明", {"family": "王", "given": "小明"}, "王, 小明"),
        (Author("Zoë Brontë"), 'Bront{\\"e}, Zo{\\"e}',
         {"family": "Brontë", "given": "Zoë"}, "Brontë, Zoë"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_parts(
    author: Author, written: str, csl_name: dict[str, str], ris_name: str
) -> None:
    made = paper(authors=[author])
    assert f"  author = {{{written}}}" in bibtex(made)
    assert csl(made)["author"] == [csl_name]
    assert f"AU  - {ris_name}\n" in ris(made)


@for_rows(
    ("text", "written"),
    [
        ("50 % of A_B & C#", r"50 \% of A\_B \& C\#"),
        ("a ~ b ^ c \\ d", r"a \textasciitilde{} b \textasciicircum{} c \textbackslash{} d"),
        ("λ-ECLIPSE", r"{$\lambda$}-ECLIPSE"),
        ("αβ of ά", r"{$\alpha$}{$\beta$} of {$\acute\alpha$}"),
        ("Νίκος", "Νίκος"),
        ("Ήρα Ρή Παν", "Ήρα Ρή Παν"),
        ("Ρή µ α", r"Ρή \textmu{} α"),
        ("ής", "ής"),
        ("Ρή", "Ρή"),
        ("ἀν", "ἀν"),
        ("ναὶ", "ναὶ"),
        ("Μ. Ο", "Μ. Ο"),
        ("$λ$ and $50%$", r"${\lambda}$ and $50\%$"),
        ("naïve", r"na{\"\i}ve"),
        ("Ångström", r"{\r{A}}ngstr{\"o}m"),
        ("Nguyễn ș", r"Nguy{\~{\^{e}}}n {\textcommabelow{s}}"),
        ("A – B — “C”", "A – B — “C”"),
        ("3×4 → x", r"3\texttimes{}4 \textrightarrow{} x"),
        ("Straße", r"Stra{\ss}e"),
        ("a } b { c", r"a \textbraceright{} b \textbraceleft{} c"),
        ("{A} b", r"\textbraceleft{}A\textbraceright{} b"),
        ("北京", "北京"),
    ],
)
def test_text_is_written_as_pdflatex_sets_it(text: str, written: str) -> None:
    assert latex(text) == written


@pytest.mark.parametrize(
    ("title", "authors", "key"),
    [
        ("The one way to bees", ["Ann Bee"], "bee2024one"),
        ("Bees", ["Jürgen Müller"], "muller2024bees"),
        ("深度学习", ["王小明"], "wangxiaoming2024shenduxuexi"),
        ("Über Ærø", ["Søren Ørsted"], "orsted2024uber"),
        ("Bees of the south coast", [], "beessouthcoast2024"),
        ("$\\lambda$-ECLIPSE", ["Ann Bee"], "bee2024l"),
        ("Of the", ["The Bee Team"], "beeteam2024of"),
        ("Bees", ["Ann van den Bee"], "bee2024bees"),
        ("!!!", [], "2024"),
    ],
)
def test_our_keys_are_plain_letters_and_figures(title: str, authors: list[str], key: str) -> None:
    assert made_key(paper(title, authors=authors, date=(2024,))) == key


def test_the_longest_key_is_still_one_to_type() -> None:
    assert len(made_key(paper("学" * 200, authors=["张" * 200], date=(2024,)))) == 40


@for_rows(
    ("keys", "wanted"),
    [
        ((), "bee2024hives"),
        (("Bee24",), "Bee24"),
        (("a b", "x{y"), "bee2024hives"),
        (("a b", "arXiv:2402.17412"), "arXiv:2402.17412"),
        (("a1",), "bee2024hives"),
        (("ref12", "12"), "bee2024hives"),
        (("ABCD1234",), "bee2024hives"),
        (("alexnet2024",), "alexnet2024"),
        (("alexnet24",), "alexnet24"),
        (("alexnet2023",), "bee2024hives"),
        (("x2024",), "bee2024hives"),
        (("bee",), "bee"),
        (("beekeeper:1",), "beekeeper:1"),
        (("b1", "hive-paper"), "hive-paper"),
        (("ofthe", "of3"), "bee2024hives"),
    ],
)
def test_a_paper_is_cited_by_its_owners_key_where_that_tells_of_it(
    keys: tuple[str, ...], wanted: str
) -> None:
    made = paper("Hives of", authors=["A Bee"], date=(2024,), arxiv="2402.17412", keys=keys)
    assert wanted_key(made) == wanted


@pytest.mark.parametrize(
    ("used", "beside"), [("Bee24", ("b:2", "bee2024title")), ("older2020", ("Bee24", "b:2"))]
)
def test_the_other_keys_stand_beside_the_one_that_is_used(
    used: str, beside: tuple[str, ...]
) -> None:
    made = paper(authors=["A Bee"], date=(2024,), keys=("Bee24", "b:2"), bibtex_key=used)
    assert keys_beside(made) == beside
    assert fields_of(made)["ids"] == ", ".join(beside)


def test_formulas_of_a_title_are_unicode_where_no_html_is_shown() -> None:
    made = paper(r"$\lambda$-nets on $256\times256$ and $O(n^2)$")
    assert csl(made)["title"] == "λ-nets on 256×256 and O(n²)"
    assert "TI  - λ-nets on 256×256 and O(n²)\n" in ris(made)
    assert "λ-nets" in plain(made)


def test_what_is_copied_has_no_abstract_and_the_file_has() -> None:
    made = paper(abstract="About bees. " * 20)
    assert "abstract" not in bibtex(made)
    assert "About bees." in citations(made)["bib"]
    assert json.loads(citations(made)["json"])[0]["abstract"].startswith("About bees.")


def test_a_line_for_many_authors_names_the_first_nineteen_and_the_last() -> None:
    line = plain(paper(authors=[f"A Bee{n}" for n in range(30)], date=(2024,)))
    assert "Bee18, A., … Bee29, A. (2024)." in line


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"arxiv": N}, f" (arXiv:{N}). arXiv. https://arxiv.org/abs/{N}\n"),
        ({"arxiv": N, "venue": "ACL 2024"}, f". In ACL 2024. https://arxiv.org/abs/{N}\n"),
        ({"arxiv": N, "venue": "A place"}, f". A place. https://arxiv.org/abs/{N}\n"),
        ({"arxiv": N, "doi": "10.1234/x"}, ". https://doi.org/10.1234/x\n"),
        ({"arxiv": N, "publication": Publication("misc", publisher="Zenodo")},
         f". Zenodo. https://arxiv.org/abs/{N}\n"),
        ({"arxiv": N, "publication": Publication("book")}, f". https://arxiv.org/abs/{N}\n"),
        ({}, ".\n"),
    ],
)  # fmt: skip
def test_a_line_calls_arxiv_the_publisher_only_where_no_other_is_known(
    fields: dict[str, Any], end: str
) -> None:
    assert (
        plain(paper(authors=["A Bee"], date=(2024,), **fields)) == f"Bee, A. (2024). A title{end}"
    )


@for_rows(
    "formula",
    [
        r"$\input{/etc/passwd}$", r"$\include{x}$", r"$\includegraphics{x}$", r"$\import{x}{y}$",
        r"$\subfile{x}$", r"$\usepackage{x}$", r"$\documentclass{x}$", r"$\RequirePackage{x}$",
        r"$\lstinputlisting{x}$", r"$\lstlisting$", r"$\verbatiminput{x}$", r"$\verb|x|$",
        r"$\write18{x}$", r"$\immediate\x$", r"$\openin1$", r"$\openout1=x$", r"$\closein1$",
        r"$\closeout1$", r"$\read1 to\x$", r"$\readline1 to\x$", r"$\special{x}$",
        r"$\directlua{x}$", r"$\luaexec{x}$", r"$\csname input\endcsname$", r"$\catcode`\@=11$",
        r"$\def\x{y}$", r"$\edef\x{y}$", r"$\let\x=y$", r"$\futurelet\x\y\z$",
        r"$\newcommand{\x}{y}$", r"$\newwrite\x$", r"$\renewcommand{\x}{y}$",
        r"$\providemathcommand{\x}{y}$", r"$\loop\x\repeat$", r"$\repeat$", r"$\aftergroup\x$",
        r"$\expandafter\x\y$", r"$\everymath{x}$", r"$\jobname$", r"$\ShellEscape{x}$",
        r"$\href{javascript:x}{y}$", r"$\url{x}$", r"$\hypertarget{x}{y}$", r"$\scantokens{x}$",
        r"$\pdfobj{x}$", r"$\output{x}$", r"$\shipout\x$", r"$\@input{x}$", r"$^^5cinput{x}$",
        r"$\begin{filecontents}{x}\end{filecontents}$", r"$\end{document}$", r"$\begin$",
        r"$x}, url = {javascript:pwn()$", r"$}{$", r"$\alpha{$",
    ],
)  # fmt: skip
def test_a_formula_that_would_do_more_than_print_is_written_as_words(formula: str) -> None:
    written = latex(formula)
    assert written.startswith(r"\$")
    assert not re.search(
        r"\\(?!\$|textbackslash\{\}|textasciicircum\{\}|textbrace(?:left|right)\{\}|@)[a-z@]+",
        written,
    )
    depth = [written[:at].count("{") - written[:at].count("}") for at in range(len(written) + 1)]
    assert min(depth) == 0 == depth[-1]


@for_rows(
    "formula",
    [
        r"$x^2$", r"$\alpha_{i}$", r"$\left(x\right)$", r"$\leq\ell$", r"$\mathcal{O}(n)$",
        r"$\begin{pmatrix}a\end{pmatrix}$", r"$\begin{matrix*}a\end{matrix*}$",
        r"$\begin{cases}a\end{cases}$", r"$\begin{array}a\end{array}$",
        r"$\begin{aligned}a\end{aligned}$", r"$\begin{gathered}a\end{gathered}$",
        r"$\begin{split}a\end{split}$", r"$\begin{align*}a\end{align*}$",
        r"$\begin{equation}a\end{equation}$",
        r"$\newline$", r"$\textrm{read}$", r"$\operatorname{def}$",
    ],
)  # fmt: skip
def test_other_formulas_stay(formula: str) -> None:
    assert latex(formula) == formula


THESIS, MASTERS = Publication("phdthesis"), Publication("mastersthesis")


@for_rows(
    ("fields", "line"),
    [
        ({}, "A title. (n.d.)."),
        ({"title": "Why?"}, "Why? (n.d.)."),
        ({"title": "Oh!"}, "Oh! (n.d.)."),
        ({"title": "Etc."}, "Etc. (n.d.)."),
        ({"date": (2024, 3)}, "A title. (2024)."),
        ({"authors": ["Ada Byron"]}, "Byron, A. (n.d.). A title."),
        ({"authors": ["Plato"]}, "Plato. (n.d.). A title."),
        ({"authors": ["Ada Byron", "Bo Cox"]}, "Byron, A., & Cox, B. (n.d.). A title."),
        ({"authors": ["Jean-Luc M. Bo"]}, "Bo, J.-L. M. (n.d.). A title."),
        ({"authors": [Author("Bo Cox Jr.", "Cox")]}, "Cox, B., Jr. (n.d.). A title."),
        ({"publication": ARTICLE, "venue": "Looms"}, "A title. (n.d.). Looms, 3(2), 5–9."),
        ({"publication": Publication("article", "3"), "venue": "L"}, "A title. (n.d.). L, 3."),
        ({"publication": Publication("article", None, "2"), "venue": "L"}, "A title. (n.d.). L."),
        ({"publication": Publication("article")}, "A title. (n.d.)."),
        ({"publication": ARTICLE}, "A title. (n.d.). Loom Press."),  # whose journal is not known
        ({"venue": "NeurIPS 2024"}, "A title. (2024). In NeurIPS 2024."),
        (
            {"publication": Publication("book", publisher="Loom Press", edition="2")},
            "A title (2nd ed.). (n.d.). Loom Press.",
        ),
        (
            {
                "venue": "X",
                "publication": Publication("incollection", pages="5", edition="Revised"),
            },
            "A title. (n.d.). In X (Revised ed., pp. 5).",
        ),
        (
            {"venue": "X", "publication": Publication("incollection", edition="2")},
            "A title. (n.d.). In X (2nd ed.).",
        ),
        (
            {"publication": Publication("inproceedings", pages="5--9"), "venue": "X"},
            "A title. (n.d.). In X (pp. 5–9).",
        ),
        ({"publication": THESIS, "venue": "ETH"}, "A title. (n.d.). Doctoral dissertation, ETH."),
        ({"publication": MASTERS, "venue": "ETH"}, "A title. (n.d.). Master's thesis, ETH."),
        ({"publication": MASTERS}, "A title. (n.d.). Master's thesis."),
        ({"publication": Publication("book", publisher="P")}, "A title. (n.d.). P."),
        ({"venue": "Somewhere"}, "A title. (n.d.). Somewhere."),
    ],
)
def test_a_line_says_who_when_what_and_where(fields: dict[str, Any], line: str) -> None:
    assert plain(paper(**fields)) == f"{line}\n"


NAMED = (
    Author("Ada van den Byron Jr.", "van den Byron"),
    Author("Plato"),
    Author("Bo Cox"),
)


@for_rows(
    ("fields", "name", "value"),
    [
        ({}, "type", "article"),
        ({"title": "On $x^2$"}, "title", "On x²"),
        ({"date": (2024, 3, 9)}, "issued", {"date-parts": [[2024, 3, 9]]}),
        ({"date": (2024,)}, "issued", {"date-parts": [[2024]]}),
        ({"date": (None, 3)}, "issued", None),
        ({"publication": ARTICLE, "venue": "L"}, "container-title", "L"),
        ({"publication": ARTICLE, "venue": "L"}, "publisher", "Loom Press"),
        ({"publication": ARTICLE, "venue": "L"}, "volume", "3"),
        ({"publication": ARTICLE, "venue": "L"}, "issue", "2"),
        ({"publication": ARTICLE, "venue": "L"}, "page", "5–9"),
        ({"publication": ARTICLE, "venue": "L"}, "collection-title", "Series"),
        ({"publication": ARTICLE, "venue": "L"}, "ISSN", "1234-5678"),
        ({"publication": ARTICLE._replace(isbn="5"), "venue": "L"}, "ISBN", "5"),
        ({"publication": THESIS, "venue": "ETH"}, "publisher", "ETH"),
        ({"publication": THESIS, "venue": "ETH"}, "genre", "PhD thesis"),
        ({"publication": MASTERS, "venue": "ETH"}, "genre", "Master's thesis"),
        ({"publication": Publication("techreport", number="7"), "venue": "Lab"}, "number", "7"),
        ({"publication": Publication("techreport", number="7"), "venue": "Lab"}, "genre", None),
        ({"publication": Publication("book", publisher="P")}, "publisher", "P"),
        ({"arxiv": N}, "archive", "arXiv"),
        ({"arxiv": N}, "archive_location", N),
        ({"arxiv": N}, "publisher", "arXiv"),
        ({"arxiv": N}, "number", f"arXiv:{N}"),
        ({"arxiv": N, "publication": Publication(publisher="P")}, "publisher", "P"),
        ({"arxiv": N, "venue": "NeurIPS 2024"}, "publisher", None),
        ({"arxiv": N, "venue": "NeurIPS 2024"}, "archive", "arXiv"),
        ({"doi": "10.1234/a"}, "archive", None),
        ({"doi": "10.1234/a"}, "DOI", "10.1234/a"),
        ({"doi": "10.1234/a"}, "URL", "https://doi.org/10.1234/a"),
        ({"withdrawn": True}, "status", "withdrawn"),
        ({"keywords": ("looms", "silk")}, "keyword", "looms, silk"),
        ({"keywords": ("looms, glass", "silk; s")}, "keyword", "looms, glass; silk, s;"),
        (
            {"authors": NAMED},
            "author",
            [
                {
                    "family": "Byron",
                    "given": "Ada",
                    "non-dropping-particle": "van den",
                    "suffix": "Jr.",
                },
                {"literal": "Plato"},
                {"family": "Cox", "given": "Bo"},
            ],
        ),
    ],
)
def test_an_item_of_csl_has_a_field_for_each_fact(
    fields: dict[str, Any], name: str, value: object
) -> None:
    assert csl(paper(**fields)).get(name) == value


CODE = Link("code", "https://github.com/a/b")


@for_rows(
    ("fields", "note"),
    [
        ({}, None),
        ({"title": "On $x^2$"}, "Title: On $x^2$"),
        ({"other_titles": ("One", "Two")}, "Also titled: One\nAlso titled: Two"),
        ({"venue": "Somewhere"}, "Venue: Somewhere"),
        ({"venue": "NeurIPS 2024"}, None),
        ({"venue": "TMLR 2024"}, "Venue: TMLR 2024"),  # of which the year is no part of a journal
        ({"publication": MASTERS, "venue": "ETH"}, "Venue: ETH\nType: mastersthesis"),
        *(
            ({"publication": Publication(kind)}, f"Type: {kind}")
            for kind in ("booklet", "inbook", "manual", "proceedings", "unpublished")
        ),
        ({"publication": Publication("book")}, None),
        (
            {"publication": Publication("techreport", publisher="P"), "venue": "Lab"},
            "Venue: Lab\nPublisher: P",
        ),
        ({"comment": "Nine pages"}, "Comment: Nine pages"),
        ({"venue": "NeurIPS 2024", "date": (2023, 5)}, "Posted: 2023-05"),
        ({"updated": (2024, 5)}, "Updated: 2024-05"),
        ({"categories": ("cs.CL", "cs.LG")}, "Categories: cs.CL cs.LG"),
        ({"links": (CODE,)}, "Code: https://github.com/a/b"),
        ({"links": (Link("page", "https://a.b/c"),)}, None),  # which is its own address
        ({"keys": ("a1", "b2")}, "Owner's keys: a1, b2"),
        ({"publication": Publication("inproceedings", number="7"), "venue": "X"}, "Number: 7"),
        ({"publication": ARTICLE, "venue": "L"}, None),
    ],
)
def test_what_csl_has_no_field_for_is_a_note(fields: dict[str, Any], note: str | None) -> None:
    assert csl(paper(**fields)).get("note") == note
