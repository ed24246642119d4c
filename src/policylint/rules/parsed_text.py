"""From the parsed form back to text, to show people one clause of a query."""

import json
import re
from collections.abc import Sequence

from policylint.rules.parsed import Form

_PLAIN_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def text_of_test(test: Form) -> str:
    """A logical expression, written so that parsing gives the same form."""
    match test:
        case ["or", *operands]:
            return " || ".join(map(text_of_test, operands))
        case ["and", *operands]:
            return " && ".join(map(_grouped, operands))
        case ["not", operand]:
            return f"!{text_of_test(operand)}" if operand[0] == "exists" else f"!({text_of_test(operand)})"
        case ["compare", operator, left, right]:
            return f"{_value(left)} {operator} {_value(right)}"
        case ["exists", start, segments]:
            return text_of_query(start, segments)
        case _:
            return _value(test)


def text_of_query(start: str, segments: Sequence[Form]) -> str:
    """A query, written so that parsing gives the same form."""
    return start + "".join(map(_segment, segments))


def text_of_selector(selector: Form) -> str:
    """A selector as it stands between brackets."""
    match selector:
        case ["name", name]:
            return _quoted(name)
        case ["slice", start, stop, step]:
            return ":".join("" if bound is None else str(bound) for bound in (start, stop, step))
        case ["filter", test]:
            return f"?{text_of_test(test)}"
        case ["index", index]:
            return str(index)
        case _:
            return "*"


def _grouped(operand: Form) -> str:
    text = text_of_test(operand)
    return f"({text})" if operand[0] == "or" else text


def _segment(segment: Form) -> str:
    kind, *selectors = segment
    dots = ".." if kind == "descend" else ""
    match selectors:
        case [["name", name]] if _PLAIN_NAME.fullmatch(name):
            return f"{dots or '.'}{name}"
        case _:
            return f"{dots}[{', '.join(map(text_of_selector, selectors))}]"


def _value(value: Form) -> str:
    match value:
        case ["literal", literal]:
            return _quoted(literal) if isinstance(literal, str) else json.dumps(literal)
        case ["query", start, segments]:
            return text_of_query(start, segments)
        case ["count" | "value" as function, start, segments]:
            return f"{function}({text_of_query(start, segments)})"
        case [function, *arguments]:
            return f"{function}({', '.join(map(_value, arguments))})"
        case _:
            return ""


def _quoted(text: str) -> str:
    """In single quotes, as the cards write them."""
    return "'" + json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"
