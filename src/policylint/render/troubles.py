"""Says what a run could not do; the command line prints these sentences apart from the findings."""

from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable


def unreadable(report: Report) -> list[str]:
    """A sentence for each file that could not be read."""
    return [_unreadable(one) for one in report.unreadable]


def failures(report: Report) -> list[str]:
    """A sentence for each rule that failed: a defect of the tool or the card, never of the policy."""
    return [_failure(one) for one in report.failures]


def _unreadable(one: Unreadable) -> str:
    return one.reason if one.file in one.reason else f"{one.file}: {one.reason}"


def _failure(one: Failure) -> str:
    return (
        f"the rule `{one.rule}` ({one.card}) failed on {one.file}: {one.reason.rstrip('.')}. "
        "What it would have found there is missing from the report."
    )
