"""Checking what has not changed: a warm run beside reading and hashing the same files."""

import sys

from benchmarks.figures import Figure, Section, ratio
from benchmarks.processes import Command, in_turn, run, walls
from benchmarks.show import costs_data, costs_table
from benchmarks.workbench import HERE, Workbench, lacks_cache

_MOST = 2.5
_HASHING = "reading and hashing"
_REPORTS = {
    "concise": ("--output-format", "concise"),
    "statistics": ("--quiet", "--statistics"),
}
_CORPORA: dict[str, tuple[str, ...]] = {"policies with faults": (), "clean policies": ("--clean",)}


def measure(bench: Workbench) -> Section:
    """Both kinds of policies, each first in a run that finds an empty cache."""
    section = Section()
    for kind, options in _CORPORA.items():
        if reason := lacks_cache():
            names = (_name(bench, kind, report) for report in _REPORTS)
            section.figures += [Figure(name=name, target=_MOST, reason=reason) for name in names]
        else:
            _measure_kind(bench, kind, options, section)
    return section


def _measure_kind(bench: Workbench, kind: str, options: tuple[str, ...], section: Section) -> None:
    folder = bench.policies(bench.size.many, *options)
    warm = {name: bench.check(folder, *report, kept=kind.replace(" ", "-")) for name, report in _REPORTS.items()}
    hashing = Command((sys.executable, "-I", str(HERE / "hashing.py"), "."), folder)
    run(hashing)
    cold = run(warm["concise"])
    costs = in_turn({_HASHING: hashing, **warm}, bench.size.repeats, warm_up=True)
    for report in _REPORTS:
        name = _name(bench, kind, report)
        section.figures.append(ratio(name, walls(costs[report]), walls(costs[_HASHING]), target=_MOST))
    cold_name = f"{bench.size.many:,} {kind}, warm / cold: concise"
    section.figures.append(ratio(cold_name, walls(costs["concise"]), [cold.wall] * bench.size.repeats))
    shown = {f"{kind}: {name}": found for name, found in costs.items()} | {f"{kind}: concise, cold": [cold]}
    section.lines += costs_table(shown)
    section.numbers |= costs_data(shown)


def _name(bench: Workbench, kind: str, report: str) -> str:
    return f"{bench.size.many:,} {kind}, warm / reading and hashing: {report}"
