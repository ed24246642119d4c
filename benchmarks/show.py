"""Lines for people: what whole processes cost."""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from benchmarks.processes import Cost, cpus, walls


def costs_table(costs: Mapping[str, list[Cost]]) -> Iterator[str]:
    """A line for each command: medians by the clock on the wall, and of the processor."""
    yield f"  {'':52}{'wall s':>10}{'processor s':>13}"
    for name, found in costs.items():
        yield f"  {name:52}{median(walls(found)):10.3f}{median(cpus(found)):13.3f}"


def costs_data(costs: Mapping[str, list[Cost]]) -> dict[str, Any]:
    """The same for JSON, every run."""
    return {name: {"wall": walls(found), "cpu": cpus(found)} for name, found in costs.items()}
