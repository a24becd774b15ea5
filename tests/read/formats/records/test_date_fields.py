"""What stands in the place of a date, in the words of catalogues, styles and programs."""

from __future__ import annotations

from paperweave.model.record import PartialDate
from paperweave.read.formats.records.date_fields import (
    Undated,
    beside_date,
    problem_of_date,
    says_no_date,
    with_state,
)
from tests.support.rows import for_rows

NO_DATE = """
n.d.; [n. d.]; (n.d.); nodate; no date; No year; Undated; date unknown; year unknown; Unknown;
unspecified; not available; TBD; tba; n/a; NaN; NaT; None; null; nil; xxxx; uuuu; s.d.; [s. d.];
sans date; senza data; sem data; s.f.; sin fecha; s.a.; o.J.; ohne Jahr; o. D.; ohne Datum; z.j.;
z. d.; zonder jaar; u.å.; b.r.; б.г.; без года; t.y.; 无日期; 不详; 年份不详; 出版年不明; ????;
0000; 0000-00-00; ---
"""
STATES = """
in press; inpress; Forthcoming; to appear; to be published; accepted; submitted; in preparation;
in prep; under review; in review; under revision; in revision; in progress; work in progress;
preprint; unpublished; online first; early access; advance online; ahead of print;
Epub ahead of print; ongoing; planned; draft; im Druck; im Erscheinen; erscheint; in Vorbereitung;
eingereicht; angenommen; à paraître; sous presse; soumis; en prensa; en preparación; aceptado;
no prelo; aceito; in stampa; in corso di stampa; ter perse; w druku; i tryck; baskıda; в печати;
待出版; 即将出版; 印刷中; 録用
"""
BESIDE = [
    (["2019"], Undated()),
    (["2019-02-31"], Undated(unread="2019-02-31")),
    (["2019-02-00"], Undated()),
    (["2019-00-31"], Undated()),
    (["2019/02/31 12:00"], Undated(unread="2019/02/31 12:00")),
    (["2019.02-31"], Undated()),
    (["in press, Loom Letters"], Undated(state="in press, Loom Letters")),
    (["in pressing need"], Undated(unread="in pressing need")),
    (["in press 12"], Undated(unread="in press 12")),
    (["(in press)."], Undated(state="in press")),
    (["«draft»", "when it rests"], Undated("draft", "when it rests")),
    (["draft", "in press"], Undated("draft")),
    (["when it rests", "or not"], Undated(unread="when it rests")),
    (["https://a.example", "10.1000/1"], Undated()),
    ([{"a": "", "b": "when it\n rests"}], Undated(unread="when it rests")),
    ([["a", None, "b"]], Undated(unread="a-b")),
    ([None, True, "", {}, []], Undated()),
    ([12.5], Undated(unread="12.5")),
    ([[2019, 5, 4]], Undated()),
]
COMMENTS = [
    ("3 pages", "in press", "3 pages; in press"),
    ("In Press, 3 pages", "in press", "In Press, 3 pages"),
    (None, "in press", "in press"),
    ("3 pages", None, "3 pages"),
    (None, None, None),
]


def _split(table: str) -> list[str]:
    return [text.strip() for text in table.split(";")]


@for_rows("text", _split(NO_DATE))
def test_a_text_says_that_there_is_no_date(text: str) -> None:
    assert says_no_date(text)
    assert beside_date([text]) == Undated()


@for_rows("text", _split(STATES))
def test_a_text_says_how_far_a_paper_is(text: str) -> None:
    assert beside_date([text]) == Undated(state=text)


@for_rows(("values", "undated"), BESIDE)
def test_what_is_no_date_is_told(values: list[object], undated: Undated) -> None:
    assert beside_date(values) == undated


@for_rows(("comment", "state", "said"), COMMENTS)
def test_a_comment_says_how_far_a_paper_is(
    comment: str | None, state: str | None, said: str | None
) -> None:
    assert with_state(comment, state) == said


def test_a_date_that_was_not_understood_is_lost_unless_another_is_known() -> None:
    lost = problem_of_date("a.txt", 3, "a" * 81, None)
    assert (lost.severity, lost.line) == ("lost", 3)
    assert f"'{'a' * 80}…'" in lost.message
    assert lost.message.endswith("the paper has no date; correct it")
    noted = problem_of_date("a.txt", 3, "a" * 80, PartialDate(2019))
    assert noted.severity == "noted"
    assert f"'{'a' * 80}'" in noted.message
    assert noted.message.endswith("the paper is dated 2019; correct it")
