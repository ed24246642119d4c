"""Carries out ``policylint explain``."""

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import width, write
from policylint.errors import UsageError
from policylint.render.page import page_of, wrapped
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.nearest import suggestion


def explain_rule(rule: str) -> ExitStatus:
    """Print a rule's page.

    Raises:
        UsageError: there is no such rule.
        CardError: the rule pack does not load.
    """
    cards = built_in_catalogue().cards
    if rule not in cards:
        raise UsageError(f"`{rule}` is no rule.{suggestion(rule, cards)} `policylint rules` lists them all.")
    write(wrapped(page_of(cards[rule]), width()))
    return ExitStatus.CLEAN
