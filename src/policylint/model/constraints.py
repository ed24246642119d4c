"""The few keywords of JSON Schema with which objects of the policy tie one key to another, as tests of an object."""

from collections.abc import Callable
from typing import Any

Holds = Callable[[Any], bool]


def compiled(schema: dict[str, Any]) -> Holds:
    """A test whether a dictionary meets ``schema``.

    Raises:
        KeyError: the schema has a keyword that is not known here.
    """
    tests = [_KEYWORDS[keyword](schema, value) for keyword, value in schema.items() if keyword not in _WITH_OTHERS]
    if not tests:
        return lambda _value: True
    return tests[0] if len(tests) == 1 else lambda value: all(test(value) for test in tests)


def _one_of(_schema: Any, options: Any) -> Holds:
    tests = [compiled(option) for option in options]
    return lambda value: sum(test(value) for test in tests) == 1


def _any_of(_schema: Any, options: Any) -> Holds:
    tests = [compiled(option) for option in options]
    return lambda value: any(test(value) for test in tests)


def _not(_schema: Any, refused: Any) -> Holds:
    test = compiled(refused)
    return lambda value: not test(value)


def _if(schema: Any, condition: Any) -> Holds:
    applies, then = compiled(condition), compiled(schema["then"])
    return lambda value: not applies(value) or then(value)


def _properties(_schema: Any, schemas: Any) -> Holds:
    tests = {key: compiled(schema) for key, schema in schemas.items()}
    return lambda value: all(test(value[key]) for key, test in tests.items() if key in value)


def _required(_schema: Any, keys: Any) -> Holds:
    return lambda value: all(key in value for key in keys)


def _dependencies(_schema: Any, owed: Any) -> Holds:
    tests = {key: compiled({"required": needs} if isinstance(needs, list) else needs) for key, needs in owed.items()}
    return lambda value: all(test(value) for key, test in tests.items() if key in value)


def _const(_schema: Any, wanted: Any) -> Holds:
    return lambda value: type(value) is type(wanted) and bool(value == wanted)


_WITH_OTHERS = frozenset({"then"})
_KEYWORDS: dict[str, Callable[[Any, Any], Holds]] = {
    "oneOf": _one_of,
    "anyOf": _any_of,
    "not": _not,
    "if": _if,
    "properties": _properties,
    "required": _required,
    "dependencies": _dependencies,
    "const": _const,
}
