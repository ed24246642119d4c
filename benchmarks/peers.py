"""Checking many policies, beside other linters and validators on the same files."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.agreement import agreement
from benchmarks.figures import Figure, Section, ratio
from benchmarks.hashing import digest
from benchmarks.peer_tools import Tool, from_requirements, spectral, spectral_lint
from benchmarks.processes import Command, Cost, UnavailableError, in_turn, walls
from benchmarks.rulesets import SCHEMA, shared_rules, write_rulesets
from benchmarks.show import costs_data, costs_table
from benchmarks.workbench import Workbench, jobs

_SPECTRAL, _LAWFUL, _VALIDATOR = "Spectral, 20 rules", "Spectral, without the format's", "check-jsonschema"
_WAYS = {1: "one process", 2: "two processes"}
_TWENTY = "the same 20 rules"
_ALL = "all rules"


@dataclass(frozen=True)
class _Beside:
    """What commands on so many policies cost, by name; and why some were not run."""

    count: int
    costs: dict[str, list[Cost]]
    missing: dict[str, str]

    def figure(self, rules: str, number: int, peer: str, target: float | None = None) -> Figure:
        """How many times as long the peer takes as we do."""
        name, ours = f"{self.count:,} policies, {peer} / {rules}, {_WAYS[number]}", _key(rules, number)
        for one in (ours, peer):
            if one in self.missing:
                return Figure(name=name, target=target, at_least=True, reason=self.missing[one])
        return ratio(name, walls(self.costs[peer]), walls(self.costs[ours]), target=target, at_least=True)


def measure(bench: Workbench) -> Section:
    """Ours with all rules and with the peer's twenty, in one process and in two, each beside each peer in turn."""
    section = Section()
    folder = bench.policies(bench.size.count)
    tools = {_VALIDATOR: from_requirements("check-jsonschema")}
    missing = {}
    try:
        tools[_SPECTRAL] = spectral(install=bench.size.install)
    except UnavailableError as error:
        missing = dict.fromkeys((_SPECTRAL, _LAWFUL), str(error))
    every, lawful = write_rulesets(bench.folder / "rulesets")
    ours, no_way = _ours(bench, folder)
    for path in folder.iterdir():
        digest(str(path))  # so that nobody is the first to read a file
    costs = in_turn(ours | _theirs(tools, folder, {_SPECTRAL: every, _LAWFUL: lawful}), bench.size.repeats)
    beside = _Beside(bench.size.count, costs, missing | no_way)
    section.figures = [
        beside.figure(_ALL, 2, _SPECTRAL, target=5),
        beside.figure(_ALL, 1, _SPECTRAL, target=3),
        beside.figure(_ALL, 2, _VALIDATOR, target=5),
        beside.figure(_ALL, 1, _VALIDATOR),
        beside.figure(_TWENTY, 2, _SPECTRAL),
        beside.figure(_TWENTY, 1, _SPECTRAL),
        beside.figure(_ALL, 2, _LAWFUL),
        beside.figure(_ALL, 1, _LAWFUL),
    ]
    section.numbers = {"costs": costs_data(costs), "tools": {name: str(tool) for name, tool in tools.items()}}
    section.lines = [
        *(f"  {tool}" for tool in tools.values()),
        *(f"  {name}: {reason}" for name, reason in missing.items()),
        f"Whole processes on {bench.size.count:,} policies, medians of {bench.size.repeats} in turn",
        *costs_table(costs),
    ]
    if _SPECTRAL in tools:
        same = agreement(bench, tools[_SPECTRAL], every, shared_rules())
        section.numbers["agreement"] = same
        section.lines.append(_agreed(same))
    return section


def _ours(bench: Workbench, folder: Path) -> tuple[dict[str, Command], dict[str, str]]:
    """Our commands by what they do and in how many processes; and why some cannot be run."""
    commands, missing = {}, {}
    for number in sorted(_WAYS, reverse=True):
        for rules, options in ((_ALL, ()), (_TWENTY, ("--select", ",".join(shared_rules())))):
            try:
                commands[_key(rules, number)] = bench.check(folder, *options, *jobs(number))
            except UnavailableError as error:
                missing[_key(rules, number)] = str(error)
    return commands, missing


def _theirs(tools: dict[str, Tool], folder: Path, rulesets: dict[str, Path]) -> dict[str, Command]:
    files = sorted(path.name for path in folder.iterdir())
    commands = {_VALIDATOR: Command((*tools[_VALIDATOR].start, "--schemafile", str(SCHEMA), "--quiet", *files), folder)}
    if _SPECTRAL in tools:
        for name, ruleset in rulesets.items():
            commands[name] = spectral_lint(tools[_SPECTRAL], ruleset, folder, "text")
    return commands


def _key(rules: str, number: int) -> str:
    return f"policylint, {rules}, {_WAYS[number]}"


def _agreed(same: dict[str, dict[str, int]]) -> str:
    equal = sum(1 for row in same.values() if row["ours"] == row["theirs"] == row["both"])
    silent = sum(1 for row in same.values() if not row["ours"] and not row["theirs"])
    return f"  Of {len(same)} checks {equal} speak of the same files on both sides ({silent} of them of none)"
