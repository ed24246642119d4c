"""Processor time per policy inside one process, start-up left out: by the size of policies, or by the number of cards.

    python -m benchmarks.engine_time size FOLDER ... [--rounds 5]
    python -m benchmarks.engine_time cards FOLDER [--cards 25 50] [--pack FOLDER] [--rounds 5]

Prints JSON. In every round each size is measured once; garbage in cycles is looked for as rarely as by the command.
"""

import argparse
import gc
import json
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks.cards import Deck
from benchmarks.workbench import AS_OF

from policylint.__main__ import OBJECTS_BETWEEN_COLLECTIONS
from policylint.engine.check import Options
from policylint.engine.run import check_files
from policylint.rules.catalogue import Catalogue
from policylint.rules.pack_file import compiled_catalogue

_OPTIONS = Options(as_of=date.fromisoformat(AS_OF))


def by_size(folders: list[Path], rounds: int) -> list[dict[str, float]]:
    """For each folder, bytes and seconds per policy."""
    times: dict[Path, list[float]] = {folder: [] for folder in folders}
    _seconds(folders[0], compiled_catalogue(), _OPTIONS)
    for _ in range(rounds):
        for folder in folders:
            times[folder].append(_seconds(folder, compiled_catalogue(), _OPTIONS))
    return [{"bytes": _bytes(folder), "seconds": median(values)} for folder, values in times.items()]


def by_cards(folder: Path, counts: list[int], pack: Path, rounds: int) -> dict[str, Any]:
    """For each number of cards, seconds per policy; for 0 as well, which is what cards come on top of."""
    deck = Deck(pack, max(counts), seed=1)
    hands = {count: deck.hand(count, _OPTIONS) for count in (0, *counts)}
    _seconds(folder, deck.catalogue, hands[max(counts)])
    times: dict[int, list[float]] = {count: [] for count in hands}
    for _ in range(rounds):
        for count, options in hands.items():
            times[count].append(_seconds(folder, deck.catalogue, options))
    rows = [{"cards": count, "seconds": median(values)} for count, values in times.items()]
    return {"built_in": deck.shipped, "rows": rows}


def _seconds(folder: Path, catalogue: Catalogue, options: Options) -> float:
    files = [(path, path.name) for path in sorted(folder.glob("*.yaml"))]
    gc.collect()
    start = process_time()
    report = check_files(files, catalogue, options)
    seconds = process_time() - start
    if report.failures or any(finding.rule == "too-large" for finding in report.findings):
        raise SystemExit(f"{folder.name} could not be checked: {report.failures}")
    return seconds / len(files)


def _bytes(folder: Path) -> float:
    sizes = [path.stat().st_size for path in folder.glob("*.yaml")]
    return sum(sizes) / len(sizes)


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine_time")
    parser.add_argument("by", choices=["size", "cards"])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cards", type=int, nargs="+", default=[25, 50])
    parser.add_argument("--pack", type=Path, help="an empty folder for copies of cards")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    if options.by == "size":
        print(json.dumps(by_size(options.folders, options.rounds)))
    else:
        print(json.dumps(by_cards(options.folders[0], options.cards, options.pack, options.rounds)))


if __name__ == "__main__":
    main()
