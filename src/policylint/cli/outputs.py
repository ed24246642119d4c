"""Where a report goes: one format to standard output, others to files; all of them, or none."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from policylint.cli.atomic import require_writable, write_all
from policylint.errors import UsageError
from policylint.render.formats import Format
from policylint.rules.nearest import suggestion

_STANDARD_OUTPUT = "-"


class Output(NamedTuple):
    """A format, and the file as the user wrote it."""

    format: Format
    written: str

    @property
    def file(self) -> Path:
        """The file, unless this goes to standard output."""
        return Path(self.written)

    def __str__(self) -> str:
        return f"--output {self.format}={self.written}"


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is wanted: ``stdout`` in one format, each of ``files`` in its own."""

    stdout: Format
    files: tuple[Output, ...] = ()

    def write_files(self, render: Callable[[Format], str], policies: Iterable[str]) -> None:
        """Write every file, or none.

        Args:
            render: writes the report in a format.
            policies: the files that were checked, which are never written to.

        Raises:
            UsageError: a file cannot be written.
        """
        read = {os.path.realpath(policy): policy for policy in policies}
        for output in self.files:
            if policy := read.get(os.path.realpath(output.file)):
                raise UsageError(f"{output}: {policy} is a policy that was checked. Name another file.")
        write_all({output.file: render(output.format).encode() for output in self.files})


def read_outputs(wanted: Sequence[str], stdout: Format | None) -> Outputs:
    """Understand ``--output FORMAT=FILE``, where the file ``-`` is standard output, and ``--output-format``.

    Raises:
        UsageError: one of them means nothing, two go to one place, or a file cannot be written.
    """
    outputs = [_read(one) for one in wanted]
    streams = [one.format for one in outputs if one.written == _STANDARD_OUTPUT]
    if len(streams) > 1 or (streams and stdout):
        names = f"`{streams[0]}` and `{stdout or streams[1]}`"
        raise UsageError(f"Both {names} would go to standard output. Send one to a file: --output FORMAT=FILE.")
    files = tuple(one for one in outputs if one.written != _STANDARD_OUTPUT)
    for output in files:
        require_writable(output.file)
    _require_apart(files)
    return Outputs(streams[0] if streams else stdout or Format.FULL, files)


def _read(wanted: str) -> Output:
    name, equals, file = wanted.partition("=")
    if not equals or not file:
        raise UsageError(f"--output {wanted}: a format and a file are expected here, such as sarif=report.sarif.")
    if name not in list(Format):
        formats = ", ".join(Format)
        raise UsageError(f"--output {wanted}: `{name}` is no format.{suggestion(name, Format)} The formats: {formats}.")
    if file.endswith(("/", os.sep)):
        raise UsageError(f"--output {wanted}: this names a folder. Name a file in it.")
    return Output(Format(name), file)


def _require_apart(files: Sequence[Output]) -> None:
    for number, one in enumerate(files):
        for other in files[:number]:
            if _same(one.file, other.file):
                raise UsageError(f"{other} and {one} go to the same file. Give each its own.")


def _same(one: Path, other: Path) -> bool:
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)
