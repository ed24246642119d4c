"""What a format needs to know beside the diff report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policylint.changes.card import ChangeCard, Obligation
from policylint.changes.obligations import Duty
from policylint.render.as_json import Versions
from policylint.render.styled import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffContext:
    """The change cards by id, the duties in words, who made the report, and for whom.

    ``names`` gives files their path from the root of the repository, or an absolute one if they lie outside; a file
    that is not in it keeps the name of the report.
    """

    cards: Mapping[str, ChangeCard]
    duties: Mapping[Obligation, Duty]
    versions: Versions
    look: Look
    exit_code: int
    names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, file: str) -> str:
        """A file as the repository knows it."""
        return self.names.get(file, file)
