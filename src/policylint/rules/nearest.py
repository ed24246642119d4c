"""The right name for a mistyped one."""

from collections.abc import Iterable

_LONGEST = 200
"""Characters that a name may have and still be mistyped; comparing takes the square of them."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like ``word``, or None when nothing is near."""
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only who mistypes waits for it

    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """A half sentence to put behind a message: ` Did you mean `x`?`, or nothing."""
    name = nearest(word, known)
    return f" Did you mean `{name}`?" if name else ""
