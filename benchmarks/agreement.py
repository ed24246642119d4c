"""Whether a peer's rules find what ours of the same name find."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePath

from benchmarks.peer_tools import Tool, spectral_lint
from benchmarks.processes import text
from benchmarks.rulesets import FORMAT
from benchmarks.workbench import Workbench

_BROKEN = 40
_Spoken = dict[str, set[str]]


def agreement(bench: Workbench, tool: Tool, ruleset: Path, rules: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """For each rule, and for the format, on how many files it speaks here, there, and on both sides."""
    folder = bench.policies(bench.size.count)
    ours, theirs = _ours(bench, folder, rules), _theirs(tool, folder, ruleset)
    broken = _broken(folder, bench.folder / "broken")
    ours[FORMAT], theirs[FORMAT] = _ours(bench, broken, rules)[FORMAT], _theirs(tool, broken, ruleset)[FORMAT]
    return {
        rule: {"ours": len(ours[rule]), "theirs": len(theirs[rule]), "both": len(ours[rule] & theirs[rule])}
        for rule in (*rules, FORMAT)
    }


def _ours(bench: Workbench, folder: Path, rules: tuple[str, ...]) -> _Spoken:
    report = json.loads(text(bench.check(folder, "--select", ",".join(rules), "--output-format", "json")))
    return _by_rule(
        (FORMAT if finding["authority"] == "format" else finding["rule"], finding["file"])
        for finding in report["findings"]
    )


def _theirs(tool: Tool, folder: Path, ruleset: Path) -> _Spoken:
    found = json.loads(text(spectral_lint(tool, ruleset, folder, "json")))
    return _by_rule((result["code"], result["source"]) for result in found)


def _broken(folder: Path, into: Path) -> Path:
    """Some of the policies; every other one has a key that is none, or another version of the format."""
    into.mkdir()
    edits = ((b"\npurposes:", b"\npurpozes:"), (b"policylint: 1", b"policylint: one"))
    for number, path in enumerate(sorted(folder.iterdir())[:_BROKEN]):
        old, new = edits[number // 2 % len(edits)]
        content = path.read_bytes()
        (into / path.name).write_bytes(content.replace(old, new) if number % 2 else content)
    return into


def _by_rule(found: Iterable[tuple[str, str]]) -> _Spoken:
    """The names of the files that each rule speaks of."""
    spoken: _Spoken = defaultdict(set)
    for rule, file in found:
        spoken[rule].add(PurePath(file).name)
    return spoken
