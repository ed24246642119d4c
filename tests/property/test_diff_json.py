"""Whatever two policies hold, the JSON of their comparison is valid, bounded and always the same."""

import json
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import context, diff_report
from policies import check
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.findings import compare_findings
from policylint.changes.judge import judge
from policylint.changes.report import PolicyDiff, Version
from policylint.facts.facts import Facts
from policylint.render.changes.as_json import diff_json
from policylint.render.changes.diff_schema import diff_schema
from property.test_diff import bases, drawn, edited, edits, facts_of, seeds

VALIDATOR = jsonschema.Draft202012Validator(diff_schema(), format_checker=jsonschema.FormatChecker())
quick = settings(max_examples=40, deadline=None)


def compared(old: Facts, new: Facts, findings: tuple[str, str] = ("{}", "{}")) -> PolicyDiff:
    before, after = (check(patch).findings for patch in findings)
    return PolicyDiff(
        old=Version("old.yaml", "p"),
        new=Version("new.yaml", "p"),
        changes=judge(compare(old, new, "p"), old, new, built_in_change_cards()),
        findings=compare_findings(before, after),
    )


def written(*policies: PolicyDiff) -> str:
    text = diff_json(diff_report(*policies), context())
    data: dict[str, Any] = json.loads(text)
    VALIDATOR.validate(data)
    assert len(data["changes"]) == sum(len(policy.changes) for policy in policies)
    return text


@quick
@given(edits, edits)
def test_any_edits_of_a_policy_give_a_valid_report_and_again_the_same(old: list[int], new: list[int]) -> None:
    first, second = (compared(*(facts_of(edited(which)) for which in (old, new))) for _ in range(2))  # type: ignore[arg-type]
    assert written(first) == written(second)


@quick
@given(st.integers(0, 3), st.integers(0, 3), seeds, seeds)
def test_any_two_policies_of_any_organisations_give_a_valid_report(base: int, other: int, seed: int, last: int) -> None:
    (old, _), (new, _) = drawn(base, seed), drawn(other, last)
    findings = ("rights: {access: null}", "rights: {erasure: null}") if seed % 2 else ("{}", "rights: {access: null}")
    written(compared(old, new, findings), compared(new, old))


def test_the_report_on_a_whole_notice_is_no_larger_than_the_notice_calls_for() -> None:
    """Purposes that share recipients and data must not carry them along each time."""
    shared = [f"category-{number}" for number in range(60)]
    purposes = {f"purpose-{number}": {"description": "Do", "data_categories": shared} for number in range(60)}
    policy = bases()[0]
    data = policy["data_categories"] | {id_: {"description": "words " * 20} for id_ in shared}
    old, new = (
        facts_of(policy | {"data_categories": data, "purposes": policy["purposes"] | more}) for more in ({}, purposes)
    )
    assert old is not None
    assert new is not None
    changes = json.loads(written(compared(old, new)))["changes"]
    sizes = [len(json.dumps(one["after"])) for one in changes if one["id"] == "purpose-added"]
    assert len(sizes) == len(purposes)
    assert max(sizes) < 20 * len(shared) + 1000
