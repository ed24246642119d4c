"""The JSON diff report says everything, in the shape its schema promises."""

import json
from typing import Any

import jsonschema
import pytest

from diffs import POLICY, WORSE, context, diff_report, policy_diff
from policies import facts_of
from policylint.changes.acceptance import Acceptance
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.judge import judge
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.render.changes.as_json import diff_json
from policylint.render.changes.diff_schema import diff_schema
from policylint.render.changes.formats import DiffFormat, diff_renderer
from policylint.render.records import finding_record

VALIDATOR = jsonschema.Draft202012Validator(diff_schema(), format_checker=jsonschema.FormatChecker())
LONGER = "purposes: {newsletter: {retention: {period: 5 years, from: the last issue opened}}}"


def read(report: DiffReport) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(diff_json(report, context()))
    VALIDATOR.validate(data)
    return data


def whole(old: str | None, new: str | None) -> PolicyDiff:
    """A policy that exists on one side only."""
    before, after = (None if text is None else facts_of(text) for text in (old, new))
    return PolicyDiff(
        old=Version(None if before is None else "there.yaml"),
        new=Version(None if after is None else "there.yaml", "" if after is None else POLICY),
        changes=judge(compare(before, after, POLICY), before, after, built_in_change_cards()),
    )


def test_a_change_is_written_in_full() -> None:
    report = diff_report(policy_diff("{}", LONGER))
    judged = next(one for one in report.changes if one.id == "retention-lengthened")
    (written,) = [one for one in read(report)["changes"] if one["id"] == "retention-lengthened"]
    assert written == {
        "id": "retention-lengthened",
        "area": "retention",
        "kind": "duration",
        "action": "lengthened",
        "subject": "retention.period",
        "policy": POLICY,
        "path": "purposes/newsletter/retention/period",
        "before": {"text": "2 years", "days_min": 730, "days_max": 732},
        "after": {"text": "5 years", "days_min": 1825, "days_max": 1830},
        "was": "2 years",
        "now": "5 years",
        "direction": "adverse",
        "severity": "error",
        "obligations": [str(one) for one in judged.obligations],
        "message": judged.message,
        "why": judged.why,
        "remedy": judged.remedy,
        "references": [{"label": one.label, "url": one.url} for one in judged.references],
        "old_place": {
            "file": "policies/old.yaml",
            "path": "/purposes/newsletter/retention/period",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 1,
        },
        "new_place": {
            "file": "policies/new.yaml",
            "path": "/purposes/newsletter/retention/period",
            "line": 1,
            "column": 37,
            "end_line": 1,
            "end_column": 43,
        },
        "fingerprint": judged.fingerprint,
        "accepted": None,
    }
    assert written["obligations"]
    assert written["references"]


def test_the_frame_names_tool_law_and_both_versions() -> None:
    data = read(diff_report(policy_diff("{}", LONGER)))
    names = ("version", "tool", "pack", "as_of", "old", "new", "policies", "stale_acceptances")
    assert {name: data[name] for name in names} == {
        "version": "1",
        "tool": {"name": "policylint", "version": "0.1.0"},
        "pack": {"version": "0.1.0", "as_of": "2026-11-22"},
        "as_of": "2026-11-22",
        "old": "policies/old.yaml",
        "new": "policies/new.yaml",
        "policies": [{"policy": POLICY, "old_file": "policies/old.yaml", "new_file": "policies/new.yaml"}],
        "stale_acceptances": [],
    }


def test_the_summary_counts_what_the_report_holds_and_says_what_to_do() -> None:
    report = diff_report(policy_diff("rights: {portability: null}", WORSE))
    data = read(report)
    summary = data["summary"]
    for direction in ("adverse", "unclear", "favourable", "neutral"):
        assert summary[direction] == sum(one["direction"] == direction for one in data["changes"])
    for part in ("introduced", "resolved", "unchanged"):
        assert summary[part] == len(data["findings"][part])
    assert summary["adverse"] > 0 < summary["favourable"]
    assert summary["introduced"] > 0 < summary["resolved"]
    owed = {obligation for one in data["changes"] for obligation in one["obligations"]}
    assert {one["id"] for one in summary["obligations"]} == owed
    assert all(one["title"] and one["references"] for one in summary["obligations"])


