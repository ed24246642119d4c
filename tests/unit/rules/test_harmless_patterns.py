"""Patterns that Python's own engine may answer: it says what the other one would."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.rules import regexes
from policylint.rules.catalogue import built_in_catalogue

ALPHABET = "aB9é_ '|-[].,:;("


def answers(pattern: str, text: str) -> tuple[bool, bool]:
    return regexes.matches(text, pattern), regexes.occurs(text, pattern)


def with_the_other_engine(pattern: str, text: str) -> tuple[bool, bool]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regexes, "_harmless", lambda _pattern: None)
        return answers(pattern, text)


@given(st.text(ALPHABET, max_size=12) | st.text(max_size=4), st.text("aB9é_ '-.(\n", max_size=6))
def test_both_engines_agree(pattern: str, text: str) -> None:
    assert answers(pattern, text) == with_the_other_engine(pattern, text)


@pytest.mark.parametrize(
    "pattern", ["a*", "a+b", "a?", "a{2}", "(a|b)c", "a.b", "[^a]", "[a-z]", "\\d", "a\\.b", "^a$", "[[a]"]
)
def test_what_may_take_long_or_read_otherwise_is_left_to_the_engine_with_a_clock(pattern: str) -> None:
    assert regexes._harmless(pattern) is None  # noqa: SLF001 - which engine answers is seen nowhere else


def test_long_patterns_and_texts_are_watched_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(regexes, "_compiled", asked.append)
    assert not regexes.occurs("b" * 10_001, "a")
    assert not regexes.occurs("b", "a|" * 251)
    assert asked == ["a", "a|" * 251]


def test_no_pattern_of_the_built_in_rules_needs_the_slow_engine() -> None:
    found = {pattern for card in built_in_catalogue().cards.values() for pattern in patterns(card)}
    assert len(found) > 10
    assert [pattern for pattern in found if not regexes._harmless(pattern)] == []  # noqa: SLF001 - see above


def patterns(card: Any) -> Iterator[str]:
    asked = [*card.given, card.when, card.require, card.at, *(case.when for case in card.cases)]
    asked += [part for need in card.needs for part in (need.fact, need.cause)]
    asked += [part for also in card.also for part in (also.at, also.when)]
    for one in asked:
        yield from in_form(one.parsed if one is not None else None)


def in_form(form: Any) -> Iterator[str]:
    if isinstance(form, list) and form[:1] in (["match"], ["search"]) and form[2][0] == "literal":
        yield form[2][1]
    for part in form.values() if isinstance(form, dict) else form if isinstance(form, list) else ():
        yield from in_form(part)


def test_a_plain_pattern_loads_neither_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "regex", None)
    monkeypatch.setattr(regexes, "_load", lambda: pytest.fail("loaded"))
    assert regexes.occurs("This Cookie", "[Cc]ookie|[Tt]raceur")


@given(st.text("ab1_-|", max_size=10), st.text("ab1_-|\n", max_size=5))
def test_a_list_of_words_matches_its_words_and_no_other_text(pattern: str, text: str) -> None:
    words = regexes.words_of(pattern)
    if words is not None:
        assert (text in words) is regexes.matches(text, pattern)


@pytest.mark.parametrize("pattern", ["", "a|", "|a", "a.b", "a b*", "(a|b)", "é|a", 1, None])
def test_a_pattern_of_anything_but_words_is_none(pattern: object) -> None:
    assert regexes.words_of(pattern) is None
