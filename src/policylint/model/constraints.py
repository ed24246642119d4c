"""The few keywords of JSON Schema with which objects of the policy tie one key to another, as tests of an object.

The keys of an object alone decide most of them. They are decided once for all objects that have the same keys.
"""

from collections.abc import Callable, Collection
from typing import Any

Holds = Callable[[Any], bool]
_Keys = Collection[str]


def always(_value: Any) -> bool:
    """The test that every object meets."""
    return True


def never(_value: Any) -> bool:
    """The test that no object meets."""
    return False


def compiled(schema: dict[str, Any], keys: _Keys) -> Holds:
    """A test whether a dictionary with exactly these keys meets ``schema``; `always` or `never` where they decide it.

    Raises:
        KeyError: the schema has a keyword that is not known here.
    """
    return _all([_KEYWORDS[keyword](schema, keys) for keyword in schema if keyword not in _WITH_OTHERS])


def _all(tests: list[Holds]) -> Holds:
    if never in tests:
        return never
    open_tests = [test for test in tests if test is not always]
    if len(open_tests) > 1:
        return lambda value: all(test(value) for test in open_tests)
    return open_tests[0] if open_tests else always


def _one_of(schema: Any, keys: _Keys) -> Holds:
    tests = [compiled(option, keys) for option in schema["oneOf"]]
    if all(test in {always, never} for test in tests):
        return always if tests.count(always) == 1 else never
    return lambda value: sum(test(value) for test in tests) == 1


def _not(schema: Any, keys: _Keys) -> Holds:
    test = compiled(schema["not"], keys)
    if test in {always, never}:
        return never if test is always else always
    return lambda value: not test(value)


def _if(schema: Any, keys: _Keys) -> Holds:
    applies, then = compiled(schema["if"], keys), compiled(schema["then"], keys)
    return always if applies is never or then is always else lambda value: not applies(value) or then(value)


def _properties(schema: Any, keys: _Keys) -> Holds:
    return _all([_property(key, value) for key, value in schema["properties"].items() if key in keys])


def _property(key: str, schema: Any) -> Holds:
    ((keyword, told),) = schema.items()
    wanted = [(type(word), word) for word in _WORDS[keyword](told)]
    return lambda value: (type(value[key]), value[key]) in wanted


def _required(schema: Any, keys: _Keys) -> Holds:
    return always if all(key in keys for key in schema["required"]) else never


def _dependencies(schema: Any, keys: _Keys) -> Holds:
    owed: list[Any] = []
    for key, needs in schema["dependencies"].items():
        if key in keys and needs not in owed:  # several keys may owe the same
            owed.append(needs)
    return _all([compiled({"required": needs} if isinstance(needs, list) else needs, keys) for needs in owed])


_WITH_OTHERS = frozenset({"then"})
_KEYWORDS: dict[str, Callable[[Any, _Keys], Holds]] = {
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "properties": _properties,
    "required": _required,
    "dependencies": _dependencies,
}
_WORDS: dict[str, Callable[[Any], list[Any]]] = {
    "const": lambda word: [word],
    "anyOf": lambda options: [option["const"] for option in options],
}
"""What a value may be, by the keywords that say so."""
