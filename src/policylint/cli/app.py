"""The command line: one typer application, one module for each command.

Importing this imports no engine: each command imports what it needs when it runs, so help and completion stay fast.
"""

from typing import Annotated

import typer

from policylint import __version__
from policylint.cli.arguments import TRACEBACK
from policylint.cli.baseline import baseline
from policylint.cli.check import check
from policylint.cli.diff import diff
from policylint.cli.examples import examples
from policylint.cli.explain import explain
from policylint.cli.facts import facts
from policylint.cli.new import new
from policylint.cli.rules import rules
from policylint.cli.schema import schema
from policylint.cli.streams import write

app = typer.Typer(
    name="policylint",
    help="Checks privacy policies kept as YAML against the GDPR.",
    epilog="Exit status: 0 nothing found, 1 findings, 2 wrong usage or input, 3 internal error.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("check")(check)
app.command("diff")(diff)
app.command("baseline")(baseline)
app.command("explain")(explain)
app.command("rules")(rules)
app.command("facts")(facts)
app.command("test")(examples)
app.add_typer(new, name="new")
app.command("schema")(schema)


def _print_version(wanted: bool) -> None:
    if wanted:
        write(f"policylint {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    traceback: Annotated[
        bool, typer.Option(TRACEBACK, help="Show where an error arose; may follow any command.")
    ] = False,
) -> None:
    """Declare the options that every command shares."""
