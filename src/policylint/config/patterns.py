"""Which paths a pattern means."""

import re
from functools import lru_cache

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_REGEXES = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means a file, or a folder around it.

    ``*`` stands for any part of a name, ``?`` for one character, ``**`` for any number of folders; nothing else is
    special. A pattern without a slash, or with one at its end only, may match at any depth.

    Args:
        pattern: the pattern, with forward slashes.
        path: a relative path, with forward slashes.
    """
    return _regex(pattern).fullmatch(path) is not None


def is_pattern(text: str) -> bool:
    """Whether a text means more than one path."""
    return "*" in text or "?" in text


@lru_cache(maxsize=1_000)
def _regex(pattern: str) -> re.Pattern[str]:
    only_folders = pattern.endswith("/")
    plain = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else _REGEXES["**/"]
    body = "".join(_REGEXES.get(part) or re.escape(part) for part in _PARTS.findall(plain.removeprefix("/")))
    below = "/.+" if only_folders else "(?:/.+)?"
    return re.compile(anywhere + body + below, re.DOTALL)
