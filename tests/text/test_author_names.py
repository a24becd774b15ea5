"""Names of authors in their parts, and lists of them, by cases."""

from __future__ import annotations

import pytest

from paperweave.model.record import Author
from paperweave.text.author_names import (
    ascii_letters,
    initial_letter,
    is_group,
    parts_of,
    sort_key,
)
from paperweave.text.names import author_list, family_first, names_in, one_name
from tests.support.rows import for_rows

_PARTICLES = (
    "af al av bin da das de degli dei del della den der di do dos du el ibn la las le los "
    "ten ter 't van vande vander vom von zu zum zur"
)
_GROUPS = (
    "Collaboration Consortium Team Group Initiative Project Committee Foundation Association "
    "Society University Universitat Institute Institut Laboratory Laboratories Lab Labs "
    "Corporation Inc Inc. Ltd GmbH Community Network Council Agency Company OpenAI DeepMind "
    "Research"
)


@for_rows("particle", _PARTICLES.split())
def test_a_particle_stands_before_the_family_name(particle: str) -> None:
    parts = parts_of(Author(f"Ada {particle} Weaver"))
    assert (parts.given, parts.particle, parts.family) == ("Ada", particle, "Weaver")
    assert parts.with_particle == f"{particle} Weaver"


@for_rows(
    ("author", "family", "given", "particle", "generation"),
    [
        (Author("Johannes van der Waals"), "Waals", "Johannes", "van der", ""),
        (Author("Johannes van der Waals", "van der Waals"), "Waals", "Johannes", "van der", ""),
        (Author("van Gogh"), "Gogh", "van", "", ""),
        (Author("Van", "Van"), "Van", "", "", ""),
        (Author("Ann Mary Lee"), "Lee", "Ann Mary", "", ""),
        (Author("Ann Lee Park", "Lee Park"), "Lee Park", "Ann", "", ""),
        (Author("Ann Lee", "Kay"), "Lee", "Ann", "", ""),
        (Author("Ann Lee, Jr."), "Lee", "Ann", "", "Jr."),
        (Author("Ann Lee Jr"), "Lee", "Ann", "", "Jr"),
        (Author("Ann Lee,, Jr."), "Lee", "Ann", "", "Jr."),
        (Author("Ann Lee jr"), "jr", "Ann Lee", "", ""),
        (Author("Ann Lee V"), "V", "Ann Lee", "", ""),
        (Author("Ann Lee Sr."), "Lee", "Ann", "", "Sr."),
        (Author("Ann Lee II"), "Lee", "Ann", "", "II"),
        (Author("Ann Lee III"), "Lee", "Ann", "", "III"),
        (Author("Ann Lee, IV"), "Lee", "Ann", "", "IV"),
        (Author("张 伟"), "张", "伟", "", ""),
        (Author("やまだ はな"), "やまだ", "はな", "", ""),
        (Author("김 철수"), "김", "철수", "", ""),
        (Author("张 伟 明"), "明", "张 伟", "", ""),
        (Author("张伟"), "张伟", "", "", ""),
        (Author("The ATLAS Collaboration"), "The ATLAS Collaboration", "", "", ""),
        (Author("Plato"), "Plato", "", "", ""),
    ],
)
def test_a_name_has_parts(
    author: Author, family: str, given: str, particle: str, generation: str
) -> None:
    assert parts_of(author) == (family, given, particle, generation)


def test_a_name_without_a_particle_is_its_family_name() -> None:
    assert parts_of(Author("Ann Lee")).with_particle == "Lee"


@for_rows("word", [*_GROUPS.split(), "Working Group", "Task Force"])
def test_a_group_is_no_person(word: str) -> None:
    assert is_group(Author(f"Bee {word}"))
    assert is_group(Author(f"Bee {word.lower()}"))


@pytest.mark.parametrize(
    ("author", "group"),
    [
        (Author("OpenAI"), False),
        (Author("Ann Lab Lee"), False),
        (Author("Bee Hive", "Bee Hive"), True),
        (Author("Bee", "Bee"), False),
        (Author("Ann Team", "Team"), False),
        (Author("Ann Teamster"), False),
    ],
)
def test_a_persons_name_is_no_group(author: Author, group: bool) -> None:
    assert is_group(author) is group


