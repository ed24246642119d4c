"""JUnit XML that Jenkins and Ant accept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xmlschema

from official_schemas import xml_faults
from policylint.api import check
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Status
from policylint.render.context import Context
from policylint.render.junit import junit
from unit.render.contexts import context
from unit.render.reports import finding, place, report, span

POLICIES = Path(__file__).parents[3] / "policies"


def root(one: Report, about: Context | None = None) -> Any:
    text = junit(one, about or context())
    assert xml_faults("junit-10.xsd", text) == []
    assert xml_faults("JUnit.xsd", text, root_attributes=False) == []
    return xmlschema.XMLResource(text).root


def test_a_finding_is_a_case_that_failed() -> None:
    case = root(report(finding())).find("testsuite/testcase")
    assert case.attrib == {
        "name": "policylint.dead-mechanism /transfers/mailer-us/mechanism",
        "classname": "policies/a",
        "time": "0.0",
    }
    failure = case.find("failure")
    assert failure.attrib == {"message": "mailer-us relies on old clauses", "type": "error"}
    assert failure.text == (
        "policies/a.yaml:6:5: error[dead-mechanism] mailer-us relies on old clauses\n"
        "law: Act 1\nlaw: Case 2\nhelp: Name a mechanism in force."
    )


def test_a_suite_is_a_policy_and_says_as_of_when() -> None:
    suites = root(report(finding(file="b.yaml"), finding(file="a/c.yaml"))).findall("testsuite")
    assert [suite.attrib["name"] for suite in suites] == ["a/c.yaml", "b.yaml"]
    assert [suite.attrib["id"] for suite in suites] == ["0", "1"]
    assert suites[0].attrib["timestamp"] == "2026-11-22T00:00:00"
    named = {one.attrib["name"]: one.attrib["value"] for one in suites[0].findall("properties/property")}
    assert named == {"as-of": "2026-11-22", "rules-as-of": "2026-11-22"}


def test_a_clean_policy_is_a_case_that_passes() -> None:
    (case,) = root(report(files=("a.yaml",))).findall("testsuite/testcase")
    assert (case.attrib["name"], list(case)) == ("policylint", [])


@pytest.mark.parametrize(
    ("status", "justification", "why"),
    [
        (Status.SUPPRESSED, "agreed with counsel", "suppressed -- agreed with counsel"),
        (Status.BASELINED, "", "in the baseline"),
    ],
)
def test_what_is_hidden_is_skipped(status: Status, justification: str, why: str) -> None:
    (case,) = root(report(finding(status=status, justification=justification))).findall("testsuite/testcase")
    assert case.find("skipped").attrib == {"message": f"mailer-us relies on old clauses ({why})"}


def test_counts_are_those_of_the_cases() -> None:
    hidden = finding(status=Status.SUPPRESSED)
    failed = Failure("some-rule", "card.yaml", "policies/a.yaml", "too deep")
    one = report(finding(), hidden, finding(file="b.yaml"), failures=(failed,))
    top = root(one)
    counts = ("tests", "failures", "errors")
    assert [top.attrib[name] for name in counts] == ["4", "2", "1"]
    assert [[suite.attrib[name] for name in (*counts, "skipped")] for suite in top] == [
        ["1", "1", "0", "0"],
        ["3", "1", "1", "1"],
    ]


def test_no_two_cases_of_a_suite_share_a_name() -> None:
    one = report(finding(), finding(message="again"), finding(place=place(span(1, 1, 11), (), whole=True)))
    assert [case.attrib["name"] for case in root(one).iter("testcase")] == [
        "policylint.dead-mechanism /transfers/mailer-us/mechanism",
        "policylint.dead-mechanism /transfers/mailer-us/mechanism #2",
        "policylint.dead-mechanism",
    ]


def test_what_could_not_be_done_is_an_error() -> None:
    failed = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
    one = report(files=("a.yaml", "b.yaml"), failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),))
    first, second = root(one).iter("error")
    assert first.attrib["type"] == "internal-error"
    assert (second.attrib["message"], second.attrib["type"]) == ("b.yaml: denied", "unreadable")


def test_a_finding_on_the_whole_notice_says_so() -> None:
    (failure,) = root(report(finding(place=place(span(1, 1, 11), (), whole=True)))).iter("failure")
    assert "\nThis concerns the notice as a whole.\n" in failure.text


def test_real_policies_are_valid() -> None:
    one = check([POLICIES], as_of=date(2026, 11, 22))
    top = root(one)
    assert len(list(top.iter("failure"))) == len(one.active) > 0
    for suite in top:
        names = [case.attrib["name"] for case in suite.iter("testcase")]
        assert len(set(names)) == len(names)


def test_the_schemas_find_fault_with_what_is_wrong() -> None:
    text = junit(report(finding()), context()).replace('type="error"', 'kind="error"')
    assert len(xml_faults("junit-10.xsd", text)) == 1
    assert len(xml_faults("JUnit.xsd", text, root_attributes=False)) == 2
