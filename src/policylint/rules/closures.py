"""The parsed form, compiled to closures. Needs no parser, so that pre-parsed rules start fast."""

from collections.abc import Sequence
from sys import intern

from policylint.location import Path
from policylint.rules import regexes
from policylint.rules.closures_common import (
    absent,
    any_inside,
    count_inside,
    is_among,
    member_is,
    member_is_not,
    present,
)
from policylint.rules.closures_compare import compare, equals_literal, exceeds
from policylint.rules.closures_run import (
    MISSING,
    Getter,
    Json,
    Run,
    Step,
    Test,
    collect_value,
    stop_at_first,
)
from policylint.rules.closures_steps import (
    along,
    descend,
    each_of,
    every,
    every_that,
    from_the_end,
    part,
    reach,
)
from policylint.rules.parsed import Form, Start, is_step
from policylint.rules.query_errors import QueryError


def compile_steps(segments: Sequence[Form], last: Step) -> Step:
    """Chain the segments of a query; ``last`` is handed every node selected.

    Raises:
        QueryError: The form is none that parsing gives.
    """
    step = last
    keys: list[str | int] = []
    for segment in reversed(segments):
        if _leads_to_one_key(segment):
            keys.insert(0, segment[1][1])
        else:
            step = _segment(segment, along(tuple(keys), step))
            keys = []
    return along(tuple(keys), step)


def compile_test(form: Form) -> Test:
    """Compile a logical expression, evaluated no further than needed.

    Raises:
        QueryError: The form is none that parsing gives.
    """
    match form:
        case ["and", *operands]:
            return _all([compile_test(operand) for operand in operands])
        case ["or", *operands]:
            return _any([compile_test(operand) for operand in operands])
        case ["not", operand]:
            return _negation(operand)
        case ["compare", operator, left, right]:
            return _comparison(operator, left, right)
        case ["exists", start, segments]:
            return _exists(start, segments)
        case ["match" | "search" as function, subject, pattern]:
            return _regex(function, subject, pattern)
        case _:
            raise _unknown(form)


def compile_all(forms: Sequence[Form]) -> Test | None:
    """Compile what is left of a conjunction; None where nothing is.

    Raises:
        QueryError: The form is none that parsing gives.
    """
    if not forms:
        return None
    return compile_test(forms[0]) if len(forms) == 1 else _all([compile_test(form) for form in forms])


def names_of(segments: Sequence[Form]) -> tuple[str, ...]:
    """The names that a query begins with."""
    names: list[str] = []
    for segment in segments:
        match segment:
            case ["child", ["name", str(name)]]:
                names.append(name)
            case _:
                break
    return tuple(names)


def _leads_to_one_key(segment: Form) -> bool:
    return is_step(segment) and (isinstance(segment[1][1], str) or segment[1][1] >= 0)


def _segment(segment: Form, then: Step) -> Step:
    kind, *selectors = segment
    branches = [_selector(selector, then) for selector in selectors]
    step = branches[0] if len(branches) == 1 else each_of(branches)
    return descend(step) if kind == "descend" else step


def _selector(selector: Form, then: Step) -> Step:
    match selector:
        case ["name", str(name)]:
            return along((name,), then)
        case ["index", int(index)]:
            return from_the_end(index, then) if index < 0 else along((index,), then)
        case ["slice", start, stop, step]:
            return part(slice(start, stop, step), then)
        case ["wildcard"]:
            return every(then)
        case ["filter", test]:
            return every_that(compile_test(test), then)
        case _:
            raise _unknown(selector)


def _all(tests: list[Test]) -> Test:
    if len(tests) == 2:  # noqa: PLR2004  (the common case, without a loop)
        first, second = tests
        return lambda value, run: first(value, run) and second(value, run)

    def holds(value: Json, run: Run) -> bool:
        for test in tests:  # noqa: SIM110  (all() would cost a generator)
            if not test(value, run):
                return False
        return True

    return holds


def _any(tests: list[Test]) -> Test:
    if len(tests) == 2:  # noqa: PLR2004  (the common case, without a loop)
        first, second = tests
        return lambda value, run: first(value, run) or second(value, run)

    def holds(value: Json, run: Run) -> bool:
        for test in tests:  # noqa: SIM110  (any() would cost a generator)
            if test(value, run):
                return True
        return False

    return holds


