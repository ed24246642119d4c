"""Comments that silence a finding: with the rule's id, a reason and a last day, and checked like everything else."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from policylint.location import Span
from policylint.rules.nearest import suggestion
from policylint.rules.query_errors import shortened
from policylint.source.comments import Comment
from policylint.source.document import Document
from policylint.source.faults import MAX_FAULTS, Fault
from policylint.source.nodes import MappingNode, Node, Sequence

_DIRECTIVE = r"(?s)[ \t]*policylint:[ \t]*(.*)"
_ANY_DIRECTIVE = re.compile(r"#[ \t]*policylint:")
_IGNORE = r"(ignore|ignore-file)\[([^\[\]]*)\](.*)"
_UNTIL = r"until=(\S*)"
MAX_SUPPRESSIONS = 1_000
"""How many suppressions of one file count: more are a decision on the rule, and belong in the configuration."""
_TOO_MANY = "From here on, suppressions are not read: there are too many. None of them suppresses anything."
_FORM = "Write `# policylint: ignore[rule-id] until=2027-01-31 -- reason`."


class Suppression:
    """One comment: which rules, on which lines, until when (the day inclusive), and why.

    ``used`` collects the rules of which it silences a finding, ``lapsed`` those of which it did so until it ended.
    """

    def __init__(  # noqa: PLR0913 - what one comment says
        self,
        rules: tuple[str, ...],
        lines: range,
        span: Span,
        until: str | None,
        reason: str,
        *,
        whole_file: bool = False,
    ) -> None:
        self.rules = rules
        self.lines = lines
        self.span = span
        self.until = until
        self.reason = reason
        self.whole_file = whole_file
        self.used: set[str] = set()
        self.lapsed: set[str] = set()

    def expired(self, as_of: str) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < as_of

    def covers(self, rule: str, line: int) -> bool:
        """Whether it speaks of this rule on this line."""
        return rule in self.rules and line in self.lines


def read_suppressions(document: Document, known_rules: Collection[str]) -> tuple[list[Suppression], list[Fault]]:
    """The suppressions of a file; one that is malformed suppresses nothing and is a fault."""
    suppressions: list[Suppression] = []
    faults: list[Fault] = []
    if not _ANY_DIRECTIVE.search(document.text):  # most files: spare them the walk over all nodes
        return suppressions, faults
    nodes = NodeLines(document)
    for comment in document.comments:
        directive = re.fullmatch(_DIRECTIVE, comment.text)
        if directive is None:
            continue
        if len(faults) == MAX_FAULTS or len(suppressions) == MAX_SUPPRESSIONS:
            faults.append(Fault("invalid-suppression", _TOO_MANY, comment.span))
            break
        read = _read(directive.group(1).strip(), comment, known_rules, nodes)
        if isinstance(read, Suppression):
            suppressions.append(read)
        else:
            faults.append(Fault("invalid-suppression", f"This suppression {read} It suppresses nothing.", comment.span))
    return suppressions, faults


def directive(rules: Iterable[str], until: str | None, reason: str, *, whole_file: bool = False) -> str:
    """The comment that suppresses these rules."""
    verb = "ignore-file" if whole_file else "ignore"
    last_day = f" until={until}" if until else ""
    return f"# policylint: {verb}[{', '.join(rules)}]{last_day} -- {reason}"


def _read(text: str, comment: Comment, known_rules: Collection[str], nodes: "NodeLines") -> Suppression | str:
    """The suppression, or what is wrong with it."""
    body, _, reason = text.partition("--")
    match = re.fullmatch(_IGNORE, body.strip())
    if match is None:
        return f"is not of the known form. {_FORM}"
    verb, names, rest = match.groups()
    rules = tuple(name.strip() for name in names.split(",") if name.strip())
    if not rules:
        return f"names no rule. {_FORM}"
    for rule in rules:
        if rule not in known_rules:
            return f"names `{shortened(rule)}`, which is no rule.{suggestion(rule, known_rules)}"
    until = re.fullmatch(_UNTIL, rest.strip())
    if rest.strip() and (until is None or not is_day(until.group(1))):
        return f"has `{shortened(rest.strip())}` where only `until=` and a date such as 2027-01-31 may stand."
    if verb == "ignore-file" and comment.line > nodes.first_line:
        return "stands below the first key. Move `ignore-file` to the top of the file."
    whole_file = verb == "ignore-file"
    lines = range(1, nodes.last_line + 1) if whole_file else nodes.below(comment)
    return Suppression(
        rules, lines, comment.span, until.group(1) if until else None, reason.strip(), whole_file=whole_file
    )


def is_day(text: str) -> bool:
    """Whether a text is a day as a suppression writes it, such as 2027-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class NodeLines:
    """Which lines the node that starts on a line takes up: ``extent`` maps its first line to its last."""

    def __init__(self, document: Document) -> None:
        self.extent: dict[int, int] = {}
        self.last_line = len(document.lines)
        for first, last in _extents(document.root):
            self.extent[first] = max(last, self.extent.get(first, 0))
        self._starts = sorted(self.extent)
        self.first_line = self._starts[0] if self._starts else self.last_line

    def below(self, comment: Comment) -> range:
        """The node on the comment's line, or the first one below a comment that stands alone."""
        line = comment.line
        if comment.alone:
            index = bisect_right(self._starts, line)
            line = self._starts[index] if index < len(self._starts) else line
        return self.at(line)

    def at(self, line: int) -> range:
        """The lines of what starts on a line, or that line alone."""
        return range(line, self.extent.get(line, line) + 1)


def _extents(root: Node | None) -> Iterator[tuple[int, int]]:
    """First and last line of every entry and item."""
    stack = [root] if root else []
    while stack:
        node = stack.pop()
        if isinstance(node, MappingNode):
            for key, child in node.entries.values():
                yield key.span.start.line, child.span.end.line
                stack.append(child)
        elif isinstance(node, Sequence):
            for child in node.items:
                yield child.span.start.line, child.span.end.line
                stack.append(child)
