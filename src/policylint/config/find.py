"""Finds the configuration of each policy: the closest one upwards, as far as the root of the file system."""

import os
from pathlib import Path

from policylint.config.chain import Chain, read_chain
from policylint.errors import UsageError

NAMES = (".policylint.yaml", ".policylint.yml")


class Finder:
    """Knows the configuration of every folder; each file is read once."""

    def __init__(self, file: Path | None = None, *, isolated: bool = False) -> None:
        """Let ``file`` hold for all policies, or none at all when ``isolated``; else look for the closest.

        The patterns in ``file`` start in the current folder, those in a file that was found start beside it.
        """
        self._fixed: Chain | None = None
        if isolated:
            self._fixed = Chain(Path.cwd())
        elif file is not None:
            self._fixed = read_chain(Path(os.path.abspath(file)), Path.cwd())  # noqa: PTH100 - `..` must go
        self._by_folder: dict[Path, Chain] = {}
        self._known: dict[str, Chain] = {}
        self._excluding: dict[str, Chain | None] = {}

    def of_policy(self, policy: Path) -> Chain:
        """The configuration of a policy, which need not exist.

        Raises:
            InputError: the configuration cannot be read.
            UsageError: it is wrong.
        """
        if self._fixed is not None:
            return self._fixed
        folder = os.path.dirname(os.path.abspath(policy))  # noqa: PTH100, PTH120 - links are not followed
        if folder not in self._known:
            self._known[folder] = self.of_folder(Path(folder))
        return self._known[folder]

    def of_folder(self, folder: Path) -> Chain:
        """The same for a folder, given as an absolute path."""
        if self._fixed is not None:
            return self._fixed
        below: list[Path] = []  # the folders on the way up; there may be more of them than calls can nest
        chain = self._by_folder.get(folder)
        while chain is None:
            below.append(folder)
            chain = _chain_in(folder) or self._by_folder.get(folder.parent)
            if folder.parent == folder:
                chain = chain or Chain(folder)
            folder = folder.parent
        self._by_folder.update(dict.fromkeys(below, chain))
        return chain

    def excludes(self, place: str) -> bool:
        """Whether the policy at a path, written with slashes, is passed over unless it is named.

        Raises:
            InputError: the configuration cannot be read.
            UsageError: it is wrong.
        """
        folder = folder_in(place)
        if folder not in self._excluding:
            chain = self.of_policy(Path(place))
            self._excluding[folder] = None if chain.last(lambda content: content.exclude) is None else chain
        excluding = self._excluding[folder]
        return excluding is not None and excluding.excludes(Path(place))


def folder_in(place: str) -> str:
    """The folder as a path with slashes has it; making paths of thousands of names takes far longer.

    With its last slash: the folder at hand and the root of all folders would both be "".
    """
    return place[: place.rfind("/") + 1]


def _chain_in(folder: Path) -> Chain | None:
    """The configuration that lies in a folder."""
    found = [path for name in NAMES if _is_file(path := folder / name)]
    if len(found) > 1:
        raise UsageError(f"{folder}: there are two configurations, {' and '.join(NAMES)}. Remove one of them.")
    return read_chain(found[0], folder) if found else None


def _is_file(path: Path) -> bool:
    """Whether something of that name is there which is no folder; a link into nothing is, and cannot be read."""
    return os.path.lexists(path) and not os.path.isdir(path)  # noqa: PTH112 - asks without ever raising
