"""Answers of the tables may be kept for the next time; whoever changes one that was given changes no other."""

from collections.abc import Callable
from typing import Any

import pytest

from policylint.facts.context import duration
from policylint.reference import load_library

LIBRARY = load_library()
DAY = "2026-11-22"
LONG = "according to the words of the notice " * 10
"""Texts of such length are not kept."""


def _name_of_an_authority() -> str:
    rows = LIBRARY.table("supervisory-authorities").rows.values()
    return next(str(name["name"]) for row in rows for name in row.get("names", ()) if not name.get("generic"))


LAW = str(next(iter(LIBRARY.table("laws").rows.values()))["title"])
AUTHORITY = _name_of_an_authority()
PHRASE = next(phrase for row in LIBRARY.table("vague-phrases").rows.values() for phrase in row["phrases"]["en"])


@pytest.mark.parametrize(
    "answer",
    [
        lambda: LIBRARY.laws.resolve(LAW, None, DAY),
        lambda: LIBRARY.authorities.resolve(AUTHORITY, None, None, DAY),
        lambda: LIBRARY.countries.resolve("US", DAY),
        lambda: LIBRARY.countries.resolve("US", DAY)["adequacy"],
        lambda: LIBRARY.phrases.find([PHRASE])[0],
        lambda: duration("3 years"),
    ],
)
def test_an_answer_belongs_to_whoever_asked(answer: Callable[[], dict[str, Any]]) -> None:
    first = answer()
    expected = dict(first)
    first.clear()
    assert answer() == expected != {}


def test_long_texts_are_answered_as_short_ones_are() -> None:
    assert LIBRARY.laws.resolve(f"{LONG} {LAW}", None, DAY)["id"] == LIBRARY.laws.resolve(LAW, None, DAY)["id"]
    body = LIBRARY.authorities.resolve(AUTHORITY, None, None, DAY)["id"]
    assert LIBRARY.authorities.resolve(f"{LONG} {AUTHORITY}", None, None, DAY)["id"] == body
    assert LIBRARY.phrases.find([f"{LONG} {PHRASE}"]) == LIBRARY.phrases.find([PHRASE])


def test_the_day_counts_however_often_one_asks() -> None:
    asked = [LIBRARY.countries.resolve("GB", day)["eea"] for day in ("2019-01-01", "2026-11-22", "2019-01-01")]
    assert asked == [True, False, True]
