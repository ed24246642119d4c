"""The formats that can be written while a run goes on, so that nobody waits and nothing piles up."""

from collections.abc import Iterator

from policylint.engine.report import Report
from policylint.render import terminal
from policylint.render.context import Context
from policylint.render.formats import Format

STREAMED = frozenset({Format.FULL, Format.CONCISE, Format.JSONL})


def streamed(format_: Format, report: Report, context: Context) -> Iterator[str]:
    """The report in pieces, which together are what the renderer of the format writes.

    Args:
        format_: one of ``STREAMED``.
        report: of a run that may still go on; reading the pieces carries it out.
        context: what the format needs beside.
    """
    if format_ is Format.JSONL:
        from policylint.render.jsonl import json_lines  # noqa: PLC0415 - no format waits for another

        return json_lines(report)
    lines = terminal.full_lines if format_ is Format.FULL else terminal.concise_lines
    return lines(report, context.look)
