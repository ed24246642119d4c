"""One test per rule card: it asks only about facts that can exist."""

import pytest

from policylint.facts.schema import facts_schema
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.known_names import misnamed

CARDS = built_in_catalogue().cards
SCHEMA = facts_schema()


@pytest.mark.parametrize("rule", CARDS)
def test_every_name_is_that_of_a_fact(rule: str) -> None:
    assert list(misnamed(CARDS[rule], SCHEMA)) == []
