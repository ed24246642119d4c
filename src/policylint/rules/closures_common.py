"""The commonest tests of the rules as one closure each; put together from parts, they would take several calls.

Each comes to what its parts would come to, and counts as many nodes as visited.
"""

from collections.abc import Sequence

from policylint.location import Path
from policylint.rules.closures_run import MISSING, Getter, Json, Run, Test, refuse, spend
from policylint.rules.closures_steps import reach


def present(keys: Path) -> Test:
    """Whether a fixed path leads anywhere from the value at hand."""
    match keys:
        case [str(name)]:
            return lambda value, _run: isinstance(value, dict) and name in value
        case _:
            get = reach(keys)
            return lambda value, run: get(value, run) is not MISSING


def absent(keys: Path) -> Test:
    """Whether a fixed path leads nowhere from the value at hand."""
    match keys:
        case [str(name)]:
            return lambda value, _run: not (isinstance(value, dict) and name in value)
        case _:
            get = reach(keys)
            return lambda value, run: get(value, run) is MISSING


def member_is(name: str, literal: str | bool | None) -> Test:
    """Whether a member of the value at hand is a certain text, truth or null."""
    if isinstance(literal, str):
        return lambda value, _run: isinstance(value, dict) and value.get(name) == literal
    return lambda value, _run: isinstance(value, dict) and value.get(name, MISSING) is literal


def member_is_not(name: str, literal: str | bool | None) -> Test:
    """Whether a member of the value at hand is anything else, or there is none."""
    if isinstance(literal, str):
        return lambda value, _run: not isinstance(value, dict) or value.get(name) != literal
    return lambda value, _run: not isinstance(value, dict) or value.get(name, MISSING) is not literal


def is_among(get: Getter, words: frozenset[str]) -> Test:
    """Whether a value is one of some texts."""

    def holds(value: Json, run: Run) -> bool:
        subject = get(value, run)
        return isinstance(subject, str) and subject in words

    return holds


def any_inside(names: Sequence[str], test: Test | None) -> Test:
    """Whether what one or more names lead to has a child, and one that passes a test if there is one."""
    *front, name = names
    holds = _filled(name) if test is None else _any_of(name, test)
    if not front:
        return holds
    get = reach(tuple(front))
    return lambda value, run: holds(get(value, run), run)


def _filled(name: str) -> Test:
    def holds(value: Json, run: Run) -> bool:
        inner = value.get(name) if isinstance(value, dict) else None
        if inner is None or not isinstance(inner, (dict, list)):
            return False
        run.left -= len(inner)
        if run.left < 0:
            refuse()
        return bool(inner)

    return holds


def _any_of(name: str, test: Test) -> Test:
    def holds(value: Json, run: Run) -> bool:
        inner = value.get(name) if isinstance(value, dict) else None
        if inner is None or not isinstance(inner, (dict, list)):
            return False
        run.left -= len(inner)
        if run.left < 0:
            refuse()
        for child in inner.values() if isinstance(inner, dict) else inner:  # noqa: SIM110  (see `every`)
            if test(child, run):
                return True
        return False

    return holds


def count_inside(keys: Path) -> Getter:
    """How many children there are of what a fixed path leads to."""
    get = reach(keys)

    def count(value: Json, run: Run) -> int:
        inner = get(value, run)
        if not isinstance(inner, (dict, list)):
            return 0
        spend(run, len(inner))
        return len(inner)

    return count
