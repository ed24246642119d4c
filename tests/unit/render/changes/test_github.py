"""Workflow commands of a diff, read back as the runner of GitHub Actions reads them."""

from dataclasses import replace

import pytest

from diffs import WORSE, context, diff_report, policy_diff
from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction
from policylint.changes.report import DiffReport
from policylint.finding import Severity
from policylint.render.changes.context import DiffContext
from policylint.render.changes.github import github
from workflow_commands import Command, command_of, lines_of

LONGER = "purposes: {newsletter: {retention: {period: 5 years, from: the last issue opened}}}"


def commands(report: DiffReport, about: DiffContext | None = None) -> list[Command]:
    read = [command_of(line) for line in lines_of(github(report, about or context()))]
    assert None not in read
    return [command for command in read if command]


def without_findings(report: DiffReport) -> DiffReport:
    bare = tuple(replace(one, findings=type(one.findings)()) for one in report.policies)
    return replace(report, policies=bare)


def test_a_change_is_an_annotation_on_its_place_in_the_new_file() -> None:
    report = diff_report(policy_diff("{}", LONGER))
    judged = next(one for one in report.changes if one.id == "retention-lengthened")
    (command,) = [one for one in commands(report) if "retention-lengthened" in one.properties["title"]]
    assert command.name == "error"
    assert command.properties == {
        "file": "policies/new.yaml",
        "line": "1",
        "endLine": "1",
        "col": "37",
        "endColumn": "43",
        "title": "policylint (retention-lengthened)",
    }
    first, *rest = command.data.split("\n")
    assert first == f"policies/new.yaml:1:37: retention-lengthened {judged.message}"
    titles = [f"to do: {context().duties[one].title}" for one in judged.obligations]
    assert titles
    assert rest == [*titles, f"help: {judged.remedy}"]


def test_both_sides_are_told_where_the_message_does_not_tell_them() -> None:
    report = diff_report(policy_diff("{}", WORSE))
    (command,) = [one for one in commands(report) if "transfer-mechanism-changed" in one.properties["title"]]
    lines = command.data.split("\n")
    assert "was: Standard contractual clauses of 2021" in lines
    assert "now: EU-US Privacy Shield" in lines


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")]
)
def test_each_severity_has_its_command(severity: Severity, name: str) -> None:
    policy = policy_diff("{}", LONGER)
    changes = tuple(replace(one, severity=severity) for one in policy.changes)
    read = commands(without_findings(diff_report(replace(policy, changes=changes))))
    assert {command.name for command in read} == {name}


def test_the_gravest_come_first_and_what_is_not_adverse_is_left_out() -> None:
    report = without_findings(diff_report(policy_diff("rights: {portability: null}", WORSE)))
    adverse = [one.id for one in report.changes if one.direction is Direction.ADVERSE]
    read = commands(report)
    assert [command.properties["title"] for command in read] == [f"policylint ({id_})" for id_ in adverse]
    assert [command.name for command in read] == sorted(command.name for command in read)  # error, warning
    assert len(read) < len(report.changes)


def test_what_a_person_accepted_is_not_annotated() -> None:
    policy = policy_diff("{}", LONGER)
    accepted = {
        one.fingerprint: Acceptance(fingerprint=one.fingerprint, reason="Agreed", by="Ann", date="2026-11-22")
        for one in policy.changes
    }
    assert github(without_findings(diff_report(policy, accepted=accepted)), context()) == ""


def test_introduced_findings_are_counted_in_one_notice_at_the_end() -> None:
    report = diff_report(policy_diff("{}", WORSE))
    errors = sum(one.severity is Severity.ERROR for one in report.findings.introduced)
    assert 1 < errors < len(report.findings.introduced)
    last = commands(report)[-1]
    assert last == Command(
        "notice",
        {"title": "policylint: findings"},
        f"The new version brings {len(report.findings.introduced)} findings ({errors} errors); "
        "`policylint check` shows them.",
    )


def test_stale_acceptances_are_named_in_one_notice() -> None:
    stale = tuple(
        Acceptance(fingerprint=mark, reason="Fine", by="Bob", date="2025-01-02", change=change)
        for mark, change in (("0123456789ab", "a fee, 100 %\n::error::x"), ("ba9876543210", ""))
    )
    (command,) = commands(diff_report(stale=stale))
    assert command == Command(
        "notice",
        {"title": "policylint: acceptances"},
        "No change of this comparison answers to 2 acceptances:\n0123456789ab a fee, 100 %\\n::error::x\nba9876543210",
    )


def test_nothing_adverse_is_nothing_to_say() -> None:
    assert github(diff_report(policy_diff("rights: {access: null}", "{}")), context()) == ""


def test_files_are_named_from_the_root_of_the_repository() -> None:
    read = commands(diff_report(policy_diff("{}", LONGER)), context(names={"policies/new.yaml": "site/a,b:c%.yaml"}))
    assert read[0].properties["file"] == "site/a,b:c%.yaml"
    assert read[0].data.startswith("site/a,b:c%.yaml:1:")


def test_long_sides_are_cut() -> None:
    policy = policy_diff("{}", "purposes: {x: {description: '" + "long " * 2000 + "'}}")
    added = next(one for one in policy.changes if one.id == "purpose-added")
    short = replace(policy, changes=(replace(added, message="a new purpose"),))
    (command,) = commands(without_findings(diff_report(short)))
    (now,) = [line for line in command.data.split("\n") if line.startswith("now: ")]
    assert now.endswith("…")
    assert len(now) < 400
