"""Values that several commands take."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from policylint.errors import UsageError
from policylint.rules.nearest import suggestion
from policylint.rules.selection import Level


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


def levels(values: Iterable[str]) -> tuple[tuple[str, Level], ...]:
    """The levels that are given to rules, as in ``retention-missing=warning``.

    Raises:
        UsageError: one is not of this form, or there is no such level.
    """
    return tuple(_level(pair) for pair in names(values))


def _level(pair: str) -> tuple[str, Level]:
    name, equals, level = pair.partition("=")
    if not name or not equals:
        raise UsageError(f"--severity {pair}: a rule and a level are expected here, such as retention-missing=warning.")
    if level not in list(Level):
        known = ", ".join(Level)
        raise UsageError(f"--severity {pair}: `{level}` is no level.{suggestion(level, Level)} The levels: {known}.")
    return name, Level(level)
