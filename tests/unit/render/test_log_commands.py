"""Nothing in an ordinary log is a command."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.render.log_commands import without_commands
from workflow_commands import command_of, lines_of


@pytest.mark.parametrize("line", ["::error::x", "  ::add-mask::e", "a ##[stop-commands]x", "\u2003::notice a=b::"])
def test_a_command_is_harmless_and_can_still_be_read(line: str) -> None:
    assert command_of(line)
    assert not command_of(without_commands(line))


def test_ordinary_text_stays_as_it_is() -> None:
    text = "6 |   a: b::c  # [x]\n:: \n#[error]"
    assert without_commands(text) == text.replace("\n:: ", "\n\\x3a: ")


@given(st.lists(st.sampled_from(["::", "##[", "error", "]", " ", "\n", "x", "add-mask"])).map("".join))
def test_no_text_holds_a_command_afterwards(text: str) -> None:
    assert not any(map(command_of, lines_of(without_commands(text))))
