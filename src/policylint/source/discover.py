"""Which files are policies: those named, and in the folders named those whose text says so."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from policylint.errors import InputError, NothingToCheckError
from policylint.source.document import read_bytes
from policylint.source.files import read_ordinary

_ENDINGS = (".yaml", ".yml")
_FIRST_BYTES = 4_096
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\{?[ \t]*[\"']?policylint[\"']?[ \t]*:", re.MULTILINE)


def discover(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The policies under ``paths``: each once, sorted by name, whatever the order they were asked for.

    A file that is named is taken as a policy; a file found in a folder is one if it ends in ``.yaml`` or
    ``.yml`` and holds the key ``policylint``, or if it cannot be read, which is then told of it. Hidden folders are
    passed over, and links to folders, which may lead in a circle.

    Raises:
        InputError: a path does not exist, or a folder cannot be listed.
        NothingToCheckError: no policy was found, which must never look like success.
    """
    asked = list(paths)
    found = {real: path for path, real in sorted(_candidates(asked), key=_by_name, reverse=True)}
    if not found:
        names = ", ".join(str(path) for path in asked) or "nothing"
        raise NothingToCheckError(
            f"No policy found in {names}. A policy is a .yaml file with the key `policylint: 1`; "
            "name one, or a folder that holds one."
        )
    return tuple(sorted(found.values(), key=lambda path: path.as_posix()))


def _by_name(candidate: tuple[Path, str]) -> str:
    return candidate[0].as_posix()


def _candidates(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Files that are policies, each with its real path."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - asks without ever raising, whatever the name
            yield from _policies_in(path)
        elif os.path.exists(path):  # noqa: PTH110
            yield path, os.path.realpath(path)
        else:
            raise InputError(f"{path}: there is no such file or folder. Check the spelling.")


def _policies_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """The same of a folder and those below it; only links are followed to their ends, all else is where it is."""
    for parent, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        real = os.path.realpath(parent)
        for name in filter(is_candidate, files):
            path = Path(parent, name)
            if _is_policy(path):
                yield path, os.path.realpath(path) if path.is_symlink() else os.path.join(real, name)  # noqa: PTH118


def _refuse(error: OSError) -> None:
    """A folder that cannot be looked into may hold policies: passing it over would look like success."""
    raise InputError(f"{error.filename}: {error.strerror}, so it cannot be looked into. Check the permissions.")


def _is_policy(path: Path) -> bool:
    """Whether a file says that it is one, most often in its first lines."""
    try:
        start = read_ordinary(path, _FIRST_BYTES)
        return is_policy_text(start) or (len(start) == _FIRST_BYTES and is_policy_text(read_bytes(path)))
    except (InputError, OSError):
        return path.is_file()  # whoever reads it tells why it cannot be read, unless it is gone


def is_candidate(path: str) -> bool:
    """Whether a file may be a policy by its path, which starts in the folder that is searched and has slashes."""
    return path.endswith(_ENDINGS) and not any(name.startswith(".") for name in path.split("/"))


def is_policy_text(data: bytes) -> bool:
    """Whether a text says of itself that it is a policy."""
    return _MARK.search(data) is not None
