"""From text to the parsed form. The only module that loads the JSONPath package: import it where text is parsed."""

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterExpressionLiteral,
    FilterQuery,
    FunctionExtension,
    LogicalExpression,
    PrefixExpression,
    RelativeFilterQuery,
)
from jsonpath_rfc9535.lex import tokenize
from jsonpath_rfc9535.segments import JSONPathRecursiveDescentSegment, JSONPathSegment
from jsonpath_rfc9535.selectors import (
    FilterSelector,
    IndexSelector,
    JSONPathSelector,
    NameSelector,
    SliceSelector,
)
from jsonpath_rfc9535.tokens import TokenStream

from policylint.rules.parsed import Form
from policylint.rules.parsed_tokens import refuse_leniencies
from policylint.rules.parsed_wording import explained
from policylint.rules.query_errors import QuerySyntaxError

_PARSER = JSONPathEnvironment().parser


def parse_segments(source: str) -> list[Form]:
    """Read a query that starts with ``$``.

    Raises:
        QuerySyntaxError: It is no RFC 9535 query.
    """
    return [_segment(segment) for segment in _read(source)]


def parse_test(source: str) -> Form:
    """Read a query that starts with ``$[?`` and take its one filter.

    Raises:
        QuerySyntaxError: It is no RFC 9535 query, or holds anything beside that filter.
    """
    first, *others = _read(source)
    surplus = [selector.token.index for selector in first.selectors[1:]]
    surplus += [segment.token.index for segment in others]
    if surplus:
        raise QuerySyntaxError("a condition is a single logical expression", surplus[0])
    test: Form = _selector(first.selectors[0])[1]
    return test


def _read(source: str) -> list[JSONPathSegment]:
    try:
        tokens = tokenize(source)
        refuse_leniencies(tokens)
        return list(_PARSER.parse(TokenStream(tokens)))
    except JSONPathError as error:
        raise explained(error, source) from error
    except RecursionError as error:
        raise QuerySyntaxError("it is nested too deeply", len(source)) from error
    except ValueError as error:
        raise QuerySyntaxError("it holds a number or character that JSON has not", len(source)) from error


def _segment(segment: JSONPathSegment) -> Form:
    descends = isinstance(segment, JSONPathRecursiveDescentSegment)
    return ["descend" if descends else "child", *map(_selector, segment.selectors)]


def _selector(selector: JSONPathSelector) -> Form:
    match selector:
        case NameSelector():
            return ["name", selector.name]
        case IndexSelector():
            return ["index", selector.index]
        case SliceSelector():
            return ["slice", selector.slice.start, selector.slice.stop, selector.slice.step]
        case FilterSelector():
            return ["filter", _test(selector.expression.expression)]
        case _:
            return ["wildcard"]


def _test(expression: Expression) -> Form:
    match expression:
        case LogicalExpression():
            return ["and" if expression.operator == "&&" else "or", *_operands(expression)]
        case PrefixExpression():
            return ["not", _test(expression.right)]
        case ComparisonExpression():
            return ["compare", expression.operator, _value(expression.left), _value(expression.right)]
        case FilterQuery():
            return ["exists", *_query(expression)]
        case FunctionExtension(name="match" | "search"):
            return [expression.name, *map(_value, expression.args)]
        case _:
            raise QuerySyntaxError("a value alone is no condition: compare it", expression.token.index)


def _operands(expression: LogicalExpression) -> list[Form]:
    """The operands of a chain of the same operator, in order."""
    operands: list[Form] = []
    for side in (expression.left, expression.right):
        if isinstance(side, LogicalExpression) and side.operator == expression.operator:
            operands += _operands(side)
        else:
            operands.append(_test(side))
    return operands


def _value(expression: Expression) -> Form:
    match expression:
        case FilterExpressionLiteral():
            return ["literal", _literal(expression)]
        case FilterQuery():
            return ["query", *_query(expression)]
        case FunctionExtension(name="length"):
            return ["length", _value(expression.args[0])]
        case FunctionExtension(name="count" | "value", args=[FilterQuery() as query]):
            return [expression.name, *_query(query)]
        case _:
            raise QuerySyntaxError("only single values can be compared", expression.token.index)


def _literal(literal: FilterExpressionLiteral[object]) -> object:
    # The package reads integers by way of floats and loses the digits beyond 2**53.
    written = literal.token.value
    is_plain_integer = type(literal.value) is int and written.lstrip("-").isdecimal()
    return int(written) if is_plain_integer else literal.value


def _query(query: FilterQuery) -> tuple[str, list[Form]]:
    start = "@" if isinstance(query, RelativeFilterQuery) else "$"
    return start, [_segment(segment) for segment in query.query.segments]