def _negation(operand: Form) -> Test:
    match operand:
        case ["exists", start, segments] if all(map(is_step, segments)):
            return _from(start, absent(_keys(segments)))
        case _:
            test = compile_test(operand)
            return lambda value, run: not test(value, run)


def _comparison(operator: str, left: Form, right: Form) -> Test:
    if operator in {"==", "!="} and "literal" in {left[0], right[0]}:
        (_, literal), other = (left, right) if left[0] == "literal" else (right, left)
        match other:
            case ["query", "@", [["child", ["name", str(name)]]]] if literal is None or isinstance(
                literal, (bool, str)
            ):
                return member_is(name, literal) if operator == "==" else member_is_not(name, literal)
        equal = equals_literal(_value(other), literal)
        return equal if operator == "==" else lambda value, run: not equal(value, run)
    match right:
        case ["literal", int() | float() as number] if not isinstance(number, bool) and operator not in {"==", "!="}:
            return exceeds(operator, _value(left), number)
    return compare(operator, _value(left), _value(right))


def _exists(start: Start, segments: list[Form]) -> Test:
    if all(map(is_step, segments)):
        return _from(start, present(_keys(segments)))
    test = _some(segments)
    if start == "@":
        return test
    part = known_as("exists", segments)
    return lambda _value, run: bool(run.once(part, test))


def _some(segments: list[Form]) -> Test:
    """Whether a query that may select several nodes selects any."""
    names = names_of(segments)
    match segments[len(names) :]:
        case [["child", ["wildcard"]]] if names:
            return any_inside(names, None)
        case [["child", ["filter", form]]] if names:
            return any_inside(names, compile_test(form))
    step = compile_steps(segments, stop_at_first)
    return lambda value, run: step(value, None, run, [])


def _from(start: Start, test: Test) -> Test:
    return test if start == "@" else lambda _value, run: test(run.root, run)


def known_as(kind: str, segments: Sequence[Form]) -> str:
    """What the outcome of a part that starts at the document is known as, whichever query it is a part of."""
    return intern(f"{kind} {segments!r}")


def _keys(segments: list[Form]) -> Path:
    """The names and indices of a query that takes single steps."""
    return tuple(segment[1][1] for segment in segments)


def _regex(function: str, subject: Form, pattern: Form) -> Test:
    text, sought = _value(subject), _value(pattern)
    if function == "search":
        return lambda value, run: regexes.occurs(text(value, run), sought(value, run), run)
    words = regexes.words_of(pattern[1]) if pattern[0] == "literal" else None
    if words is not None:
        return is_among(text, words)
    return lambda value, run: regexes.matches(text(value, run), sought(value, run), run)


def _value(form: Form) -> Getter:
    match form:
        case ["literal", literal]:
            return lambda _value, _run: literal
        case ["query", start, segments]:
            return _single(start, segments)
        case ["length", argument]:
            return _length(_value(argument))
        case ["count", "@", [*steps, ["child", ["wildcard"]]]] if all(map(is_step, steps)):
            return count_inside(_keys(steps))
        case ["count", start, segments]:
            values = _values(start, segments)
            return lambda value, run: len(values(value, run))
        case ["value", start, segments]:
            return _only(_values(start, segments))
        case _:
            raise _unknown(form)


def _single(start: Start, segments: list[Form]) -> Getter:
    get = reach(_keys(segments))
    return get if start == "@" else lambda _value, run: get(run.root, run)


def _values(start: Start, segments: list[Form]) -> Getter:
    """Give the list of all values that a query selects."""
    step = compile_steps(segments, collect_value)

    def values(value: Json, run: Run) -> list[Json]:
        out: list[Json] = []
        step(value, None, run, out)
        return out

    if start == "@":
        return values
    part = known_as("values", segments)
    return lambda _value, run: run.once(part, values)


def _length(get: Getter) -> Getter:
    def length(value: Json, run: Run) -> Json:
        measured = get(value, run)
        return len(measured) if isinstance(measured, (str, list, dict)) else MISSING

    return length


def _only(values: Getter) -> Getter:
    def only(value: Json, run: Run) -> Json:
        found = values(value, run)
        return found[0] if len(found) == 1 else MISSING

    return only


def _unknown(form: Form) -> QueryError:
    return QueryError(f"a parsed query holds a part of unknown kind: {form!r}")
