"""Measures how the installed command meets what was made to break it, and prints each figure beside its target.

    python benchmarks/hostile.py [--only WORDS] [--rounds 3]

Each bomb is a policy (tests/hostile/bombs.py) given to `policylint check` in a process of its own: processor time and
peak memory of the whole process, start-up included, the best of some rounds. What is above a target is printed as such.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1] / "tests")  # instead of this folder, where this file has the same name

from hostile.bombs import START, Bomb, bombs  # noqa: E402
from hostile.defused import Met, spawned  # noqa: E402

SECONDS = 1.0
MEGABYTES = 200.0
_COMMAND = str(Path(sys.executable).with_name("policylint"))
_OPTIONS = ("--isolated", "--no-cache", "--as-of", "2026-11-22", "--output-format", "concise")


def main() -> None:
    """Read the command line, measure and print."""
    options = _options()
    chosen = [bomb for bomb in bombs() if options.only in bomb.name]
    plain = Bomb("(a small policy, to compare)", None, START.encode)
    with tempfile.TemporaryDirectory() as name:
        rows = [(bomb, _best(Path(name), bomb, options.rounds)) for bomb in (plain, *chosen)]
    print("\n".join(_table(rows)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures how hostile policies are met.")
    parser.add_argument("--only", default="", help="only the bombs whose name holds this")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is met; the best counts (3)")
    return parser.parse_args()


def _best(folder: Path, bomb: Bomb, rounds: int) -> Met:
    (folder / "policy.yaml").write_bytes(bomb.make())
    runs = [spawned(folder, [_COMMAND, "check", *_OPTIONS, "policy.yaml"]) for _ in range(rounds)]
    return min(runs, key=lambda met: met.seconds)


def _table(rows: list[tuple[Bomb, Met]]) -> Iterator[str]:
    yield f"{'bomb':55}{'seconds':>9}{'MB':>7}  {'outcome':42}target: {SECONDS:g} s, {MEGABYTES:g} MB"
    for bomb, met in rows:
        yield f"{bomb.name:55}{met.seconds:9.2f}{met.megabytes:7.0f}  {_outcome(met):42}{_verdict(bomb, met)}"
    missed = sum(_verdict(bomb, met) != "met" for bomb, met in rows)
    yield f"{len(rows) - missed} of {len(rows)} met their target."


def _outcome(met: Met) -> str:
    if not met.answered:
        return f"ended with {met.status}"
    rules = sorted(met.rules)
    return (rules[0] if len(rules) == 1 else f"{len(rules)} rules spoke") if rules else "a value, and no finding"


def _verdict(bomb: Bomb, met: Met) -> str:
    if not met.answered or (bomb.rule is not None and bomb.rule not in met.rules):
        return "WRONG ANSWER"
    above = [met.seconds > SECONDS and "SECONDS", met.megabytes > MEGABYTES and "MEMORY"]
    return " and ".join(word for word in above if word) or "met"


if __name__ == "__main__":
    main()
