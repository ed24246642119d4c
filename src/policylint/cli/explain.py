"""``policylint explain``: its argument."""

from typing import Annotated

import typer


def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id, as findings show it.")]) -> int:
    """Explain a rule: why, what to write instead, the law, examples."""
    from policylint.cli.explain_rule import explain_rule  # noqa: PLC0415 - help must not wait for the engine

    return explain_rule(rule)
