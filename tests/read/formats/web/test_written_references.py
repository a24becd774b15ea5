"""Items of a page that are references, with what home pages put into them."""

from __future__ import annotations

from paperweave.read.formats.web.written_references import written_reference
from tests.support.rows import for_rows

PLAIN = "D. Knot, A. Weaver. Ropes without ends. In *Loom Letters*, pp. 12–21, 2023."
READ = "D. Knot, A. Weaver; Ropes without ends; Loom Letters; 2023"
NOTHING = "nothing"


@for_rows(
    ("text", "told"),
    [
        (PLAIN, READ),
        (PLAIN.replace("*", ""), READ),
        # whose page it is stands in bold, and so may a prize
        (PLAIN.replace("D. Knot", "**D. Knot**"), READ),
        (PLAIN.replace("A. Weaver.", "**A. Weaver.**"), READ),
        *(
            (f"{PLAIN} **{prize}**", READ)
            for prize in (
                *("Best paper award", "Outstanding paper", "Distinguished Papers", "(Oral)"),
                *("Honorable mention", "Honourable Mention", "Notable presentation", "Spotlight"),
                *("Best student paper nominee", "Best paper finalist", "NEW!", "Best awards 2023"),
            )
        ),
        (f"{PLAIN} **Ropes that end**", NOTHING),
        # links that only say what they are
        (f"{PLAIN} [[doi](https://doi.org/10.1000/1)] [code](https://a.example)", READ),
        (PLAIN.replace("Ropes without ends", "[Ropes without ends](https://a.example)"), READ),
        (f"{PLAIN}¶[PDF](https://a.example) Cite Code DOI", READ),
        # what is in italics is no venue
        ("D. Knot, A. Weaver. *Ropes without ends*. Loom Letters, 12(3), 2023.", NOTHING),
        ("D. Knot, A. Weaver. *Ropes* without. *Loom Letters*, 12(3), 2023.", NOTHING),
        # a title in quotes shows what is a reference, whatever else is marked
        (
            "D. Knot and A. Weaver. “Ropes without ends.” **Loom Letters**, 12(3), 2023.",
            "D. Knot, A. Weaver; Ropes without ends; Loom Letters; 2023",
        ),
        ("**Anthology ID:** 2023.comloom-1", NOTHING),
        ("Knots 101, Spring", NOTHING),
    ],
)
def test_an_item_is_read_as_a_reference(text: str, told: str) -> None:
    found = written_reference(text.split("¶"))
    if found is None:
        assert told == NOTHING
        return
    names = ", ".join(person.name for person in found.people)
    assert f"{names}; {found.title}; {found.venue}; {found.date}" == told
