"""Coverage-guided fuzzing of all targets in tests/fuzz, for a bounded time; `make fuzz` calls it.

    python tools/fuzzing.py run [--seconds 600] [--jobs 2] [TARGET ...]
    python tools/fuzzing.py keep [TARGET ...]

`run` starts from the inputs that are kept in tests/fuzz and writes those it finds, and what breaks a target, below
build/fuzz. `keep` adds to the kept ones what of these reaches code that no kept one reaches.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from time import monotonic
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.targets import TARGETS  # noqa: E402 - the tests are no package
from fuzz.words import dictionary  # noqa: E402

KEPT = ROOT / "tests" / "fuzz" / "corpus"
BROKE = ROOT / "tests" / "fuzz" / "crashes"
BUILD = ROOT / "build" / "fuzz"
MEGABYTES = 2048
SECONDS_PER_INPUT = 10
_PROGRESS = re.compile(r"cov: (\d+) ft: (\d+)")
_RUNS = re.compile(r"^stat::number_of_executed_units: (\d+)", re.MULTILINE)
_LAST_RUN = re.compile(r"^#(\d+)", re.MULTILINE)
_MOST_KEPT = 300_000


class Outcome(NamedTuple):
    """What came of fuzzing one target; ``status`` is that of the process."""

    target: str
    seconds: int
    runs: int
    edges: int
    new: int
    broke: tuple[Path, ...]
    status: int


def main() -> int:
    """Do what the command line says; the exit status."""
    options = _options()
    targets = options.targets or list(TARGETS)
    return _keep(targets) if options.verb == "keep" else _run(targets, options.seconds, options.jobs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fuzzes policylint for a bounded time.")
    parser.add_argument("verb", choices=["run", "keep"])
    parser.add_argument("targets", nargs="*", help=f"which ones (all of {', '.join(TARGETS)})")
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together, by the clock (600)")
    parser.add_argument("--jobs", type=int, default=2, help="how many targets at a time (2)")
    options = parser.parse_intermixed_args()
    if unknown := {*options.targets} - {*TARGETS}:
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    return options


def _run(targets: Sequence[str], seconds: int, jobs: int) -> int:
    weights = sum(TARGETS[name].weight for name in targets)
    lanes = min(jobs, len(targets))
    shares = {name: max(1, seconds * lanes * TARGETS[name].weight // weights) for name in targets}
    print(f"{'target':14}{'seconds':>8}{'runs':>12}{'runs/s':>9}{'edges':>7}{'new':>6}{'crashes':>9}", flush=True)
    with ThreadPoolExecutor(lanes) as pool:
        ordered = sorted(targets, key=lambda name: -shares[name])
        outcomes = []
        for done in as_completed([pool.submit(_fuzz, name, shares[name]) for name in ordered]):
            outcomes.append(outcome := done.result())
            print(_line(outcome), flush=True)
    faulty = [outcome for outcome in outcomes if outcome.status != 0 or outcome.broke]
    for outcome in faulty:
        _explain(outcome)
    print(f"New inputs lie in {_shown(BUILD)}. `make fuzz-keep` adds those that reach more to {_shown(KEPT)}.")
    return 1 if faulty else 0


def _fuzz(target: str, seconds: int) -> Outcome:
    found, broke, log = (BUILD / target / name for name in ("corpus", "crashes", "log.txt"))
    shutil.rmtree(broke, ignore_errors=True)
    for folder in (found, broke):
        folder.mkdir(parents=True, exist_ok=True)
    words = BUILD / target / "words.dict"
    words.write_text(dictionary(target), encoding="ascii")
    before = len(list(found.iterdir()))
    options = [
        f"-max_total_time={seconds}",
        f"-dict={words}",
        f"-artifact_prefix={broke}{os.sep}",
        f"-max_len={TARGETS[target].longest}",
    ]
    start = monotonic()
    status = _libfuzzer(target, [*options, str(found), *_known(target)], log)
    taken = round(monotonic() - start)
    text = log.read_text(encoding="utf-8", errors="replace")
    runs, progress = [*_LAST_RUN.findall(text), *_RUNS.findall(text)], _PROGRESS.findall(text)
    return Outcome(
        target,
        taken,
        int(runs[-1]) if runs else 0,
        int(progress[-1][0]) if progress else 0,
        len(list(found.iterdir())) - before,
        tuple(sorted(broke.iterdir())),
        status,
    )


def _keep(targets: Sequence[str]) -> int:
    for target in targets:
        kept, found, log = KEPT / target, BUILD / target / "corpus", BUILD / target / "keep.txt"
        kept.mkdir(parents=True, exist_ok=True)
        found.mkdir(parents=True, exist_ok=True)
        before = len(list(kept.iterdir()))
        # by edges alone, not by how often each is taken: an input for every count would be many times as many
        options = ["-merge=1", "-use_counters=0", f"-max_len={TARGETS[target].longest}", f"-artifact_prefix={BUILD}/"]
        status = _libfuzzer(target, [*options, str(kept), str(found)], log)
        if status != 0:
            print(f"{target}: merging ended with {status}; see {_shown(log)}")
            return 1
        print(f"{target:14}{len(list(kept.iterdir())) - before:5} more inputs kept")
    size = sum(path.stat().st_size for path in KEPT.rglob("*") if path.is_file())
    print(f"{size:,} bytes are kept, of at most {_MOST_KEPT:,}.")
    return 0 if size <= _MOST_KEPT else 1


def _libfuzzer(target: str, options: Sequence[str], log: Path) -> int:
    """Run a target in a process of its own, which writes its inputs for the disk where nothing else is."""
    command = [sys.executable, "-m", "fuzz.run", target]
    bounds = [f"-rss_limit_mb={MEGABYTES}", f"-timeout={SECONDS_PER_INPUT}", "-print_final_stats=1"]
    scratch = BUILD / target / "tmp"
    scratch.mkdir(parents=True, exist_ok=True)
    environ = os.environ | {"PYTHONPATH": str(ROOT / "tests"), "TMPDIR": str(scratch)}
    with log.open("wb") as output:
        done = subprocess.run(  # noqa: S603 - our own module
            [*command, *bounds, *options], cwd=ROOT, env=environ, stdout=output, stderr=output, check=False
        )
    return done.returncode


def _known(target: str) -> list[str]:
    return [str(folder / target) for folder in (KEPT, BROKE) if (folder / target).is_dir()]


def _line(outcome: Outcome) -> str:
    rate = outcome.runs // max(1, outcome.seconds)
    figures = f"{outcome.seconds:8}{outcome.runs:12,}{rate:9,}{outcome.edges:7,}{outcome.new:6,}"
    return f"{outcome.target:14}{figures}{len(outcome.broke):9}"


def _explain(outcome: Outcome) -> None:
    log = BUILD / outcome.target / "log.txt"
    print(f"\n{outcome.target} ended with status {outcome.status}; {_shown(log)} says where.")
    for path in outcome.broke:
        print(f"  Mend it, and keep {_shown(path)} as a test: copy it to {_shown(BROKE / outcome.target)}/.")


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
