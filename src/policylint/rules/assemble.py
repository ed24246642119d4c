"""Puts cards together: no id twice, every card named exists, and replaced ones are gone."""

from collections.abc import Iterable, Mapping

from policylint.rules.card import Card
from policylint.rules.card_text import refuse
from policylint.rules.nearest import suggestion


def assemble(built_in: Mapping[str, Card], more: Iterable[Card]) -> dict[str, Card]:
    """The built-in cards and ``more``, by id.

    A card that replaces another takes its place, and is what other cards mean when they name the one replaced.

    Raises:
        CardError: an id is taken, or a card names one that does not exist.
    """
    cards = list(more)
    replaced = _replacements(built_in, cards)
    by_id = {id_: card for id_, card in built_in.items() if id_ not in replaced}
    for card in cards:
        if card.id in by_id:
            hint = f", or say `replaces: {card.id}`." if card.id in built_in else "."
            refuse(card.file, ("id",), f"the id `{card.id}` belongs to {by_id[card.id].file}. Choose another{hint}")
        by_id[card.id] = card
    for card in by_id.values():
        _require_existing(card, {*by_id, *replaced})
    return {id_: _renamed(card, replaced) for id_, card in by_id.items()}


def _replacements(built_in: Mapping[str, Card], cards: Iterable[Card]) -> dict[str, str]:
    """The ids of built-in cards that are replaced, each with the id of the card that does."""
    replaced: dict[str, str] = {}
    where = ("replaces",)
    for card in cards:
        id_ = card.replaces
        if id_ is None:
            continue
        if id_ not in built_in:
            refuse(card.file, where, f"`{id_}` is no built-in rule.{suggestion(id_, built_in)}")
        if built_in[id_].built_in:
            refuse(card.file, where, f"`{id_}` is found by the reader of the file itself and cannot be replaced.")
        if id_ in replaced:
            refuse(card.file, where, f"`{id_}` is replaced by `{replaced[id_]}` already. Leave one of them out.")
        replaced[id_] = card.id
    return replaced


def _require_existing(card: Card, known: Iterable[str]) -> None:
    for index, id_ in enumerate(card.supersedes):
        if id_ not in known:
            refuse(card.file, ("supersedes", index), f"`{id_}` is no rule.{suggestion(id_, known)}")


def _renamed(card: Card, replaced: Mapping[str, str]) -> Card:
    """The card with the ids it supersedes as they are after the replacements."""
    present = tuple(replaced.get(id_, id_) for id_ in card.supersedes)
    return card if present == card.supersedes else card._replace(supersedes=present)
