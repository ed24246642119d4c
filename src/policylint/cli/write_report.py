"""Writes what came of a check: at its end, or, where nothing stands in the way, while it goes on."""

import os
from collections.abc import Iterator, Mapping
from functools import cached_property

from policylint import __version__
from policylint.cli.exit_status import ExitStatus
from policylint.cli.gather import Work
from policylint.cli.look import look_of
from policylint.cli.progress import hide_bar
from policylint.cli.repository import repository_names
from policylint.cli.request import Request
from policylint.cli.streams import is_terminal, write, write_pieces, write_utf8
from policylint.engine.report import Report
from policylint.render.context import Context
from policylint.render.formats import Format, renderer
from policylint.render.records import Versions
from policylint.render.streamed import STREAMED, streamed
from policylint.render.styled import Look

_VERSIONS = Versions(tool=__version__, pack=__version__)


def can_stream(request: Request, work: Work) -> bool:
    """Whether findings can be shown as they come in: if nothing that is wanted needs all of them first."""
    return (
        work.outputs.stdout in STREAMED
        and not work.outputs.files
        and not (request.add_suppressions or request.reason or request.until)
        and request.since is None
        and work.run.baseline.value is None
        and not has_floor(work)
    )


def has_floor(work: Work) -> bool:
    """Whether findings that are too mild are not to be shown, in some policies at least."""
    return any(settings.min_severity.value for settings in work.plan.settings.values())


def is_short(request: Request, work: Work, look: Look) -> bool:
    """Whether a report that can be streamed says no more of each policy than ``Report.briefs`` does."""
    return request.statistics or (work.outputs.stdout is Format.CONCISE and not look.colour)


def stream_report(report: Report, request: Request, work: Work, look: Look) -> None:
    """Write a report that grows, until its run has come to its end."""
    if request.statistics:
        _write_statistics(report, look)
        return
    format_ = work.outputs.stdout
    context = Context(cards=work.plan.catalogue.cards, versions=_VERSIONS, look=look, exit_code=0)
    write_pieces(streamed(format_, report, context), for_people=format_.for_people, before=hide_bar)


def write_report(report: Report, request: Request, work: Work, status: ExitStatus) -> None:
    """Files first, so that nothing at all is written if one of them cannot be."""
    outputs = work.outputs
    context = Context(
        cards=work.plan.catalogue.cards,
        versions=_VERSIONS,
        look=Look(summary=not request.quiet),
        exit_code=status,
        names=_Names(report),
        hidden=request.hidden_in_sarif,
    )
    outputs.write_files(lambda format_: renderer(format_)(report, context), report.files)
    if not outputs.stdout.for_people:
        write_utf8(renderer(outputs.stdout)(report, context))
        return
    look = look_for(request, work)
    if request.statistics:
        _write_statistics(report, look)
    else:
        write(renderer(outputs.stdout)(report, context._replace(look=look)))


def _write_statistics(report: Report, look: Look) -> None:
    from policylint.render.statistics import statistics  # noqa: PLC0415 - hardly ever asked for

    write(statistics(report, look))


class _Names(Mapping[str, str]):
    """What the files of a report are called in their repository, worked out when a format asks: most do not."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _names(self) -> dict[str, str]:
        return repository_names(self._report.files, os.environ)

    def __getitem__(self, file: str) -> str:
        return self._names[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def look_for(request: Request, work: Work) -> Look:
    """How the report is to look on standard output."""
    files = {card.id: card.file for card in work.plan.catalogue.cards.values()}
    return look_of(request.colour, files, terminal=is_terminal(), summary=not request.quiet)
