"""What a comparison fails for follows from its report alone."""

from dataclasses import replace

import pytest

from diffs import WORSE, diff_report, policy_diff
from policylint.changes.acceptances import with_accepted
from policylint.changes.findings import FindingsDiff
from policylint.changes.report import DiffReport
from policylint.changes.write_acceptances import acceptances_of
from policylint.cli.diff_status import DiffThreshold, diff_status
from policylint.finding import Severity

CHANGED = policy_diff("", WORSE)
LONGER = replace(CHANGED, findings=FindingsDiff())
"""Adverse, but without a finding."""
FOUND = replace(CHANGED, changes=())
"""Without a change of meaning, but with findings."""
MILDER = replace(
    CHANGED,
    changes=tuple(replace(one, severity=Severity.WARNING) for one in CHANGED.changes),
    findings=FindingsDiff(tuple(one._replace(severity=Severity.NOTE) for one in CHANGED.findings.introduced)),
)
ACCEPTED = with_accepted(
    diff_report(LONGER), acceptances_of(diff_report(LONGER), reason="agreed", by="counsel", day="2026-11-22")
)
THRESHOLDS = tuple(DiffThreshold)


def test_the_samples_are_what_they_are_called() -> None:
    assert Severity.ERROR in {one.severity for one in CHANGED.findings.introduced}
    assert diff_report(LONGER).adverse
    assert MILDER.findings.introduced


@pytest.mark.parametrize(
    ("report", "statuses"),
    [
        (diff_report(), (0, 0, 0, 0)),
        (diff_report(CHANGED), (1, 1, 1, 0)),
        (diff_report(LONGER), (1, 1, 0, 0)),
        (diff_report(FOUND), (0, 1, 1, 0)),
        (diff_report(MILDER), (1, 0, 1, 0)),
        (diff_report(policy_diff(WORSE, "")), (0, 0, 0, 0)),
        (ACCEPTED, (0, 0, 0, 0)),
    ],
    ids=["nothing", "both", "changes", "findings", "milder", "better", "accepted"],
)
def test_each_threshold_counts_what_it_says(report: DiffReport, statuses: tuple[int, ...]) -> None:
    assert tuple(diff_status(report, threshold) for threshold in THRESHOLDS) == statuses
