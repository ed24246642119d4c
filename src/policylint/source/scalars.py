"""Plain scalars of YAML 1.2's core schema: what is a number, a boolean or null; everything else is text.

``no``, ``on``, ``12:30`` and ``2026-01-01`` stay the words their author wrote.
"""

import re

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_SPECIAL_FLOATS = {
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")},
    **{word: float("nan") for word in (".nan", ".NaN", ".NAN")},
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMERIC_START = frozenset("+-.0123456789")
_LONGEST_NUMBER = 40
DOUBTFUL_STARTS = _NUMERIC_START | {text[:1] for text in _CONSTANTS}
"""How a plain scalar begins that may be no text; "" is the beginning of nothing."""


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar. A number of more than 40 characters stays text: nobody means it."""
    if not text or text[0] not in _NUMERIC_START:
        return _CONSTANTS.get(text, text)
    if len(text) > _LONGEST_NUMBER:
        return text
    return _number(text)


def _number(text: str) -> str | int | float:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text, base=0)
    if _HEXADECIMAL.fullmatch(text):
        return int(text, base=0)
    if _FLOAT.fullmatch(text):
        return float(text)
    return _SPECIAL_FLOATS.get(text, text)
