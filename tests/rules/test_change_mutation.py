"""One test per change card: examples show what each clause of its queries is for.

What counts as shown is told in ``rules/changes/README.md``; ``policylint test --coverage`` prints the same.
"""

from functools import cache

import pytest

from policylint.changes.cards import built_in_change_cards
from policylint.changes.mutation_runner import Coverage
from policylint.reference import load_library

CARDS = built_in_change_cards()


@cache
def coverage() -> Coverage:
    return Coverage(CARDS, load_library())


@pytest.mark.parametrize("card", CARDS)
def test_every_clause_is_shown_by_an_example(card: str) -> None:
    assert [mutant.description for mutant in coverage().of(CARDS[card]).unshown] == []
