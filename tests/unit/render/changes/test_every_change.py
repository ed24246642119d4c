"""Whatever changed, each format for people tells of it once."""

import json
from typing import Any

from hypothesis import given, settings

from diffs import WORSE, context, diff_report, policy_diff
from policylint.changes.report import DiffReport
from policylint.render.changes.concise import concise
from policylint.render.changes.markdown import markdown
from policylint.render.changes.terminal import full
from policylint.render.styled import Look
from property.test_diff import EDITS, edits
from rendered_markdown import shown


def laid_over(base: Any, patch: Any) -> Any:
    """Both patches as one; a null stays a null, which takes away what the clean policy has."""
    if not isinstance(base, dict) or not isinstance(patch, dict):
        return patch
    return base | {key: laid_over(base.get(key), value) for key, value in patch.items()}


def assert_all_told_once(one: DiffReport) -> None:
    lines = concise(one, context()).splitlines()
    memo = " ".join(full(one, context(Look(width=5000))).split())
    for change in one.changes:
        (line,) = (line for line in lines if f"[{change.fingerprint}]" in line)
        assert line.endswith(f" [{change.fingerprint}] {change.message}")
        alike = [other for other in one.changes if change.message in other.message]
        assert 1 <= memo.count(f" {change.message} ") <= len(alike)
    entries = len(one.obligations) + len(one.changes) + len(one.findings.introduced) + len(one.findings.resolved)
    assert len(shown(markdown(one, context())).items) == entries


@settings(deadline=None, max_examples=15)
@given(edits)
def test_every_change_of_any_edit_is_told_once(chosen: list[int]) -> None:
    patch: Any = {}
    for index in chosen:
        patch = laid_over(patch, EDITS[index])
    new = json.dumps(patch)
    assert_all_told_once(diff_report(policy_diff("{}", new)))
    assert_all_told_once(diff_report(policy_diff(new, "{}")))


def test_every_change_of_several_policies_is_told_once() -> None:
    one = diff_report(policy_diff("{}", WORSE), policy_diff(WORSE, "{}", "other"))
    assert len({change.message for change in one.changes}) > 10
    lines = concise(one, context()).splitlines()
    assert sum(any(f"[{change.fingerprint}]" in line for line in lines) for change in one.changes) == len(one.changes)