@pytest.mark.parametrize(
    ("name", "key", "letter"),
    [
        ("Vincent van Gogh", ("gogh", "vincent", "Vincent van Gogh"), "G"),
        ("Jörg Müller", ("muller", "jorg", "Jörg Müller"), "M"),
        ("张 伟", ("zhang", "wei", "张 伟"), "Z"),
        ("…", ("~", "", "…"), "#"),
    ],
)
def test_names_are_sorted_by_family_name(name: str, key: tuple[str, str, str], letter: str) -> None:
    assert sort_key(Author(name)) == key
    assert initial_letter(Author(name)) == letter


def test_letters_of_any_script_are_plain() -> None:
    assert ascii_letters("Ærø-42") == "aero"


@for_rows(
    ("text", "names"),
    [
        ("A. Ng, J. Doe Jr. and C. Wu", ["A. Ng", "J. Doe Jr.", "C. Wu"]),
        ("A. Ng, J. Doe, Jr and C. Wu", ["A. Ng", "J. Doe, Jr", "C. Wu"]),
        ("A. Ng, Sr.", ["A. Ng, Sr."]),
        ("A. Ng, II", ["A. Ng, II"]),
        ("A. Ng, III", ["A. Ng, III"]),
        ("A. Ng, IV", ["A. Ng, IV"]),
        ("Jr., A. Ng", ["Jr.", "A. Ng"]),
        ("A. Ng, and C. Wu", ["A. Ng", "C. Wu"]),
        ("A. Ng, & C. Wu", ["A. Ng", "C. Wu"]),
        ("A. Ng & C. Wu", ["A. Ng", "C. Wu"]),
        ("A. Ng;C. Wu ;", ["A. Ng", "C. Wu"]),
        ("A. Ng, et al", ["A. Ng"]),
        ("A. Ng, et al.", ["A. Ng"]),
        ("A. Ng, others", ["A. Ng"]),
        ("A. Ng; and others", ["A. Ng"]),
        ("A. Ng, ...", ["A. Ng"]),
        ("A. Ng, …", ["A. Ng"]),
        ("A. Ng, Et Al.", ["A. Ng"]),
        ("A.\n Ng", ["A. Ng"]),
        ("A. Ng (1), C. Wu (2 and 3)", ["A. Ng", "C. Wu"]),
        ("Sandy Andrews", ["Sandy Andrews"]),
    ],
)
def test_a_list_of_names_by_commas_is_cut(text: str, names: list[str]) -> None:
    assert [author.name for author in author_list(text)] == names


@for_rows(
    ("text", "author"),
    [
        ("Doe,  Jane", Author("Jane Doe", "Doe")),
        ("Doe,", Author("Doe")),
        (" ,", Author(",")),
        ("", Author("")),
        ("Doe, Jane, Sr.", Author("Jane Doe, Sr.", "Doe")),
        ("Doe, III, Jane", Author("Jane Doe, III", "Doe")),
        ("Doe, Jane, Mary", Author("Jane Mary Doe", "Doe")),
        ("Doe, Jr.", Author("Doe, Jr.", "Doe")),
        # names in these letters stand family name first, and have nothing to turn
        ("张, 伟", Author("张 伟", "张")),
        ("㐀, 㐁", Author("㐀 㐁", "㐀")),
        ("やまだ, はな", Author("やまだ はな", "やまだ")),
        ("ヤマダ, ハナ", Author("ヤマダ ハナ", "ヤマダ")),
        ("김, 철수", Author("김 철수", "김")),
        ("张, Wei", Author("Wei 张", "张")),
        ("Zhang, 伟", Author("伟 Zhang", "Zhang")),
        # a company's form belongs to its name
        *(
            (f"Loom, {form}", Author(f"Loom, {form}", f"Loom, {form}"))
            for form in ("Inc", "Ltd", "LLC", "GmbH", "Corp", "Co", "PLC", "inc.")
        ),
        ("Old Loom, S.A.", Author("Old Loom, S.A.", "Old Loom, S.A.")),
        ("Old Loom, AG", Author("Old Loom, AG", "Old Loom, AG")),
        # behind one word they are a person's initials
        ("Loom, S.A.", Author("S.A. Loom", "Loom")),
        ("Loom,AG", Author("AG Loom", "Loom")),
        ("Loom, Incy", Author("Incy Loom", "Loom")),
        ("Loom, Ann, Inc", Author("Ann Inc Loom", "Loom")),
    ],
)
def test_a_family_name_before_a_comma_goes_behind(text: str, author: Author) -> None:
    assert family_first(text) == author


