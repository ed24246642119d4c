"""What a baseline holds, how it is read, and which findings it makes known."""

import json
from datetime import date
from pathlib import Path

import pytest

from policies import TODAY
from policylint.engine.baseline import Baseline, Entry, parse_baseline, read_baseline, require_replaceable
from policylint.engine.check import Checker, Options
from policylint.engine.known import of_no_policy, stale_entries, with_known
from policylint.engine.report import Report
from policylint.engine.result import Failure
from policylint.engine.run import run_tasks
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.finding import Status
from policylint.resources import rules_dir
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Selection

CATALOGUE = built_in_catalogue()
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
FEE = CLEAN.replace("fee: none", "fee: general")
WORSE = FEE.replace("identity_proof: on-reasonable-doubt", "identity_proof: notarised")
ENTRY = {"policy": "a", "rule": "b", "path": "/c", "fingerprint": "d", "message": "e"}


def report_on(files: dict[str, str], *select: str) -> Report:
    checker = Checker(CATALOGUE, Options(as_of=date.fromisoformat(TODAY), selection=Selection(select=select)))
    tasks = [Task(name, text.encode, checker) for name, text in files.items()]
    return run_tasks(tasks, date.fromisoformat(TODAY), CATALOGUE)


def baseline_of(files: dict[str, str]) -> Baseline:
    return Baseline.of(report_on(files).findings)


def new(files: dict[str, str], baseline: Baseline) -> list[tuple[str, str]]:
    report = with_known(report_on(files), baseline.fingerprints)
    assert all(one.status is not Status.SUPPRESSED for one in report.findings)
    return [(one.file, one.rule) for one in report.active]


def stale(files: dict[str, str], baseline: Baseline, *select: str) -> list[str]:
    return [entry.rule for entry in stale_entries(baseline, report_on(files, *select), CATALOGUE.cards)]


def test_a_baseline_survives_being_written_and_read() -> None:
    baseline = baseline_of({"p.yaml": WORSE, "q.yaml": FEE})
    assert [(entry.policy, entry.rule) for entry in baseline.entries] == [
        ("p", "identity-proof-excessive"),
        ("p", "request-fee"),
        ("q", "request-fee"),
    ]
    assert parse_baseline(json.dumps(baseline.to_data()).encode(), "x") == baseline
    assert Baseline.of(reversed(report_on({"q.yaml": FEE, "p.yaml": WORSE}).findings)) == baseline


def test_what_the_baseline_holds_is_known_and_the_rest_is_new() -> None:
    baseline = baseline_of({"p.yaml": FEE})
    assert new({"p.yaml": FEE}, baseline) == []
    assert new({"p.yaml": WORSE}, baseline) == [("p.yaml", "identity-proof-excessive")]


def test_a_policy_may_move_to_another_folder_and_with_an_id_to_another_name() -> None:
    baseline = baseline_of({"p.yaml": FEE})
    assert new({"elsewhere/p.yaml": FEE}, baseline) == []
    assert new({"q.yaml": FEE}, baseline) == [("q.yaml", "request-fee")]
    named = FEE.replace("notice:\n", "notice:\n  id: example\n")
    assert new({"q.yaml": named}, baseline_of({"p.yaml": named})) == []


def test_a_breach_cannot_hide_behind_one_in_a_policy_of_the_same_name() -> None:
    baseline = baseline_of({"p.yaml": FEE})
    assert new({"p.yaml": FEE, "copy/p.yaml": FEE}, baseline) == [("copy/p.yaml", "request-fee")]
    assert new({"p.yaml": FEE, "copy/p.yaml": FEE}, baseline_of({"a/p.yaml": FEE, "b/p.yaml": FEE})) == []


def test_what_keeps_a_policy_from_being_checked_is_never_known() -> None:
    broken = {"p.yaml": FEE.replace("rights:", "right:")}
    assert new(broken, baseline_of(broken)) == [("p.yaml", "unknown-key")]


