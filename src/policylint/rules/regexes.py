"""``match()`` and ``search()``: I-Regexp (RFC 9485) patterns, refused when they take too long.

Patterns come from rule packs or even from the document under test, so none is trusted to be fast.
"""

from functools import lru_cache
from typing import Any, Final

from policylint.rules.closures_run import Json
from policylint.rules.query_errors import QueryTimeoutError

MATCH_SECONDS: Final = 1.0
"""How long one pattern may work on one text."""

_LINE_END_FREE: Final = r"[^\n\r]"


def matches(subject: Json, pattern: Json) -> bool:
    """Whether the pattern matches the whole subject; false where either is no string or the pattern no I-Regexp.

    Raises:
        QueryTimeoutError: It took longer than MATCH_SECONDS.
    """
    return _applies("fullmatch", subject, pattern)


def occurs(subject: Json, pattern: Json) -> bool:
    """Whether the pattern matches anywhere in the subject; false where either is no string or the pattern no I-Regexp.

    Raises:
        QueryTimeoutError: It took longer than MATCH_SECONDS.
    """
    return _applies("search", subject, pattern)


def _applies(method: str, subject: Json, pattern: Json) -> bool:
    if not isinstance(subject, str) or not isinstance(pattern, str):
        return False
    compiled = _compiled(pattern)
    if compiled is None:
        return False
    try:
        return getattr(compiled, method)(subject, timeout=MATCH_SECONDS) is not None
    except TimeoutError as error:
        message = f"the pattern {pattern!r} takes over {MATCH_SECONDS:g} s on a text of {len(subject)} characters"
        raise QueryTimeoutError(message) from error


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any | None:
    # Imported here because most rule packs hold no pattern and both take long to load.
    import regex  # type: ignore[import-untyped]  # noqa: PLC0415
    from iregexp_check import check  # noqa: PLC0415

    try:
        return regex.compile(_translated(pattern), regex.VERSION0) if check(pattern) else None
    except (regex.error, UnicodeEncodeError):
        return None  # an impossible repetition such as {2,1}, or half a surrogate pair


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
