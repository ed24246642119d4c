"""One closure for each kind of selector and segment: it walks from a value to its children, then hands on.

``then`` is the next step. Each step returns true as soon as a later one has seen enough. They are plain loops:
``any()`` would cost a generator for each node.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from policylint.location import Path
from policylint.rules.closures_run import MISSING, Getter, Json, Link, Run, Step, Test, refuse, spend


def reach(keys: Path) -> Getter:
    """The value a fixed path leads to from the value at hand; MISSING where it leads nowhere."""
    match keys:
        case []:
            return lambda value, _run: value
        case [str(name)]:
            return lambda value, _run: value.get(name, MISSING) if isinstance(value, dict) else MISSING
        case [str(first), str(second)]:
            return _reach_second(first, second)
        case _:
            return lambda value, _run: follow(value, keys)


def _reach_second(first: str, second: str) -> Getter:
    def get(value: Json, _run: Run) -> Json:
        inner = value.get(first) if isinstance(value, dict) else None
        return inner.get(second, MISSING) if isinstance(inner, dict) else MISSING

    return get


def follow(value: Json, keys: Path) -> Json:
    """What a fixed path of names and indices leads to; MISSING where it leads nowhere."""
    for key in keys:
        if isinstance(key, str):
            if not isinstance(value, dict):
                return MISSING
            value = value.get(key, MISSING)
        elif isinstance(value, list) and -len(value) <= key < len(value):
            value = value[key]
        else:
            return MISSING
    return value


def along(keys: Path, then: Step) -> Step:
    """Follow a fixed path of names and indices from the front."""
    match keys:
        case []:
            return then
        case [str(name)]:
            return _to_member(name, then)
        case [str(first), str(second)]:
            return _to_member(first, _to_member(second, then))
        case _:
            return _far_along(keys, then)


def _far_along(keys: Path, then: Step) -> Step:
    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        target = follow(value, keys)
        if target is MISSING:
            return False
        if link is not None:
            for key in keys:
                link = (link, key)
        return then(target, link, run, out)

    return step


def _to_member(name: str, then: Step) -> Step:
    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        target = value.get(name, MISSING) if isinstance(value, dict) else MISSING
        return target is not MISSING and then(target, link and (link, name), run, out)

    return step


def from_the_end(index: int, then: Step) -> Step:
    """Take the element at a negative index; its path has the index from the front."""

    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        if not isinstance(value, list) or len(value) + index < 0:
            return False
        return then(value[index], link and (link, len(value) + index), run, out)

    return step


def every(then: Step) -> Step:
    """Take every child."""

    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        for key, child in _children(value, run):  # noqa: SIM110
            if then(child, link and (link, key), run, out):
                return True
        return False

    return step


def every_that(test: Test, then: Step) -> Step:
    """Take every child that passes a test."""

    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        if isinstance(value, dict):  # as `_children` has it, which would be called more often than anything else
            children: Iterable[tuple[str | int, Json]] = value.items()
        elif isinstance(value, list):
            children = enumerate(value)
        else:
            return False
        run.left -= len(value)
        if run.left < 0:
            refuse()
        for key, child in children:  # noqa: SIM110
            if test(child, run) and then(child, link and (link, key), run, out):
                return True
        return False

    return step


def part(bounds: slice, then: Step) -> Step:
    """Take a slice of a list; a step of 0 takes nothing."""

    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        if not isinstance(value, list) or bounds.step == 0:
            return False
        indices = range(*bounds.indices(len(value)))
        spend(run, len(indices))
        for index in indices:  # noqa: SIM110
            if then(value[index], link and (link, index), run, out):
                return True
        return False

    return step


def each_of(branches: Sequence[Step]) -> Step:
    """Apply several selectors to the same value, one after the other."""

    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        spend(run, len(branches))
        for branch in branches:  # noqa: SIM110
            if branch(value, link, run, out):
                return True
        return False

    return step


def descend(then: Step) -> Step:
    """Apply a step to the value and to all containers inside it, each before those it holds.

    Iterative, and so indifferent to depth.
    """

    def step(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        waiting = [(value, link)]
        while waiting:
            value, link = waiting.pop()
            if then(value, link, run, out):
                return True
            inner = [
                (child, link and (link, key)) for key, child in _children(value, run) if isinstance(child, _CONTAINERS)
            ]
            inner.reverse()
            waiting += inner
        return False

    return step


_CONTAINERS = (dict, list)


def _children(value: Json, run: Run) -> Iterable[tuple[str | int, Json]]:
    """The children of a value with their keys, counted as visited; none of a scalar."""
    if isinstance(value, dict):
        spend(run, len(value))
        return value.items()
    if isinstance(value, list):
        spend(run, len(value))
        return enumerate(value)
    return ()
