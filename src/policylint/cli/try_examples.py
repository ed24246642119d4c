"""Carries out ``policylint test``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from policylint.cli.card_lines import Tally, say
from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import write
from policylint.cli.try_changes import ChangeTrial
from policylint.engine.example_runner import ExampleResult, run_examples
from policylint.engine.mutation_runner import CardCoverage, cover
from policylint.errors import NothingToCheckError, UsageError
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
    catalogue, cards, changes = _chosen(folder, packs)
    require_known_names(cards)
    tallies = {"rules": _run(catalogue, cards) if cards else None, "changes": changes.run() if changes.cards else None}
    good = _sum_up(tallies)
    if coverage:
        good = _show_coverage(catalogue, cards, changes) and good
    return ExitStatus.CLEAN if good else ExitStatus.FINDINGS


class _Chosen(NamedTuple):
    """All rules that speak, and the cards to be tried."""

    catalogue: Catalogue
    cards: list[Card]
    changes: ChangeTrial


def _chosen(folder: Path | None, packs: Sequence[Path]) -> _Chosen:
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule cards. Check the spelling.")
    tried = [each.resolve() for each in ([folder] if folder else packs or [rules_dir()])]
    known = [rules_dir(), *(pack.resolve() for pack in packs)]
    unknown = folder is not None and not any(tried[0].is_relative_to(pack) for pack in known)
    catalogue = read_catalogue([*packs, folder] if folder and unknown else packs)
    cards = [card for card in catalogue.cards.values() if any(map(Path(card.file).resolve().is_relative_to, tried))]
    changes = ChangeTrial(tried)
    if not cards and not changes.cards:
        raise NothingToCheckError(f"{folder}: there is no rule card in this folder. A card is a .yaml file.")
    return _Chosen(catalogue, cards, changes)


def _run(catalogue: Catalogue, cards: Iterable[Card]) -> Tally:
    tally = Tally()
    for result, name in _named(run_examples(catalogue, cards)):
        tally = tally.plus(passed=result.passed)
        for problem in result.problems:
            say(result.card.file, result.example.line, f"{result.card.id} {name}: {problem}")
    return tally


def _sum_up(tallies: Mapping[str, Tally | None]) -> bool:
    """Print the count of each sort of card, under its name where there are several; whether all is well."""
    counted = {name: tally for name, tally in tallies.items() if tally is not None}
    for name, tally in counted.items():
        write(f"{name}: {tally}\n" if len(counted) > 1 else f"{tally}\n")
    return not any(tally.failed for tally in counted.values())


def _named(results: Iterator[ExampleResult]) -> Iterator[tuple[ExampleResult, str]]:
    """Each result with the name of its example in the card: ``bad[0]``, ``good[1]``."""
    for (_, bad), group in groupby(results, key=lambda result: (result.card.id, result.example.bad)):
        for index, result in enumerate(group):
            yield result, f"{'bad' if bad else 'good'}[{index}]"


def _show_coverage(catalogue: Catalogue, cards: Iterable[Card], changes: ChangeTrial) -> bool:
    covered = [cover(catalogue, card) for card in cards]
    for coverage in covered:
        _show_gaps(coverage)
    tried, missing = changes.show_coverage() if changes.cards else (0, 0)
    tried += sum(coverage.tried for coverage in covered)
    missing += sum(len(coverage.unshown) for coverage in covered)
    write(f"{tried} near misses tried, {missing} shown by no example\n")
    return not missing and all(coverage.complete for coverage in covered)


def _show_gaps(coverage: CardCoverage) -> None:
    card = coverage.card
    for mutant in coverage.unshown:
        line = line_of(card.file, mutant.where)
        say(card.file, line, f"{card.id} {mutant.description}, and no example shows it")
    for index, spare in enumerate(card.spare):
        if spare.clause in coverage.wrongly_spared:
            line = line_of(card.file, ("spare", index))
            say(card.file, line, f"{card.id}: `{spare.clause}` is not spare: examples show its use. Delete this entry")
