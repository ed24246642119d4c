"""Carries out ``policylint rules``."""

import os
from collections.abc import Iterable
from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.rules import ListFormat
from policylint.cli.streams import Colour, is_terminal, wants_colour, width, write, write_utf8
from policylint.errors import UsageError
from policylint.render.rule_list import rules_json, rules_table
from policylint.render.styled import Look
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue, read_catalogue
from policylint.rules.nearest import suggestion
from policylint.rules.pack_file import compiled_catalogue


def list_rules(topic: str | None, output_format: ListFormat, colour: Colour, packs: Iterable[Path]) -> ExitStatus:
    """List all rules, or those of one topic; ``packs`` are folders of cards beside the built-in ones.

    Raises:
        UsageError: there is no such topic or folder.
        CardError: a card does not load.
    """
    cards = _cards(read_catalogue(packs, compiled_catalogue()), topic)
    if output_format is ListFormat.JSON:
        write_utf8(rules_json(cards))
    else:
        coloured = wants_colour(colour, os.environ, terminal=is_terminal())
        write(rules_table(cards, Look(width=width(), colour=coloured)))
    return ExitStatus.CLEAN


def _cards(catalogue: Catalogue, topic: str | None) -> list[Card]:
    if topic is not None and topic not in catalogue.topics:
        known = ", ".join(catalogue.topics)
        raise UsageError(f"`{topic}` is no topic.{suggestion(topic, catalogue.topics)} The topics are: {known}.")
    chosen = [card for card in catalogue.cards.values() if topic in (None, card.topic)]
    return sorted(chosen, key=lambda card: catalogue.topics.index(card.topic))
