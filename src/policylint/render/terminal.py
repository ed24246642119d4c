"""Reports for people at a terminal: ``full`` teaches, ``concise`` is one line for each finding."""

from collections.abc import Iterator
from itertools import chain, groupby

from policylint.engine.report import Report
from policylint.engine.result import Result
from policylint.finding import Finding, Status
from policylint.render.frame import Mark, Source, frame, gutter_of, place
from policylint.render.notes import law, note
from policylint.render.styled import Line, Look, Segment, Tone, drawn, line, plain_line, tone_of
from policylint.render.summary import summary

_MOST_RELATED = 8
_CLEAN = bytes(range(ord(" "), ord("~") + 1)) + b"\n"
"""What may stand in a brief whatever the terminal."""


def full(report: Report, look: Look) -> str:
    """Every active finding with its source, the law and the remedy, the first of each rule also with the reason.

    The summary comes last.
    """
    return "".join(full_lines(report, look))


def concise(report: Report, look: Look) -> str:
    """``path:line:column: severity[rule] message`` for every active finding, then the summary."""
    return "".join(concise_lines(report, look))


def full_lines(report: Report, look: Look) -> Iterator[str]:
    """The same, line by line, as the findings of a run come in."""
    return drawn(_full(report, look), look)


def concise_lines(report: Report, look: Look) -> Iterator[str]:
    """The same, line by line, as the findings of a run come in."""
    if look.colour:
        return drawn(_concise(report, look), look)
    # Without colours a line need not be taken apart first: most runs over many policies are written so.
    briefs = report.briefs()
    lines = map(_concise_line, report.active) if briefs is None else map(_still_clean, briefs)
    return chain(lines, drawn(summary_lines(report, look), look))


def _still_clean(text: str) -> str:
    """A brief as it was written; somebody else may have done so, if it comes from a cache that was passed on."""
    if text.isascii() and not text.encode().translate(None, _CLEAN):  # nearly all, and in a fifth of the time
        return text
    return "".join(map(plain_line, text.removesuffix("\n").split("\n")))


def brief(result: Result) -> str:
    """All that ``concise`` writes of a file without colours; it hangs on nothing but what came of that file."""
    return "".join(_concise_line(one) for one in result.findings if one.status is Status.ACTIVE)


def summary_lines(report: Report, look: Look) -> Iterator[Line]:
    """The summary, unless it is not wanted."""
    if look.summary:
        yield from (line(sentence) for sentence in summary(report))


def _full(report: Report, look: Look) -> Iterator[Line]:
    explained: set[str] = set()
    for finding in report.active:
        yield from _finding(finding, report, look)
        yield from _notes(finding, look, explain=finding.rule not in explained)
        yield ()
        explained.add(finding.rule)
    yield from summary_lines(report, look)


def _concise(report: Report, look: Look) -> Iterator[Line]:
    for finding in report.active:
        yield (Segment(f"{place(finding.file, finding.place.span.start)}: "), *_headline(finding, look, " "))
    yield from summary_lines(report, look)


def _concise_line(finding: Finding) -> str:
    where = place(finding.file, finding.place.span.start)
    return plain_line(f"{where}: {finding.severity}[{finding.rule}] {finding.message}")


def _finding(finding: Finding, report: Report, look: Look) -> Iterator[Line]:
    yield _headline(finding, look, ": ")
    source = Source(finding.file, report.texts.get(finding.file, ()))
    marks = _marks(finding)
    if finding.place.whole_document:
        yield _arrow(finding, finding.file)
    elif not any(source.lines):  # nothing can be shown of a file that is no text
        yield _arrow(finding, place(finding.file, finding.place.span.start))
        return
    if marks:
        yield from frame(source, marks, look.width)
        yield (Segment(" " * _indent(finding) + "|", Tone.FRAME),)


def _arrow(finding: Finding, where: str) -> Line:
    return (Segment(" " * (_indent(finding) - 1) + "-->", Tone.FRAME), Segment(f" {where}"))


def _indent(finding: Finding) -> int:
    return gutter_of(_marks(finding)) + 1


def _headline(finding: Finding, look: Look, gap: str) -> Line:
    tone = tone_of(finding.severity)
    return (
        Segment(finding.severity, tone),
        Segment("[", tone),
        Segment(finding.rule, tone, look.rule_pages.get(finding.rule)),
        Segment("]", tone),
        Segment(gap),
        Segment(finding.message, Tone.HEADLINE),
    )


def _marks(finding: Finding) -> list[Mark]:
    related = [
        Mark(one.place.span, Tone.RELATED, one.label)
        for one in finding.related[:_MOST_RELATED]
        if not one.place.whole_document
    ]
    if finding.place.whole_document:
        return related
    return [Mark(finding.place.span, tone_of(finding.severity), primary=True), *related]


def _notes(finding: Finding, look: Look, *, explain: bool) -> Iterator[Line]:
    for name, content in _contents(finding, explain=explain):
        yield from note(name, content, look.width, _indent(finding))


def _contents(finding: Finding, *, explain: bool) -> Iterator[tuple[str, list[Segment]]]:
    if finding.place.whole_document:
        yield "note", [Segment("concerns the notice as a whole")]
    for label, rest in groupby(finding.related[_MOST_RELATED:], key=lambda one: one.label):
        lines = ", ".join(str(one.place.span.start.line) for one in rest)
        yield "note", [Segment(f"{label}: lines {lines}")]
    if finding.references:
        yield "law", law(finding.references)
    if finding.why and explain:
        yield "why", [Segment(finding.why)]
    if finding.remedy:
        yield "help", [Segment(finding.remedy)]
