"""Cards of any kind as a table for people: a heading for each topic, a line for each card."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol, TypeVar

from policylint.render.styled import Line, Look, Segment, Tone, joined, line


class _Listed(Protocol):
    """What every card has."""

    @property
    def id(self) -> str: ...

    @property
    def topic(self) -> str: ...


_Card = TypeVar("_Card", bound=_Listed)


def card_table(cards: Iterable[_Card], cells: Callable[[_Card], Line], look: Look) -> str:
    """The cards as a table; those of a topic come side by side.

    Args:
        cards: what is listed.
        cells: what a line says of a card after its id.
        look: how it is to look.
    """
    return joined(_lines(list(cards), cells, look), look)


def _lines(cards: list[_Card], cells: Callable[[_Card], Line], look: Look) -> Iterator[Line]:
    columns = max((len(card.id) for card in cards), default=0)
    for number, (topic, members) in enumerate(groupby(cards, key=lambda card: card.topic)):
        if number:
            yield ()
        yield line(topic, Tone.HEADLINE)
        for card in members:
            name = Segment(card.id, None, look.rule_pages.get(card.id))
            yield (Segment("  "), name, Segment(" " * (columns - len(card.id) + 2)), *cells(card))
