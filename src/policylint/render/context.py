"""What a format needs to know beside the report."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from policylint.render.records import Versions
from policylint.render.styled import Look
from policylint.rules.card import Card


class Context(NamedTuple):
    """The cards of the rules by id, who made the report, and for whom.

    ``names`` gives files their path from the root of the repository, or an absolute one if they lie outside; a file
    that is not in it keeps the name of the report. ``hidden`` asks formats that leave out suppressed and baselined
    findings for them, where their readers can tell them apart.
    """

    cards: Mapping[str, Card]
    versions: Versions
    look: Look
    exit_code: int
    names: Mapping[str, str] = MappingProxyType({})
    hidden: bool = False

    def name_of(self, file: str) -> str:
        """A file as the repository knows it."""
        return self.names.get(file, file)
