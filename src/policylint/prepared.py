"""What takes long to work out is worked out once and kept beside the program; nothing stale is ever believed.

A kept file is lines of JSON: a head, then one line for each part, which is decoded when it is first asked for. A wheel
brings its files, and nobody edits what they were made from. In a checkout a file counts only while the files it was
made from are the same: by size and time of change or, where those tell nothing, by what they hold.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Any, TypeAlias

from policylint.resources import is_packaged, prepared_file

Json: TypeAlias = Any
Stamp: TypeAlias = list[list[Any]]
"""The name, size and time of change of every file."""

_UNSETTLED_NS = 2_000_000_000
"""A file that changed so shortly before may change again without its time telling: some disks count whole seconds."""


class Parts(Mapping[str, Json]):
    """The parts of a kept file by name."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        first, *rest = lines
        head = json.loads(first)
        self.digest: str = head["digest"]
        self.stamp: Stamp = head["stamp"]
        self.settled: bool = head["settled"]
        self._lines = dict(zip(head["names"], rest, strict=True))
        self._decoded: dict[str, Json] = {}

    def __getitem__(self, name: str) -> Json:
        if name not in self._decoded:
            self._decoded[name] = json.loads(self._lines[name])
        return self._decoded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Prepared:
    """Something that can be worked out, and the file it is kept in."""

    def __init__(self, name: str, make: Callable[[], Mapping[str, Json]], sources: Callable[[], Iterable[str]]) -> None:
        """Describe it without doing anything yet.

        Args:
            name: of the file, without folder and suffix.
            make: works out all parts.
            sources: every file on which they depend, the modules that work them out included.
        """
        self._name = name
        self._make = make
        self.sources = sources

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return prepared_file(self._name)

    def load(self) -> Parts:
        """The parts as they are kept, or else worked out and kept for the next time."""
        kept = _read(self.file)
        if is_packaged():
            return kept or Parts(_lines(self._make(), [], self.digest()))
        stamp = _stamp(self.sources())
        if kept is not None and kept.settled and kept.stamp == stamp:
            return kept
        digest = self.digest()
        parts = kept if kept is not None and kept.digest == digest else self._make()
        lines = _lines(parts, stamp, digest)
        if stamp == _stamp(self.sources()):  # else somebody has just changed a file
            with suppress(OSError):  # a checkout that cannot be written to is only slower
                _write(self.file, lines)
        return Parts(lines)

    def write(self, file: Path) -> None:
        """Work it out and keep it in ``file``, which is never seen half-written, for a wheel to carry.

        Nothing in it tells where, or when, it was made.

        Raises:
            OSError: the file cannot be written.
        """
        digest = self.digest()
        _write(file, _lines(self._make(), [], digest))

    def digest(self) -> str:
        """What tells the files it is made from, by what they hold, from any others."""
        from hashlib import blake2b  # noqa: PLC0415 - hardly ever needed

        summary, paths = blake2b(digest_size=16), sorted(self.sources())
        root = os.path.commonpath(paths) if paths else ""
        for path in paths:
            content = Path(path).read_bytes()
            summary.update(f"{Path(path).relative_to(root).as_posix()}\0{len(content)}\0".encode())
            summary.update(content)
        return summary.hexdigest()


def files_under(folder: Path, suffix: str, *, without: Iterable[str] = ()) -> Iterator[str]:
    """The files in a folder whose names end so, and in the folders in it but those that are left out.

    Plain strings, because every start in a checkout asks for all of them.
    """
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in without]
        yield from (f"{parent}{os.sep}{name}" for name in files if name.endswith(suffix))


def _stamp(files: Iterable[str]) -> Stamp:
    states = ((path, os.stat(path)) for path in files)  # noqa: PTH116 - a path object would cost more than the question
    return sorted([path, state.st_size, state.st_mtime_ns] for path, state in states)


def _lines(parts: Mapping[str, Json], stamp: Stamp, digest: str) -> list[bytes]:
    newest = max((changed for _, _, changed in stamp), default=0)
    settled = newest < time_ns() - _UNSETTLED_NS
    head = {"digest": digest, "settled": settled, "stamp": stamp, "names": list(parts)}
    return [json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for part in (head, *parts.values())]


def _read(file: Path) -> Parts | None:
    try:
        return Parts(file.read_bytes().split(b"\n"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(file: Path, lines: Iterable[bytes]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.name}.{os.getpid()}")  # several programs may start at once
    temporary.write_bytes(b"\n".join(lines))
    temporary.replace(file)
