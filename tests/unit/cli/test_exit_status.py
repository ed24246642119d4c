"""The exit status follows from the report alone."""

import pytest

from policylint.cli.exit_status import ExitStatus, Threshold, exit_status
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Severity, Status
from unit.render.reports import finding, report

FAILURE = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
UNREADABLE = Unreadable("b.yaml", "denied")


@pytest.mark.parametrize(
    ("severity", "threshold", "status"),
    [
        (Severity.ERROR, Threshold.ERROR, 1),
        (Severity.WARNING, Threshold.ERROR, 0),
        (Severity.WARNING, Threshold.WARNING, 1),
        (Severity.NOTE, Threshold.WARNING, 0),
        (Severity.NOTE, Threshold.NOTE, 1),
        (Severity.ERROR, Threshold.NEVER, 0),
    ],
)
def test_findings_count_from_the_threshold_on(severity: Severity, threshold: Threshold, status: int) -> None:
    assert exit_status(report(finding(severity=severity)), threshold) == status


@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.BASELINED])
def test_only_active_findings_count(status: Status) -> None:
    assert exit_status(report(finding(status=status)), Threshold.NOTE) is ExitStatus.CLEAN


def test_what_could_not_be_done_weighs_more_than_what_was_found() -> None:
    assert exit_status(report(finding(), unreadable=(UNREADABLE,)), Threshold.ERROR) is ExitStatus.USAGE
    both = report(finding(), unreadable=(UNREADABLE,), failures=(FAILURE,))
    assert exit_status(both, Threshold.ERROR) is ExitStatus.INTERNAL


def test_a_run_with_gaps_fails_even_where_no_finding_would_make_it() -> None:
    assert exit_status(report(unreadable=(UNREADABLE,)), Threshold.NEVER) is ExitStatus.USAGE
    assert exit_status(report(failures=(FAILURE,)), Threshold.NEVER) is ExitStatus.INTERNAL
