"""A check that could not do everything says so apart from the report, and never looks like success."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from policylint.cli import run_check as module
from policylint.cli.exit_status import ExitStatus, Threshold
from policylint.cli.run_check import Request, run_check
from policylint.cli.streams import Colour
from policylint.engine.report import Failure, Report, Unreadable
from policylint.errors import UsageError
from policylint.render.formats import Format
from unit.render.reports import finding, report


def request(**changes: Any) -> Request:
    usual: dict[str, Any] = {
        "paths": (Path(),),
        "select": (),
        "extend_select": (),
        "ignore": (),
        "threshold": Threshold.ERROR,
        "as_of": "2026-11-22",
        "format": Format.CONCISE,
        "outputs": (),
        "hidden_in_sarif": False,
        "sources": None,
        "suppressions": True,
        "quiet": False,
        "statistics": False,
        "colour": Colour.AUTO,
        "stdin_filename": None,
        "verbose": False,
    }
    return Request(**{**usual, **changes})


def give(monkeypatch: pytest.MonkeyPatch, one: Report) -> None:
    monkeypatch.setattr(module, "compiled_catalogue", lambda: SimpleNamespace(cards={}))
    monkeypatch.setattr(module, "discover", lambda _: ())
    monkeypatch.setattr(module, "check_files", lambda *_: one)


def test_a_card_that_fails_is_an_internal_error_beside_the_findings(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    failure = Failure("some-rule", "rules/some-rule.yaml", "a.yaml", "too deep")
    give(monkeypatch, report(finding(), failures=(failure,)))
    assert run_check(request()) is ExitStatus.INTERNAL
    out, err = capfd.readouterr()
    assert out.startswith("policies/a.yaml:6:5: error[dead-mechanism] ")
    assert err.startswith("policylint: internal error: the rule `some-rule` (rules/some-rule.yaml) failed on a.yaml: ")
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_read_is_an_error_beside_the_findings(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, report(finding(), unreadable=(Unreadable("b.yaml", "b.yaml: denied."),)))
    assert run_check(request(threshold=Threshold.NEVER)) is ExitStatus.USAGE
    assert capfd.readouterr().err == "policylint: error: b.yaml: denied.\n"


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "compiled_catalogue", lambda: SimpleNamespace(cards={}))
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="Standard input is closed"):
        run_check(request(paths=(Path("-"),)))


def test_links_lead_to_the_cards_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    give(monkeypatch, report(finding()))
    card = SimpleNamespace(id="dead-mechanism", file=(tmp_path / "dead-mechanism.yaml").as_posix())
    monkeypatch.setattr(module, "compiled_catalogue", lambda: SimpleNamespace(cards={"dead-mechanism": card}))
    for terminal in (True, False):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8"))
        monkeypatch.setattr(module, "is_terminal", lambda terminal=terminal: terminal)
        run_check(request(colour=Colour.ALWAYS))
        assert (b"\x1b]8;;file:///" in raw.getvalue()) is terminal
