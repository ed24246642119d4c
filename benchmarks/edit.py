"""Writes the next version of policies: most stay as they are, some are edited as people edit a notice.

python -m benchmarks.edit OLD NEW [--seed 1]
"""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeAlias

_EACH = 3
"""One in so many policies is edited."""
_PERIOD = re.compile(r"(?<=\bperiod: )[^,}\n]+")
_DATE = re.compile(r"(?<=\n  last_updated: )\d{4}-\d\d-\d\d")
_RIGHT = re.compile(r"\n  (?:rectification|erasure|restriction|portability):[^\n]*(?:\n    [^\n]*)*")
_OPT_OUT = re.compile(r"\n      opt_out: [^\n]*(?:\n        [^\n]*)*")
_NEW_RECIPIENT = """
  insight:
    name: Insight Measurement Inc.
    role: controller
    country: US"""

Edit: TypeAlias = Callable[[str, Random], str]


def other_retention(text: str, random: Random) -> str:
    """Data of one purpose are kept for another time."""
    return _replaced(_PERIOD, text, random, random.choice(["3 months", "5 years", "7 years", "30 days"]))


def new_recipient(text: str, _random: Random) -> str:
    """One more receives data."""
    return text.replace("\nrecipients:", "\nrecipients:" + _NEW_RECIPIENT, 1)


def right_gone(text: str, random: Random) -> str:
    """A right is no longer mentioned."""
    return _replaced(_RIGHT, text, random, "")


def no_way_out(text: str, random: Random) -> str:
    """How to refuse marketing is no longer said."""
    return _replaced(_OPT_OUT, text, random, "")


def other_mechanism(text: str, _random: Random) -> str:
    """Transfers to the United States rest on something else."""
    return text.replace("mechanism: data-privacy-framework", "mechanism: scc-2021")


EDITS: tuple[Edit, ...] = (other_retention, new_recipient, right_gone, no_way_out, other_mechanism)


def edited(text: str, random: Random) -> str:
    """The next version of a policy: one to three edits, and the date of the day."""
    for edit in random.sample(EDITS, random.randint(1, 3)):
        text = edit(text, random)
    return _DATE.sub("2026-11-20", text, count=1)


def write_next(old: Path, new: Path, seed: int) -> None:
    """Write the next version of a folder into another, which is made."""
    new.mkdir(parents=True)
    for number, path in enumerate(sorted(old.glob("*.yaml"))):
        text = path.read_text(encoding="utf-8")
        if number % _EACH == 0:
            text = edited(text, Random(f"{seed}/{path.name}"))
        (new / path.name).write_text(text, encoding="utf-8", newline="\n")


def _replaced(pattern: re.Pattern[str], text: str, random: Random, by: str) -> str:
    places = list(pattern.finditer(text))
    if not places:
        return text
    place = random.choice(places)
    return text[: place.start()] + by + text[place.end() :]


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edit", description="Writes policies' next version.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_next(options.old, options.new, options.seed)


if __name__ == "__main__":
    main()
