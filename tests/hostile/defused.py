"""Lets the command meet what was made to break it: each in a process of its own, with bounds, and measured."""

import os
import re
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hostile.bombs import START

MEMORY = 2_000_000_000
"""Bytes of address space that a run may take: beyond, it fails instead of slowing down the machine."""
SECONDS = 30
"""Seconds of processor time after which a run is killed."""


class Met(NamedTuple):
    """How a run ended. ``seconds`` are the processor's, which a busy machine does not stretch. ``megabytes``
    is the peak of all memory in use, the interpreter's own included.
    """

    status: int
    seconds: float
    megabytes: float
    out: str
    err: str

    @property
    def answered(self) -> bool:
        """Whether it was a report, and no crash, hang or defect."""
        return self.status in {0, 1} and not self.err

    @property
    def rules(self) -> set[str]:
        """The rules that spoke, as the format ``concise`` names them."""
        return set(re.findall(r": (?:error|warning|note)\[([a-z0-9-]+)\]", self.out))


def bounded() -> None:
    """Bind this process to the bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forked(folder: Path, commands: Iterable[Sequence[str]]) -> Iterator[Met]:
    """Run each command line in ``folder``, in a copy of a process that has loaded everything already."""
    from policylint.cli import run_check  # noqa: F401, PLC0415 - loaded here, and not once in each copy
    from policylint.cli.run import run  # noqa: PLC0415

    _warm_up()
    for number, command in enumerate(commands):
        out, err = folder / f".out{number}", folder / f".err{number}"
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            _redirect(out, err)
            bounded()
            os._exit(run(command))
        yield _end(child, out, err)


def _warm_up() -> None:
    """Load rules and model."""
    from policylint.engine.check import Checker, Options  # noqa: PLC0415
    from policylint.rules.pack_file import compiled_catalogue  # noqa: PLC0415
    from policylint.source.document import parse_document  # noqa: PLC0415

    checker = Checker(compiled_catalogue(), Options(as_of=date(2026, 11, 22)))
    checker.check(parse_document("policy.yaml", START.encode()))


def spawned(folder: Path, command: Sequence[str]) -> Met:
    """Run a program in ``folder`` from its start."""
    out, err = folder / ".out", folder / ".err"
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        _redirect(out, err)
        bounded()
        os.execv(command[0], list(command))  # noqa: S606 - no shell is wanted
    return _end(child, out, err)


def _redirect(out: Path, err: Path) -> None:
    for number, file in ((1, out), (2, err)):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(descriptor, number)
    for name, number in (("stdout", 1), ("stderr", 2)):
        setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115


def _end(child: int, out: Path, err: Path) -> Met:
    _, status, usage = os.wait4(child, 0)
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in (out, err)]
    for file in (out, err):
        file.unlink()
    return Met(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, *texts)
