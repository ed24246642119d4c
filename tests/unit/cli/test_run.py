"""Every way a run can end becomes an exit status and at most one line."""

from types import SimpleNamespace

import pytest
import typer

from policylint.cli import run as module
from policylint.cli import typed
from policylint.cli.streams import ClosedPipeError
from policylint.errors import CardError, InputError, InternalError, NothingToCheckError, UsageError


def end_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def main(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(typed, "get_command", lambda _: SimpleNamespace(main=main))


@pytest.mark.parametrize("kind", [UsageError, NothingToCheckError, InputError, CardError])
def test_what_the_user_can_mend_is_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: type[Exception]
) -> None:
    end_with(monkeypatch, kind("a.yaml: gone.\nLook."))
    assert module.run(["rules"]) == 2
    assert capsys.readouterr().err == "policylint: error: a.yaml: gone.\\nLook.\n"


def test_a_defect_is_status_3_and_shows_its_place_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    end_with(monkeypatch, RuntimeError("boom"))
    assert module.run(["rules"]) == 3
    message = "policylint: internal error: RuntimeError: boom. Please report it; --traceback shows where.\n"
    assert capsys.readouterr().err == message
    assert module.run(["rules", "--traceback"]) == 3
    shown = capsys.readouterr().err
    assert shown.startswith("Traceback (most recent call last):")
    assert shown.endswith(message)


def test_a_known_defect_is_status_3(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    end_with(monkeypatch, InternalError("The schemas are missing."))
    assert module.run(["schema"]) == 3
    assert capsys.readouterr().err == "policylint: internal error: The schemas are missing.\n"


def test_usage_errors_say_where_help_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    end_with(monkeypatch, typer.BadParameter("Value error, 'x' is none", param_hint="--fail-on"))
    assert module.run(["rules"]) == 2
    expected = (
        "policylint: error: Invalid value for --fail-on: 'x' is none. `policylint --help` explains the options.\n"
    )
    assert capsys.readouterr().err == expected


def test_a_closed_pipe_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    end_with(monkeypatch, ClosedPipeError())
    assert module.run(["rules"]) == 141
    end_with(monkeypatch, SystemExit(1))
    assert module.run(["--help"]) == 141
    end_with(monkeypatch, SystemExit(0))
    assert module.run(["--show-completion"]) == 0
    assert capsys.readouterr() == ("", "")
