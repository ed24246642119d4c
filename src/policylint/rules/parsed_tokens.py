"""What the JSONPath package lets pass although RFC 9535 does not.

Refused, lest a rule means to us what no other tool would read in it.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from jsonpath_rfc9535.tokens import Token, TokenType

from policylint.rules.query_errors import QuerySyntaxError

_COMPARISONS = frozenset({TokenType.EQ, TokenType.NE, TokenType.LT, TokenType.LE, TokenType.GT, TokenType.GE})
_NUMBERS = frozenset({TokenType.INT, TokenType.FLOAT})
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def refuse_leniencies(tokens: Sequence[Token]) -> None:
    """Check what the package's parser does not: numbers, parentheses, doubled ``!``, and trailing commas.

    Raises:
        QuerySyntaxError: The tokens break the grammar.
    """
    _refuse_wrong_numbers(tokens)
    _refuse_wrong_neighbours(tokens)
    _refuse_compared_groups(tokens)


def _refuse_wrong_numbers(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type_ in _NUMBERS:
            if not _NUMBER.fullmatch(token.value):
                raise QuerySyntaxError(f"{token.value} is not written as JSON writes numbers", token.index)
            if math.isinf(float(token.value)):
                raise QuerySyntaxError(f"the number {token.value} is too large", token.index)


def _refuse_wrong_neighbours(tokens: Sequence[Token]) -> None:
    for first, second in pairwise(tokens):
        match first.type_, second.type_:
            case TokenType.COMMA, TokenType.RPAREN:
                raise QuerySyntaxError("a comma stands before the closing parenthesis", first.index)
            case TokenType.NOT, TokenType.NOT:
                raise QuerySyntaxError("'!' stands twice", second.index)
            case operator, TokenType.LPAREN if operator in _COMPARISONS:
                raise QuerySyntaxError("what is compared takes no parentheses", second.index)


def _refuse_compared_groups(tokens: Sequence[Token]) -> None:
    """Refuse ``(…) == …``: a closing parenthesis before a comparison must be that of a function."""
    opened: list[Token] = []
    for token, following in pairwise(tokens):
        if token.type_ in {TokenType.LPAREN, TokenType.FUNCTION}:
            opened.append(token)
        elif token.type_ is TokenType.RPAREN:
            opening = opened.pop()
            if opening.type_ is TokenType.LPAREN and following.type_ in _COMPARISONS:
                raise QuerySyntaxError("what is compared takes no parentheses", opening.index)
