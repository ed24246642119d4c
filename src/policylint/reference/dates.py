"""Windows of validity, and dates as people write them inside a sentence."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from policylint.reference.names import words_of
from policylint.reference.tables import Row, Table

_YEAR = r"(?:19|20)\d\d"
_DAY_OR_MONTH = r"\d{1,2}"
_ACT_NUMBER = r"(?<![\d/])((?:19|20)\d\d/\d{1,5})(?!\d|/\d)"


def starts_after(row: Row, column: str, as_of: str) -> bool:
    """Whether the row's date in ``column`` is still to come; a row without one has always been there."""
    return bool(row.get(column)) and str(row[column]) > as_of


def over(row: Row, column: str, as_of: str) -> bool:
    """Whether the last day in ``column`` has passed; a row without one is open."""
    return bool(row.get(column)) and str(row[column]) < as_of


def reached(row: Row, column: str, as_of: str) -> bool:
    """Whether the first day in ``column`` has come; a row without one never ends."""
    return bool(row.get(column)) and str(row[column]) <= as_of


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; negative when they stand the other way round."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


class Calendar(NamedTuple):
    """How dates are written: the numbers of the months, and the words that join a date to the act it is of."""

    months: Mapping[str, int]
    of: frozenset[str]

    @classmethod
    def read(cls, table: Table) -> "Calendar":
        """The calendar of all languages of the table of months."""
        months: dict[str, int] = {}
        of: set[str] = set()
        for row in table.rows.values():
            spellings = {name: number for number, name in enumerate(row["names"], start=1)} | row.get("variants", {})
            months |= {words_of(name)[0]: number for name, number in spellings.items()}
            of |= set(row.get("of", ()))
        return cls(months, frozenset(of))


class WrittenDate(NamedTuple):
    """A full date in a text, as ISO 8601, and the word before it."""

    day: str
    before: str


def dates_in(text: str, months: Mapping[str, int]) -> Iterator[WrittenDate]:
    """The full dates in ``text``, whether the month is a word or a number, day or month first."""
    words = words_of(text)
    for index, word in enumerate(words):
        if not re.fullmatch(_YEAR, word):
            continue
        for start, pair in ((index - 2, words[max(0, index - 2) : index]), (index, words[index + 1 : index + 3][::-1])):
            day = _ordered(word, pair, months)
            if day:
                yield WrittenDate(day, words[start - 1] if start > 0 else "")
                break


def act_numbers_in(text: str) -> list[str]:
    """Numbers of acts in ``text`` that begin with a year in full, such as `2019/77`; others may be articles."""
    return re.findall(_ACT_NUMBER, text)


def _ordered(year: str, pair: tuple[str, ...], months: Mapping[str, int]) -> str | None:
    """Read day and month, in the order day, month or, when the month is a word, in either."""
    if len(pair) != len(("day", "month")):
        return None
    first, second = pair
    if first in months:
        first, second = second, first
    month = months.get(second) or (int(second) if re.fullmatch(_DAY_OR_MONTH, second) else 0)
    if not month or not re.fullmatch(_DAY_OR_MONTH, first):
        return None
    try:
        return date(int(year), month, int(first)).isoformat()
    except ValueError:
        return None
