"""Where a comment can stand in a policy, and how to put it there without touching anything else."""

import re
from typing import NamedTuple

from policylint.engine.suppressions import NodeLines
from policylint.location import Span
from policylint.source.document import Document
from policylint.source.nodes import Scalar, walk

_MODELINE = re.compile(r"[ \t]*(?:yaml-language-server:|\$schema:|-\*-|vim?:)")


class Anchor(NamedTuple):
    """The line that a comment is for; it stands above, unless only the line's end is free (``beside``)."""

    line: int
    beside: bool = False


class Anchors:
    """Where comments can stand in one document."""

    def __init__(self, document: Document, nodes: NodeLines) -> None:
        self._document = document
        self._nodes = nodes
        scalars = (node for node in walk(document.root) if isinstance(node, Scalar)) if document.root else ()
        self._inside = {
            line for scalar in scalars for line in range(scalar.start.line + 2, scalar.end.line + 2)
        }  # lines that begin in the middle of a value
        self._commented = {comment.line for comment in document.comments}

    def of(self, line: int) -> Anchor | None:
        """Where a comment on what starts on ``line`` can stand: there, or on what is around it, or nowhere."""
        around = (first for first, last in self._nodes.extent.items() if first <= line <= last)
        for first in sorted(around, reverse=True):
            if first not in self._inside:
                return Anchor(first)
            if first + 1 not in self._inside and first not in self._commented:
                return Anchor(first, beside=True)
        return None

    def top(self) -> Anchor:
        """Where a comment on the whole file stands: first of all, save what tells editors how to read the file."""
        leading = (comment for comment in self._document.comments if comment.line < self._nodes.first_line)
        modelines = (comment.line for comment in leading if comment.alone and _MODELINE.match(comment.text))
        return Anchor(max(modelines, default=0) + 1)


class Edits:
    """Changes to the lines of a text; all others keep every byte."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._above: dict[int, list[str]] = {}

    def put(self, anchor: Anchor, comment: str) -> None:
        """Write a new comment."""
        line = self._lines[anchor.line - 1]
        if anchor.beside:
            body = line.removesuffix("\r")
            self._lines[anchor.line - 1] = f"{body}  {comment}{line[len(body) :]}"
        else:
            indent = len(line) - len(line.lstrip(" "))
            self._above.setdefault(anchor.line, []).append(" " * indent + comment + self._line_end(anchor.line))

    def at(self, span: Span) -> str:
        """The text of a stretch of one line."""
        return self._lines[span.start.line - 1][span.start.column - 1 : span.end.column - 1]

    def replace(self, span: Span, text: str) -> None:
        """Write other text in the place of a stretch of one line."""
        line = self._lines[span.start.line - 1]
        self._lines[span.start.line - 1] = line[: span.start.column - 1] + text + line[span.end.column - 1 :]

    def text(self) -> str:
        """The text with all changes."""
        lines = []
        for number, line in enumerate(self._lines, start=1):
            lines += [*self._above.get(number, ()), line]
        return "\n".join(lines)

    def _line_end(self, line: int) -> str:
        """What stands before the line feed of the lines around."""
        neighbour = self._lines[line - 1] if line < len(self._lines) else self._lines[max(line - 2, 0)]
        return "\r" if neighbour.endswith("\r") else ""
