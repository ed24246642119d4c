"""Carries out ``policylint test`` for the cards by which ``diff`` judges what changed."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from policylint.changes.card import ChangeCard
from policylint.changes.cards import built_in_change_cards
from policylint.changes.example_runner import run_pairs
from policylint.changes.known_names import require_known_names
from policylint.changes.mutation_runner import Coverage
from policylint.cli.card_lines import Tally, say
from policylint.reference import load_library
from policylint.rules.card_text import line_of


class ChangeTrial:
    """The change cards in some folders, put to the test."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Read the cards.

        Raises:
            CardError: a card does not load, or asks for what no comparison holds.
        """
        self._library = load_library()
        self._all = built_in_change_cards()
        within = list(folders)
        self.cards: Sequence[ChangeCard] = [
            card for card in self._all.values() if any(map(Path(card.file).resolve().is_relative_to, within))
        ]
        require_known_names(self.cards)

    def run(self) -> Tally:
        """Run their examples, and print what is wrong with any."""
        tally = Tally()
        for card, results in groupby(run_pairs(self.cards, self._all, self._library), key=lambda result: result.card):
            for index, result in enumerate(results):
                tally = tally.plus(passed=result.passed)
                for problem in result.problems:
                    say(card.file, result.example.line, f"{card.id} examples[{index}]: {problem}")
        return tally

    def show_coverage(self) -> tuple[int, int]:
        """Print the clauses that no example shows the use of; how many near misses there are, and how many of those."""
        coverage = Coverage(self._all, self._library)
        covered = [coverage.of(card) for card in self.cards]
        for one in covered:
            for mutant in one.unshown:
                line = line_of(one.card.file, mutant.where)
                say(one.card.file, line, f"{one.card.id} {mutant.description}, and no example shows it")
        return sum(one.tried for one in covered), sum(len(one.unshown) for one in covered)
