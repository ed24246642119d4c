"""How a report is to look on standard output."""

import os
from collections.abc import Mapping
from pathlib import Path

from policylint.cli.streams import Colour, wants_colour, width
from policylint.render.styled import Look


def look_of(choice: Colour, cards: Mapping[str, str], *, terminal: bool, summary: bool) -> Look:
    """Colours and links as far as they are wanted and can be shown.

    Args:
        choice: what the user says of colours.
        cards: the file of each card by its id; on a terminal, ids lead there.
        terminal: whether a person reads standard output as it is written.
        summary: whether the last lines are to be there.
    """
    colour = wants_colour(choice, os.environ, terminal=terminal)
    links = colour and terminal
    pages = {id_: Path(file).absolute().as_uri() for id_, file in cards.items()} if links else {}
    return Look(width=width(), colour=colour, links=links, summary=summary, rule_pages=pages)
