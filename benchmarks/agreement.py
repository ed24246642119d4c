"""Whether a peer's rules find what ours of the same name find."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePath

from benchmarks.peer_tools import Tool
from benchmarks.processes import Command, text
from benchmarks.workbench import Workbench

_Spoken = dict[str, set[str]]


def agreement(bench: Workbench, tool: Tool, ruleset: Path, rules: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """For each rule, on how many files it speaks here, there, and on both sides."""
    folder = bench.policies(bench.size.count)
    ours = _by_rule(
        (finding["rule"], finding["file"])
        for finding in json.loads(
            text(bench.check(folder, "--select", ",".join(rules), "--output-format", "json")),
        )["findings"]
    )
    arguments = ("lint", "--ruleset", str(ruleset), "--format", "json", "--quiet", "*.yaml")
    found = json.loads(text(Command((*tool.start, *arguments), folder)))
    theirs = _by_rule((result["code"], result["source"]) for result in found)
    return {
        rule: {"ours": len(ours[rule]), "theirs": len(theirs[rule]), "both": len(ours[rule] & theirs[rule])}
        for rule in rules
    }


def _by_rule(found: Iterable[tuple[str, str]]) -> _Spoken:
    """The names of the files that each rule speaks of."""
    spoken: _Spoken = defaultdict(set)
    for rule, file in found:
        spoken[rule].add(PurePath(file).name)
    return spoken
