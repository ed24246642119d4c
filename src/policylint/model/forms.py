"""How single values of a policy are written: ids, dates, countries and the like, as patterns and as tests."""

import re
from datetime import date

RESERVED_IDS = ("none", "all")
PERIOD_WORDS = ("unstated",)
COOKIE_DURATION_WORDS = ("session", "unstated")

ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
COUNTRY = "[A-Z]{2}|EEA"
LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
CHECKSUM = "[0-9a-f]{64}"
_IS_DATE = re.compile(DATE)


def is_date(text: str) -> bool:
    """Whether the text is a day that exists, written year-month-day."""
    if not _IS_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
