"""The near misses of a rule: cards that lack one clause of its queries, or say the opposite of it.

An example must tell each of them from the rule. Where none does, nothing shows what the clause is for, and nobody
would notice if it went missing. Groups of clauses are dropped but not negated: what tells the dropped one from the
rule tells the negated one, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from policylint.location import Path
from policylint.rules.card import Card, Case, Need
from policylint.rules.mutation_edits import Change, Edit, edits_of_segments, edits_of_test
from policylint.rules.parsed import ParsedQuery
from policylint.rules.query import Condition, Query, compile_parsed, compile_parsed_condition

_Part = TypeVar("_Part")
_Asked = TypeVar("_Asked", Query, Condition)


class Mutant(NamedTuple):
    """A card that differs from the rule in one clause; ``where`` leads to the query in the card's file."""

    card: Card
    where: Path
    clause: str
    change: Change

    @property
    def description(self) -> str:
        """What is different, as a half sentence."""
        return f"{written(self.where)}: `{self.clause}` {self.change}"


@dataclass(frozen=True, slots=True)
class _Variant(Generic[_Part]):
    """What stands in the place of a part of a card; ``None`` where the part is left out."""

    part: _Part | None
    below: Path
    clause: str
    change: Change

    def among(self, parts: tuple[_Part, ...], index: int) -> tuple[_Part, ...]:
        """The parts with this variant in the place of one of them."""
        return (*parts[:index], *(() if self.part is None else (self.part,)), *parts[index + 1 :])

    def of(self, card: Card, *where: str | int) -> Mutant:
        """The mutant that a changed card is."""
        return Mutant(card, (*where, *self.below), self.clause, self.change)


def mutants(card: Card) -> Iterator[Mutant]:
    """All near misses of a rule."""
    yield from _asking_otherwise(card)
    yield from _judging_otherwise(card)
    yield from _pointing_otherwise(card)


def _asking_otherwise(card: Card) -> Iterator[Mutant]:
    """Other candidates."""
    for index, query in enumerate(card.given):
        whole = (_without(query),) if len(card.given) > 1 else ()
        for variant in (*whole, *_of_query(query)):
            yield variant.of(replace(card, given=variant.among(card.given, index)), "given", index)


def _judging_otherwise(card: Card) -> Iterator[Mutant]:
    """Other faults, and other degrees of them."""
    for variant in _of_optional(card.when):
        yield variant.of(replace(card, when=variant.part), "when")
    for variant in _of_optional(card.require):
        yield variant.of(replace(card, require=variant.part), "require")
    for index, case in enumerate(card.cases):
        for of_case in _of_case(case):
            yield of_case.of(replace(card, cases=of_case.among(card.cases, index)), "cases", index)
    for index, need in enumerate(card.needs):
        for of_need in _of_need(need):
            yield of_need.of(replace(card, needs=of_need.among(card.needs, index)), "needs", index)


def _pointing_otherwise(card: Card) -> Iterator[Mutant]:
    """Other places, and other rules beside this one."""
    if card.at is not None:
        for of_place in (_without(card.at), *_of_query(card.at)):
            yield of_place.of(replace(card, at=of_place.part), "at")
    for index, id_ in enumerate(card.supersedes):
        silenced: _Variant[str] = _Variant(None, (), id_, Change.DROPPED)
        yield silenced.of(replace(card, supersedes=silenced.among(card.supersedes, index)), "supersedes", index)


def written(where: Path) -> str:
    """The place of a query in a card, as one would say it: ``cases[1].when``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).removeprefix(".")


def _without(part: _Asked) -> _Variant[_Asked]:
    return _Variant(None, (), part.text, Change.DROPPED)


def _of_query(query: Query) -> Iterator[_Variant[Query]]:
    for edit in edits_of_segments(query.parsed["segments"]):
        changed: ParsedQuery = {"text": query.text, "start": query.parsed["start"], "segments": edit.form}
        yield _Variant(compile_parsed(changed), (), edit.clause, edit.change)


def _of_optional(condition: Condition | None) -> Iterator[_Variant[Condition]]:
    if condition is not None:
        yield _without(condition)
        for edited, edit in _edited(condition):
            yield _Variant(edited, (), edit.clause, edit.change)


def _of_case(case: Case) -> Iterator[_Variant[Case]]:
    below = ("when",)
    yield _Variant(None, (), case.when.text, Change.DROPPED)
    yield _Variant(replace(case, when=_always()), below, case.when.text, Change.DROPPED)
    for edited, edit in _edited(case.when):
        yield _Variant(replace(case, when=edited), below, edit.clause, edit.change)


def _of_need(need: Need) -> Iterator[_Variant[Need]]:
    below = ("cause",)
    yield _Variant(None, (), need.fact.text, Change.DROPPED)
    yield _Variant(replace(need, cause=_always()), below, need.cause.text, Change.DROPPED)
    for edited, edit in _edited(need.cause):
        yield _Variant(replace(need, cause=edited), below, edit.clause, edit.change)


def _edited(condition: Condition) -> Iterator[tuple[Condition, Edit]]:
    for edit in edits_of_test(condition.parsed["test"]):
        yield compile_parsed_condition({"text": condition.text, "test": edit.form}), edit


def _always() -> Condition:
    return compile_parsed_condition({"text": "", "test": ["compare", "==", ["literal", True], ["literal", True]]})
