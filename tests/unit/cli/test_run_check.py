"""A check that could not do everything says so apart from the report, and never looks like success."""

import io
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from policylint.cli import run_check as module
from policylint.cli import write_report
from policylint.cli.exit_status import ExitStatus, Threshold
from policylint.cli.gather import Work
from policylint.cli.outputs import Outputs
from policylint.cli.request import Request
from policylint.cli.run_check import run_check
from policylint.cli.streams import Colour
from policylint.config.chain import Chain
from policylint.config.run_settings import AskedOfRun, run_settings
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.errors import UsageError
from policylint.render.formats import Format
from unit.render.reports import finding, report


def give(monkeypatch: pytest.MonkeyPatch, one: Report, **cards: Any) -> None:
    """Let every run yield one report."""

    def gather(request: Request, _catalogue: object, **_: bool) -> Work:
        plan: Any = SimpleNamespace(tasks=("some",), settings={}, catalogue=SimpleNamespace(cards=cards))
        run = run_settings(Chain(Path.cwd()), AskedOfRun(fail_on=request.threshold))
        return Work(plan, run, Outputs(Format.CONCISE), date(2026, 11, 22))

    monkeypatch.setattr(module, "compiled_catalogue", lambda: None)
    monkeypatch.setattr(module, "gather", gather)
    monkeypatch.setattr(module, "can_stream", lambda *_: False)
    monkeypatch.setattr(module, "run_tasks", lambda *_, **__: one)


def test_a_card_that_fails_is_an_internal_error_beside_the_findings(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    failure = Failure("some-rule", "rules/some-rule.yaml", "a.yaml", "too deep")
    give(monkeypatch, report(finding(), failures=(failure,)))
    assert run_check(Request()) is ExitStatus.INTERNAL
    out, err = capfd.readouterr()
    assert out.startswith("policies/a.yaml:6:5: error[dead-mechanism] ")
    assert err.startswith("policylint: internal error: the rule `some-rule` (rules/some-rule.yaml) failed on a.yaml: ")
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_read_is_an_error_beside_the_findings(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, report(finding(), unreadable=(Unreadable("b.yaml", "b.yaml: denied."),)))
    assert run_check(Request(threshold=Threshold.NEVER)) is ExitStatus.USAGE
    assert capfd.readouterr().err == "policylint: error: b.yaml: denied.\n"


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="Standard input is closed"):
        run_check(Request(paths=("-",)))


def test_links_lead_to_the_cards_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    card = SimpleNamespace(id="dead-mechanism", file=(tmp_path / "dead-mechanism.yaml").as_posix())
    give(monkeypatch, report(finding()), **{"dead-mechanism": card})
    for terminal in (True, False):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8"))
        monkeypatch.setattr(write_report, "is_terminal", lambda terminal=terminal: terminal)
        run_check(Request(colour=Colour.ALWAYS))
        assert (b"\x1b]8;;file:///" in raw.getvalue()) is terminal
