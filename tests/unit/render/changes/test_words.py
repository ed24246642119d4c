"""Facts are told in the notice's words, and no more of them than the message leaves out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.render.changes.words import contrasted, of_side, says


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ({"description": "Send news", "id": "news"}, "Send news"),
        ({"id": "access", "quote": ["see your data", "once a year"]}, "“see your data […] once a year”"),
        ({"email": True, "quote": ["write to us"]}, "“write to us”"),
        ({"id": "access"}, "access"),
        ({"email": True}, "dpo"),
        (["a", "b"], "a, b"),
        (False, "no"),
    ],
)
def test_a_side_is_told_by_its_words_else_by_the_notices_own_else_by_its_key(value: Any, words: str) -> None:
    assert of_side(value, "dpo") == words


@pytest.mark.parametrize(
    ("message", "side", "told"),
    [
        ("kept for 2 years now", "2 years", True),
        ("kept for 12 years now", "2 years", False),
        ("it says “so”", '"so"', True),
        ("anything", "", True),
        ("goes to (A+B)", "(A+B)", True),
    ],
)
def test_a_message_says_what_is_in_it_as_whole_words(message: str, side: str, told: bool) -> None:
    assert says(message, side) is told


def test_short_texts_are_told_whole() -> None:
    assert contrasted("one two", "one three", 20) == ("one two", "one three")


def test_long_texts_are_told_from_shortly_before_they_part() -> None:
    was, now = contrasted("word " * 100 + "old end", "word " * 100 + "new end", 40)
    assert was == "…word word old end"
    assert now == "…word word new end"


def test_a_long_text_alone_is_cut_at_its_end() -> None:
    assert contrasted("", "word " * 100, 10) == ("", "word word…")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.integers(8, 40))
def test_texts_are_cut_to_the_limit_and_silence_stays_silence(start: str, was: str, now: str, longest: int) -> None:
    for side, text in zip(contrasted(start + was, start + now, longest), (start + was, start + now), strict=True):
        assert len(side) <= longest
        assert bool(side) is bool(text)
