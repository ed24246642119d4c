"""The diff as SARIF: as GitHub code scanning accepts it, and as the standard has it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from diffs import POLICY, WORSE, context, diff_report, policy_diff
from official_schemas import OASIS_SARIF, oasis_sarif_faults, sarif_faults
from policies import facts_of
from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.judge import judge
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.render.change_page import change_page_of
from policylint.render.changes.context import DiffContext
from policylint.render.changes.sarif import sarif

LONGER = "purposes: {newsletter: {retention: {period: 5 years, from: the last issue opened}}}"


def log(report: DiffReport, about: DiffContext | None = None) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sarif(report, about or context()))
    assert sarif_faults(data) == []
    return data


def run(report: DiffReport, about: DiffContext | None = None) -> dict[str, Any]:
    (only,) = log(report, about)["runs"]
    return dict(only)


def result(report: DiffReport, card: str) -> dict[str, Any]:
    (only,) = [one for one in run(report)["results"] if one["ruleId"] == card]
    return dict(only)


def test_a_change_is_written_in_full() -> None:
    report = diff_report(policy_diff("# nothing\n{}", LONGER))
    judged = next(one for one in report.changes if one.id == "retention-lengthened")
    titles = [context().duties[one].title for one in judged.obligations]
    written = result(report, "retention-lengthened")
    rules = [rule["id"] for rule in run(report)["tool"]["driver"]["rules"]]
    assert titles
    assert written == {
        "ruleId": "retention-lengthened",
        "ruleIndex": rules.index("retention-lengthened"),
        "level": "error",
        "message": {
            "text": " ".join([f"{judged.message}.", *(f"{title}." for title in titles), "See [as it was](1)."])
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "policies/new.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 1,
                        "startColumn": 37,
                        "endLine": 1,
                        "endColumn": 43,
                        "snippet": {"text": "period"},
                    },
                },
                "logicalLocations": [
                    {"fullyQualifiedName": "/purposes/newsletter/retention/period", "kind": "property"}
                ],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "as it was"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "policies/old.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
                },
                "logicalLocations": [
                    {"fullyQualifiedName": "/purposes/newsletter/retention/period", "kind": "property"}
                ],
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": judged.fingerprint,
            "policylint/v1": judged.fingerprint,
        },
        "properties": {"direction": "adverse", "obligations": [str(one) for one in judged.obligations]},
    }


def test_an_upload_does_not_replace_that_of_a_check() -> None:
    only = run(diff_report(policy_diff("{}", WORSE)), replace(context(), exit_code=1))
    assert only["automationDetails"] == {"id": "policylint/diff/"}
    assert only["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert only["properties"] == {"asOf": "2026-11-22", "packVersion": "0.1.0", "packAsOf": "2026-11-22"}


def test_all_change_cards_are_rules_even_when_none_speaks() -> None:
    only = run(diff_report(policy_diff("{}", "{}")))
    assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == list(built_in_change_cards())
    assert only["results"] == []


def test_a_card_has_its_page_and_is_no_vulnerability() -> None:
    card = built_in_change_cards()["retention-lengthened"]
    rules = run(diff_report(policy_diff("{}", "{}")))["tool"]["driver"]["rules"]
    (rule,) = [one for one in rules if one["id"] == card.id]
    assert rule["help"]["markdown"] == change_page_of(replace(card, examples=()), context().duties)
    assert "## An example" not in rule["help"]["markdown"]
    assert rule["help"]["text"].startswith(f"{card.why}\n\nWhat to do: {card.remedy}\n\nThe law: ")
    assert rule["defaultConfiguration"] == {"level": card.verdict.severity}
    tags = ["change", "retention", "direction:adverse", *card.verdict.obligations]
    assert rule["properties"]["tags"] == tags
    assert rule["properties"]["problem.severity"] == card.verdict.severity
    assert not any("security-severity" in one["properties"] for one in rules)


def test_only_adverse_changes_are_results_the_gravest_first() -> None:
    report = diff_report(policy_diff("rights: {portability: null}", WORSE))
    adverse = [one for one in report.changes if one.direction is Direction.ADVERSE]
    results = run(report)["results"]
    assert [one["ruleId"] for one in results] == [one.id for one in adverse]
    assert len(adverse) < len(report.changes)
    assert [one["level"] for one in results] == sorted(one["level"] for one in results)  # error, warning


def test_what_a_person_accepted_is_left_out() -> None:
    policy = policy_diff("{}", WORSE)
    gone = policy.changes[0].fingerprint
    yes = Acceptance(fingerprint=gone, reason="Agreed", by="Ann", date="2026-11-22")
    prints = [
        one["partialFingerprints"]["policylint/v1"] for one in run(diff_report(policy, accepted={gone: yes}))["results"]
    ]
    assert prints
    assert gone not in prints


def test_a_removed_policy_is_spoken_of_in_its_old_file() -> None:
    old = facts_of("{}")
    changes = judge(compare(old, None, POLICY), old, None, built_in_change_cards())
    adverse = tuple(replace(one, direction=Direction.ADVERSE) for one in changes)
    gone = PolicyDiff(old=Version("gone.yaml", POLICY, ("policylint: 1",)), new=Version(None), changes=adverse)
    (written,) = run(diff_report(gone))["results"]
    assert written["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.yaml"
    assert "relatedLocations" not in written


def test_files_are_named_from_the_root_of_the_repository() -> None:
    names = {"policies/new.yaml": "site/new policy.yaml", "policies/old.yaml": "/elsewhere/old.yaml"}
    written = run(diff_report(policy_diff("{}", LONGER)), context(names=names))["results"][0]
    assert written["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "site/new%20policy.yaml"
    related = written["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert related == {"uri": "file:///elsewhere/old.yaml"}


def test_two_policies_without_an_id_are_not_taken_for_one_another() -> None:
    one = policy_diff("{}", LONGER, "new")
    other = replace(policy_diff("{}", LONGER, "new"), new=replace(one.new, file="shop/new.yaml"))
    results = run(diff_report(one, other))["results"]
    keys = [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]
    assert len(set(keys)) == len(keys) == 2 * len(run(diff_report(one))["results"])


def test_text_in_a_message_is_never_a_link() -> None:
    policy = policy_diff("{}", "purposes: {x: {description: 'see [here](https://evil.example)'}}")
    written = result(diff_report(policy), "purpose-added")
    assert r"see \[here\](https://evil.example)" in written["message"]["text"]


@pytest.mark.skipif(not OASIS_SARIF.exists(), reason="the standard's own schema may not be copied into the project")
def test_the_standards_own_schema_agrees() -> None:
    assert oasis_sarif_faults(log(diff_report(policy_diff("{}", WORSE), policy_diff("{}", "{}", "b")))) == []
