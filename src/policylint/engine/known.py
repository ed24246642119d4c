"""Tells the findings of a run that were known before from those that are new."""

from collections import Counter
from collections.abc import Collection, Mapping

from policylint.engine.baseline import Baseline, Entry
from policylint.engine.report import Report
from policylint.finding import Finding, Status
from policylint.rules.selection import PRECONDITIONS


def with_known(report: Report, known: Mapping[str, int]) -> Report:
    """The report with its known findings marked as such.

    What keeps a policy from being checked at all is never known: such a policy must not look as if it had passed.

    Args:
        report: the outcome of a run.
        known: how often each fingerprint was there before; a finding beyond that number is new.
    """
    left = Counter(known)

    def marked(finding: Finding) -> Finding:
        if not can_be_known(finding) or left[finding.fingerprint] <= 0:
            return finding
        left[finding.fingerprint] -= 1
        return finding._replace(status=Status.BASELINED)

    return report.changed(marked) if left else report


def can_be_known(finding: Finding) -> bool:
    """Whether a finding may stand in a baseline."""
    return finding.status is Status.ACTIVE and finding.rule not in PRECONDITIONS


def stale_entries(baseline: Baseline, report: Report, rules: Collection[str]) -> tuple[Entry, ...]:
    """What a baseline holds and a run no longer finds, in policies that it checked and by rules that it asked.

    Args:
        baseline: what was known before.
        report: the outcome of the run.
        rules: the ids of all rules there are; a rule that is not among them will never be asked again.
    """
    checked = set(_checked(report).values())
    failed = {failure.rule for failure in report.failures}
    asked = set(report.rules) - failed
    return tuple(
        entry
        for entry in _missing(baseline, report)
        if entry.policy in checked and (entry.rule in asked or entry.rule not in rules)
    )


def of_no_policy(baseline: Baseline, report: Report) -> tuple[Entry, ...]:
    """What a baseline holds of policies that a run did not come across."""
    there = set(report.policies.values())
    return tuple(entry for entry in baseline.entries if entry.policy not in there)


def _missing(baseline: Baseline, report: Report) -> list[Entry]:
    found = Counter(finding.fingerprint for finding in report.findings)
    missing = []
    for entry in baseline.entries:
        if found[entry.fingerprint] > 0:
            found[entry.fingerprint] -= 1
        else:
            missing.append(entry)
    return missing


def _checked(report: Report) -> dict[str, str]:
    """The files whose rules could be asked, with the ids of their policies."""
    halted = {finding.file for finding in report.findings if finding.rule in PRECONDITIONS}
    return {file: policy for file, policy in report.policies.items() if file not in halted}
