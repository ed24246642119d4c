"""The examples in Markdown, and what the comment before each says is to be done with it.

``<!-- run -->`` before a fence runs its commands; ``<!-- run: exit 0 or 1 -->`` says how those may end that say nothing
themselves. ``<!-- file: NAME -->`` writes it into the repository in which later commands run, and
``<!-- schema: NAME -->`` holds it against a schema.

In a fence that is run, a line that begins with ``$ `` is a command, and ends with 0 unless a comment says ``exit N``.
The lines below it occur in its output, one after the other; ``…`` stands for anything.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

_DIRECTIVES = re.compile(r"<!--\s*((?:run|file|schema)\b.*?)\s*-->")
_EXIT = re.compile(r"#.*?\bexit (\d)\s*$")
_PROMPT = "$ "
_ANYTHING = "…"


class Example(NamedTuple):
    """A fence; ``directives`` is empty if nothing is to be done with it."""

    file: str
    line: int
    text: str
    directives: dict[str, str]

    @property
    def place(self) -> str:
        """Where it begins, for people."""
        return f"{self.file}:{self.line}"


class Command(NamedTuple):
    """A command, how it may end, and what it prints."""

    line: str
    statuses: set[int]
    output: list[str]


def examples(path: Path) -> list[Example]:
    """The fences of a Markdown file, from top to bottom."""
    found: list[Example] = []
    directives: dict[str, str] = {}
    for token in MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8")):
        if token.type == "html_block":
            directives = _directives(token.content) or directives
        elif token.type == "fence":
            line = (token.map or [0])[0] + 1
            found.append(Example(path.name, line, token.content, directives))
            directives = {}
    assert not directives, f"{path.name}: {directives} stands before no example"
    return found


def _directives(comment: str) -> dict[str, str]:
    match = _DIRECTIVES.search(comment)
    parts = match[1].split(";") if match else []
    return {name.strip(): value.strip() for name, _, value in (part.partition(":") for part in parts)}


def commands(example: Example) -> Iterator[Command]:
    """The commands of an example that is run."""
    otherwise = {int(status) for status in re.findall(r"\d", example.directives["run"])} or {0}
    first, *blocks = re.split(r"^\$ ", example.text, flags=re.MULTILINE)
    assert not first.strip(), f"{example.place}: output of no command"
    for block in blocks:
        line, *output = block.splitlines()
        said = _EXIT.search(line)
        yield Command(line, {int(said[1])} if said else otherwise, [one for one in output if one.strip()])


def occurs(expected: list[str], printed: str) -> str | None:
    """The first line that does not occur in its place, or None."""
    position = 0
    for line in expected:
        pattern = ".*".join(re.escape(part) for part in line.split(_ANYTHING))
        found = re.compile(f"^{pattern}$" if line != _ANYTHING else "", re.MULTILINE).search(printed, position)
        if found is None:
            return line
        position = found.end()
    return None
