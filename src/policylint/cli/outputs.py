"""Where a report goes: one format to standard output, others to files; all of them, or none."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from policylint.errors import UsageError
from policylint.rules.nearest import suggestion

_STANDARD_OUTPUT = "-"

_Format = TypeVar("_Format", bound=StrEnum)
"""The formats that a command knows."""


class Output(NamedTuple, Generic[_Format]):
    """A format, and the file as the user wrote it."""

    format: _Format
    written: str

    @property
    def file(self) -> Path:
        """The file, unless this goes to standard output."""
        return Path(self.written)

    def __str__(self) -> str:
        return f"--output {self.format}={self.written}"


class Outputs(NamedTuple, Generic[_Format]):
    """What is wanted: ``stdout`` in one format, each of ``files`` in its own."""

    stdout: _Format
    files: tuple[Output[_Format], ...] = ()

    def write_files(
        self,
        render: Callable[[_Format], str],
        policies: Iterable[str],
        others: Mapping[Path, bytes] = MappingProxyType({}),
    ) -> None:
        """Write every file, or none.

        Args:
            render: writes the report in a format.
            policies: the files that were checked, which are never written to.
            others: what else is to be written if all of it can be.

        Raises:
            UsageError: a file cannot be written.
        """
        self.require_apart(policies, "a policy that was checked")
        contents = {**others, **{output.file: render(output.format).encode() for output in self.files}}
        if contents:
            from policylint.source.atomic import write_all  # noqa: PLC0415 - most runs write no file

            write_all(contents)

    def require_apart(self, files: Iterable[str], what: str) -> None:
        """See that no report would take the place of files of another kind.

        Raises:
            UsageError: one would.
        """
        there = {os.path.realpath(file): file for file in files}
        for output in self.files:
            if file := there.get(os.path.realpath(output.file)):
                raise UsageError(f"{output}: {file} is {what}. Name another file.")


def read_outputs(wanted: Sequence[str], stdout: _Format | None, usual: _Format) -> Outputs[_Format]:
    """Understand ``--output FORMAT=FILE``, where the file ``-`` is standard output, and ``--output-format``.

    Args:
        wanted: the values of ``--output``.
        stdout: the value of ``--output-format``, if it was given.
        usual: the format that goes to standard output if nothing else does; its kind are the formats there are.

    Raises:
        UsageError: one of them means nothing, two go to one place, or a file cannot be written.
    """
    outputs = [_read(one, type(usual)) for one in wanted]
    streams = [one.format for one in outputs if one.written == _STANDARD_OUTPUT]
    if len(streams) > 1 or (streams and stdout):
        names = f"`{streams[0]}` and `{stdout or streams[1]}`"
        raise UsageError(f"Both {names} would go to standard output. Send one to a file: --output FORMAT=FILE.")
    files = tuple(one for one in outputs if one.written != _STANDARD_OUTPUT)
    if files:
        from policylint.source.atomic import require_writable  # noqa: PLC0415 - most runs write no file

        for output in files:
            require_writable(output.file)
    _require_apart(files)
    return Outputs(streams[0] if streams else stdout or usual, files)


def _read(wanted: str, known: type[_Format]) -> Output[_Format]:
    name, equals, file = wanted.partition("=")
    if not equals or not file:
        raise UsageError(f"--output {wanted}: a format and a file are expected here, such as sarif=report.sarif.")
    formats = [format_.value for format_ in known]
    if name not in formats:
        listed = ", ".join(formats)
        raise UsageError(f"--output {wanted}: `{name}` is no format.{suggestion(name, formats)} The formats: {listed}.")
    if file.endswith(("/", os.sep)):
        raise UsageError(f"--output {wanted}: this names a folder. Name a file in it.")
    return Output(known(name), file)


def _require_apart(files: Sequence[Output[_Format]]) -> None:
    for number, one in enumerate(files):
        for other in files[:number]:
            if _same(one.file, other.file):
                raise UsageError(f"{other} and {one} go to the same file. Give each its own.")


def _same(one: Path, other: Path) -> bool:
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)
