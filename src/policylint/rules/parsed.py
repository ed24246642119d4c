"""Queries and conditions as plain JSON data: what a rule pack can ship, so that no parser is loaded to run it.

The form is nested lists, each headed by a word:

| part | form |
| --- | --- |
| segment | ``["child", selector, …]``, ``["descend", selector, …]`` |
| selector | ``["name", text]``, ``["index", n]``, ``["slice", start, stop, step]``, ``["wildcard"]``, |
| | ``["filter", test]`` |
| test | ``["or", test, …]``, ``["and", test, …]``, ``["not", test]``, ``["compare", operator, value, value]``, |
| | ``["exists", start, segments]``, ``["match", value, value]``, ``["search", value, value]`` |
| value | ``["literal", scalar]``, ``["query", start, segments]`` (a singular one), ``["length", value]``, |
| | ``["count", start, segments]``, ``["value", start, segments]`` |

``start`` is ``"$"`` for the document, ``"@"`` for the value at hand.
"""

from typing import Any, Literal, TypeAlias, TypedDict

from policylint.rules.query_errors import QueryError, QuerySyntaxError, shortened

LONGEST_QUERY = 10_000
"""How many characters a query or condition may have."""

Form: TypeAlias = list[Any]
"""One segment, selector, test or value of the table above."""
Start: TypeAlias = Literal["$", "@"]


class ParsedQuery(TypedDict):
    """A query: the text it was read from, where it starts, and its segments."""

    text: str
    start: Start
    segments: list[Form]


class ParsedCondition(TypedDict):
    """A logical expression: the text it was read from, and its test."""

    text: str
    test: Form


def parse(text: str) -> ParsedQuery:
    """Read an RFC 9535 query, which may also start with ``@`` for the candidate.

    Raises:
        QueryError: The text is no such query.
    """
    # The parser loads two regular expression engines: only who has text to parse pays for them.
    from policylint.rules.parsed_syntax import parse_segments  # noqa: PLC0415

    _require_reasonable("query", text)
    start: Start = "@" if text.startswith("@") else "$"
    source = "$" + text[1:] if start == "@" else text
    try:
        return {"text": text, "start": start, "segments": parse_segments(source)}
    except QuerySyntaxError as error:
        raise _explained("query", text, error, error.index) from error


def parse_condition(text: str) -> ParsedCondition:
    """Read an RFC 9535 logical expression, that is, what may stand inside ``[?…]``.

    Raises:
        QueryError: The text is no such expression, or closes the brackets it is to stand in.
    """
    from policylint.rules.parsed_syntax import parse_test  # noqa: PLC0415

    _require_reasonable("condition", text)
    opening = "$[?"
    try:
        return {"text": text, "test": parse_test(f"{opening}{text}]")}
    except QuerySyntaxError as error:
        raise _explained("condition", text, error, error.index - len(opening)) from error


def is_step(segment: Form) -> bool:
    """Whether a segment takes one step, to one name or one index."""
    return segment[0] == "child" and len(segment) == _HEAD_AND_ONE and segment[1][0] in {"name", "index"}


_HEAD_AND_ONE = 2


def _require_reasonable(kind: str, text: str) -> None:
    """Refuse what the parser would take minutes for; the longest built-in query is a twentieth of it."""
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"the {kind} {shortened(text)!r} is longer than the {LONGEST_QUERY:,} characters it may have")


def _explained(kind: str, text: str, error: QuerySyntaxError, index: int) -> QueryError:
    column = min(max(index, 0), len(text)) + 1
    return QueryError(f"the {kind} {shortened(text)!r} cannot be read at column {column}: {error.reason}", column)
