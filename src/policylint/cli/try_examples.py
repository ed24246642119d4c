"""Carries out ``policylint test``."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import write
from policylint.engine.example_runner import ExampleResult, run_examples
from policylint.engine.mutation_runner import CardCoverage, cover
from policylint.errors import NothingToCheckError, UsageError
from policylint.render.safe import printable
from policylint.resources import rules_dir
from policylint.rules.card import Card
from policylint.rules.card_text import line_of
from policylint.rules.catalogue import Catalogue, read_catalogue
from policylint.rules.known_names import require_known_names


def try_examples(folder: Path | None, packs: Sequence[Path], *, coverage: bool) -> ExitStatus:
    """Run the examples of cards, and print what is wrong with any.

    Args:
        folder: where the cards lie; None means those of the packs, or the built-in ones.
        packs: folders of cards whose rules speak as well.
        coverage: whether to look for clauses that no example shows the use of, too.

    Raises:
        UsageError: a folder does not exist or holds no card.
        CardError: a card does not load, or asks for a fact that does not exist.
    """
    catalogue, cards = _chosen(folder, packs)
    require_known_names(cards)
    good = _run(catalogue, cards)
    if coverage:
        good = _show_coverage(catalogue, cards) and good
    return ExitStatus.CLEAN if good else ExitStatus.FINDINGS


def _chosen(folder: Path | None, packs: Sequence[Path]) -> tuple[Catalogue, list[Card]]:
    """All rules that speak, and those to be tried."""
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule cards. Check the spelling.")
    tried = [each.resolve() for each in ([folder] if folder else packs or [rules_dir()])]
    known = [rules_dir(), *(pack.resolve() for pack in packs)]
    unknown = folder is not None and not any(tried[0].is_relative_to(pack) for pack in known)
    catalogue = read_catalogue([*packs, folder] if folder and unknown else packs)
    cards = [card for card in catalogue.cards.values() if any(map(Path(card.file).resolve().is_relative_to, tried))]
    if not cards:
        raise NothingToCheckError(f"{folder}: there is no rule card in this folder. A card is a .yaml file.")
    return catalogue, cards


def _run(catalogue: Catalogue, cards: Iterable[Card]) -> bool:
    failed = passed = 0
    for result, name in _named(run_examples(catalogue, cards)):
        passed += result.passed
        failed += not result.passed
        for problem in result.problems:
            _say(result.card, result.example.line, f"{result.card.id} {name}: {problem}")
    write(f"{passed} passed, {failed} failed\n")
    return not failed


def _named(results: Iterator[ExampleResult]) -> Iterator[tuple[ExampleResult, str]]:
    """Each result with the name of its example in the card: ``bad[0]``, ``good[1]``."""
    for (_, bad), group in groupby(results, key=lambda result: (result.card.id, result.example.bad)):
        for index, result in enumerate(group):
            yield result, f"{'bad' if bad else 'good'}[{index}]"


def _show_coverage(catalogue: Catalogue, cards: Iterable[Card]) -> bool:
    tried = [cover(catalogue, card) for card in cards]
    for coverage in tried:
        _show_gaps(coverage)
    missing = sum(len(coverage.unshown) for coverage in tried)
    write(f"{sum(coverage.tried for coverage in tried)} near misses tried, {missing} shown by no example\n")
    return all(coverage.complete for coverage in tried)


def _show_gaps(coverage: CardCoverage) -> None:
    card = coverage.card
    for mutant in coverage.unshown:
        _say(card, line_of(card.file, mutant.where), f"{card.id} {mutant.description}, and no example shows it")
    for index, spare in enumerate(card.spare):
        if spare.clause in coverage.wrongly_spared:
            line = line_of(card.file, ("spare", index))
            _say(card, line, f"{card.id}: `{spare.clause}` is not spare: examples show its use. Delete this entry")


def _say(card: Card, line: int, sentence: str) -> None:
    write(printable(f"{_shown(card.file)}:{line}: {sentence}") + "\n")


def _shown(file: str) -> str:
    """The card's file as seen from the current folder, where it lies in it."""
    path = Path(file)
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else os.fspath(path)
