"""Whether the facts that a card asks about can exist at all: a rule with a mistyped name would be silent for ever."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from policylint.facts.names import Schema, can_be_written, unknown_member
from policylint.facts.schema import facts_schema
from policylint.location import Path as Where
from policylint.rules.card import Card
from policylint.rules.card_text import refuse
from policylint.rules.message import Message
from policylint.rules.query import Condition, Family, Query

_Asked: TypeAlias = tuple[Where, Query | Condition]


class Misnamed(NamedTuple):
    """What is wrong with a query or placeholder, as a sentence, and the path that leads to it in the card."""

    where: Where
    reason: str


def require_known_names(cards: Iterable[Card]) -> None:
    """Let only cards pass whose queries and placeholders name facts that may exist.

    Raises:
        CardError: a name is that of no fact; the text says on which line it stands, and what was probably meant.
    """
    schema = facts_schema()
    for card in cards:
        for where, reason in misnamed(card, schema):
            refuse(card.file, where, reason)


def misnamed(card: Card, schema: Schema) -> Iterator[Misnamed]:
    """All names in a card that are those of no fact.

    What stands inside a candidate must exist for what at least one of the ``given`` queries selects.
    """
    candidates = tuple(end for query in card.given for end in query.ends())
    yield from misnamed_among(_asked(card), _messages(card), candidates, schema)


def misnamed_among(
    asked: Iterable[tuple[Where, Query | Condition]],
    messages: Iterable[tuple[Where, Message]],
    candidates: Family,
    schema: Schema,
) -> Iterator[Misnamed]:
    """All names in queries and messages that are those of no fact, ``@`` standing for any of the candidates."""
    for where, part in asked:
        for family in part.families(candidates):
            if reason := _unknown(schema, family):
                yield Misnamed(where, reason)
    for where, message in messages:
        for query in message.queries():
            for family in query.families(candidates):
                if reason := _unknown(schema, family) or _unwritable(schema, family, query.text):
                    yield Misnamed(where, reason)


def _asked(card: Card) -> Iterator[_Asked]:
    for index, query in enumerate(card.given):
        yield ("given", index), query
    single = {"when": card.when, "require": card.require, "at": card.at}
    yield from (((key,), part) for key, part in single.items() if part is not None)
    for index, case in enumerate(card.cases):
        yield ("cases", index, "when"), case.when
    for index, need in enumerate(card.needs):
        yield ("needs", index, "fact"), need.fact
        yield ("needs", index, "cause"), need.cause
    for index, also in enumerate(card.also):
        yield ("also", index, "at"), also.at
        if also.when is not None:
            yield ("also", index, "when"), also.when


def _messages(card: Card) -> Iterator[tuple[Where, Message]]:
    yield ("message",), card.message
    for index, case in enumerate(card.cases):
        if case.message is not None:
            yield ("cases", index, "message"), case.message


def _unknown(schema: Schema, family: Family) -> str | None:
    """Why no chain of a family leads anywhere; None when one does."""
    verdicts = [unknown_member(schema, chain) for chain in family]
    return None if None in verdicts else next(iter(verdicts), None)


def _unwritable(schema: Schema, family: Family, text: str) -> str | None:
    if any(can_be_written(schema, chain) for chain in family):
        return None
    return f"`{{{text}}}` is a whole map and cannot stand in a sentence. Name a member of it."
