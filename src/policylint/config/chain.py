"""A configuration with all that it extends."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from policylint.config.file import ConfigFile, shown
from policylint.config.patterns import matches
from policylint.errors import InputError, UsageError

if TYPE_CHECKING:  # slow to load, and most runs have no configuration
    from policylint.config.model import Configuration

_Value = TypeVar("_Value")


class Chain(NamedTuple):
    """Files from the one that extends nothing to the one that was found; without any, everything is as usual.

    ``folder`` is where the patterns in all of them start.
    """

    folder: Path
    files: tuple[ConfigFile, ...] = ()

    def last(self, key: "Callable[[Configuration], _Value | None]") -> tuple[_Value, ConfigFile] | None:
        """What the last of the files that says anything says, and which one that is."""
        for file in reversed(self.files):
            value = key(file.content)
            if value is not None:
                return value, file
        return None

    def excludes(self, policy: Path) -> bool:
        """Whether a policy is passed over unless it is named."""
        patterns = self.last(lambda content: content.exclude)
        return patterns is not None and self.meets(policy, patterns[0])

    @property
    def tells_apart(self) -> bool:
        """Whether what applies to a policy need not apply to the others in its folder."""
        return any(file.content.overrides for file in self.files)

    def meets(self, policy: Path, patterns: tuple[str, ...]) -> bool:
        """Whether a pattern means a policy."""
        inside = Path(os.path.relpath(policy, self.folder)).as_posix()
        return any(matches(pattern, inside) for pattern in patterns)


def read_chain(path: Path, folder: Path) -> Chain:
    """Read a configuration and all that it extends.

    Raises:
        InputError: the configuration cannot be read.
        UsageError: one of them is wrong or missing, or they extend each other in a ring.
    """
    return Chain(folder, tuple(reversed(list(_upwards(path)))))


def _upwards(path: Path) -> Iterator[ConfigFile]:
    file = _read(path)
    seen = [file]
    yield file
    while file.content.extends is not None:
        target = file.path.parent / file.content.extends
        _require_new(target, file, seen)
        file = _extended(target, file)
        seen.append(file)
        yield file


def _require_new(target: Path, file: ConfigFile, seen: list[ConfigFile]) -> None:
    real = os.path.realpath(target)
    if real == os.path.realpath(file.path):
        raise UsageError(f"{file.place('extends')}: this configuration extends itself. Remove `extends`.")
    if any(real == os.path.realpath(one.path) for one in seen):
        raise UsageError(
            f"{file.place('extends')}: `extends` leads back to {shown(target)}, so that these configurations extend "
            "each other in a ring. Remove one `extends`."
        )


def _extended(target: Path, file: ConfigFile) -> ConfigFile:
    if not os.path.lexists(target):
        raise UsageError(f"{file.place('extends')}: there is no file {shown(target)} to extend. Check the spelling.")
    try:
        return _read(target)
    except InputError as error:
        raise UsageError(f"{file.place('extends')}: {error}") from error


def _read(path: Path) -> ConfigFile:
    from policylint.config.read import read_config  # noqa: PLC0415 - see above

    return read_config(path)
