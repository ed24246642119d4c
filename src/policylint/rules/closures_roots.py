"""Queries that start at the document. Many begin alike: what they walk through is remembered for the next."""

from collections.abc import Callable, Iterable, Sequence
from sys import intern
from typing import Any, TypeAlias

from policylint.location import Path
from policylint.rules.closures import compile_all, compile_steps, compile_test, names_of
from policylint.rules.closures_run import (
    KEPT,
    MISSING,
    ROOT_LINK,
    Json,
    Link,
    Nodes,
    Run,
    Test,
    collect_linked,
    refuse,
    spend,
)
from policylint.rules.closures_steps import follow, reach
from policylint.rules.parsed import Form

Found: TypeAlias = list[tuple[Link, Json]]
"""Selected values, each with the link that leads to it; it may be remembered, and nobody may change it."""

Find: TypeAlias = Callable[[Run], Found]
"""What a query selects from the document of a run."""

_Walk: TypeAlias = tuple[str, Callable[[Run], Nodes]]
"""What remembers the nodes that a query comes through, and what finds them where nothing is remembered."""


def compile_from_root(segments: Sequence[Form]) -> Find:
    """Compile a query that starts with ``$``.

    Raises:
        QueryError: The form is none that parsing gives.
    """
    names = names_of(segments)
    if len(names) == len(segments):
        return _at(names)
    walk, rest = _walk(segments)
    match rest:
        case []:
            return _all(walk)
        case [["child", ["filter", test]]]:
            return _those(walk, test)
        case [["child", ["filter", test]], *others]:
            return _onward(_those(walk, test, kept=0), others)
        case _:
            return _onward(_all(walk, kept=0), rest)


def _walk(segments: Sequence[Form]) -> tuple[_Walk, Sequence[Form]]:
    """The walk through names, wildcards and what the first filter chooses from, and what is left of the query.

    It comes by no node twice, so that to remember it takes no more room than the document.
    """
    walk: _Walk = ("", _start)
    gone = 0
    while True:
        names = names_of(segments[gone:])
        match segments[gone + len(names) :]:
            case [["child", ["wildcard"]], *_]:
                gone += len(names) + 1
                walk = _children(walk, names)
            case [["child", ["filter", _]], *_]:
                gone += len(names)
                return _children(walk, names), segments[gone:]
            case _:
                return walk, segments[gone:]


def _start(run: Run) -> Nodes:
    return [(ROOT_LINK, run.root)], 0


def _children(above: _Walk, names: tuple[str, ...]) -> _Walk:
    """The children of what the names lead to from the nodes above."""
    part_above, walk_above = above
    part = intern(f"{part_above}{names}")

    def walk(run: Run) -> Nodes:
        nodes, visits = run.nodes.get(part_above) or walk_above(run)
        found: Found = []
        for link, value in nodes:
            inner = follow(value, names)
            if isinstance(inner, (dict, list)):
                inner_link = _linked(link, names)
                children: Iterable[tuple[Any, Json]] = inner.items() if isinstance(inner, dict) else enumerate(inner)
                found += [((inner_link, key), child) for key, child in children]
                if visits + len(found) > run.left:
                    refuse()
        return run.remember(part, (found, visits + len(found)))

    return part, walk


def _linked(link: Link, names: Path) -> Link:
    for name in names:
        link = (link, name)
    return link


def _at(names: tuple[str, ...]) -> Find:
    get, link = reach(names), _linked(ROOT_LINK, names)

    def found(run: Run) -> Found:
        value = get(run.root, run)
        if value is MISSING:
            return []
        spend(run, KEPT)
        return [(link, value)]

    return found


def _all(walk: _Walk, kept: int = KEPT) -> Find:
    part, walk_there = walk

    def found(run: Run) -> Found:
        nodes, visits = run.nodes.get(part) or walk_there(run)
        spend(run, visits + kept * len(nodes))
        return nodes

    return found


def _those(walk: _Walk, form: Form, kept: int = KEPT) -> Find:
    """Nodes that pass a test."""
    begins, *others = form[1:] if form[0] == "and" else [form]
    match begins:
        case [
            "compare",
            "==",
            ["query", "@", [["child", ["name", str(name)]]]],
            ["literal", bool() | str() as literal],
        ]:
            return _those_with(walk, name, literal, compile_all(others), kept)
        case _:
            return _those_passing(walk, compile_test(form), kept)


def _those_passing(walk: _Walk, test: Test, kept: int) -> Find:
    part, walk_there = walk

    def those(run: Run) -> Found:
        nodes, visits = run.nodes.get(part) or walk_there(run)
        run.left -= visits
        if run.left < 0:
            refuse()
        found: Found = []
        for node in nodes:  # a comprehension costs more than it saves where there are so few
            if test(node[1], run):
                found.append(node)
        if found:
            spend(run, kept * len(found))
        return found

    return those


def _those_with(walk: _Walk, name: str, literal: str | bool, test: Test | None, kept: int) -> Find:
    """Nodes whose member has a certain value, and that pass what else there is: most tests begin so and end there."""
    part, walk_there = walk
    kind = type(literal)  # for 1 is not true

    def those(run: Run) -> Found:
        nodes, visits = run.nodes.get(part) or walk_there(run)
        run.left -= visits
        if run.left < 0:
            refuse()
        found: Found = []
        for node in nodes:
            value = node[1]
            if not isinstance(value, dict) or value.get(name) != literal or not isinstance(value[name], kind):
                continue
            if test is None or test(value, run):
                found.append(node)
        if found:
            spend(run, kept * len(found))
        return found

    return those


def _onward(find: Find, rest: Sequence[Form]) -> Find:
    step = compile_steps(rest, collect_linked)

    def found(run: Run) -> Found:
        found: Found = []
        for link, value in find(run):
            step(value, link, run, found)
        return found

    return found
