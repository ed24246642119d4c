"""Code Quality as GitLab reads it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from official_schemas import gitlab_faults
from policylint.api import check
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Authority, Severity, Status
from policylint.render.context import Context
from policylint.render.gitlab import gitlab
from unit.render.contexts import context
from unit.render.reports import finding, report

POLICIES = Path(__file__).parents[3] / "policies"


def entries(one: Report, about: Context | None = None) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(gitlab(one, about or context()))
    assert [fault for entry in read for fault in gitlab_faults(entry)] == []
    return read


def test_a_finding_is_an_entry() -> None:
    (entry,) = entries(report(finding()))
    assert len(entry.pop("fingerprint")) == 12
    assert entry == {
        "description": "dead-mechanism: mailer-us relies on old clauses",
        "check_name": "dead-mechanism",
        "severity": "critical",
        "location": {"path": "policies/a.yaml", "lines": {"begin": 6, "end": 6}},
    }


@pytest.mark.parametrize(
    ("severity", "authority", "expected"),
    [
        (Severity.ERROR, Authority.LAW, "critical"),
        (Severity.ERROR, Authority.CASE_LAW, "critical"),
        (Severity.ERROR, Authority.FORMAT, "major"),
        (Severity.ERROR, Authority.GUIDANCE, "major"),
        (Severity.WARNING, Authority.LAW, "minor"),
        (Severity.NOTE, Authority.LAW, "info"),
    ],
)
def test_severities_are_those_of_gitlab(severity: Severity, authority: Authority, expected: str) -> None:
    (entry,) = entries(report(finding(severity=severity, authority=authority)))
    assert entry["severity"] == expected


def test_nothing_found_is_an_empty_list() -> None:
    hidden = (finding(status=Status.SUPPRESSED), finding(status=Status.BASELINED))
    assert gitlab(report(*hidden), context()) == "[]\n"


def test_findings_that_are_alike_are_told_apart() -> None:
    alike = [finding(), finding(), finding(file="b/a.yaml"), finding(file="c/x.yaml")]
    keys = [entry["fingerprint"] for entry in entries(report(*alike))]
    assert len(set(keys)) == 4


def test_an_incomplete_check_does_not_look_clean() -> None:
    failed = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
    first, second = entries(
        report(failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),)), context(names={"b.yaml": "x/b.yaml"})
    )
    assert first["description"] == "The check is incomplete: b.yaml: denied"
    assert (first["severity"], first["location"]["path"]) == ("blocker", "x/b.yaml")
    assert first["fingerprint"] != second["fingerprint"]


def test_real_policies_are_valid_and_every_entry_has_its_own_fingerprint() -> None:
    one = check([POLICIES], as_of=date(2026, 11, 22))
    read = entries(one)
    assert len({entry["fingerprint"] for entry in read}) == len(read) == len(one.active) > 0


def test_the_schema_finds_fault_with_what_is_wrong() -> None:
    (entry,) = entries(report(finding()))
    del entry["fingerprint"]
    assert len(gitlab_faults(entry)) == 1
