"""What is understood without typer is understood as typer would, or not at all."""

from importlib import import_module
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from policylint.cli import run_check, run_diff
from policylint.cli.app import app
from policylint.cli.arguments import Command, plain
from policylint.cli.exit_status import ExitStatus
from policylint.cli.quick import COMMANDS, run_quickly

VALUES = [
    *("error", "warning", "never", "ERROR", "full", "json", "auto", "always", "rights", "a,b", "x=y", "sarif=x.sarif"),
    *("2026-11-22", "a.yaml", "a folder/b.yaml", "privacyverklaring-ë.yaml", "-", "--", "", " ", "-x", "--select", "0"),
    *("1", "4", "-1", "4.0", "\u0664", "1_0", "a\nb", "HEAD", "~", "*", "@x", "=", "=x", "\udc80", "a\tb", "None"),
    *("introduced", "adverse", "html", "99999999999999999999", "007", "\xa0", "\u3000x"),
]
UNKNOWN = ["--unknown", "-x", "-qv", "-vq", "-j4", "--help", "-h", "--sel", "--no-select", "--quiet=1", "--version"]
NAMES = ["check", "diff"]


def command(name: str) -> Command:
    found: Command = import_module(COMMANDS[name]).COMMAND
    return found


def typed(name: str, arguments: list[str]) -> Any:
    """The request that typer makes; None where it finds fault, or answers itself."""
    found: list[Any] = []

    def keep(request: Any) -> ExitStatus:
        found.append(request)
        return ExitStatus.CLEAN

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_check, "run_check", keep)
        patch.setattr(run_diff, "run_diff", keep)
        try:
            get_command(app).main([name, *arguments], prog_name="policylint", standalone_mode=False)
        except (typer.TyperException, UnicodeError):
            return None
    return found[0] if found else None


def quickly(name: str, arguments: list[str]) -> Any:
    given_ = plain(arguments, command(name))
    return None if given_ is None else import_module(COMMANDS[name]).request_of(given_)


words = st.one_of(st.sampled_from(VALUES), st.text(max_size=5))


def lines(name: str) -> st.SearchStrategy[list[str]]:
    options = st.sampled_from(sorted(command(name).options))
    used = st.one_of(
        words.map(lambda word: [word]),
        options.map(lambda option: [option]),
        st.tuples(options, words).map(list),
        st.tuples(options, words).map(lambda pair: ["=".join(pair)]),
        st.sampled_from(UNKNOWN).map(lambda option: [option]),
    )
    return st.lists(used, max_size=5).map(lambda parts: [word for part in parts for word in part])


@given(st.data(), st.sampled_from(NAMES))
def test_what_is_understood_quickly_is_what_typer_understands(data: st.DataObject, name: str) -> None:
    arguments = data.draw(lines(name))
    request = quickly(name, arguments)
    if request is not None:
        assert typed(name, arguments) == request


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_known_by_every_name(name: str) -> None:
    group: Any = get_command(app)
    known = {one for option in group.commands[name].params for one in (*option.opts, *option.secondary_opts)}
    assert {one for one in known if one.startswith("-")} - {"--help", "-h"} == set(command(name).options)


@pytest.mark.parametrize(("name", "option"), [(name, option) for name in NAMES for option in command(name).options])
def test_every_option_is_understood_quickly(name: str, option: str) -> None:
    values = ["4", "json", "never", "note", "adverse", "always", "some text"]
    written = [[option]] if command(name).options[option].read is None else [[option, value] for value in values]
    understood = [["a.yaml", *one] for one in written if quickly(name, ["a.yaml", *one]) is not None]
    assert understood
    for arguments in understood:
        assert quickly(name, arguments) == typed(name, arguments)
    assert any(quickly(name, arguments) != quickly(name, ["a.yaml"]) for arguments in understood)


@pytest.mark.parametrize("arguments", [[], ["rules"], ["--version"], ["check", "--help"], ["diff", "--unknown"]])
def test_what_is_not_plain_is_left_to_typer(arguments: list[str]) -> None:
    assert run_quickly(arguments) is None


def test_the_shell_is_answered_by_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_POLICYLINT_COMPLETE", "complete_bash")
    assert run_quickly(["check"]) is None
