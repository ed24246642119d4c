"""Comparisons as RFC 9535 section 2.3.5.2.2 defines them: JSON's equality, and order within strings and numbers."""

from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from policylint.rules.closures_run import MAX_VISITS, Getter, Json, Run, Test, spend


def compare(operator: str, left: Getter, right: Getter) -> Test:
    """Compare two values by ``==``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``."""
    holds, of_texts = _HOLDS[operator], _OF_ALIKE[operator]

    def test(value: Json, run: Run) -> bool:
        one, other = left(value, run), right(value, run)
        if isinstance(one, str) and isinstance(other, str):
            return of_texts(one, other)
        if isinstance(one, (dict, list)) and isinstance(other, (dict, list)) and one is not other:
            spend(run, _size(one))
        return holds(one, other)

    return test


def exceeds(operator: str, get: Getter, number: float) -> Test:
    """Compare a value by ``<``, ``<=``, ``>`` or ``>=`` with a number known beforehand, which it stands before."""
    holds = _OF_ALIKE[operator]

    def test(value: Json, run: Run) -> bool:
        measured = get(value, run)
        return isinstance(measured, (int, float)) and not isinstance(measured, bool) and holds(measured, number)

    return test


def _size(value: Json) -> int:
    """How many values comparing may look at."""
    size, waiting = 0, [value]
    while waiting and size <= MAX_VISITS:
        inner = waiting.pop()
        size += len(inner)
        members = inner.values() if isinstance(inner, dict) else inner
        waiting += [member for member in members if isinstance(member, (dict, list))]
    return size


def equals_literal(get: Getter, literal: Json) -> Test:
    """Compare a value with a scalar known beforehand: the commonest test by far."""
    if literal is None or isinstance(literal, bool):
        return lambda value, run: get(value, run) is literal
    if isinstance(literal, str):
        return lambda value, run: get(value, run) == literal
    return lambda value, run: _equal(get(value, run), literal)


def _equal(left: Json, right: Json) -> bool:
    """JSON equality: 1 equals 1.0 but not true, at any depth. MISSING equals only itself."""
    if left is right:
        return True
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(_equal, left, right))
    if isinstance(left, dict):
        return (
            isinstance(right, dict)
            and left.keys() == right.keys()
            and all(_equal(value, right[key]) for key, value in left.items())
        )
    return bool(left == right)


def _less(left: Json, right: Json) -> bool:
    if isinstance(left, str):
        return isinstance(right, str) and left < right
    return _is_number(left) and _is_number(right) and bool(left < right)


def _is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_OF_ALIKE: dict[str, Callable[[Any, Any], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_HOLDS: dict[str, Callable[[Json, Json], bool]] = {
    "==": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "<": _less,
    "<=": lambda left, right: _less(left, right) or _equal(left, right),
    ">": lambda left, right: _less(right, left),
    ">=": lambda left, right: _less(right, left) or _equal(left, right),
}