def test_a_finding_that_is_suppressed_stays_so() -> None:
    text = FEE.replace("rights:\n", "rights:\n  # policylint: ignore[request-fee] -- agreed\n")
    report = with_known(report_on({"p.yaml": text}), baseline_of({"p.yaml": FEE}).fingerprints)
    assert [one.status for one in report.findings] == [Status.SUPPRESSED]


def test_what_is_no_longer_found_is_stale() -> None:
    baseline = baseline_of({"p.yaml": WORSE})
    assert stale({"p.yaml": FEE}, baseline) == ["identity-proof-excessive"]
    assert stale({"p.yaml": CLEAN}, baseline, "request-fee") == ["request-fee"]
    assert stale({"q.yaml": CLEAN}, baseline) == []
    assert stale({"p.yaml": CLEAN.replace("rights:", "right:")}, baseline) == []


def test_a_rule_that_no_longer_exists_leaves_stale_entries_and_one_that_failed_does_not() -> None:
    baseline = Baseline((Entry("p", "request-fee", "/a", "1", "x"), Entry("p", "retired-rule", "/b", "2", "y")))
    report = report_on({"p.yaml": CLEAN})._replace(failures=(Failure("request-fee", "card", "p.yaml", "why"),))
    assert [entry.rule for entry in stale_entries(baseline, report, CATALOGUE.cards)] == ["retired-rule"]


def test_entries_of_policies_that_are_gone_can_be_told() -> None:
    baseline = baseline_of({"p.yaml": FEE, "q.yaml": FEE})
    gone = of_no_policy(baseline, report_on({"q.yaml": CLEAN}))
    assert [entry.policy for entry in gone] == ["p"]
    assert [entry.policy for entry in baseline.without(gone).entries] == ["q"]


def test_of_several_alike_one_is_taken_out_at_a_time() -> None:
    entry = Entry("p", "r", "/a", "1", "x")
    assert Baseline((entry, entry)).without([entry]) == Baseline((entry,))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON"),
        (b"<<<<<<< ours\n{}", "x.json:1: the baseline is no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"1" * 10_000, "no JSON"),
        (b"[]", "no baseline"),
        (b"{}", "no baseline"),
        (b'{"version": 2, "findings": []}', "version 2"),
        (b'{"version": true, "findings": []}', "version true"),
        (b'{"version": 1.0, "findings": []}', "version 1.0"),
        (b'{"version": "1", "findings": []}', 'version "1"'),
        (b'{"version": 1}', "lacks the list"),
        (b'{"version": 1, "findings": {}}', "lacks the list"),
        (b'{"version": 1, "findings": [1]}', "finding 1"),
        (json.dumps({"version": 1, "findings": [ENTRY, ENTRY | {"rule": 3}]}).encode(), "finding 2"),
    ],
)
def test_what_is_no_baseline_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_baseline(content, "x.json")
    assert words in str(refused.value)
    assert str(refused.value).startswith("x.json")
    assert "\n" not in str(refused.value)


def test_what_a_later_release_adds_to_an_entry_is_ignored() -> None:
    data = {"version": 1, "findings": [ENTRY | {"since": "2026"}], "note": "x"}
    assert parse_baseline(b"\xef\xbb\xbf" + json.dumps(data).encode(), "x") == Baseline((Entry(**ENTRY),))


def test_a_missing_baseline_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such baseline"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(UsageError, match="cannot be read"):
        read_baseline(tmp_path)


def test_only_a_baseline_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    require_replaceable(file)
    for content in (b"", b'{"version": 9, "findings": []}', b'<<<<<<< ours\n{"version": 1, "findings": [\n'):
        file.write_bytes(content)
        require_replaceable(file)
    for content in (b"policylint: 1\n", b"{}", b'["findings"]'):
        file.write_bytes(content)
        with pytest.raises(UsageError, match="is no baseline"):
            require_replaceable(file)
    with pytest.raises(UsageError, match="is no baseline"):
        require_replaceable(tmp_path)
