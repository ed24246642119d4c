"""Measures how fast policies are checked, beside peers in the same run, and prints every figure beside its target.

    python -m benchmarks.bench [--quick] [--only cold,peers] [--count 1000] [--many 10000] [--out FILE] [--plot]

The numbers are written as JSON, too; with --only, the other parts of that file stay as they are.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import cache, cold, diff, memory, parallel, peers, plot, stages, sweeps
from benchmarks.figures import Section, from_data, table
from benchmarks.machine import machine, today
from benchmarks.processes import FailedError, run
from benchmarks.workbench import FULL, HERE, QUICK, Size, Workbench

SECTIONS: Mapping[str, Callable[[Workbench], Section]] = {
    "cold": cold.measure,
    "throughput": stages.measure,
    "peers": peers.measure,
    "sweeps": sweeps.measure,
    "cache": cache.measure,
    "parallel": parallel.measure,
    "memory": memory.measure,
    "diff": diff.measure,
}
_TITLES = {
    "cold": "Starting up",
    "throughput": "Stages of a check",
    "peers": "Beside other tools",
    "sweeps": "Growth",
    "cache": "Checking again what has not changed",
    "parallel": "Two processes",
    "memory": "Memory",
    "diff": "Comparing two versions",
}
_SIZES = ("count", "many", "rounds", "runs", "repeats", "seed")


def main() -> int:
    """Read the command line, measure, print and write; 1 if something broke that should have been measured."""
    options = _options()
    out: Path = options.out or HERE / "out" / ("quick.json" if options.quick else "bench.json")
    if options.plot:
        plot.write(_kept(out))
        return 0
    numbers = _kept(out) if options.only != list(SECTIONS) else {}
    with tempfile.TemporaryDirectory() as name:
        bench = Workbench(_size(options), Path(name))
        run(bench.check(bench.first))  # the rules are compiled on first use, and that is not what is measured
        broken = [section for section in options.only if not _measure(section, bench, numbers, out)]
    _summarise(numbers, options)
    print(f"Written to {out}.")
    return 1 if broken else 0


def _measure(name: str, bench: Workbench, numbers: dict[str, Any], out: Path) -> bool:
    """Measure one part, print it and write it beside the parts that are there; whether it could be measured."""
    print(f"== {_TITLES[name]} ({name})", flush=True)
    start = perf_counter()
    try:
        section = SECTIONS[name](bench)
    except FailedError as error:
        print(f"  broken: {error}\n", flush=True)
        numbers.pop(name, None)
        return False
    lasted = perf_counter() - start
    print("\n".join([*section.lines, *table(section.figures), f"  ({lasted:.0f} s)", ""]), flush=True)
    numbers[name] = section.as_data() | {"day": today(), "machine": machine(), "seconds": lasted}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(numbers, indent=2) + "\n", encoding="utf-8")
    return True


def _summarise(numbers: dict[str, Any], options: argparse.Namespace) -> None:
    figures = [from_data(data) for name in options.only if name in numbers for data in numbers[name]["figures"]]
    verdicts = [figure.met for figure in figures if figure.target is not None]
    print("== All figures beside their targets")
    print("\n".join(table(figures)))
    print(
        f"\n{verdicts.count(True)} targets met, {verdicts.count(False)} missed, {verdicts.count(None)} not measured. "
        "Trust the ratios only: both sides ran in turn on one machine, and the milliseconds are that machine's."
    )
    if options.quick:
        print("This was a try-out with a handful of policies: its numbers mean nothing.")


def _kept(out: Path) -> dict[str, Any]:
    """What an earlier run wrote."""
    kept: dict[str, Any] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    return {name: part for name, part in kept.items() if name in SECTIONS and "figures" in part}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description="Measures speed, beside peers.")
    parser.add_argument("--quick", action="store_true", help="a try-out: few files, few runs, numbers worth nothing")
    parser.add_argument("--only", type=_sections, default=list(SECTIONS), help=f"some of {','.join(SECTIONS)}")
    parser.add_argument("--count", type=int, help="how many policies where a target says 1,000")
    parser.add_argument("--many", type=int, help="how many policies where a target says 10,000")
    parser.add_argument("--rounds", type=int, help="how often a measurement inside a process is repeated (5)")
    parser.add_argument("--runs", type=int, help="how often a command on one file is started (21)")
    parser.add_argument("--repeats", type=int, help="how often a command on many files is started (5)")
    parser.add_argument("--seed", type=int, help="what the policies are drawn from (1)")
    parser.add_argument("--out", type=Path, help="where the numbers go, as JSON (benchmarks/out/bench.json)")
    parser.add_argument("--plot", action="store_true", help="measure nothing: bring docs/performance.* up to date")
    return parser.parse_args()


def _sections(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in SECTIONS]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: there are {', '.join(SECTIONS)}")
    return [name for name in SECTIONS if name in names]


def _size(options: argparse.Namespace) -> Size:
    size = QUICK if options.quick else FULL
    given = {name: getattr(options, name) for name in _SIZES if getattr(options, name) is not None}
    size = replace(size, **given)
    return replace(size, counts=tuple(count for count in size.counts if count <= size.many))


if __name__ == "__main__":
    sys.exit(main())
