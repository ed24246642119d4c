"""Dates and names are read as people write them, or refused with the right form."""

from datetime import date

import pytest

from policylint.cli.values import day, levels, names
from policylint.errors import UsageError
from policylint.rules.selection import Level


def test_a_day_is_read_and_no_day_is_today() -> None:
    assert day("2026-11-22") == date(2026, 11, 22)
    assert abs((day(None) - date.today()).days) <= 1  # noqa: DTZ011 - the user's own day is meant


@pytest.mark.parametrize(
    "text", ["", "today", "2026-02-30", "22.11.2026", "20261122", "2026-W47-7", "2026-11-22T00:00"]
)
def test_what_is_no_date_is_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(UsageError, match="Write it as 2026-11-22"):
        day(text)


def test_names_are_split_at_commas_and_emptied_of_blanks() -> None:
    assert names(["a,b", " c ", "", "d,,e"]) == ("a", "b", "c", "d", "e")


def test_levels_are_read_for_several_rules() -> None:
    expected = (("a-rule", Level.NOTE), ("authority:guidance", Level.OFF), ("gdpr", Level.ERROR))
    assert levels(["a-rule=note, authority:guidance=off", "gdpr=error"]) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a-rule", "a rule and a level are expected here, such as retention-missing=warning"),
        ("=note", "a rule and a level are expected here"),
        ("a-rule=", "`` is no level"),
        ("a-rule=eror", r"`eror` is no level\. Did you mean `error`\? The levels: error, warning, note, off\."),
    ],
)
def test_what_is_no_level_is_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=f"^--severity {text}: {words}"):
        levels([text])
