"""SARIF as GitHub code scanning accepts it, and as the standard has it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from official_schemas import OASIS_SARIF, oasis_sarif_faults, sarif_faults
from policylint.api import check
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Authority, Severity, Status
from policylint.location import Position, Span
from policylint.render.context import Context
from policylint.render.sarif import sarif
from policylint.rules.catalogue import built_in_catalogue
from unit.render.cards import card
from unit.render.contexts import context
from unit.render.reports import finding, place, related, report, span

POLICIES = Path(__file__).parents[3] / "policies"


def log(one: Report, about: Context | None = None) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sarif(one, about or context()))
    assert sarif_faults(data) == []
    return data


def run(one: Report, about: Context | None = None) -> dict[str, Any]:
    (only,) = log(one, about)["runs"]
    return dict(only)


def result(*changes: Any, **more: Any) -> dict[str, Any]:
    (only,) = run(report(finding(*changes, **more)))["results"]
    return dict(only)


def real() -> tuple[Report, Context]:
    return check([POLICIES], as_of=date(2026, 11, 22)), context(cards=built_in_catalogue().cards)


def test_a_result_is_written_in_full() -> None:
    one = finding(related=(related("its seat", span(13, 5, 12)),))
    (written,) = run(report(one))["results"]
    assert written == {
        "ruleId": "dead-mechanism",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "mailer-us relies on old clauses. See [its seat](1)."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "policies/a.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 6,
                        "startColumn": 5,
                        "endLine": 6,
                        "endColumn": 14,
                        "snippet": {"text": "mechanism"},
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": "/transfers/mailer-us/mechanism", "kind": "property"}],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "its seat"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "policies/a.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 13,
                        "startColumn": 5,
                        "endLine": 13,
                        "endColumn": 12,
                        "snippet": {"text": "country"},
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": "/recipients/mailer", "kind": "property"}],
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": written["partialFingerprints"]["primaryLocationLineHash"],
            "policylint/v1": one.fingerprint,
        },
    }


def test_the_run_says_what_made_it_and_how_it_ended() -> None:
    data = log(report(finding()))
    assert (data["$schema"], data["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (only,) = data["runs"]
    assert only["tool"]["driver"]["name"] == "policylint"
    assert only["tool"]["driver"]["semanticVersion"] == "1.2.3"
    assert only["automationDetails"] == {"id": "policylint/check/"}
    assert only["columnKind"] == "unicodeCodePoints"
    assert list(only["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert only["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert only["properties"] == {"asOf": "2026-11-22", "packVersion": "4.5.6", "packAsOf": "2026-11-22"}


def test_a_rule_has_its_page_and_is_no_vulnerability() -> None:
    (rule,) = run(report(finding()))["tool"]["driver"]["rules"]
    page = rule["help"].pop("markdown")
    assert page.startswith("# Transfer relies on a dead mechanism\n")
    assert "## What to write instead\n\nName a mechanism in force." in page
    assert rule == {
        "id": "dead-mechanism",
        "name": "dead-mechanism",
        "shortDescription": {"text": "Transfer relies on a dead mechanism"},
        "fullDescription": {"text": "The clauses were repealed."},
        "help": {
            "text": "The clauses were repealed.\n\nWhat to write instead: Name a mechanism in force.\n\n"
            "The law: Act 1 <https://law.example/1>\n\nThe law: Case 2"
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["gdpr", "transfers", "authority:law"],
            "precision": "high",
            "problem.severity": "error",
        },
    }


@pytest.mark.parametrize(
    ("changes", "precision", "problem"),
    [
        ({"severity": Severity.WARNING}, "medium", "warning"),
        ({"severity": Severity.NOTE}, "medium", "recommendation"),
        ({"severity": Severity.NOTE, "authority": Authority.FORMAT}, "very-high", "recommendation"),
    ],
)
def test_a_rule_says_how_sure_and_how_grave_it_is(changes: dict[str, Any], precision: str, problem: str) -> None:
    about = context(cards={"dead-mechanism": card(**changes)})
    (rule,) = run(report(finding()), about)["tool"]["driver"]["rules"]
    assert (rule["properties"]["precision"], rule["properties"]["problem.severity"]) == (precision, problem)


def test_descriptions_keep_to_what_github_allows() -> None:
    about = context(cards={"dead-mechanism": card(title="t" * 2000, why="w" * 2000)})
    (rule,) = run(report(finding()), about)["tool"]["driver"]["rules"]
    assert len(rule["shortDescription"]["text"]) == len(rule["fullDescription"]["text"]) == 1024
    assert rule["fullDescription"]["text"].endswith("w…")


def test_all_rules_that_could_speak_are_there_even_when_none_did() -> None:
    cards = {id_: card(id=id_) for id_ in ("a", "b", "off")}
    only = run(report(rules=("b", "a")), context(cards=cards))
    assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == ["b", "a"]
    assert only["results"] == []


def test_each_result_points_at_its_rule() -> None:
    cards = {id_: card(id=id_) for id_ in ("a", "b")}
    only = run(
        report(finding(rule="b"), finding(rule="a"), finding(rule="gone"), rules=("a", "b")), context(cards=cards)
    )
    assert [one.get("ruleIndex") for one in only["results"]] == [1, 0, None]


@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.BASELINED])
def test_what_is_hidden_is_left_out_unless_asked_for(status: Status) -> None:
    one = report(finding(status=status, justification="agreed with counsel"))
    assert run(one)["results"] == []
    (written,) = run(one, context(hidden=True))["results"]
    kind = {Status.SUPPRESSED: "inSource", Status.BASELINED: "external"}[status]
    assert written["suppressions"] == [{"kind": kind, "justification": "agreed with counsel"}]


def test_a_check_with_gaps_did_not_succeed() -> None:
    failed = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
    (invocation,) = run(report(failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),)))["invocations"]
    assert invocation["executionSuccessful"] is False
    texts = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert texts[0] == "b.yaml: denied"
    assert texts[1].startswith("the rule `some-rule` (card.yaml) failed on a.yaml: too deep.")


def test_a_finding_on_the_whole_notice_says_so() -> None:
    written = result(place=place(span(1, 1, 11), (), whole=True))
    assert written["message"]["text"].endswith(" This concerns the notice as a whole.")
    assert "logicalLocations" not in written["locations"][0]


def test_a_sentence_that_ends_gets_no_second_end() -> None:
    assert result(message="Did you mean `x`?")["message"]["text"] == "Did you mean `x`?"


def test_text_in_a_message_is_never_a_link() -> None:
    written = result(message=r"see [here](https://evil.example) \[x](2)")
    assert written["message"]["text"] == r"see \[here\](https://evil.example) \\\[x\](2)."


def test_only_some_of_many_related_places_are_linked_and_all_are_there() -> None:
    written = result(related=tuple(related(f"r{number}", span(13, 5, 12)) for number in range(1, 11)))
    assert written["message"]["text"].endswith("[r8](8) and 2 more.")
    assert [one["id"] for one in written["relatedLocations"]] == list(range(1, 11))


@pytest.mark.parametrize(
    ("name", "artifact"),
    [
        ("a b/ü%#?.yaml", {"uri": "a%20b/%C3%BC%25%23%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b.yaml", {"uri": "a%3Ab.yaml", "uriBaseId": "%SRCROOT%"}),
        ("\udcff.yaml", {"uri": "%FF.yaml", "uriBaseId": "%SRCROOT%"}),
        ("\ud800.yaml", {"uri": "%ED%A0%80.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/else where/a.yaml", {"uri": "file:///else%20where/a.yaml"}),
        ("C:/else/a.yaml", {"uri": "file:///C:/else/a.yaml"}),
    ],
)
def test_a_file_is_a_uri_from_the_root_of_the_repository(name: str, artifact: dict[str, str]) -> None:
    one = report(finding())
    (written,) = run(one, context(names={"policies/a.yaml": name}))["results"]
    assert written["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_the_text_of_a_place_is_cut_out_of_its_lines_unless_it_is_long() -> None:
    def region(end_line: int) -> dict[str, Any]:
        at = Span(Position(4, 3), Position(end_line, 6))
        written: dict[str, Any] = result(place=place(at))["locations"][0]["physicalLocation"]["region"]
        return written

    assert region(5)["snippet"] == {"text": "mailer-us:\n    t"}
    assert "snippet" not in region(14)


def test_real_policies_are_valid_and_every_result_has_a_key_of_its_own() -> None:
    one, about = real()
    results = run(one, about)["results"]
    assert len(results) == len(one.active) > 0
    keys = {(each["ruleId"], each["partialFingerprints"]["primaryLocationLineHash"]) for each in results}
    assert len(keys) == len(results)


@pytest.mark.skipif(not OASIS_SARIF.exists(), reason="the standard's own schema may not be copied into the project")
def test_the_standards_own_schema_agrees() -> None:
    one, about = real()
    assert oasis_sarif_faults(log(one, about)) == []
    hidden = finding(status=Status.SUPPRESSED, related=(related("its seat", span(13, 5, 12)),))
    gaps = report(finding(place=place(span(1, 1, 1), (), whole=True)), hidden, unreadable=(Unreadable("b.yaml", "x"),))
    assert oasis_sarif_faults(log(gaps, context(hidden=True))) == []


def test_the_schema_finds_fault_with_what_is_wrong() -> None:
    data = log(report(finding()))
    data["runs"][0]["results"][0]["level"] = "fatal"
    del data["runs"][0]["tool"]["driver"]["name"]
    assert len(sarif_faults(data)) == 2
