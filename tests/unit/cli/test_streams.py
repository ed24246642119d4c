"""Text leaves in an encoding its reader has, coloured only where that is wanted."""

import io
import sys

import pytest

from policylint.cli.streams import Colour, complain, wants_colour, width, write, write_utf8
from policylint.errors import UsageError


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "wanted"),
    [
        (Colour.AUTO, {}, True, True),
        (Colour.AUTO, {}, False, False),
        (Colour.AUTO, {"TERM": "dumb"}, True, False),
        (Colour.AUTO, {"NO_COLOR": "1"}, True, False),
        (Colour.AUTO, {"NO_COLOR": ""}, True, True),
        (Colour.AUTO, {"FORCE_COLOR": "1"}, False, True),
        (Colour.AUTO, {"FORCE_COLOR": ""}, False, False),
        (Colour.AUTO, {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
        (Colour.AUTO, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (Colour.ALWAYS, {"NO_COLOR": "1"}, False, True),
        (Colour.NEVER, {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_decided_by_option_then_environment_then_terminal(
    choice: Colour, environ: dict[str, str], *, terminal: bool, wanted: bool
) -> None:
    assert wants_colour(choice, environ, terminal=terminal) is wanted


def captured(monkeypatch: pytest.MonkeyPatch, name: str, encoding: str) -> io.BytesIO:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding=encoding))
    return raw


def test_a_terminal_that_lacks_a_character_sees_it_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = captured(monkeypatch, "stdout", "latin-1")
    write("é …\n")
    assert raw.getvalue().rstrip() == b"\xe9 \\u2026"


def test_machines_get_utf8_whatever_the_terminal_prefers(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = captured(monkeypatch, "stdout", "latin-1")
    write_utf8("é …\n")
    assert raw.getvalue() == "é …\n".encode()


def test_a_complaint_is_one_line_without_anything_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = captured(monkeypatch, "stderr", "ascii")
    complain("error: a\n\x1b[2Jé.")
    assert raw.getvalue().rstrip() == b"policylint: error: a\\n\\x1b[2J\\xe9."


def test_closed_streams_are_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    complain("nobody hears this")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError, match="Standard output is closed"):
        write("x")


def test_files_and_pipes_get_one_width_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    captured(monkeypatch, "stdout", "utf-8")
    monkeypatch.setenv("COLUMNS", "57")
    assert width() == 100


def test_nothing_is_a_command_to_a_runner_that_would_obey_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    out, err = captured(monkeypatch, "stdout", "utf-8"), captured(monkeypatch, "stderr", "utf-8")
    write("::error::x\n")
    complain("##[add-mask]e")
    assert (out.getvalue().rstrip(), err.getvalue().rstrip()) == (b"\\x3a:error::x", b"policylint: ##\\x5badd-mask]e")
