"""How often each rule spoke."""

from collections.abc import Iterator

from policylint.engine.report import Report
from policylint.render.styled import Line, Look, Segment, joined, tone_of
from policylint.render.terminal import summary_lines


def statistics(report: Report, look: Look) -> str:
    """A line for each rule that spoke, the busiest first, then the summary."""
    return joined(_lines(report, look), look)


def _lines(report: Report, look: Look) -> Iterator[Line]:
    counts = report.spoken
    digits = len(str(max(counts.values(), default=0)))
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        word = Segment(f"{severity:<7}", tone_of(severity))
        yield (Segment(f"{count:>{digits}}  "), word, Segment("  "), Segment(rule, None, look.rule_pages.get(rule)))
    yield from summary_lines(report, look)
