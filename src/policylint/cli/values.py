"""Values that several commands take."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from policylint.errors import UsageError


def day(text: str | None) -> date:
    """The day whose law counts: the one asked for, else today. Nothing else in the tool asks the clock.

    Raises:
        UsageError: the text is no date.
    """
    if text is None:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = None
    if asked is None or asked.isoformat() != text:
        raise UsageError(f"--as-of: `{text}` is no date. Write it as 2026-11-22.")
    return asked


def names(values: Iterable[str]) -> tuple[str, ...]:
    """The names in options that may be repeated and may hold several, with commas between them."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
