"""What the YAML library lets pass although YAML 1.2 does not, or reads otherwise than other readers do."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from policylint.location import Position, Span
from policylint.source.comments import Regions
from policylint.source.faults import Fault
from policylint.source.nodes import Mark, Node, Scalar, walk

_SIGN = r"[,\[\]{}\"'|>]"
_GLUED = re.compile(rf"#(?:(?<={_SIGN}#)|(?<={_SIGN}[-+0-9]#)|(?<={_SIGN}[-+0-9]{{2}}#))")
"""Begins with the rarest sign, as what is searched in every policy should: it is found many times faster."""
_DASH_LAST = re.compile(r"-\s*[,\]]")
_DASH = re.compile(r"[\[,]\s*-\s*[,\]]")
_QUESTION = re.compile(r"[\[{,]\s*(\?)[^\s]")
_ANCHOR = re.compile(r"&[0-9A-Za-z_-]*:")
_VERSION = re.compile(r"^%YAML(?![ \t]+[0-9]+\.[0-9]+[ \t]*(?:[ \t]#.*)?$)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_LINE_END = re.compile("\n")
_FEW = 20


def differences(text: str, root: Node | None) -> tuple[Fault, ...]:
    """Faults of a text that the library read without any.

    Each search is for what policies do not hold; only a text that does is looked at closely.
    """
    kinds = (_directives(text), _by_values(text, root), _by_signs(text, root))
    found = [fault for kind in kinds for fault in islice(kind, _FEW)]
    return tuple(sorted(found, key=lambda fault: fault.span))


def _directives(text: str) -> Iterator[Fault]:
    match = _VERSION.search(text) if "%YAML" in text else None
    if match:
        yield _fault("`%YAML` takes a version such as 1.2, and nothing else", _place(text, match.start()))


def _by_values(text: str, root: Node | None) -> Iterator[Fault]:
    """Values that are none, or not the ones that other readers see."""
    dashes = _DASH_LAST.search(text) and _DASH.search(text)
    if root is None or not (dashes or _ANCHOR.search(text)):
        return
    for node in walk(root):
        if isinstance(node, Scalar) and node.value == "-" and text.startswith("-", node.start.index):
            yield _fault("a dash alone is no value. Put it in quotes", _at(node.start))
        elif text.startswith("&", node.start.index) and _ANCHOR.match(text, node.start.index):
            yield _fault("the name of an anchor holds a colon", _at(node.start))


def _by_signs(text: str, root: Node | None) -> Iterator[Fault]:
    """Signs that stand too close to others, outside values and comments."""
    glued = [match.end() - 1 for match in _GLUED.finditer(text)] if "#" in text else []
    questions = [match.start(1) for match in _QUESTION.finditer(text)] if "?" in text else []
    if not glued and not questions:
        return
    between = _Between(text, root)
    for index in filter(between.holds, glued):
        yield _fault("a comment needs a blank before its `#`", _place(text, index))
    for index in filter(between.holds, questions):
        yield _fault("a `?` needs a blank behind it here, or quotes around its word", _place(text, index))


class _Between:
    """What of a text belongs neither to a value nor to a comment."""

    def __init__(self, text: str, root: Node | None) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._inside = Regions(root)
        self._comments: dict[int, int] = {}

    def holds(self, index: int) -> bool:
        """Whether what stands at ``index`` is such."""
        line = bisect_right(self._starts, index) - 1
        if self._inside.covers(line, index - self._starts[line]):
            return False
        if line not in self._comments:
            self._comments[line] = self._comment(line)
        return index <= self._comments[line]

    def _comment(self, line: int) -> int:
        """Where the comment of a line begins, or the line ends."""
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        signs = (match.end() - 1 for match in _COMMENT.finditer(self._text, start, end))
        return next((sign for sign in signs if not self._inside.covers(line, sign - start)), end)


def indentation_fault(text: str, start: Mark, end: Mark, indent: int) -> Fault | None:
    """What is wrong with a bracketed list or map, or a quoted text, that stands in a block and runs over lines.

    Each further line must be indented by more than ``indent`` blanks, what holds the block; only a closing bracket
    may stand below its key, as people write it.
    """
    index = text.find("\n", start.index, end.index) if indent >= 0 else -1
    while index >= 0:
        following = text.find("\n", index + 1, end.index)
        line = text[index + 1 : end.index if following < 0 else following]
        content = line.lstrip(" ")
        if len(line) - len(content) <= indent and content.strip() and content[0] not in "]}#":
            return _fault("this line is to be indented further than what it belongs to", _place(text, index + 1))
        index = following
    return None


def blank_lines_fault(text: str, end: Mark, indent: int) -> Fault | None:
    """What is wrong with a block of text without any text: a comment below it that would be its first line."""
    rest = text[end.index : end.index + 1_000].lstrip("\n")
    if len(rest) - len(rest.lstrip(" ")) > indent and rest.lstrip(" ").startswith("#"):
        return _fault("the blank lines above this one are indented further than it is", _at(end))
    return None


def _fault(reason: str, span: Span) -> Fault:
    return Fault("invalid-yaml", f"This is not valid YAML: {reason}.", span)


def _at(mark: Mark) -> Span:
    position = Position(mark.line + 1, mark.column + 1)
    return Span(position, position)


def _place(text: str, index: int) -> Span:
    position = Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
    return Span(position, position)
