"""``policylint explain``: its argument and option."""

from typing import Annotated

import typer

from policylint.cli.completion import rule_ids
from policylint.cli.own_packs import OwnPacks


def explain(
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="The rule's id, as findings show it.", autocompletion=rule_ids)
    ],
    packs: OwnPacks = None,
) -> int:
    """Explain a rule: why, what to write instead, the law, examples."""
    from policylint.cli.explain_rule import explain_rule  # noqa: PLC0415 - help must not wait for the engine

    return explain_rule(rule, packs or ())
