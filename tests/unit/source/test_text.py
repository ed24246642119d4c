"""From bytes to text: what no text should hold is found, wherever it stands and whatever stands around it."""

import pytest

from policylint.source.text import decode

UNSAFE = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    "\r",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\uffff",
]


@pytest.mark.parametrize("sign", UNSAFE, ids=lambda sign: f"U+{ord(sign):04X}")
@pytest.mark.parametrize("around", ["a: b", "é: «ç»", "\ufeff§: 1"])
def test_each_unsafe_character_is_a_fault_where_it_stands(sign: str, around: str) -> None:
    text, faults = decode(f"{around}\n{around.lstrip(chr(0xFEFF))}{sign}c\n".encode())
    assert text == ""
    assert [(fault.rule, fault.span.start.line) for fault in faults] == [("unsupported-yaml", 2)]
    assert f"U+{ord(sign):04X}" in faults[0].message


@pytest.mark.parametrize("text", ["", "a: b\n", "a:\tb\r\nc: d\r\n", "é « ç » § \u00a0 … ﬁ \U0001f600 \u2027\u202f\n"])
def test_all_else_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == (text, ())
    assert decode(b"\xef\xbb\xbf" + text.encode()) == (text, ())
