"""What may stand in the place of a part of a card to make a near miss of it; the same for all sorts of card."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast

from policylint.location import Path
from policylint.rules.mutation_edits import Change, Edit, edits_of_segments, edits_of_test
from policylint.rules.parsed import ParsedQuery
from policylint.rules.query import Condition, Query, compile_parsed, compile_parsed_condition

_Card = TypeVar("_Card")
_Part = TypeVar("_Part")
_Asked = TypeVar("_Asked", Query, Condition)


class MutantOf(NamedTuple, Generic[_Card]):
    """A card that differs from the rule in one clause; ``where`` leads to the query in the card's file."""

    card: _Card
    where: Path
    clause: str
    change: Change

    @property
    def description(self) -> str:
        """What is different, as a half sentence."""
        return f"{written(self.where)}: `{self.clause}` {self.change}"


@dataclass(frozen=True, slots=True)
class Variant(Generic[_Part]):
    """What stands in the place of a part of a card; ``None`` where the part is left out."""

    part: _Part | None
    below: Path
    clause: str
    change: Change

    def among(self, parts: tuple[_Part, ...], index: int) -> tuple[_Part, ...]:
        """The parts with this variant in the place of one of them."""
        return (*parts[:index], *(() if self.part is None else (self.part,)), *parts[index + 1 :])

    def of(self, card: _Card, *where: str | int) -> MutantOf[_Card]:
        """The mutant that a changed card is."""
        return MutantOf(card, (*where, *self.below), self.clause, self.change)


class CaseLike(Protocol):
    """A named tuple that holds where its condition does."""

    @property
    def when(self) -> Condition:
        """When it counts."""


_Case = TypeVar("_Case", bound=CaseLike)


def written(where: Path) -> str:
    """The place of a query in a card, as one would say it: ``cases[1].when``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).removeprefix(".")


def left_out(part: _Asked) -> Variant[_Asked]:
    """A query or condition that is not there."""
    return Variant(None, (), part.text, Change.DROPPED)


def of_queries(queries: tuple[Query, ...]) -> Iterator[tuple[int, Variant[Query]]]:
    """Each of several queries left out, and each edited; with its index."""
    for index, query in enumerate(queries):
        whole = (left_out(query),) if len(queries) > 1 else ()
        for variant in (*whole, *of_query(query)):
            yield index, variant


def of_query(query: Query) -> Iterator[Variant[Query]]:
    """A query with its selectors and filters edited."""
    for edit in edits_of_segments(query.parsed["segments"]):
        changed: ParsedQuery = {"text": query.text, "start": query.parsed["start"], "segments": edit.form}
        yield Variant(compile_parsed(changed), (), edit.clause, edit.change)


def of_optional(condition: Condition | None) -> Iterator[Variant[Condition]]:
    """A condition left out, and edited; nothing where there is none."""
    if condition is not None:
        yield left_out(condition)
        for changed, edit in edited(condition):
            yield Variant(changed, (), edit.clause, edit.change)


def _with(case: _Case, when: Condition) -> _Case:
    return cast("_Case", cast("Any", case)._replace(when=when))


def of_case(case: _Case) -> Iterator[Variant[_Case]]:
    """A case left out, made to hold always, and edited."""
    below = ("when",)
    yield Variant(None, (), case.when.text, Change.DROPPED)
    yield Variant(_with(case, always()), below, case.when.text, Change.DROPPED)
    for changed, edit in edited(case.when):
        yield Variant(_with(case, changed), below, edit.clause, edit.change)


def edited(condition: Condition) -> Iterator[tuple[Condition, Edit]]:
    """A condition with each of its clauses edited."""
    for edit in edits_of_test(condition.parsed["test"]):
        yield compile_parsed_condition({"text": condition.text, "test": edit.form}), edit


def always() -> Condition:
    """The condition that holds whatever the facts."""
    return compile_parsed_condition({"text": "", "test": ["compare", "==", ["literal", True], ["literal", True]]})
