"""A comparison shows how far it is, links to its cards, and never looks complete when it is not."""

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policylint.cli import run_diff as module
from policylint.cli.diff_request import DiffRequest
from policylint.cli.exit_status import ExitStatus
from policylint.cli.request import Request
from policylint.cli.run_diff import run_diff
from policylint.cli.streams import Colour
from policylint.engine.check import Checker, Examined, Outcome
from policylint.engine.result import Failure
from policylint.errors import InternalError
from policylint.resources import rules_dir
from policylint.source.document import Document

CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two folders in the current one, with a policy that changed, one that moved and one that is gone."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "old/a.yaml": CLEAN,
        "new/a.yaml": CLEAN.replace("fee: none", "fee: general"),
        "old/b.yaml": CLEAN,
        "new/sub/b.yaml": CLEAN,
        "old/gone.yaml": CLEAN,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def request(**changes: Any) -> DiffRequest:
    return replace(DiffRequest(versions=("old", "new")), **changes)


def test_who_watches_sees_every_policy_go_by(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def watched(items: Sequence[tuple[str, Any]], started: float) -> Iterator[Any]:
        assert started > 0
        for name, item in items:
            seen.append(name)
            yield item

    monkeypatch.setattr(module, "wants_progress", lambda _, wanted: wanted)
    monkeypatch.setattr(module, "watched", watched)
    assert run_diff(request()) is ExitStatus.CLEAN
    assert seen == ["new/a.yaml", "new/sub/b.yaml", "old/gone.yaml"]
    shown = capfd.readouterr().out
    assert run_diff(request(checking=Request(progress=False))) is ExitStatus.CLEAN
    assert capfd.readouterr().out == shown
    assert len(seen) == 3


def test_a_rule_that_fails_is_an_internal_error_and_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    examine = Checker.examine

    def failing(self: Checker, document: Document) -> Examined:
        examined = examine(self, document)
        failure = Failure("some-rule", "rules/some-rule.yaml", document.file, "too deep.")
        return Examined(examined.facts, Outcome(examined.outcome.findings, (failure,), examined.outcome.policy))

    monkeypatch.setattr(Checker, "examine", failing)
    with pytest.raises(InternalError, match=r"`some-rule` \(rules/some-rule.yaml\) failed on .*: too deep\. What"):
        run_diff(request())


def test_links_lead_to_the_cards_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal in (True, False):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8"))
        monkeypatch.setattr(module, "is_terminal", lambda terminal=terminal: terminal)
        run_diff(request(checking=Request(colour=Colour.ALWAYS)))
        assert (b"\x1b]8;;file:///" in raw.getvalue()) is terminal


def test_the_fingerprints_of_all_stale_acceptances_are_told_beside_machine_formats(
    capfd: pytest.CaptureFixture[str],
) -> None:
    entry = "  - {{fingerprint: {0}, reason: x, by: y, date: 2026-11-20}}\n"
    text = "acceptances:\n" + entry.format("0a1b2c3d4e5f") + entry.format("ffffffffffff")
    Path("accepted.yaml").write_text(text, encoding="utf-8")
    run_diff(request(accept=Path("accepted.yaml"), outputs=("json=-",)))
    assert capfd.readouterr().err.endswith(": 0a1b2c3d4e5f, ffffffffffff\n")
