"""Carries out ``policylint rules --coverage``."""

import os
from collections.abc import Iterable
from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.rules import ListFormat
from policylint.cli.streams import Colour, is_terminal, wants_colour, width, write, write_utf8
from policylint.errors import UsageError
from policylint.render.coverage import coverage_json, coverage_table
from policylint.render.styled import Look
from policylint.rules.catalogue import read_catalogue
from policylint.rules.citations import CitationForms
from policylint.rules.coverage import coverage


def list_duties(topic: str | None, output_format: ListFormat, colour: Colour, packs: Iterable[Path]) -> ExitStatus:
    """List every duty of a notice with the rules that guard it; ``packs`` are folders of further cards.

    Raises:
        UsageError: a topic is asked for; or there is no such folder.
        CardError: a card does not load.
    """
    if topic is not None:
        raise UsageError("--topic does not go with --coverage: a duty belongs to no topic. Leave one of them out.")
    catalogue = read_catalogue(packs)
    tables = catalogue.library
    duties = coverage(tables.rows("duties"), catalogue.cards, CitationForms(tables.rows("citations")))
    if output_format is ListFormat.JSON:
        write_utf8(coverage_json(duties))
    else:
        coloured = wants_colour(colour, os.environ, terminal=is_terminal())
        write(coverage_table(duties, Look(width=width(), colour=coloured)))
    return ExitStatus.CLEAN
