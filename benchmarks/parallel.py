"""One process beside two: the time, and whether they write the same bytes."""

import tempfile
from hashlib import sha256

from benchmarks.figures import Figure, Section, ratio
from benchmarks.processes import UnavailableError, in_turn, run, walls
from benchmarks.show import costs_data, costs_table
from benchmarks.workbench import Workbench, jobs

_ONE, _TWO = "policylint check --jobs 1", "policylint check --jobs 2"
_FORMATS = ("concise", "full", "json")


def measure(bench: Workbench) -> Section:
    """The same policies in one process and in two."""
    count = bench.size.count
    try:
        folder = bench.policies(count)
        commands = {_ONE: bench.check(folder, *jobs(1)), _TWO: bench.check(folder, *jobs(2))}
    except UnavailableError as error:
        return Section(figures=[Figure(name=f"{count:,} policies, two processes / one", reason=str(error))])
    costs = in_turn(commands, bench.size.repeats)
    figures = [ratio(f"{count:,} policies, two processes / one", walls(costs[_TWO]), walls(costs[_ONE]))]
    figures += [_same(bench, format_) for format_ in _FORMATS]
    lines = [f"Whole processes on {count:,} policies, medians of {bench.size.repeats} in turn", *costs_table(costs)]
    return Section(figures=figures, numbers=costs_data(costs), lines=lines)


def _same(bench: Workbench, format_: str) -> Figure:
    folder = bench.policies(bench.size.count)
    one, two = (_digest(bench, "--output-format", format_, *jobs(number)) for number in (1, 2))
    name = f"{len(list(folder.iterdir())):,} policies, same bytes from two processes as from one: {format_}"
    return Figure(name=name, value=float(one == two), unit="same", target=1, at_least=True)


def _digest(bench: Workbench, *options: str) -> bytes:
    with tempfile.TemporaryFile() as output:
        run(bench.check(bench.policies(bench.size.count), *options), output)
        output.seek(0)
        return sha256(output.read()).digest()
