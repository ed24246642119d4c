"""The near misses of a change card: cards that lack one clause of its queries, or say the opposite of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from policylint.changes.card import ChangeCard
from policylint.rules.mutation_edits import Change
from policylint.rules.mutation_variants import MutantOf, Variant, of_case, of_optional, of_queries

Mutant: TypeAlias = MutantOf[ChangeCard]
"""A near miss of a change card."""


def mutants(card: ChangeCard) -> Iterator[Mutant]:
    """All near misses of a change card."""
    for index, of_query in of_queries(card.given):
        yield of_query.of(replace(card, given=of_query.among(card.given, index)), "given", index)
    for variant in of_optional(card.when):
        yield variant.of(replace(card, when=variant.part), "when")
    for index, case in enumerate(card.cases):
        for of_one in of_case(case):
            yield of_one.of(replace(card, cases=of_one.among(card.cases, index)), "cases", index)
    for index, id_ in enumerate(card.supersedes):
        heard: Variant[str] = Variant(None, (), id_, Change.DROPPED)
        yield heard.of(replace(card, supersedes=heard.among(card.supersedes, index)), "supersedes", index)
