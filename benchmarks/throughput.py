"""How long the engine takes on a folder of policies, stage by stage, beside plain reading of the same files.

    python -m benchmarks.throughput FOLDER [--rounds 5]

Prints JSON. All in one process; in every round each measurement runs once, so that a slow moment hits all alike. What
counts is the processor's time, which others on the machine disturb less than the clock on the wall.
"""

import argparse
import gc
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from unittest.mock import patch

import yaml

from policylint.engine import check, run, workers
from policylint.engine.check import Options
from policylint.engine.report import Report
from policylint.engine.run import check_files
from policylint.render.as_json import Versions, report_json
from policylint.render.styled import Look
from policylint.render.terminal import full
from policylint.rules.pack_file import compiled_catalogue

AS_OF = date(2026, 11, 22)
"""The day of all checks, so that tomorrow measures the same work."""

_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("read bytes", run, "read_bytes"),
    ("events and tree", workers, "parse_document"),
    ("model", check, "validate"),
    ("facts", check, "build_facts"),
    ("rules", check.Checker, "_ask_rules"),
)
_REST = "suppressions, order, report"


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Medians over the rounds, in seconds of the processor for the whole folder; of the stages every round as well."""
    files = [(path, path.name) for path in sorted(folder.glob("*.yaml"))]
    report = _check(files)
    jobs: dict[str, Callable[[], object]] = {
        "peer": lambda: _read_plainly(files),
        "check": lambda: _check(files),
        "render full": lambda: full(report, Look()),
        "render json": lambda: report_json(report, Versions("0", "0")),
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    staged: list[dict[str, float]] = []
    for _ in range(rounds):
        for name, job in jobs.items():
            times[name].append(_seconds(job))
        staged.append(_staged(files))
    return {
        "files": len(files),
        "bytes": sum(path.stat().st_size for path, _ in files),
        "findings": len(report.findings),
        "files_with_findings": len(report.texts),
        "files_not_understood": len({f.file for f in report.findings if f.authority == "format"}),
        "rules": len(report.rules),
        "rounds": rounds,
        "seconds": {name: median(values) for name, values in times.items()},
        "stages": {name: median(one[name] for one in staged) for name in staged[0]},
        "stages_by_round": staged,
    }


def _check(files: list[tuple[Path, str]]) -> Report:
    return check_files(files, compiled_catalogue(), Options(as_of=AS_OF))


def _read_plainly(files: list[tuple[Path, str]]) -> None:
    for path, _ in files:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _seconds(job: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    job()
    return process_time() - start


def _staged(files: list[tuple[Path, str]]) -> dict[str, float]:
    """Seconds per stage of one check; the stopwatches are around the functions that the engine itself calls."""
    spent = dict.fromkeys((name for name, _, _ in _STAGES), 0.0)
    with _stopwatches(spent):
        total = _seconds(lambda: _check(files))
    return spent | {_REST: total - sum(spent.values())}


@contextmanager
def _stopwatches(spent: dict[str, float]) -> Iterator[None]:
    with ExitStack() as watched:
        for stage, owner, name in _STAGES:
            watched.enter_context(patch.object(owner, name, _timed(getattr(owner, name), stage, spent)))
        yield


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        start = process_time()
        result = function(*arguments)
        spent[stage] += process_time() - start
        return result

    return run


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(json.dumps(measure(options.folder, options.rounds)))


if __name__ == "__main__":
    main()
