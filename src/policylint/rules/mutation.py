"""The near misses of a rule: cards that lack one clause of its queries, or say the opposite of it.

An example must tell each of them from the rule. Where none does, nothing shows what the clause is for, and nobody
would notice if it went missing. Groups of clauses are dropped but not negated: what tells the dropped one from the
rule tells the negated one, too.
"""

from collections.abc import Iterator
from typing import TypeAlias

from policylint.rules.card import Card, Need
from policylint.rules.mutation_edits import Change
from policylint.rules.mutation_variants import (
    MutantOf,
    Variant,
    always,
    edited,
    left_out,
    of_case,
    of_optional,
    of_queries,
    of_query,
    written,
)

__all__ = ["Mutant", "mutants", "written"]

Mutant: TypeAlias = MutantOf[Card]
"""A near miss of a rule."""


def mutants(card: Card) -> Iterator[Mutant]:
    """All near misses of a rule."""
    yield from _asking_otherwise(card)
    yield from _judging_otherwise(card)
    yield from _pointing_otherwise(card)


def _asking_otherwise(card: Card) -> Iterator[Mutant]:
    """Other candidates."""
    for index, variant in of_queries(card.given):
        yield variant.of(card._replace(given=variant.among(card.given, index)), "given", index)


def _judging_otherwise(card: Card) -> Iterator[Mutant]:
    """Other faults, and other degrees of them."""
    for variant in of_optional(card.when):
        yield variant.of(card._replace(when=variant.part), "when")
    for variant in of_optional(card.require):
        yield variant.of(card._replace(require=variant.part), "require")
    for index, case in enumerate(card.cases):
        for of_one in of_case(case):
            yield of_one.of(card._replace(cases=of_one.among(card.cases, index)), "cases", index)
    for index, need in enumerate(card.needs):
        for of_need in _of_need(need):
            yield of_need.of(card._replace(needs=of_need.among(card.needs, index)), "needs", index)


def _pointing_otherwise(card: Card) -> Iterator[Mutant]:
    """Other places, and other rules beside this one."""
    if card.at is not None:
        for of_place in (left_out(card.at), *of_query(card.at)):
            yield of_place.of(card._replace(at=of_place.part), "at")
    for index, id_ in enumerate(card.supersedes):
        silenced: Variant[str] = Variant(None, (), id_, Change.DROPPED)
        yield silenced.of(card._replace(supersedes=silenced.among(card.supersedes, index)), "supersedes", index)


def _of_need(need: Need) -> Iterator[Variant[Need]]:
    below = ("cause",)
    yield Variant(None, (), need.fact.text, Change.DROPPED)
    yield Variant(need._replace(cause=always()), below, need.cause.text, Change.DROPPED)
    for changed, edit in edited(need.cause):
        yield Variant(need._replace(cause=changed), below, edit.clause, edit.change)
