"""Statistics count by rule, the busiest first."""

from policylint.finding import Severity, Status
from policylint.render.statistics import statistics
from policylint.render.styled import Look
from unit.render.reports import finding, report


def test_rules_are_counted_the_busiest_first_and_by_severity() -> None:
    rare = finding(rule="rare")
    note = finding(rule="often", severity=Severity.NOTE)
    hidden = finding(rule="hidden", status=Status.SUPPRESSED)
    shown = statistics(report(rare, note, *[finding(rule="often")] * 10, hidden), Look(summary=False))
    assert shown == "10  error    often\n 1  note     often\n 1  error    rare\n"


def test_nothing_found_leaves_the_summary() -> None:
    assert statistics(report(), Look()).startswith("No findings in 1 policy; ")
