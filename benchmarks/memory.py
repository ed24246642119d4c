"""The most memory that one process needs."""

import sys

from benchmarks.figures import Figure, Section
from benchmarks.processes import Command, text
from benchmarks.workbench import HERE, Workbench, jobs

_MOST_MEGABYTES = 60


def measure(bench: Workbench) -> Section:
    """One policy, many, and very many, each in a process of its own without cache."""
    peaks = {count: _peak(bench, count) for count in (1, bench.size.count, bench.size.many)}
    floor = _floor(bench)
    figures = [
        Figure(name=_name(count), value=peak / 1e6, unit="MB", target=_MOST_MEGABYTES) for count, peak in peaks.items()
    ]
    lines = [f"  An empty process, measured alike: {floor / 1e6:.1f} MB"]
    return Section(figures=figures, numbers={"bytes": peaks, "floor": floor}, lines=lines)


def _name(count: int) -> str:
    return f"peak memory of one process, {count:,} {'policy' if count == 1 else 'policies'}"


def _peak(bench: Workbench, count: int) -> int:
    command = bench.check(bench.policies(count), *jobs(1))
    return _most(command)


def _floor(bench: Workbench) -> int:
    return _most(Command((sys.executable, "-S", "-c", ""), bench.folder))


def _most(command: Command) -> int:
    watched = (sys.executable, "-S", str(HERE / "peak.py"), *command.arguments)
    return int(text(Command(watched, command.folder, command.environment)))
