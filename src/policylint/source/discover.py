"""Which files are policies: those named, and in the folders named those whose text says so."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from policylint.errors import InputError, NothingToCheckError
from policylint.source.document import read_bytes

_ENDINGS = (".yaml", ".yml")
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\{?[ \t]*[\"']?policylint[\"']?[ \t]*:", re.MULTILINE)


def discover(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The policies under ``paths``: each once, sorted by name, whatever the order they were asked for.

    A file that is named is taken as a policy; a file found in a folder is one if it ends in ``.yaml`` or
    ``.yml`` and holds the key ``policylint``. Hidden folders are passed over.

    Raises:
        InputError: a path does not exist.
        NothingToCheckError: no policy was found, which must never look like success.
    """
    asked = list(paths)
    found = {os.path.realpath(path): path for path in sorted(_candidates(asked), reverse=True)}
    if not found:
        names = ", ".join(str(path) for path in asked) or "nothing"
        raise NothingToCheckError(
            f"No policy found in {names}. A policy is a .yaml file with the key `policylint: 1`; "
            "name one, or a folder that holds one."
        )
    return tuple(sorted(found.values(), key=lambda path: path.as_posix()))


def _candidates(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _policies_in(path)
        elif path.exists():
            yield path
        else:
            raise InputError(f"{path}: there is no such file or folder. Check the spelling.")


def _policies_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if name.endswith(_ENDINGS) and not name.startswith(".") and _is_policy(path):
                yield path


def _is_policy(path: Path) -> bool:
    return path.is_file() and is_policy_text(read_bytes(path))


def is_policy_text(data: bytes) -> bool:
    """Whether a text says of itself that it is a policy."""
    return _MARK.search(data) is not None
