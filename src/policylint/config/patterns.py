"""Which paths a pattern means."""

import re
from functools import lru_cache

_PARTS = r"\*\*/|\*\*|\*|\?|[^*?]+"
_REGEXES = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_MOST_STARS = 3
"""How many wildcards of open length are left to a regular expression: its effort grows with their power."""


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means a file, or a folder around it.

    ``*`` stands for any part of a name, ``?`` for one character, ``**`` for any number of folders; nothing else is
    special. A pattern without a slash, or with one at its end only, may match at any depth.

    Args:
        pattern: the pattern, with forward slashes.
        path: a relative path, with forward slashes.
    """
    parts = _parts(pattern)
    if sum(part.startswith("*") for part in parts) > _MOST_STARS:
        return _matches_slowly(parts, path, only_folders=pattern.endswith("/"))
    return _regex(pattern).fullmatch(path) is not None


def is_pattern(text: str) -> bool:
    """Whether a text means more than one path."""
    return "*" in text or "?" in text


@lru_cache(maxsize=1_000)
def _parts(pattern: str) -> tuple[str, ...]:
    plain = pattern.removeprefix("./").rstrip("/")
    anywhere = () if "/" in plain else ("**/",)
    return (*anywhere, *re.findall(_PARTS, plain.removeprefix("/")))


@lru_cache(maxsize=1_000)
def _regex(pattern: str) -> re.Pattern[str]:
    body = "".join(_REGEXES.get(part) or re.escape(part) for part in _parts(pattern))
    below = "/.+" if pattern.endswith("/") else "(?:/.+)?"
    return re.compile(body + below, re.DOTALL)


def _matches_slowly(parts: tuple[str, ...], path: str, *, only_folders: bool) -> bool:
    """The same for many wildcards: all places that the parts so far can lead to, so that no effort multiplies."""
    ends = {0}
    for part in parts:
        ends = _after(part, path, ends)
    below = any(end < len(path) - 1 and path[end] == "/" for end in ends)
    return below or (not only_folders and len(path) in ends)


def _after(part: str, path: str, starts: set[int]) -> set[int]:
    """Where ``part`` can end if it begins at one of ``starts``."""
    if part == "**":
        return set(range(min(starts, default=len(path) + 1), len(path) + 1))
    if part == "?":
        return {start + 1 for start in starts if path[start : start + 1] not in {"", "/"}}
    if part not in _REGEXES:
        return {start + len(part) for start in starts if path.startswith(part, start)}
    ends = set(starts)
    if part == "*":
        for start in starts:
            slash = path.find("/", start)
            ends.update(range(start, (slash if slash >= 0 else len(path)) + 1))
        return ends
    waiting = list(starts)
    while waiting:
        start = waiting.pop()
        slash = path.find("/", start)
        if slash > start and slash + 1 not in ends:
            ends.add(slash + 1)
            waiting.append(slash + 1)
    return ends
