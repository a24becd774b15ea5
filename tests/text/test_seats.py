"""Whose place it is that stands beside a paper: a publisher's seat, or where a conference was."""

from __future__ import annotations

from paperweave.text.venues.seats import is_of_event
from tests.support.rows import for_rows

SEATS = [
    ("Springer International Publishing", "Cham"),
    ("Springer", "Berlin, Heidelberg"),
    ("Springer US", "Boston, MA"),
    ("Springer Netherlands", "Dordrecht"),
    ("Springer-Verlag", "London"),
    ("Springer New York", "New York, NY"),
    ("Springer Nature", "Singapore"),
    ("Springer Japan", "Tokyo"),
    ("Association for Computing Machinery", "New York, NY, USA"),
    ("ACM", "New York"),
    ("IEEE Press", "Piscataway, NJ"),
    ("IEEE Computer Society", "Los Alamitos"),
    ("Institute of Electrical and Electronics Engineers", "Piscataway"),
    ("Curran Associates, Inc.", "Red Hook, NY"),
    ("Elsevier", "Amsterdam"),
    ("Elsevier Science", "Oxford"),
    ("Morgan Kaufmann", "San Francisco"),
    ("Morgan Kaufmann Publishers", "San Mateo, CA"),
    ("Morgan Kaufmann", "Burlington"),
    ("The MIT Press", "Cambridge, MA"),
    ("AAAI Press", "Menlo Park"),
    ("AAAI", "Palo Alto, California"),
    ("Schloss Dagstuhl", "Dagstuhl, Germany"),
    ("Schloss Dagstuhl", "Wadern"),
    ("Schloss Dagstuhl", "Saarbrücken"),
    ("IOS Press", "Amsterdam"),
    ("CRC Press", "Boca Raton"),
    ("Taylor & Francis", "Abingdon"),
    ("Taylor & Francis", "London"),
    ("Routledge", "New York"),
    ("Routledge", "Abingdon"),
    ("Routledge", "London"),
    ("John Wiley & Sons", "Hoboken"),
    ("Wiley", "Chichester"),
    ("SciTePress", "Setúbal"),
    ("The Eurographics Association", "Goslar"),
    ("World Scientific", "Singapore"),
    ("SPIE", "Bellingham"),
    ("USENIX Association", "Berkeley, CA"),
    ("Cambridge University Press", "Cambridge"),
    ("Oxford University Press", "Oxford"),
    ("Association for Computational Linguistics", "Stroudsburg, PA, USA"),
]


@for_rows(("publisher", "place"), SEATS)
def test_where_a_publisher_sits_no_conference_is_held(publisher: str, place: str) -> None:
    assert not is_of_event(place, "inproceedings", publisher)
    assert is_of_event(place, "inproceedings", publisher, publisher_place="Rome")
    assert is_of_event(place, "inproceedings", "Loom Society")


@for_rows(
    ("place", "kind", "publisher", "held"),
    [
        ("Toronto, Canada", "inproceedings", "Association for Computational Linguistics", True),
        ("Toronto, Canada", "proceedings", None, True),
        ("Toronto, Canada", "incollection", None, False),
        ("Toronto, Canada", None, None, False),
        ("New York", "inproceedings", "Macmillan", True),  # no ACM
    ],
)
def test_else_the_place_of_a_paper_in_proceedings_is_the_conferences(
    place: str, kind: str | None, publisher: str | None, *, held: bool
) -> None:
    assert is_of_event(place, kind, publisher) is held
