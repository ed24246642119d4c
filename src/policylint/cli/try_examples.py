"""Carries out ``policylint test``."""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import write
from policylint.engine.example_runner import ExampleResult, run_examples
from policylint.errors import NothingToCheckError, UsageError
from policylint.render.safe import printable
from policylint.resources import rules_dir
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue, built_in_catalogue, read_catalogue


def try_examples(folder: Path | None) -> ExitStatus:
    """Run the examples of the built-in cards, or of those in ``folder``, and print what is wrong with any.

    Raises:
        UsageError: the folder does not exist or holds no card.
        CardError: a card does not load.
    """
    catalogue, cards = _chosen(folder)
    failed = passed = 0
    for result, name in _named(run_examples(catalogue, cards)):
        passed += result.passed
        failed += not result.passed
        for problem in result.problems:
            place = f"{_shown(result.card.file)}:{result.example.line}"
            write(printable(f"{place}: {result.card.id} {name}: {problem}") + "\n")
    write(f"{passed} passed, {failed} failed\n")
    return ExitStatus.FINDINGS if failed else ExitStatus.CLEAN


def _chosen(folder: Path | None) -> tuple[Catalogue, list[Card]]:
    if folder is None:
        catalogue = built_in_catalogue()
        return catalogue, list(catalogue.cards.values())
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule cards. Check the spelling.")
    inside = folder.resolve()
    built_in = inside.is_relative_to(rules_dir().resolve())
    catalogue = built_in_catalogue() if built_in else read_catalogue([folder])
    cards = [card for card in catalogue.cards.values() if Path(card.file).resolve().is_relative_to(inside)]
    if not cards:
        raise NothingToCheckError(f"{folder}: there is no rule card in this folder. A card is a .yaml file.")
    return catalogue, cards


def _named(results: Iterator[ExampleResult]) -> Iterator[tuple[ExampleResult, str]]:
    """Each result with the name of its example in the card: ``bad[0]``, ``good[1]``."""
    for (_, bad), group in groupby(results, key=lambda result: (result.card.id, result.example.bad)):
        for index, result in enumerate(group):
            yield result, f"{'bad' if bad else 'good'}[{index}]"


def _shown(file: str) -> str:
    """The card's file as seen from the current folder, where it lies in it."""
    path = Path(file)
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else os.fspath(path)
