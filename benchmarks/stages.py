"""What each stage of a check costs in one process, beside plain reading of the same files."""

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.figures import Section, ratio
from benchmarks.workbench import Workbench, module

_UNDERSTANDING = ("read bytes", "events and tree", "model")
_JUDGING = ("facts", "rules")


def measure(bench: Workbench) -> Section:
    """The stages, and the whole of them, in a process of their own."""
    folder = bench.policies(bench.size.count)
    numbers: dict[str, Any] = json.loads(module("throughput", str(folder), "--rounds", str(bench.size.rounds)))
    judging, understanding = (
        [sum(one[stage] for stage in stages) for one in numbers["stages_by_round"]]
        for stages in (_JUDGING, _UNDERSTANDING)
    )
    return Section(
        figures=[ratio("facts and rules / reading and validating", judging, understanding, target=1.0)],
        numbers=numbers,
        lines=list(_table(numbers)),
    )


def _table(numbers: dict[str, Any]) -> Iterator[str]:
    files, seconds, stages = numbers["files"], numbers["seconds"], numbers["stages"]
    yield (
        f"{files:,} policies, {numbers['bytes'] / files / 1000:.1f} kB each; {numbers['rules']} rules found "
        f"{numbers['findings']:,} faults in {numbers['files_with_findings']:,}"
    )
    yield f"One process, processor time, medians of {numbers['rounds']} rounds in turn"
    yield f"  {'':32}{'ms/file':>9}{'files/s':>10}{'x plain reading':>17}"
    rows = {"plain reading (PyYAML, C)": seconds["peer"], "policylint, all stages": seconds["check"]}
    rows |= {f"  {name}": value for name, value in stages.items()}
    rows |= {name: seconds[name] for name in ("render full", "render json")}
    for name, value in rows.items():
        per_second = files / value if value else float("inf")
        yield f"  {name:32}{value / files * 1000:9.3f}{per_second:10.0f}{value / seconds['peer']:17.2f}"
