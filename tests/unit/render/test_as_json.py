"""The JSON report says everything, in the shape its schema promises."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Authority, Severity, Status
from policylint.render.as_json import Versions, report_json
from policylint.render.report_schema import report_schema
from unit.render.reports import finding, place, related, report, span

VERSIONS = Versions(tool="1.2.3", pack="4.5.6")
VALIDATOR = jsonschema.Draft202012Validator(report_schema(), format_checker=jsonschema.FormatChecker())


def read(one: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(report_json(one, VERSIONS))
    VALIDATOR.validate(data)
    return data


def test_a_finding_is_written_in_full() -> None:
    one = finding(related=(related("its seat", span(13, 5, 12)),), arguments=("mailer-us",))
    (written,) = read(report(one))["findings"]
    assert written == {
        "rule": "dead-mechanism",
        "severity": "error",
        "authority": "case-law",
        "message": "mailer-us relies on old clauses",
        "policy": "a",
        "file": "policies/a.yaml",
        "path": "/transfers/mailer-us/mechanism",
        "line": 6,
        "column": 5,
        "end_line": 6,
        "end_column": 14,
        "whole_document": False,
        "related": [
            {
                "label": "its seat",
                "path": "/recipients/mailer",
                "line": 13,
                "column": 5,
                "end_line": 13,
                "end_column": 12,
            }
        ],
        "references": [{"label": "Act 1", "url": "https://law.example/1"}, {"label": "Case 2", "url": None}],
        "why": "The clauses were repealed.",
        "remedy": "Name a mechanism in force.",
        "fingerprint": one.fingerprint,
        "status": "active",
        "justification": "",
    }


def test_the_frame_of_a_report_names_tool_law_and_counts() -> None:
    hidden = finding(status=Status.SUPPRESSED, justification="agreed with counsel")
    data = read(report(finding(), hidden, finding(severity=Severity.NOTE), files=("policies/a.yaml", "b.yaml")))
    assert {key: data[key] for key in ("version", "tool", "as_of", "pack", "files", "summary")} == {
        "version": "1",
        "tool": {"name": "policylint", "version": "1.2.3"},
        "as_of": "2026-11-22",
        "pack": {"version": "4.5.6", "as_of": "2026-11-22"},
        "files": ["policies/a.yaml", "b.yaml"],
        "summary": {
            "error": 1,
            "warning": 0,
            "note": 1,
            "suppressed": 1,
            "baselined": 0,
            "milder": 0,
            "stale": 0,
            "files": 2,
        },
    }
    assert [one["status"] for one in data["findings"]] == ["active", "suppressed", "active"]
    assert data["findings"][1]["justification"] == "agreed with counsel"


def test_what_could_not_be_done_is_written() -> None:
    failed = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
    data = read(report(failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),)))
    assert data["failures"] == [{"rule": "some-rule", "card": "card.yaml", "file": "a.yaml", "reason": "too deep"}]
    assert data["unreadable"] == [{"file": "b.yaml", "reason": "denied"}]


@pytest.mark.parametrize("missing", sorted(report_schema()["required"]))
def test_the_schema_refuses_a_report_that_lacks_a_field(missing: str) -> None:
    data = read(report(finding()))
    del data[missing]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


def test_the_schema_refuses_what_it_does_not_know() -> None:
    data = read(report(finding()))
    data["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


HOSTILE = st.text(st.characters())


@settings(deadline=None)
@given(HOSTILE, HOSTILE, st.sampled_from(list(Authority)), st.booleans())
def test_whatever_a_policy_holds_the_report_is_valid(
    message: str, name: str, authority: Authority, whole: bool
) -> None:
    at = place(span(1, 1, 1), (message, 0), whole=whole)
    read(report(finding(message=message, file=name, policy=name, authority=authority, place=at, arguments=(message,))))
