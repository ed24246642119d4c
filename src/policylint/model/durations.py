"""Durations as people write them ("18 months") or as ISO 8601 does ("P18M"), and how they compare.

Years and months stay calendar units: 12 months are 1 year, whatever a month is in days. Only then is a duration a
range of days: a month has 28 to 31 of them, a year 365 or 366.
"""

import re
from typing import NamedTuple

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_DIGITS = "[0-9]{1,4}"
_QUANTITY = rf"(?:{_DIGITS}|{'|'.join(_WORDS)}) (?:minute|hour|day|week|month|year)s?"
_WRITTEN = rf"{_QUANTITY}(?:(?:,| and|, and)? {_QUANTITY}){{0,5}}"
_ISO_DIGITS = "[0-9]{1,6}"
_DATE_PART = "".join(f"(?:{_ISO_DIGITS}{unit})?" for unit in "YMWD")
_TIME_PART = f"(?:T(?=[0-9])(?:{_ISO_DIGITS}H)?(?:{_ISO_DIGITS}M)?)?"
_ISO = f"P(?=[0-9]|T[0-9]){_DATE_PART}{_TIME_PART}"

PATTERN = f"(?:{_WRITTEN}|{_ISO})"
"""Every duration and nothing else, as a regular expression without anchors that editors understand too."""

_DURATION = re.compile(PATTERN)
_QUANTITIES = "([0-9]+|" + "|".join(_WORDS) + ") (minute|hour|day|week|month|year)"
_ISO_QUANTITIES = "([0-9]+)([YMWDH])"
_ISO_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_MONTHS = {"year": 12, "month": 1}
_MINUTES = {"week": 7 * 24 * 60, "day": 24 * 60, "hour": 60, "minute": 1}
_MINUTES_PER_DAY = 24 * 60
_LONGEST_SHOWN = 60


class Duration(NamedTuple):
    """A length of time: calendar units and clock units, kept apart.

    Two durations are equal when they mean the same ("12 months", "1 year", "P1Y"), however they are written.
    ``days_min`` and ``days_max`` are days; they are whole numbers unless hours or minutes are left over.
    """

    text: str
    months: int
    minutes: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and self[1:] == other[1:]

    def __hash__(self) -> int:
        return hash(self[1:])

    @property
    def days_min(self) -> int | float:
        """The fewest days it can last."""
        years, months = divmod(self.months, 12)
        return years * 365 + months * 28 + self._clock_days

    @property
    def days_max(self) -> int | float:
        """The most days it can last."""
        years, months = divmod(self.months, 12)
        return years * 366 + months * 31 + self._clock_days

    @property
    def iso(self) -> str:
        """The one ISO 8601 text of every duration equal to this one; weeks are written as days."""
        years, months = divmod(self.months, 12)
        days, rest = divmod(self.minutes, _MINUTES_PER_DAY)
        hours, minutes = divmod(rest, 60)
        date = _letters((years, "Y"), (months, "M"), (days, "D"))
        time = _letters((hours, "H"), (minutes, "M"))
        return f"P{date}T{time}" if time else f"P{date or '0D'}"

    def exceeds(self, other: "Duration") -> bool:
        """Whether it is longer in every calendar: "45 days" exceeds "1 month", "30 days" does not."""
        return self.days_min > other.days_max

    @property
    def _clock_days(self) -> int | float:
        days, rest = divmod(self.minutes, _MINUTES_PER_DAY)
        return days + rest / _MINUTES_PER_DAY if rest else days


def is_duration(text: str) -> bool:
    """Whether ``parse`` can read the text."""
    return _DURATION.fullmatch(text) is not None


def parse(text: str) -> Duration:
    """Read a duration.

    Args:
        text: quantities of minutes, hours, days, weeks, months or years ("1 year and 6 months", "six weeks"), or an
            ISO 8601 duration ("P1Y6M"); numbers have at most 4 digits (6 in ISO 8601), or are the words one to twelve.

    Raises:
        ValueError: the text is no duration; the message is one sentence.
    """
    if not is_duration(text):
        shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
        raise ValueError(f"`{shown}` is not a duration; write one like `3 years`, `18 months` or `P3Y`")
    quantities = _iso_quantities(text) if text.startswith("P") else _written_quantities(text)
    months = sum(number * _MONTHS.get(unit, 0) for number, unit in quantities)
    minutes = sum(number * _MINUTES.get(unit, 0) for number, unit in quantities)
    return Duration(text=text, months=months, minutes=minutes)


def _written_quantities(text: str) -> list[tuple[int, str]]:
    found = re.findall(_QUANTITIES, text)
    return [(_NUMBERS.get(number) or int(number), unit) for number, unit in found]


def _iso_quantities(text: str) -> list[tuple[int, str]]:
    date, _, time = text.partition("T")
    found = [(int(number), _ISO_UNITS[unit]) for number, unit in re.findall(_ISO_QUANTITIES, date)]
    clock = [(int(n), "minute" if u == "M" else "hour") for n, u in re.findall(_ISO_QUANTITIES, time)]
    return found + clock


def _letters(*quantities: tuple[int, str]) -> str:
    return "".join(f"{number}{unit}" for number, unit in quantities if number)
