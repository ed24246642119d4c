"""Reads a log as the runner of GitHub Actions does (``actions/runner``: ActionCommand.cs), apart from our own code."""

import re
from typing import NamedTuple

KNOWN = frozenset(
    {
        "error",
        "warning",
        "notice",
        "debug",
        "group",
        "endgroup",
        "add-mask",
        "add-matcher",
        "stop-commands",
        "set-output",
    }
)
LINE_ENDS = re.compile("\r\n|\r|\n")


class Command(NamedTuple):
    """A command as the runner obeys it."""

    name: str
    properties: dict[str, str]
    data: str


def lines_of(log: str) -> list[str]:
    """The lines of a log; an end of line at its end begins no other."""
    lines = LINE_ENDS.split(log)
    return lines[:-1] if lines[-1] == "" else lines


def command_of(line: str) -> Command | None:
    """What the runner does about a line: the present form is tried first, then the one of its first version."""
    return _present_form(line) or _first_form(line)


def _present_form(line: str) -> Command | None:
    text = line.lstrip()
    end = text.find("::", 2)
    if not text.startswith("::") or end < 0:
        return None
    name, _, properties = text[2:end].partition(" ")
    if name not in KNOWN:
        return None
    pairs = (pair.split("=", 1) for pair in properties.strip().split(",") if "=" in pair)
    return Command(name, {key: _unescaped(value, ":,") for key, value in pairs}, _unescaped(text[end + 2 :], ""))


def _first_form(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, _ = line[start + 3 : end].partition(" ")
    return Command(name, {}, line[end + 1 :]) if name in KNOWN else None


def _unescaped(text: str, more: str) -> str:
    for character in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text
