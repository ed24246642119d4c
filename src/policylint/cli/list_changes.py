"""Carries out ``policylint rules --changes``."""

import os
from collections.abc import Mapping

from policylint.changes.card import ChangeCard
from policylint.changes.pack_file import compiled_change_cards
from policylint.cli.exit_status import ExitStatus
from policylint.cli.rules import ListFormat
from policylint.cli.streams import Colour, is_terminal, wants_colour, width, write, write_utf8
from policylint.errors import UsageError
from policylint.render.change_list import changes_json, changes_table
from policylint.render.change_page import topics_of
from policylint.render.styled import Look
from policylint.rules.nearest import suggestion


def list_changes(topic: str | None, output_format: ListFormat, colour: Colour) -> ExitStatus:
    """List the cards that judge changes, all or those of one topic.

    Raises:
        UsageError: there is no such topic.
        CardError: a card does not load.
    """
    cards = _cards(compiled_change_cards(), topic)
    if output_format is ListFormat.JSON:
        write_utf8(changes_json(cards))
    else:
        coloured = wants_colour(colour, os.environ, terminal=is_terminal())
        write(changes_table(cards, Look(width=width(), colour=coloured)))
    return ExitStatus.CLEAN


def _cards(cards: Mapping[str, ChangeCard], topic: str | None) -> list[ChangeCard]:
    topics = topics_of(cards)
    if topic is not None and topic not in topics:
        known = ", ".join(topics)
        raise UsageError(f"`{topic}` is no topic of changes.{suggestion(topic, topics)} The topics are: {known}.")
    return [card for card in cards.values() if topic in (None, card.topic)]
