"""A hash tells what something is made from, whatever objects that is."""

from __future__ import annotations

import sys

from paperweave.engine.fingerprint import hash_of_plain


def test_equal_values_have_one_hash_whether_or_not_they_are_one_object() -> None:
    word = sys.intern("attention")
    other = word.upper().lower()
    assert word is not other
    assert hash_of_plain(word, [word, word]) == hash_of_plain(other, [word, other])


def test_other_values_and_other_ways_to_hold_them_have_other_hashes() -> None:
    told = [("a", "b"), ("ab",), (("a", "b"),), (["a", "b"],), ("a", None), ({"a": "b"},), (1,)]
    assert len({hash_of_plain(*one) for one in told}) == len(told)
