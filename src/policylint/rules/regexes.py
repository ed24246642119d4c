"""``match()`` and ``search()``: I-Regexp (RFC 9485) patterns, refused when they take too long.

Patterns come from rule packs or even from the document under test, so none is trusted to be fast.
"""

import re
from functools import cache, lru_cache
from time import perf_counter
from typing import Any, Final

from policylint.rules.closures_run import Json, Run
from policylint.rules.query_errors import QueryTimeoutError, shortened

MATCH_SECONDS: Final = 1.0
"""How long patterns may work in one evaluation, and in all evaluations for one card on one policy together."""
LONGEST_PATTERN: Final = 2_000
"""How many characters a pattern may have; a longer one is no I-Regexp that anybody wrote."""

_HARMLESS: Final = re.compile(r"(?:[\w '|-]|\[[\w '.,:;(]+\])*")
"""Letters, digits, classes of them and alternatives: nothing that repeats."""
_WORDS: Final = re.compile(r"[A-Za-z0-9_-]+(?:\|[A-Za-z0-9_-]+)*")
_SHORT_PATTERN: Final = 500
_SHORT_TEXT: Final = 10_000
"""Up to here even the worst of such patterns is done in milliseconds, so that nobody has to watch the clock."""
_LINE_END_FREE: Final = r"[^\n\r]"


def words_of(pattern: Json) -> frozenset[str] | None:
    """The texts that a pattern matches, if it lists nothing but words; None of any other."""
    if not isinstance(pattern, str) or len(pattern) > LONGEST_PATTERN or not _WORDS.fullmatch(pattern):
        return None
    return frozenset(pattern.split("|"))


def matches(subject: Json, pattern: Json, run: Run | None = None) -> bool:
    """Whether the pattern matches the whole subject; false where either is no string or the pattern no I-Regexp.

    Raises:
        QueryTimeoutError: The run's patterns took longer than MATCH_SECONDS, all together.
    """
    return _applies("fullmatch", subject, pattern, run or Run(None))


def occurs(subject: Json, pattern: Json, run: Run | None = None) -> bool:
    """Whether the pattern matches anywhere in the subject; false where either is no string or the pattern no I-Regexp.

    Raises:
        QueryTimeoutError: The run's patterns took longer than MATCH_SECONDS, all together.
    """
    return _applies("search", subject, pattern, run or Run(None))


def _applies(method: str, subject: Json, pattern: Json, run: Run) -> bool:
    if not isinstance(subject, str) or not isinstance(pattern, str):
        return False
    harmless = _harmless(pattern) if len(subject) <= _SHORT_TEXT else None
    if harmless is None:
        _load()
    start = perf_counter()
    try:
        if harmless is not None:
            return _left(run) > 0 and getattr(harmless, method)(subject) is not None
        compiled = _compiled(pattern)
        return compiled is not None and getattr(compiled, method)(subject, timeout=_left(run)) is not None
    except TimeoutError as error:
        place = f"on a text of {len(subject)} characters"
        message = f"the pattern {shortened(pattern)!r} takes over {MATCH_SECONDS:g} s {place}"
        raise QueryTimeoutError(message) from error
    finally:
        run.seconds += perf_counter() - start


def _left(run: Run) -> float:
    left = MATCH_SECONDS - run.seconds
    if left <= 0:
        raise TimeoutError
    return left


@lru_cache(maxsize=512)
def _harmless(pattern: str) -> re.Pattern[str] | None:
    """The pattern for Python's own engine, if it is an I-Regexp that reads alike there and cannot take long."""
    return re.compile(pattern) if len(pattern) <= _SHORT_PATTERN and _HARMLESS.fullmatch(pattern) else None


@cache
def _load() -> tuple[Any, Any]:
    """Both engines, loaded late because most patterns need neither and they take long."""
    import regex  # type: ignore[import-untyped]  # noqa: PLC0415
    from iregexp_check import check  # noqa: PLC0415

    return regex, check


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any | None:
    if len(pattern) > LONGEST_PATTERN:
        return None
    regex, check = _load()
    try:
        return regex.compile(_translated(pattern), regex.VERSION0) if check(pattern) else None
    except (regex.error, UnicodeEncodeError, RecursionError, MemoryError, OverflowError):
        return None  # an impossible repetition such as {2,1}, half a surrogate pair, or more than anybody means


def _translated(pattern: str) -> str:
    """Give ``.`` its I-Regexp meaning, any character but a line end; all else reads alike in both dialects."""
    parts: list[str] = []
    in_class = False
    characters = iter(pattern)
    for character in characters:
        if character == "\\":
            parts.append(character + next(characters, ""))
            continue
        in_class = character == "[" or (in_class and character != "]")
        parts.append(_LINE_END_FREE if character == "." and not in_class else character)
    return "".join(parts)
