"""The rules that Spectral is given, written into a folder of the run with the function and the schema they need."""

import shutil
from pathlib import Path
from typing import Any

import yaml
from benchmarks.workbench import HERE, ROOT

SCHEMA = ROOT / "schemas" / "policy.schema.json"
_PEERS = HERE / "peers"
FORMAT = "policy-format"
"""The one rule that is not ours by name: policylint has several for it, and none of them can be left out."""


def shared_rules() -> tuple[str, ...]:
    """The rules that both sides have, by the ids that both give them."""
    return tuple(id_ for id_ in _ruleset()["rules"] if id_ != FORMAT)


def write_rulesets(folder: Path) -> tuple[Path, Path]:
    """Write all twenty rules, and those of them that do without our schema; where they are."""
    functions = folder / "functions"
    functions.mkdir(parents=True)
    shutil.copy(_PEERS / "policyFormat.js", functions)
    (functions / "schema.js").write_text(f"export default {SCHEMA.read_text(encoding='utf-8')}", encoding="utf-8")
    every, lawful = folder / "twenty.yaml", folder / "nineteen.yaml"
    ruleset = _ruleset()
    every.write_text(yaml.safe_dump(ruleset), encoding="utf-8")
    del ruleset["rules"][FORMAT], ruleset["functions"]
    lawful.write_text(yaml.safe_dump(ruleset), encoding="utf-8")
    return every, lawful


def _ruleset() -> Any:
    return yaml.safe_load((_PEERS / "spectral.yaml").read_text(encoding="utf-8"))
