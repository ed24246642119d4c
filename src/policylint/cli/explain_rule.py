"""Carries out ``policylint explain``."""

from collections.abc import Iterable
from pathlib import Path

from policylint.changes.cards import built_in_change_cards
from policylint.changes.obligations import duties
from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import width, write
from policylint.errors import UsageError
from policylint.reference import load_library
from policylint.render.change_page import change_page_of
from policylint.render.page import page_of, wrapped
from policylint.rules.catalogue import read_catalogue
from policylint.rules.nearest import suggestion


def explain_rule(rule: str, packs: Iterable[Path]) -> ExitStatus:
    """Print a rule's page, or that of a change card; ``packs`` are folders of cards beside the built-in ones.

    Raises:
        UsageError: there is no such rule or change card, or no such folder.
        CardError: a card does not load.
    """
    write(wrapped(_page(rule, packs), width()))
    return ExitStatus.CLEAN


def _page(rule: str, packs: Iterable[Path]) -> str:
    cards = read_catalogue(packs).cards
    if rule in cards:
        return page_of(cards[rule])
    changes = built_in_change_cards()
    if rule in changes:
        return change_page_of(changes[rule], duties(load_library()))
    meant = suggestion(rule, (*cards, *changes))
    lists = "`policylint rules` and `policylint rules --changes` list them all."
    raise UsageError(f"`{rule}` is neither a rule nor a change.{meant} {lists}")
