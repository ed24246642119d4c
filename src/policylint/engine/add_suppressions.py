"""Writes suppressions into the text of a policy: comments are added, and nothing else is touched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policylint.engine.comment_lines import Anchor, Anchors, Edits
from policylint.engine.suppressions import NodeLines, Suppression, directive, is_day
from policylint.errors import InternalError, UsageError
from policylint.finding import Finding
from policylint.source.document import Document, parse_document

_NAMES = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why findings are to be suppressed, and until when (ISO 8601, the day inclusive)."""

    reason: str
    until: str | None = None

    def __post_init__(self) -> None:
        """See that a comment can hold them.

        Raises:
            UsageError: it cannot.
        """
        if not self.reason.strip():
            raise UsageError("A suppression needs a reason. Say it with --reason, in one line.")
        if not self.reason.isprintable():
            raise UsageError(
                "--reason: a comment is one line of visible characters. Leave out line breaks and the like."
            )
        if self.until is not None and not is_day(self.until):
            raise UsageError(f"--until: `{self.until}` is no date. Write it as 2027-01-31.")


def add_suppressions(
    document: Document, findings: Iterable[Finding], existing: Iterable[Suppression], grounds: Grounds, as_of: str
) -> str:
    """The text of a policy with findings suppressed; every value and all other lines are as they were.

    A suppression that stands on the place and ends on the same day is extended, one that has ended is renewed. What
    concerns the notice as a whole is suppressed at the top. Where a line has no room for a comment, as between two
    texts that run over several lines, what stands around it is taken; where there is nothing, the finding is left.

    Args:
        document: the policy, which could be read as YAML.
        findings: active findings of this document that may be suppressed.
        existing: the suppressions that count in it.
        grounds: why, and until when.
        as_of: the day of the check (ISO 8601).

    Raises:
        InternalError: the outcome would not say the same; a defect of this tool.
    """
    plan = _Plan(document, existing, grounds, as_of)
    for finding in sorted(findings, key=lambda one: (not one.place.whole_document, one.place.span)):
        plan.add(finding)
    text = plan.text()
    after = parse_document(document.file, text.encode())
    if after.faults or after.root is None or document.root is None or after.root.value != document.root.value:
        raise InternalError(f"{document.file} would say something else with suppressions in it; it is left as it was")
    return text


@dataclass
class _Comment:
    """A comment to be written: new at ``anchor``, or in the place of one that is ``written``."""

    anchor: Anchor
    lines: range
    whole_file: bool
    written: Suppression | None
    rules: set[str] = field(default_factory=set)


class _Plan:
    """The comments to be written. No finding is suppressed twice, or a comment would be unused."""

    def __init__(self, document: Document, existing: Iterable[Suppression], grounds: Grounds, as_of: str) -> None:
        self._text = document.text
        self._nodes = NodeLines(document)
        self._anchors = Anchors(document, self._nodes)
        self._existing = list(existing)
        self._grounds = grounds
        self._as_of = as_of
        self._comments: list[_Comment] = []

    def add(self, finding: Finding) -> None:
        """Plan for one more finding: those on the whole document come first, then from top to bottom."""
        line = finding.place.span.start.line
        if not any(finding.rule in comment.rules and line in comment.lines for comment in self._comments):
            comment = self._comment_for(finding, line)
            if comment is not None:
                comment.rules.add(finding.rule)

    def text(self) -> str:
        """The text with all comments in it."""
        edits = Edits(self._text)
        for comment in self._comments:
            if comment.written is None:
                edits.put(comment.anchor, self._directive(comment))
            elif comment.written.expired(self._as_of):
                edits.replace(comment.written.span, self._directive(comment))
            else:
                edits.replace(comment.written.span, self._extended(comment, edits.at(comment.written.span)))
        return edits.text()

    def _comment_for(self, finding: Finding, line: int) -> _Comment | None:
        ended = [one for one in self._existing if one.expired(self._as_of) and one.covers(finding.rule, line)]
        if ended:
            return self._in_place_of(min(ended, key=lambda one: len(one.lines)))
        whole_file = finding.place.whole_document
        anchor = self._anchors.top() if whole_file else self._anchors.of(line)
        if anchor is None:
            return None
        for one in self._existing:
            same_place = one.whole_file if whole_file else not one.whole_file and one.lines.start == anchor.line
            if same_place and one.until == self._grounds.until and not one.expired(self._as_of):
                return self._in_place_of(one)
        lines = range(1, self._nodes.last_line + 1) if whole_file else self._nodes.at(anchor.line)
        return self._planned(_Comment(anchor, lines, whole_file, written=None))

    def _in_place_of(self, written: Suppression) -> _Comment:
        return self._planned(_Comment(Anchor(written.span.start.line), written.lines, written.whole_file, written))

    def _planned(self, comment: _Comment) -> _Comment:
        """The comment of that place which is planned already, or this one."""
        for one in self._comments:
            if one.written is comment.written and (one.anchor, one.whole_file) == (comment.anchor, comment.whole_file):
                return one
        self._comments.append(comment)
        return comment

    def _directive(self, comment: _Comment) -> str:
        grounds = self._grounds
        return directive(sorted(comment.rules), grounds.until, grounds.reason.strip(), whole_file=comment.whole_file)

    def _extended(self, comment: _Comment, text: str) -> str:
        """A comment that is there, with more rules in it, and with the reason for them."""
        more = "".join(f", {rule}" for rule in sorted(comment.rules))
        text = _NAMES.sub(lambda match: f"[{match[1].rstrip(' ,')}{more}]", text, count=1).rstrip()
        known = comment.written.reason if comment.written else ""
        reason = self._grounds.reason.strip()
        if reason == known:
            return text
        return f"{text}; {reason}" if known else f"{text.removesuffix('--').rstrip()} -- {reason}"
