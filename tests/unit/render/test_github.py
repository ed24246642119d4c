"""Workflow commands, read back as the runner of GitHub Actions reads them."""

import pytest

from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Severity, Status
from policylint.render.context import Context
from policylint.render.github import github
from unit.render.contexts import context
from unit.render.reports import finding, place, report, span
from workflow_commands import Command, command_of, lines_of


def commands(one: Report, about: Context | None = None) -> list[Command]:
    read = [command_of(line) for line in lines_of(github(one, about or context()))]
    assert None not in read
    return [command for command in read if command]


def test_a_finding_is_an_annotation_on_its_place() -> None:
    (command,) = commands(report(finding()))
    assert command == Command(
        "error",
        {
            "file": "policies/a.yaml",
            "line": "6",
            "endLine": "6",
            "col": "5",
            "endColumn": "14",
            "title": "policylint (dead-mechanism)",
        },
        "policies/a.yaml:6:5: dead-mechanism mailer-us relies on old clauses\nhelp: Name a mechanism in force.",
    )


def test_the_bytes_are_those_that_the_toolkit_writes() -> None:
    one = report(finding(file="a,b:c%.yaml", message="100 %\r\n::error::x", remedy=""))
    assert github(one, context()) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=6,endLine=6,col=5,endColumn=14,title=policylint (dead-mechanism)"
        "::a,b:c%25.yaml:6:5: dead-mechanism 100 %25\\r\\n::error::x\n"
    )


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")]
)
def test_each_severity_has_its_command(severity: Severity, name: str) -> None:
    assert [command.name for command in commands(report(finding(severity=severity)))] == [name]


def test_columns_are_left_out_across_lines() -> None:
    (command,) = commands(report(finding(place=place(span(4, 3, 1, end_line=8)))))
    assert {key: value for key, value in command.properties.items() if key not in ("file", "title")} == {
        "line": "4",
        "endLine": "8",
    }


def test_the_gravest_come_first_and_else_the_order_stays() -> None:
    severities = {"a": Severity.NOTE, "b": Severity.ERROR, "c": Severity.WARNING, "d": Severity.ERROR}
    read = commands(report(*(finding(rule=rule, severity=severity) for rule, severity in severities.items())))
    assert [command.properties["title"] for command in read] == [f"policylint ({rule})" for rule in "bdca"]


def test_what_is_hidden_is_not_annotated() -> None:
    assert github(report(finding(status=Status.SUPPRESSED), finding(status=Status.BASELINED)), context()) == ""


def test_what_could_not_be_done_comes_before_everything() -> None:
    failed = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
    first, second, third = commands(report(finding(), failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),)))
    assert first == Command("error", {"title": "policylint: the check is incomplete"}, "b.yaml: denied")
    assert second.data.startswith("the rule `some-rule`")
    assert third.properties["file"] == "policies/a.yaml"


def test_files_are_named_from_the_root_of_the_repository() -> None:
    (command,) = commands(report(finding()), context(names={"policies/a.yaml": "site/policies/a.yaml"}))
    assert command.properties["file"] == "site/policies/a.yaml"
    assert command.data.startswith("site/policies/a.yaml:6:5: ")


def test_a_finding_on_the_whole_notice_says_so() -> None:
    (command,) = commands(report(finding(place=place(span(1, 1, 11), (), whole=True))))
    assert command.data.split("\n")[1] == "This concerns the notice as a whole."
