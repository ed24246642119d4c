"""Measures how fast policies are checked, beside peers in the same run, and prints what came of it.

    python benchmarks/bench.py [--quick] [--count 1000] [--rounds 5] [--runs 21] [--out FILE]

The numbers are written as JSON, too.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> None:
    """Read the command line, measure, print and write."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _module("generate", str(folder), "--count", str(options.count), "--seed", str(options.seed))
        throughput = json.loads(_module("throughput", str(folder), "--rounds", str(options.rounds)))
        cold = _cold_start(min(folder.glob("*.yaml")), options.runs)
    numbers = {"machine": _machine(), "throughput": throughput, "cold_start": cold}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(numbers, indent=2) + "\n", encoding="utf-8")
    print("\n".join(_table(numbers)))
    print(f"Written to {options.out}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures how fast policies are checked, beside peers.")
    parser.add_argument("--quick", action="store_true", help="a try-out: few files, few runs, numbers worth nothing")
    parser.add_argument("--count", type=int, help="how many policies (1000)")
    parser.add_argument("--rounds", type=int, help="how often each measurement in one process is repeated (5)")
    parser.add_argument("--runs", type=int, help="how often each command is started (21)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "out" / "bench.json", help="where the numbers go, as JSON")
    options = parser.parse_args()
    defaults = {"count": 10, "rounds": 1, "runs": 1} if options.quick else {"count": 1000, "rounds": 5, "runs": 21}
    for name, value in defaults.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


def _module(name: str, *arguments: str) -> str:
    """Run a module of this folder in a process of its own; what it prints."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _cold_start(policy: Path, runs: int) -> dict[str, Any]:
    """Median seconds of whole processes; every run starts each command once, after one start that does not count."""
    commands = {
        "policylint --version": [_installed("policylint"), "--version"],
        "yamllint --version": [_installed("yamllint"), "--version"],
        "policylint check": [_installed("policylint"), "check", policy.name],
        "yamllint": [_installed("yamllint"), policy.name],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            seconds = _start(command, policy.parent)
            if number:
                times[name].append(seconds)
    return {"runs": runs, "seconds": {name: median(values) for name, values in times.items()}}


def _installed(command: str) -> str:
    return str(Path(sys.executable).with_name(command))


def _start(command: list[str], folder: Path) -> float:
    """Seconds from start to end of a process; findings are no failure, anything worse ends the measurement."""
    start = perf_counter()
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    seconds = perf_counter() - start
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    return seconds


def _machine() -> dict[str, Any]:
    packages = ("policylint", "PyYAML", "pydantic", "yamllint")
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in packages},
    }


def _table(numbers: dict[str, Any]) -> Iterator[str]:
    yield from _throughput_table(numbers["throughput"])
    yield ""
    yield from _cold_start_table(numbers["cold_start"])
    yield ""
    yield "Trust the ratios only: both sides ran in turn on one machine, and the milliseconds are that machine's."


def _throughput_table(numbers: dict[str, Any]) -> Iterator[str]:
    files, seconds, stages = numbers["files"], numbers["seconds"], numbers["stages"]
    yield (
        f"{files} policies, {numbers['bytes'] / files / 1000:.1f} kB each; {numbers['rules']} rules found "
        f"{numbers['findings']} faults in {numbers['files_with_findings']}"
    )
    yield f"One process, processor time, medians of {numbers['rounds']} rounds in turn"
    yield f"{'':32}{'ms/file':>9}{'files/s':>10}{'x plain reading':>17}"
    rows = {"plain reading (PyYAML, C)": seconds["peer"], "policylint, all stages": seconds["check"]}
    rows |= {f"  {name}": value for name, value in stages.items()}
    rows |= {name: seconds[name] for name in ("render full", "render json")}
    for name, value in rows.items():
        yield f"{name:32}{value / files * 1000:9.3f}{files / value:10.0f}{value / seconds['peer']:17.2f}"


def _cold_start_table(numbers: dict[str, Any]) -> Iterator[str]:
    seconds = numbers["seconds"]
    yield f"Whole processes, medians of {numbers['runs']} runs each, in turn"
    yield f"{'':32}{'ms':>9}{'x yamllint':>27}"
    for ours, peer in (("policylint --version", "yamllint --version"), ("policylint check", "yamllint")):
        yield f"{ours:32}{seconds[ours] * 1000:9.1f}{seconds[ours] / seconds[peer]:27.2f}"
        yield f"{peer:32}{seconds[peer] * 1000:9.1f}{1:27.2f}"


if __name__ == "__main__":
    main()
