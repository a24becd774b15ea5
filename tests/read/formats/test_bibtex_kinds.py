"""What libraries of BibTeX really have in their fields, each kind in a plain table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.clean.entry import entry_of
from paperweave.model.reading import Seed
from paperweave.model.record import Problem, Record
from paperweave.read.formats.bibtex.format import FORMAT
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.paper import Entry


def entry(fields: str, kind: str = "article") -> Entry:
    """The entry of a library with these fields; nothing of it may be lost."""
    parts = list(FORMAT.split(Seed("a.bib", (f"@{kind}{{k, {fields}}}",))))
    assert not [part for part in parts if isinstance(part, Problem) and part.severity == "lost"]
    return entry_of(next(part for part in parts if isinstance(part, Record)))[0]


@for_rows(
    ("written", "read"),
    [
        (r"A {\mu}m", "A μm"),
        (r"A \textmu m", "A μm"),
        (r"A {\textmu{}}m", "A μm"),
        (r"A {$\mu$}m", "A μm"),
        (r"{\it fast} {\bf bold {\sc small}} looms", "fast bold small looms"),
        ("~30 looms, ~5~kg", "~30 looms, ~5 kg"),
        (r"{\raise.17ex\hbox{$\scriptstyle\sim$}}3 and \textasciitilde{}7", "~3 and ~7"),
        ("A--B---C", "A–B—C"),
        ("A-{}-B", "A--B"),
        ("``double'' `single'", "“double” ‘single’"),
        ("Bees' and `{}wasps'", "Bees' and `wasps'"),
        (r"\enquote{in} 1\textsuperscript{st} H\textsubscript{2}O", "“in” 1st H₂O"),
        (r"\og dedans\fg{} x", "« dedans » x"),
        (r"\guillemotleft{}a\guillemotright{}", "«a»"),
        (r"{{Double}: {BERT}} \& \% \_ \#", "Double: BERT & % _ #"),
        (r"\NoCaseChange{BERT} and \mkbibemph{x}", "BERT and x"),
        (r"\$5 to \$10", "$5 to $10"),
        (r"${\lambda}$-nets", "$λ$-nets"),
        (r"3\textasciicircum{}2", "3^2"),
        (r"{\raise-.5ex\hbox{\~{}}}3", "~3"),
        (r"100~$\mu$J at $x$~m", "100 μJ at $x$ m"),
        (r"Cold \ion{H}{ii} {\ion{C}{iv}} \ion{Fe}{21} \ion{N}{5}", "Cold H II C IV Fe 21 N V"),
        (r"\ion{O}{\sc vi}", "O VI"),
        (r"\emph{the $L_1$ norm} \mbox{$k$ of 5}", "the $L_1$ norm $k$ of 5"),
        (r"\textbf{$x_{1}$} \underline{$y$} \hbox{$z$}", "$x_{1}$ $y$ $z$"),
        (r"\enquote{$k$ looms} \mkbibquote{$m$}", "“$k$ looms” “$m$”"),
        (r"$a \mbox{ if } b$", r"$a \mbox{ if } b$"),
        (r"A \$5 \emph{$k$}", r"A \$5 $k$"),
        (r"\begin{itemize}\item a\item b\end{itemize}", "• a • b"),
        (r"\begin{align}x\end{align}", r"\begin{align}x\end{align}"),
        (r"A\newline B\noindent C \\ D\\", "A B C D"),
        (r"A\\B", r"A\\B"),
        (r"\noopsort{1973b}Looms", "Looms"),
        (
            "CO<sub>2</sub> &amp; {\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater}",
            "CO$_{2}$ & E. coli",
        ),
        ("a < b and c > d", "a < b and c > d"),
        ("Knots &amp; ropes", "Knots & ropes"),
        (r"Ni\{111\} and \{a, b\}", "Ni{111} and {a, b}"),
        (r"\textbraceleft{}BERT\textbraceright{} \textbraceleft x\textbraceright", "{BERT} {x}"),
        (r"\{BERT\} and (\{GPT-2\})", "BERT and (GPT-2)"),
        (r"$\{$TensorFlow$\}$: a {\{}System{\}}", "TensorFlow: a System"),
        (r"{{BERT}} {of} all", "BERT of all"),
        (r"$\{x\}$", r"$\{x\}$"),
    ],
)
def test_text_is_read_as_it_is_printed(written: str, read: str) -> None:
    assert entry(f"title={{{written}}}").title == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"10.1000/a\_b{\_}c\textunderscore d", "10.1000/a_b_c_d"),
        (r"https://doi.org/10.1007/978-3{\_}7", "10.1007/978-3_7"),
        ("10.1101/2020.04.10.035824v3", "10.1101/2020.04.10.035824"),
        ("10.1175/1520-0493(1987)115<1606:GARSPP>2.0.CO;2",) * 2,
        (
            r"10.1002/(SICI)1-0(1998)17:15{\textless}1::AID{\textgreater}3.0.CO;2-2",
            "10.1002/(SICI)1-0(1998)17:15<1::AID>3.0.CO;2-2",
        ),
    ],
)
def test_a_doi_is_read_through_its_escapes(written: str, read: str) -> None:
    assert entry(f"title={{x}}, doi={{{written}}}").record.doi == read


@for_rows(
    ("written", "names"),
    [
        ("given=Ada, family=Weaver", [("Ada Weaver", "Weaver")]),
        ("family=Thread, given=Ben, prefix=van der", [("Ben van der Thread", "van der Thread")]),
        ("{Barnes and Noble, Inc.}", [("Barnes and Noble, Inc.", "Barnes and Noble, Inc.")]),
        ("Le Roux, Nicolas and Doe, J.", [("Nicolas Le Roux", "Le Roux"), ("J. Doe", "Doe")]),
        ("Doe, J. and others", [("J. Doe", "Doe")]),
        ("Doe, J. and et al.", [("J. Doe", "Doe")]),
        (
            "Jane Doe, Rick Roe, Eve Poe",
            [("Jane Doe", None), ("Rick Roe", None), ("Eve Poe", None)],
        ),
        ("Jane Doe; Rick Roe", [("Jane Doe", None), ("Rick Roe", None)]),
        ("Doe, J., Roe, R., Poe, E.", [("J. Doe", "Doe"), ("R. Roe", "Roe"), ("E. Poe", "Poe")]),
        ("King, Jr., Martin", [("Martin King, Jr.", "King")]),
        ("王, 小明", [("王 小明", "王")]),
        ("useprefix=false and von Thread, Ben", [("Ben von Thread", "von Thread")]),
        (r"{\relax Ph}ilippe Weber", [("Philippe Weber", None)]),
    ],
)
def test_names_are_read_however_they_are_listed(
    written: str, names: list[tuple[str, str | None]]
) -> None:
    found = entry(f"title={{x}}, author={{{written}}}").authors
    assert [(author.name, author.family) for author in found] == names


@for_rows(
    ("written", "day"),
    [
        ("year={{2015}}", "2015"),
        ("date={2020~}", "2020"),
        ("date={2020-06-23}", "2020-06-23"),
        ("date={2020-21}", "2020"),
        ("date={2020-05-XX}", "2020-05"),
        ("year={circa 2015}", "2015"),
        ("year={in press}", "None"),
        ("year=2015, month={May~27--June~3}", "2015-05"),
        ("year=2019, month={09--15 Jun}", "2019-06"),
        ("year=2019, month={19 June}", "2019-06-19"),
        ("year=2019, month={June 19}", "2019-06-19"),
        ("year=2019, month={6}, day={3}", "2019-06-03"),
        ("year=2019, month={spring}", "2019"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(written: str, day: str) -> None:
    assert str(entry(f"title={{x}}, {written}").record.date) == day


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        ("journal={\\apj}", "article", ("article", "Astrophysical Journal", None)),
        ("journal={\\mnras\\ Letters}", "article",
         ("article", "Monthly Notices of the Royal Astronomical Society Letters", None)),
        ("journal={J. Looms}, eid={045123}", "journal_article", ("article", "J. Looms", "045123")),
        ("journal={J. Looms}, articleno={17}", "article_new", ("article", "J. Looms", "17")),
        ("journal={J. Looms}, pages={1--9}, eid={3}", "article", ("article", "J. Looms", "1–9")),
        ("booktitle=LoomConf", "conference", ("inproceedings", "LoomConf", None)),
        ("publishedin={Anywhere}, journal={J}", "article", ("article", "Anywhere", None)),
    ],
)  # fmt: skip
def test_type_venue_and_pages_are_read(
    fields: str, kind: str, expected: tuple[str, str, str | None]
) -> None:
    found = entry(f"title={{x}}, {fields}", kind)
    assert (found.publication.type, found.venue, found.publication.pages) == expected


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("@article{weaver(2019), title={x}}", "weaver(2019)"),
        ("@article{Müller:2011/3(a), title={x}}", "Müller:2011/3(a)"),
        ("@article(weaver2019, title={x})", "weaver2019"),
        ("@article( weaver 2019 , title={x})", "weaver 2019"),
        ("@article{, title={x}}", None),
    ],
)
def test_a_key_is_kept_as_its_owner_wrote_it(head: str, key: str | None) -> None:
    (record,) = [r for r in FORMAT.split(Seed("a.bib", (head,))) if isinstance(r, Record)]
    assert (record.key, record.title) == (key, "x")


def test_a_film_is_by_its_director() -> None:
    found = entry("title={x}, director={Weaver, Ada}", "movie")
    assert [author.name for author in found.authors] == ["Ada Weaver"]
