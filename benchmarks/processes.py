"""Runs whole processes and says what they cost."""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import IO

FINDINGS = frozenset({0, 1})
"""How a checker ends when it could do its work: findings are no failure."""


class UnavailableError(Exception):
    """Something cannot be measured here; the message says why."""


class FailedError(Exception):
    """A process ended as it should not; the message says how."""


@dataclass(frozen=True)
class Command:
    """A process to start: ``environment`` comes on top of this one's, ``good`` are the endings that count."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    good: frozenset[int] = FINDINGS


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock on the wall, and of the processor in the process and all that it waited for."""

    wall: float
    cpu: float


def run(command: Command, output: IO[bytes] | None = None) -> Cost:
    """Run a process to its end; what it prints goes to ``output``, or nowhere.

    Raises:
        FailedError: it ended badly.
    """
    with tempfile.TemporaryFile() as errors:
        start = perf_counter()
        process = subprocess.Popen(
            command.arguments,
            cwd=command.folder,
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=output or subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        complaint = errors.read().decode(errors="replace").strip()
    if process.returncode not in command.good or "Traceback" in complaint:
        program = " ".join(command.arguments)[:200]
        raise FailedError(f"`{program}` ended with {process.returncode}: {complaint[-500:]}")
    return Cost(wall, used.ru_utime + used.ru_stime)


def text(command: Command) -> str:
    """What a process prints.

    Raises:
        FailedError: it ended badly.
    """
    with tempfile.TemporaryFile() as output:
        run(command, output)
        output.seek(0)
        return output.read().decode()


def in_turn(commands: Mapping[str, Command], runs: int, *, warm_up: bool = False) -> dict[str, list[Cost]]:
    """What commands cost; every run starts each of them once, so that a slow moment hits all alike.

    Raises:
        FailedError: one ended badly.
    """
    if warm_up:
        for command in commands.values():
            run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(run(command))
    return costs


def walls(costs: list[Cost]) -> list[float]:
    """The seconds by the clock on the wall."""
    return [cost.wall for cost in costs]


def cpus(costs: list[Cost]) -> list[float]:
    """The seconds of the processor."""
    return [cost.cpu for cost in costs]
