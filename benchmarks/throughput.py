"""How long the engine takes on a folder of policies, stage by stage, beside plain reading of the same files.

    python -m benchmarks.throughput FOLDER [--rounds 5]

Prints JSON. All in one process; in every round each measurement runs once, so that a slow moment hits all alike. What
counts is the processor's time, which others on the machine disturb less than the clock on the wall.
"""

import argparse
import gc
import json
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import yaml

from policylint.__main__ import OBJECTS_BETWEEN_COLLECTIONS
from policylint.engine.check import Checker, Options
from policylint.engine.report import Report
from policylint.engine.run import check_files
from policylint.model.load import validate
from policylint.render.as_json import Versions, report_json
from policylint.render.styled import Look
from policylint.render.terminal import full
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.document import parse_document

AS_OF = date(2026, 11, 22)
"""The day of all checks, so that tomorrow measures the same work."""

_OPTIONS = Options(as_of=AS_OF)

_REST = "order, report"


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
    stages: list[dict[str, float]] = []
    for _ in range(rounds):
        for name, job in jobs.items():
            times[name].append(_seconds(job))
        stages.append(staged(files))
    return {
        "files": len(files),
        "bytes": sum(path.stat().st_size for path, _ in files),
        "findings": len(report.findings),
        "files_with_findings": len(report.texts),
        "files_not_understood": len({f.file for f in report.findings if f.authority == "format"}),
        "rules": len(report.rules),
        "rounds": rounds,
        "seconds": {name: median(values) for name, values in times.items()},
        "stages": {name: median(one[name] for one in stages) for name in stages[0]},
        "stages_by_round": stages,
    }


def _check(files: list[tuple[Path, str]]) -> Report:
    return check_files(files, compiled_catalogue(), _OPTIONS)


def _read_plainly(files: list[tuple[Path, str]]) -> None:
    for path, _ in files:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _seconds(job: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    job()
    return process_time() - start


def staged(files: list[tuple[Path, str]]) -> dict[str, float]:
    """Seconds per stage of one check: each stage is what it takes to go so far, less what it takes to go less far.

    The farthest way goes first, on a policy that nobody has seen: what is remembered helps the shorter ones, and makes
    judging look dearer beside reading, never cheaper.
    """
    checker = Checker(compiled_catalogue(), _OPTIONS)
    terms = checker.catalogue.library.terms
    total = _seconds(lambda: _check(files))
    stages = dict.fromkeys(("read bytes", "events and tree", "model", "facts", "rules"), 0.0)
    for path, name in files:
        marks = [process_time()]
        data = path.read_bytes()
        marks.append(process_time())
        document = parse_document(name, data)
        marks.append(process_time())
        checker.check(document)
        marks.append(process_time())
        checker.understand(document)
        marks.append(process_time())
        validate(document.root and document.root.value, terms)
        marks.append(process_time())
        bytes_read, parsed, checked, understood, validated = (after - before for before, after in pairwise(marks))
        stages["read bytes"] += bytes_read
        stages["events and tree"] += parsed
        stages["model"] += validated
        stages["facts"] += understood - validated
        stages["rules"] += checked - understood
    return stages | {_REST: total - sum(stages.values())}


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    print(json.dumps(measure(options.folder, options.rounds)))


if __name__ == "__main__":
    main()
