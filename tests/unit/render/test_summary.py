"""The last line says what was found, in what, and as of when; it never says that all is well."""

import re

from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Severity, Status
from policylint.render.summary import summary
from unit.render.reports import finding, report

THREE = ("a.yaml", "b.yaml", "c.yaml")


def text(one: Report) -> str:
    return "\n".join(summary(one))


def test_findings_are_counted_by_severity_and_what_is_hidden_is_named() -> None:
    warning = finding(severity=Severity.WARNING)
    suppressed = finding(status=Status.SUPPRESSED)
    baselined = finding(status=Status.BASELINED)
    one = report(finding(), finding(), warning, suppressed, suppressed, baselined, files=THREE)
    assert text(one) == (
        "Found 2 errors, 1 warning in 3 policies (2 suppressed, 1 in the baseline); "
        "law as of 2026-11-22, rules of 2026-11-22."
    )


def test_no_finding_is_no_statement_of_compliance() -> None:
    assert text(report(files=THREE)) == (
        "No findings in 3 policies; law as of 2026-11-22, rules of 2026-11-22. "
        "This is what the rules can see, not a statement of compliance."
    )


def test_what_was_only_suppressed_is_still_named() -> None:
    assert text(report(finding(status=Status.SUPPRESSED))).startswith("No findings in 1 policy (1 suppressed); ")


def test_a_check_with_gaps_says_so_and_promises_nothing() -> None:
    gaps = {
        "failures": (Failure("some-rule", "card.yaml", "a.yaml", "too deep"),),
        "unreadable": (Unreadable("b.yaml", "b.yaml: denied"), Unreadable("c.yaml", "c.yaml: denied")),
    }
    shown = text(report(files=THREE, **gaps))
    assert shown.startswith("No findings in 1 policy; ")
    assert shown.endswith("\nThe check is incomplete: 2 files could not be read and 1 rule failed.")
    assert "not a statement" not in shown


def test_a_day_past_the_law_data_is_announced() -> None:
    shown = text(report(finding(), as_of="2027-03-01"))
    assert shown.endswith(
        "\nThe law data is only known to be right up to 2026-11-22: what changed later is not considered."
    )
    assert "\n" not in text(report(finding(), as_of="2020-01-01"))


def test_nothing_is_ever_called_compliant() -> None:
    shown = text(report()) + text(report(finding(), as_of="2030-01-01"))
    assert not re.search(r"\bcompliant\b", shown, re.IGNORECASE)
