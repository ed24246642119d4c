"""Places of policies as SARIF writes them: by address from the root of the repository, with their text."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from policylint.finding import Place
from policylint.location import Path, Span, pointer
from policylint.render.safe import printable
from policylint.source.urls import is_url

ROOT = "%SRCROOT%"
"""The base of relative addresses."""

_MOST_LINES = 10
_DRIVE = re.compile(r"[A-Za-z]:/")


def location(name: str, place: Place, lines: Sequence[str]) -> dict[str, Any]:
    """A place in the file of this name; ``lines`` are the file's, or none where they are not known."""
    logical = {"logicalLocations": [_logical(place.path)]} if place.path else {}
    return {"physicalLocation": {"artifactLocation": _artifact(name), "region": _region(place.span, lines)}, **logical}


def _logical(path: Path) -> dict[str, str]:
    kind = "property" if isinstance(path[-1], str) else "value"
    return {"fullyQualifiedName": printable(pointer(path)), "kind": kind}


def _artifact(name: str) -> dict[str, str]:
    """A URI relative to the root of the repository; an absolute one for a file outside it."""
    if name.startswith("/"):
        return {"uri": f"file://{_quoted(name)}"}
    if _DRIVE.match(name):
        return {"uri": f"file:///{name[:2]}{_quoted(name[2:])}"}
    if is_url(name):
        scheme, _, rest = name.partition("://")
        return {"uri": f"{scheme}://{_quoted(rest)}"}
    return {"uri": _quoted(name), "uriBaseId": ROOT}


def _quoted(name: str) -> str:
    """The bytes of a file's name, as the file system has them, percent-encoded."""
    try:
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = name.encode("utf-8", "surrogatepass")
    return quote(data, safe="/")


def _region(span: Span, lines: Sequence[str]) -> dict[str, Any]:
    start, end = span
    region: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    if excerpt := _excerpt(span, lines):
        region["snippet"] = {"text": excerpt}
    return region


def _excerpt(span: Span, lines: Sequence[str]) -> str:
    """The text of a span that is not too long, made harmless; empty where it is not known."""
    start, end = span
    taken = list(lines[start.line - 1 : end.line])
    if not taken or len(taken) > _MOST_LINES:
        return ""
    taken[-1] = taken[-1][: end.column - 1]
    taken[0] = taken[0][start.column - 1 :]
    return "\n".join(printable(line) for line in taken)
