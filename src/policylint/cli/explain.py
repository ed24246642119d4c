"""``policylint explain``: its argument and option."""

from typing import Annotated

import typer

from policylint.cli.completion import explainable
from policylint.cli.own_packs import OwnPacks


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE", help="The id of a rule or change, as reports show it.", autocompletion=explainable
        ),
    ],
    packs: OwnPacks = None,
) -> int:
    """Explain a rule or a change: why, what to write or do instead, the law, examples."""
    from policylint.cli.explain_rule import explain_rule  # noqa: PLC0415 - help must not wait for the engine

    return explain_rule(rule, packs or ())