@for_rows(
    ("text", "author"),
    [
        ("Doe, Jane", Author("Jane Doe", "Doe")),
        ("Jane Doe", Author("Jane Doe")),
        ("Doe JA", Author("JA Doe", "Doe")),
        ("Doe J.", Author("J. Doe", "Doe")),
        ("Doe J.A.", Author("J.A. Doe", "Doe")),
        ("Doe J.-A.", Author("J.-A. Doe", "Doe")),
        ("van Doe JA", Author("JA van Doe", "van Doe")),
        ("J. Doe A.", Author("J. Doe A.")),
        ("Jane Doe III", Author("Jane Doe III")),
        ("Jane Doe II", Author("Jane Doe II")),
        ("Doe JANE", Author("Doe JANE")),
        ("JA", Author("JA")),
    ],
)
def test_one_name_is_read_in_either_order(text: str, author: Author) -> None:
    assert one_name(text) == author


@for_rows(
    ("text", "names"),
    [
        ("Doe, Jane; Ng, A.", ["Jane Doe", "A. Ng"]),
        ("Jane Doe|A. Ng", ["Jane Doe", "A. Ng"]),
        ("Jane Doe\nA. Ng", ["Jane Doe", "A. Ng"]),
        ("Doe, J., Ng, A.", ["J. Doe", "A. Ng"]),
        ("Doe, J., Ng, A. B.", ["J. Doe", "A. B. Ng"]),
        ("Doe, JA, Ng, AB", ["JA Doe", "AB Ng"]),
        ("Doe J., Ng A.", ["J. Doe", "A. Ng"]),
        ("['Doe, Jane', 'Ng, A.']", ["Jane Doe", "A. Ng"]),
        ('["Doe, Jane", 7]', ["Jane Doe"]),
        ("[Jane Doe, A. Ng]", ["Jane Doe", "A. Ng"]),
        ("[Jane Doe", ["[Jane Doe"]),
        ("Doe, Jane and Ng, Andrew", ["Jane Doe", "Andrew Ng"]),
        ("Doe, Jane, and Ng, Andrew", ["Jane Doe", "Andrew Ng"]),
        ("Jane Doe and Andrew Ng", ["Jane Doe", "Andrew Ng"]),
        ("Marx, Karl", ["Karl Marx"]),
        ("Marx, Karl H.", ["Karl H. Marx"]),
        ("Jane Doe, Karl Marx", ["Jane Doe", "Karl Marx"]),
        ("Karl, Groucho Marx", ["Karl", "Groucho Marx"]),
        ("Jane Doe, Karl", ["Jane Doe", "Karl"]),
        ("Jane Doe et al.", ["Jane Doe"]),
        ("Jane Doe, et. al", ["Jane Doe"]),
        ("Jane Doe; ET AL.", ["Jane Doe"]),
        ("Jane Doe; & others", ["Jane Doe"]),
        ("Jane Doe (MIT); A. Ng", ["Jane Doe", "A. Ng"]),
        ("Jane Doe;|,", ["Jane Doe"]),
        ("Marx, ,", ["Marx"]),
        ("Marx,", ["Marx"]),
        ("Doe, Jane and Ng", ["Doe", "Jane", "Ng"]),
        ("Doe, J. A.-B., Ng, A", ["J. A.-B. Doe", "A Ng"]),
        ("Doe, ABC, Ng, A", ["ABC Doe", "A Ng"]),
        ("Doe, ABCD, Ng, A", ["Doe", "ABCD", "Ng", "A"]),
        ("Doe, J., Ng", ["Doe", "J.", "Ng"]),
        ("['Doe, Jane'", ["Jane' ['Doe"]),
        ("[Jane Doe; A. Ng]", ["Jane Doe", "A. Ng"]),
        ("Jane Doe , et al", ["Jane Doe"]),
        ("Jane Doe; et al.; A. Ng", ["Jane Doe", "A. Ng"]),
        ("Jane Doe; others", ["Jane Doe"]),
        ("Jane Doe; &others", ["Jane Doe"]),
        ("Marietal", ["Marietal"]),
        ("Jane Metal", ["Jane Metal"]),
        (";", []),
        ("", []),
    ],
)
def test_a_field_of_names_is_read_whatever_its_order(text: str, names: list[str]) -> None:
    assert [author.name for author in names_in(text)] == names
