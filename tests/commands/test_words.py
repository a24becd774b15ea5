"""How the command names a few of many."""

from __future__ import annotations

import pytest

from paperweave.commands.arguments import some_of


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "0"), (5, "0; 1; 2; 3; 4"), (6, "0; 1; 2; 3; 4; and 1 more")],
)
def test_five_are_named_and_the_others_counted(count: int, said: str) -> None:
    assert some_of(list(map(str, range(count)))) == said
