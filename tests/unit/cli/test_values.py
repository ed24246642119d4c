"""Dates and names are read as people write them, or refused with the right form."""

from datetime import date

import pytest

from policylint.cli.values import day, names
from policylint.errors import UsageError


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
