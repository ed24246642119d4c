"""What somebody else wrote cannot speak to the terminal."""

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.render.safe import printable

HIDDEN = {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("one\ntwo\ttabbed\r", r"one\ntwo\ttabbed\r"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\u2066isolated\u2069", r"\u2066isolated\u2069"),
        ("a\u200bb\ufeffc\u00add", r"a\u200bb\ufeffc\xadd"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("\udcff", r"\udcff"),
        ("\x7f\x9b1m", r"\x7f\x9b1m"),
        ("\u2028", r"\u2028"),
    ],
)
def test_what_does_not_show_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text", ["", "plain", "Café Ζεύς", "日本語", "a\u00a0b\u202fc\u3000d", "\u0645\u06cc\u200c\u062e", "👩\u200d💻"]
)
def test_what_people_write_stays(text: str) -> None:
    assert printable(text) == text


@settings(deadline=None)
@given(st.text(st.characters()))
def test_nothing_hidden_remains_and_a_second_pass_changes_nothing(text: str) -> None:
    shown = printable(text)
    assert not {category(character) for character in shown} & HIDDEN
    assert printable(shown) == shown
    shown.encode()
