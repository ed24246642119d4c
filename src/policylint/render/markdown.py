"""A summary in Markdown, for the page of a job and the comment on a pull request: of bounded length."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policylint.engine.report import Report
from policylint.finding import Finding, Severity
from policylint.render.context import Context
from policylint.render.gravest import gravest_first
from policylint.render.markdown_text import code, inline, linked
from policylint.render.summary import counted, summary
from policylint.render.troubles import failures, unreadable

MARKER = "<!-- policylint -->"
"""The first line: whoever updates a comment instead of adding one finds it by this."""

LONGEST = 60_000
"""Characters of the whole; a comment on GitHub may have 65,536."""

_FOR_GAPS = 5_000
_FOR_FINDINGS = 35_000
_FOR_ADVICE = 15_000
_LONGEST_TEXT = 300
_LONGEST_NAME = 200


class _Kept(NamedTuple):
    lines: list[str]
    left_out: int


def markdown(report: Report, context: Context) -> str:
    """The findings, the gravest first, and what to write instead; what was left out is said."""
    return "\n\n".join(_blocks(report, context)) + "\n"


def _blocks(report: Report, context: Context) -> Iterator[str]:
    yield MARKER
    yield f"## policylint: {_headline(report)}"
    yield "\n".join(inline(sentence, _LONGEST_TEXT) for sentence in summary(report))
    gaps = (f"- **not checked**: {inline(one, _LONGEST_TEXT)}" for one in (*unreadable(report), *failures(report)))
    yield from _list("", _kept(gaps, _FOR_GAPS), "problem")
    findings = gravest_first(report.active)
    yield from _list("### Findings", _kept((_item(one, context) for one in findings), _FOR_FINDINGS), "finding")
    by_rule = {one.rule: one for one in reversed(findings)}
    first = [one for one in findings if by_rule[one.rule] is one and (one.remedy or one.references)]
    yield from _list("### What to write instead", _kept(map(_advice, first), _FOR_ADVICE), "rule")


def _headline(report: Report) -> str:
    counts = [counted(number, severity) for severity in Severity if (number := report.count(severity))]
    if report.unreadable or report.failures:
        counts.append("the check is incomplete")
    return ", ".join(counts) or "no findings"


def _list(heading: str, kept: _Kept, noun: str) -> Iterator[str]:
    """A heading and a list, and how much it lacks; nothing where there is nothing to list."""
    if not kept.lines and not kept.left_out:
        return
    if heading:
        yield heading
    yield "\n".join(kept.lines)
    if kept.left_out:
        yield (
            f"**{counted(kept.left_out, noun)} left out here**, to keep this short. "
            "`policylint check` and the other formats show everything."
        )


def _kept(lines: Iterable[str], room: int) -> _Kept:
    """The first lines that fit, and how many do not."""
    every = list(lines)
    kept: list[str] = []
    for line in every:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return _Kept(kept, len(every) - len(kept))


def _item(finding: Finding, context: Context) -> str:
    name = context.name_of(finding.file)
    start = finding.place.span.start
    place = name if finding.place.whole_document else f"{name}:{start.line}:{start.column}"
    rule = code(finding.rule, _LONGEST_NAME)
    return f"- **{finding.severity}** {rule} {code(place, _LONGEST_NAME)}: {inline(finding.message, _LONGEST_TEXT)}"


def _advice(finding: Finding) -> str:
    law = "; ".join(linked(one, _LONGEST_NAME) for one in finding.references)
    parts = [inline(finding.remedy, _LONGEST_TEXT), f"Law: {law}." if law else ""]
    return f"- {code(finding.rule, _LONGEST_NAME)}: {' '.join(part for part in parts if part)}"
