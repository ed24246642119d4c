"""A parsed query, written again, reads as the same query."""

from collections.abc import Iterator

import pytest

from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.parsed import parse, parse_condition
from policylint.rules.parsed_text import text_of_query, text_of_test
from policylint.rules.query import Condition, Query


@pytest.mark.parametrize(
    "text",
    [
        "$",
        "@.a.b[0][-1]",
        "$..a[*]..[1, 2]",
        "$['a b', 'c'].d_1",
        "$[1:2:3][::][::-1]",
        "$.a[?@.b && (@.c || !@.d) && !(@.e == 1)]",
        "$.a[?@.b == 'it\\'s \"so\"' || @.c != null || @.d <= -1.5 || @.e == true]",
        "$.a[?count(@.b[*]) > 1 && length(@.c) == 2 && value(@..d) == 'x']",
        "$.a[?match(@.b, 'x.*') || search(@.b, $.c)]",
        "$.a[?!(@.b || @.c)]",
    ],
)
def test_a_query_is_written_as_it_was(text: str) -> None:
    parsed = parse(text)
    assert text_of_query(parsed["start"], parsed["segments"]) == text


def queries() -> Iterator[Query | Condition]:
    for card in built_in_catalogue().cards.values():
        conditions = (
            card.when,
            card.require,
            *(case.when for case in card.cases),
            *(need.cause for need in card.needs),
        )
        yield from (asked for asked in (*card.given, card.at, *conditions) if asked is not None)


def test_every_query_of_the_built_in_cards_survives_being_written() -> None:
    for asked in queries():
        if isinstance(asked, Query):
            written = text_of_query(asked.parsed["start"], asked.parsed["segments"])
            assert parse(written)["segments"] == asked.parsed["segments"], written
        else:
            written = text_of_test(asked.parsed["test"])
            assert parse_condition(written)["test"] == asked.parsed["test"], written
