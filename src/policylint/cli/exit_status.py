"""What the process says when it ends."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from policylint.finding import Severity

if TYPE_CHECKING:
    from policylint.engine.report import Report


class ExitStatus(IntEnum):
    """0 to 3 are the tool's own; the last is what shells say when the reader of a pipe has gone."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INTERNAL = 3
    CLOSED_PIPE = 141


class Threshold(StrEnum):
    """From which severity on findings make a run fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def exit_status(report: "Report", threshold: Threshold, own: Mapping[str, Threshold] | None = None) -> ExitStatus:
    """The status that a report calls for, whatever format it was written in.

    What could not be done weighs more than what was found: a run with gaps never looks like a full one.

    Args:
        report: all that was found, and not only what is shown of it.
        threshold: for findings in files that have none of their own.
        own: the thresholds of single files, by their names.
    """
    if report.failures:
        return ExitStatus.INTERNAL
    if report.unreadable:
        return ExitStatus.USAGE
    thresholds = own or {}
    fails = any(_reaches(severity, thresholds.get(file, threshold)) for file, severity in report.gravest().items())
    return ExitStatus.FINDINGS if fails else ExitStatus.CLEAN


def _reaches(severity: Severity, threshold: Threshold) -> bool:
    return threshold is not Threshold.NEVER and severity.rank >= Severity(threshold.value).rank
