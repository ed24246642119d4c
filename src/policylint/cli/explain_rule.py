"""Carries out ``policylint explain``."""

from collections.abc import Iterable
from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import width, write
from policylint.errors import UsageError
from policylint.render.page import page_of, wrapped
from policylint.rules.catalogue import read_catalogue
from policylint.rules.nearest import suggestion


def explain_rule(rule: str, packs: Iterable[Path]) -> ExitStatus:
    """Print a rule's page; ``packs`` are folders of cards beside the built-in ones.

    Raises:
        UsageError: there is no such rule or folder.
        CardError: a card does not load.
    """
    cards = read_catalogue(packs).cards
    if rule not in cards:
        raise UsageError(f"`{rule}` is no rule.{suggestion(rule, cards)} `policylint rules` lists them all.")
    write(wrapped(page_of(cards[rule]), width()))
    return ExitStatus.CLEAN
