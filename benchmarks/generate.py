"""Writes policies that look like real ones, the same for the same seed, to measure on.

python -m benchmarks.generate FOLDER [--count 1000] [--purposes 5] [--seed 1] [--clean]
"""

import argparse
from pathlib import Path
from random import Random
from typing import Any

import yaml
from benchmarks.compose import Composer
from benchmarks.emit import Emitter
from benchmarks.faults import FAULTS
from benchmarks.tidy import tidy

_SOUND_SHARE = 0.3
_MOST_FAULTS = 6


def policy_text(number: int, purposes: int, seed: int, phrases: dict[str, Any], *, clean: bool = False) -> str:
    """The YAML text of one policy; three in ten have no fault put in on purpose, ``clean`` ones none at all."""
    random = Random(f"{seed}/{number}/{purposes}")
    composer = Composer(random, phrases, max(1, purposes + random.randint(-1, 1)))
    policy = composer.policy(number)
    if clean:
        tidy(policy)
    elif random.random() >= _SOUND_SHARE:
        faults = random.sample(FAULTS, random.randint(1, _MOST_FAULTS))
        for fault in sorted(faults, key=FAULTS.index):
            fault(policy, composer)
    return Emitter(random, composer.comments()).document({key: value for key, value in policy.items() if value})


def write_policies(folder: Path, count: int, purposes: int, seed: int, *, clean: bool = False) -> list[Path]:
    """Write that many policies into a folder, which is made where it is missing; their paths in order."""
    phrases = yaml.safe_load((Path(__file__).parent / "phrases.yaml").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(1, count + 1):
        path = folder / f"policy-{number:05}.yaml"
        path.write_text(policy_text(number, purposes, seed, phrases, clean=clean), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Writes policies to measure on.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000, help="how many policies (1000)")
    parser.add_argument("--purposes", type=int, default=5, help="purposes per policy, more or less (5)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", action="store_true", help="policies in which no rule finds anything")
    options = parser.parse_args()
    write_policies(options.folder, options.count, options.purposes, options.seed, clean=options.clean)


if __name__ == "__main__":
    main()
