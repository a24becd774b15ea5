from __future__ import annotations

import pytest

from paperweave.config.curation import Curation, read_curation


def test_an_empty_file_says_nothing() -> None:
    assert read_curation("curation.toml", "") == (Curation(), [])


def test_what_a_person_says_is_read() -> None:
    text = """
same_keyword = [["LoRA", "low-rank adaptation"]]
never_keyword = ["inference"]
always_keyword = ["scaling laws"]
same_paper = [["2402.17412", "Another title of it"]]
different_paper = [["ECLIPSE", "λ-ECLIPSE"]]
"""
    curation, problems = read_curation("curation.toml", text)
    assert problems == []
    assert curation == Curation(
        same_keyword=(("LoRA", "low-rank adaptation"),),
        never_keyword=("inference",),
        always_keyword=("scaling laws",),
        same_paper=(("2402.17412", "Another title of it"),),
        different_paper=(("ECLIPSE", "λ-ECLIPSE"),),
    )


def test_a_file_that_is_not_toml_is_reported_with_its_line() -> None:
    curation, problems = read_curation("curation.toml", 'never_keyword = ["a"]\nsame_paper = [[\n')
    assert curation == Curation()
    assert [(p.file, p.severity) for p in problems] == [("curation.toml", "lost")]
    assert "not valid TOML" in problems[0].message


def test_an_error_in_the_middle_has_its_line() -> None:
    _, problems = read_curation("curation.toml", 'never_keyword = ["a"]\n= 3\n')
    assert problems[0].line == 2


def test_a_wrong_key_costs_only_itself_and_the_right_ones_are_named() -> None:
    curation, problems = read_curation(
        "curation.toml", 'never_keyword = ["paper"]\n\nnever_keywords = ["a"]\n'
    )
    assert curation.never_keyword == ("paper",)
    assert [problem.line for problem in problems] == [3]
    assert "always_keyword" in problems[0].message


def test_a_wrong_entry_costs_only_itself() -> None:
    text = (
        'same_keyword = [["a", "b"], ["alone"], 3, ["c", 4]]\n'
        'never_keyword = ["x", 7, "  "]\n'
        'always_keyword = "y"\n'
    )
    curation, problems = read_curation("curation.toml", text)
    assert curation.same_keyword == (("a", "b"),)
    assert curation.never_keyword == ("x",)
    assert curation.always_keyword == ()
    assert {problem.line for problem in problems} == {1, 2, 3}
    assert all("expected" in problem.message for problem in problems)


def test_brackets_deeper_than_any_reader_s_stack_are_told_with_their_line() -> None:
    curation, problems = read_curation("c.toml", "# mine\nsame_paper = " + "[" * 1_000)
    assert curation == Curation()
    assert [(one.severity, one.line) for one in problems] == [("lost", 2)]


@pytest.mark.parametrize("number", ["9" * 10_000, "0x" + "f" * 10_000], ids=["decimal", "hex"])
def test_a_number_of_thousands_of_figures_is_told(number: str) -> None:
    _, problems = read_curation("c.toml", f"same_paper = [[{number}]]\n")
    assert [problem.line for problem in problems][:1] in ([1], [None])


def test_a_hundred_thousand_wrong_keys_are_each_told_with_their_line() -> None:
    _, problems = read_curation("c.toml", "".join(f"k{n} = 1\n" for n in range(100_000)))
    assert len({problem.line for problem in problems}) == 100_000
