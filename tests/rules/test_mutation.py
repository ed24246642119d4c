"""One test per rule card: its examples show what each clause of its queries is for.

What counts as shown is told in ``rules/README.md``; ``policylint test --coverage`` prints the same.
"""

import pytest

from policylint.engine.mutation_runner import cover
from policylint.rules.catalogue import built_in_catalogue

CATALOGUE = built_in_catalogue()


@pytest.mark.parametrize("rule", [card.id for card in CATALOGUE.cards.values() if not card.built_in])
def test_every_clause_is_shown_by_an_example(rule: str) -> None:
    result = cover(CATALOGUE, CATALOGUE.cards[rule])
    assert [mutant.description for mutant in result.unshown] == []
    assert result.wrongly_spared == ()
