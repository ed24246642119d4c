"""The JSONPath package's complaints, in words for someone who writes rules and never saw a parser."""

import re

from jsonpath_rfc9535 import JSONPathError
from jsonpath_rfc9535.tokens import Token

from policylint.rules.query_errors import QuerySyntaxError

_PLAIN = (
    (r"function '(\w*)' is not defined", r"there is no function \1()"),
    (r"'(\w+)'\(\) requires 1 arguments", r"\1() takes 1 argument"),
    (r"'(\w+)'\(\) requires (\d) arguments", r"\1() takes \2 arguments"),
    (r"(\w+)\(\) argument \d must be of ValueType", r"\1() takes single values: literals or queries for one node"),
    (r"(\w+)\(\) argument \d must be of NodesType", r"\1() takes a query"),
    (r"non-singular query is not comparable", "a query that may select several nodes cannot be compared"),
    (r"result of (\w+)\(\) is not comparable", r"\1() is true or false and cannot be compared"),
    (r"result of (\w+)\(\) must be compared", r"\1() gives a value: compare it"),
    (r"filter expression literals .*", "a literal alone is no condition: compare it"),
    (r"bald descendant segment", "a name, '*' or '[' must follow '..'"),
    (r"unclosed string .*", "a string is not closed"),
    (r"expected '\.', .* found '\]'", "a bracket is closed that was not opened"),
    (r"unexpected end of .*", "something is missing here"),
    (r"unbalanced parentheses", "parentheses do not balance"),
    (r"unbalanced brackets|unclosed bracketed selection", "brackets do not balance"),
    (r"(incomplete escape sequence|unknown escape sequence|unexpected low surrogate|unexpected codepoint) .*", r"\1"),
    (r"expected '\.', .*|unexpected .*|expected .*", "unexpected {found}"),
)


def explained(error: JSONPathError, source: str) -> QuerySyntaxError:
    """The package's error in plain words, with the index it is about (the end of ``source`` where it names none)."""
    # Some of the package's errors carry their token only among their arguments.
    token = error.token or next((part for part in error.args if isinstance(part, Token)), None)
    index = token.index if token and token.index >= 0 else len(source)
    complaint = str(error.args[0])
    for pattern, plain in _PLAIN:
        found = re.fullmatch(pattern, complaint)
        if found:
            return QuerySyntaxError(found.expand(plain).format(found=_found(token, source, index)), index)
    return QuerySyntaxError(complaint, index)


def _found(token: Token | None, source: str, index: int) -> str:
    if index >= len(source):
        return "end"
    return repr(token.value if token and source.startswith(token.value or "\0", index) else source[index])
