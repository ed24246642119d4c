"""What a clause of a parsed query can be turned into: nothing, or its opposite."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from policylint.rules.parsed import Form
from policylint.rules.parsed_text import text_of_selector, text_of_test


class Change(StrEnum):
    """What was done to a clause."""

    DROPPED = "dropped"
    NEGATED = "negated"


class Edit(NamedTuple):
    """A form to stand in the place of another, and the clause of that other in which they differ."""

    form: Form
    clause: str
    change: Change


def edits_of_test(test: Form) -> Iterator[Edit]:
    """Each operand dropped, each test that has no operands negated, and the filters inside edited likewise."""
    yield from _distinct(test, _of_test(test))


def edits_of_segments(segments: Sequence[Form]) -> Iterator[Edit]:
    """Each selector dropped that has others beside it, each filter opened for all, and edited inside."""
    yield from _distinct(list(segments), _of_segments(segments))


def _distinct(original: Form, edits: Iterator[Edit]) -> Iterator[Edit]:
    seen = {json.dumps(original)}
    for edit in edits:
        written = json.dumps(edit.form)
        if written not in seen:
            seen.add(written)
            yield edit


def _of_test(test: Form) -> Iterator[Edit]:
    match test:
        case ["and" | "or" as joint, *operands]:
            for index, operand in enumerate(operands):
                before, after = operands[:index], operands[index + 1 :]
                rest = [*before, *after]
                left = rest[0] if len(rest) == 1 else [joint, *rest]
                yield Edit(left, text_of_test(operand), Change.DROPPED)
                for edit in _of_test(operand):
                    yield edit._replace(form=[joint, *before, edit.form, *after])
        case ["not", operand]:
            yield Edit(operand, text_of_test(test), Change.NEGATED)
            for edit in _of_test(operand):
                yield edit._replace(form=_opposite(edit.form))
        case _:
            yield Edit(["not", test], text_of_test(test), Change.NEGATED)
            yield from _inside(test)


def _opposite(test: Form) -> Form:
    opposite: Form = test[1] if test[0] == "not" else ["not", test]
    return opposite


def _inside(value: Form) -> Iterator[Edit]:
    """A test without operands, or a value, with the filters of its queries edited."""
    match value:
        case ["exists" | "query" | "count" | "value" as head, start, segments]:
            for edit in _of_segments(segments):
                yield edit._replace(form=[head, start, edit.form])
        case _:
            for index, part in enumerate(value):
                if isinstance(part, list):
                    for edit in _inside(part):
                        yield edit._replace(form=[*value[:index], edit.form, *value[index + 1 :]])


def _of_segments(segments: Sequence[Form]) -> Iterator[Edit]:
    for index, (kind, *selectors) in enumerate(segments):
        for edit in _of_selectors(selectors):
            yield edit._replace(form=[*segments[:index], [kind, *edit.form], *segments[index + 1 :]])


def _of_selectors(selectors: list[Form]) -> Iterator[Edit]:
    for index, selector in enumerate(selectors):
        before, after = selectors[:index], selectors[index + 1 :]
        if before or after:
            yield Edit([*before, *after], text_of_selector(selector), Change.DROPPED)
        if selector[0] == "filter":
            yield Edit([*before, ["wildcard"], *after], text_of_selector(selector), Change.DROPPED)
            for edit in _of_test(selector[1]):
                yield edit._replace(form=[*before, ["filter", edit.form], *after])
