"""Comparing two folders of policies by meaning, beside checking one of them."""

import json

from benchmarks.figures import Figure, Section, ratio
from benchmarks.processes import Command, FailedError, in_turn, run, text, walls
from benchmarks.show import costs_data, costs_table
from benchmarks.workbench import AS_OF, ROOT, Workbench, installed, jobs, module

_DIFF, _CHECK = "policylint diff OLD NEW", "policylint check NEW, one process"


def measure(bench: Workbench) -> Section:
    """The diff of two folders beside a check of the new one."""
    count = bench.size.count
    name = f"two folders of {count:,} policies, diff / check of the new one"
    if reason := _lacks_diff():
        return Section(figures=[Figure(name=name, reason=reason)])
    old, new = bench.policies(count), bench.folder / f"next-{count}"
    module("edit", str(old), str(new), "--seed", str(bench.size.seed))
    diff = (installed("policylint"), "diff", str(old), str(new), "--as-of", AS_OF, "--output-format")
    commands = {
        _DIFF: Command((*diff, "concise"), bench.folder, bench.cache("none")),
        _CHECK: bench.check(new, *jobs(1)),
    }
    costs = in_turn(commands, bench.size.repeats)
    report = json.loads(text(Command((*diff, "json"), bench.folder, bench.cache("none"))))
    changes = len(report["changes"])
    lines = [
        f"One policy in three was edited; {changes:,} changes found. Medians of {bench.size.repeats} in turn",
        *costs_table(costs),
    ]
    return Section(
        figures=[ratio(name, walls(costs[_DIFF]), walls(costs[_CHECK]))],
        numbers={**costs_data(costs), "changes": changes},
        lines=lines,
    )


def _lacks_diff() -> str:
    try:
        run(Command((installed("policylint"), "diff", "--help"), ROOT, good=frozenset({0})))
    except FailedError:
        return "there is no `policylint diff`"
    return ""
