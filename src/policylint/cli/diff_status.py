"""What makes a comparison fail."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from policylint.cli.exit_status import ExitStatus

if TYPE_CHECKING:
    from policylint.changes.report import DiffReport


class DiffThreshold(StrEnum):
    """Which changes make a comparison fail; what a person accepted never does."""

    ADVERSE = "adverse"
    ERROR = "error"
    INTRODUCED = "introduced"
    NEVER = "never"


_FAILS: Mapping[DiffThreshold, Callable[["DiffReport"], bool]] = {
    DiffThreshold.ADVERSE: lambda report: report.adverse,
    DiffThreshold.ERROR: lambda report: report.grave,
    DiffThreshold.INTRODUCED: lambda report: bool(report.findings.introduced),
    DiffThreshold.NEVER: lambda _: False,
}


def diff_status(report: "DiffReport", threshold: DiffThreshold) -> ExitStatus:
    """The status that a report calls for, whatever format it was written in."""
    return ExitStatus.FINDINGS if _FAILS[threshold](report) else ExitStatus.CLEAN
