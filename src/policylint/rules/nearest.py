"""The right name for a mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like ``word``, or None when nothing is near."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """A half sentence to put behind a message: ` Did you mean `x`?`, or nothing."""
    name = nearest(word, known)
    return f" Did you mean `{name}`?" if name else ""
