"""Starting up, and checking one policy from the start to the end of the process, beside yamllint on the same file."""

from benchmarks.figures import Figure, Section, ratio
from benchmarks.peer_tools import from_requirements
from benchmarks.processes import Command, in_turn, walls
from benchmarks.show import costs_data, costs_table
from benchmarks.workbench import Workbench, installed, lacks_cache

_VERSION, _ONE, _WARM = "policylint --version", "policylint check FILE", "policylint check FILE, result known"
_PEER_VERSION, _PEER_ONE = "yamllint --version", "yamllint FILE"
_KNOWN = "one file, its result in the cache / yamllint on it"


def measure(bench: Workbench) -> Section:
    """Whole processes; every run starts each command once, after one start that does not count."""
    missing = lacks_cache()
    costs = in_turn(_commands(bench, warm=not missing), bench.size.runs, warm_up=True)
    times = {name: walls(found) for name, found in costs.items()}
    figures = [
        ratio("one file, no cache / yamllint on it", times[_ONE], times[_PEER_ONE], target=1.0),
        ratio("policylint --version / yamllint --version", times[_VERSION], times[_PEER_VERSION], target=0.4),
        Figure(name=_KNOWN, reason=missing) if missing else ratio(_KNOWN, times[_WARM], times[_PEER_ONE]),
    ]
    lines = [
        f"  {from_requirements('yamllint')}",
        f"Whole processes, medians of {bench.size.runs} starts in turn",
        *costs_table(costs),
    ]
    return Section(figures=figures, numbers={"runs": bench.size.runs, "seconds": costs_data(costs)}, lines=lines)


def _commands(bench: Workbench, *, warm: bool) -> dict[str, Command]:
    folder = bench.first.parent
    commands = {
        _VERSION: Command((installed("policylint"), "--version"), folder),
        _PEER_VERSION: Command((installed("yamllint"), "--version"), folder),
        _ONE: bench.check(bench.first),
        _PEER_ONE: Command((installed("yamllint"), bench.first.name), folder),
    }
    return commands | ({_WARM: bench.check(bench.first, kept="cold")} if warm else {})