def test_findings_are_written_as_the_check_writes_them_unless_they_were_there_before() -> None:
    report = diff_report(policy_diff("rights: {erasure: null}", "rights: {erasure: null, access: null}"))
    data = read(report)["findings"]
    assert data["introduced"] == [json.loads(json.dumps(finding_record(one))) for one in report.findings.introduced]
    assert data["introduced"]
    assert data["unchanged"] == [one.fingerprint for one in report.findings.unchanged]
    assert data["unchanged"]


def test_an_accepted_change_is_there_with_its_acceptance_and_stale_ones_are_named() -> None:
    policy = policy_diff("{}", WORSE)
    first = policy.changes[0]
    yes = Acceptance(fingerprint=first.fingerprint, reason="Agreed", by="Ann", date="2026-11-20", change="longer")
    stale = Acceptance(fingerprint="0123456789ab", reason="Was fine", by="Bob", date="2025-01-02", change="a fee")
    data = read(diff_report(policy, accepted={first.fingerprint: yes}, stale=(stale,)))
    accepted = {one["fingerprint"]: one["accepted"] for one in data["changes"] if one["accepted"]}
    assert accepted == {first.fingerprint: {"reason": "Agreed", "by": "Ann", "date": "2026-11-20"}}
    assert data["summary"]["accepted"] == 1
    assert data["stale_acceptances"] == [
        {"fingerprint": "0123456789ab", "change": "a fee", "reason": "Was fine", "by": "Bob", "date": "2025-01-02"}
    ]


@pytest.mark.parametrize(("old", "new", "there"), [("{}", None, "old"), (None, "{}", "new")])
def test_a_policy_on_one_side_has_its_file_and_its_place_there_only(
    old: str | None, new: str | None, there: str
) -> None:
    absent = {"old": "new", "new": "old"}[there]
    data = read(diff_report(whole(old, new)))
    (policy,), (change,) = data["policies"], data["changes"]
    assert (policy[f"{there}_file"], policy[f"{absent}_file"]) == ("there.yaml", None)
    assert change[f"{absent}_place"] is None
    assert change[f"{there}_place"]["file"] == "there.yaml"


def test_equal_versions_are_no_change_and_the_report_says_so() -> None:
    data = read(diff_report(policy_diff("{}", "{}")))
    assert data["changes"] == []
    assert len(data["policies"]) == 1


def test_what_came_refers_to_the_rest_of_the_notice_by_id() -> None:
    (purpose,) = [one for one in read(diff_report(policy_diff("{}", WORSE)))["changes"] if one["id"] == "purpose-added"]
    assert purpose["after"]["data_categories"] == ["contact"]
    assert purpose["after"]["legal_bases"][0]["interests"] == ["Sell more plants"]
    assert (purpose["before"], purpose["old_place"], purpose["was"]) == (None, None, "")


@pytest.mark.parametrize("missing", sorted(diff_schema()["required"]))
def test_the_schema_refuses_a_report_that_lacks_a_field(missing: str) -> None:
    data = read(diff_report(policy_diff("{}", WORSE)))
    del data[missing]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("direction", "worse"), ("obligations", ["pray"]), ("after", [[[[["too deep"]]]]]), ("accepted", {"by": "Ann"})],
)
def test_the_schema_refuses_what_it_does_not_know(field: str, wrong: object) -> None:
    data = read(diff_report(policy_diff("{}", WORSE)))
    data["changes"][0][field] = wrong
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


def test_the_format_is_known_by_its_name() -> None:
    report = diff_report(policy_diff("{}", WORSE))
    assert diff_renderer(DiffFormat.JSON)(report, context()) == diff_json(report, context())
