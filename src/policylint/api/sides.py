"""The two sides of a comparison, as they were given and before anything is read."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from shlex import quote

from policylint.errors import NothingToCheckError, UsageError
from policylint.source.discover import discover
from policylint.source.document import read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPolicy:
    """One policy of one side.

    ``name`` is what people know it by. ``path`` has slashes and starts in the folder that was named: policies of one
    path are likely to be the same. ``home`` is where its configuration is looked for. ``tracked`` is the path in the
    repository of what comes from a git revision, and empty for what lies on disk. ``read`` may raise InputError.
    """

    name: str
    path: str
    home: Path
    read: Callable[[], bytes]
    tracked: str = ""
    before: str = ""
    named: bool = False
    """Whether the user named this very file."""

    @property
    def stem(self) -> str:
        """What the policy goes by if its notice gives itself no id."""
        return PurePosixPath(self.tracked or self.name).stem

    @property
    def look(self) -> str:
        """The command that shows all that is wrong with it."""
        if self.tracked:
            return f"git show {quote(self.name)} | policylint check -"
        return f"policylint check {quote(self.name)}"


@dataclass(frozen=True, slots=True)
class Side:
    """``named`` is what the user called it, ``root`` the file or folder that it is on disk, or would be."""

    named: str
    root: Path
    policies: tuple[GivenPolicy, ...]
    one_file: bool = False

    def configured_as(self, other: "Side") -> "Side":
        """The same, its configuration being that of the other side, which is the newer one."""
        homes = (other.root if other.one_file else other.root / policy.path for policy in self.policies)
        policies = (replace(policy, home=home) for policy, home in zip(self.policies, homes, strict=True))
        return replace(self, policies=tuple(policies))


def side_on_disk(path: Path) -> Side:
    """A file, or the policies in a folder, of which there may be none.

    Raises:
        InputError: there is no such file or folder.
    """
    named = path.as_posix()
    if not os.path.isdir(path):  # noqa: PTH112 - asks without ever raising, whatever the name
        return Side(named, path, tuple(policy_on_disk(file, file.name, named=True) for file in discover([path])), True)
    found = policies_in([path])
    policies = tuple(policy_on_disk(file, file.relative_to(path).as_posix()) for file in found)
    return Side(named, path, policies)


def policies_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and the policies in the folders, of which there may be none.

    Raises:
        InputError: there is no such file or folder.
    """
    try:
        return discover(paths)
    except NothingToCheckError:
        return ()


def policy_on_disk(file: Path, path: str, *, before: str = "", named: bool = False) -> GivenPolicy:
    """A policy as it is now."""
    name, read = file.as_posix(), partial(read_bytes, file)
    return GivenPolicy(name=name, path=path, home=file, read=read, before=before, named=named)


def require_comparable(old: Side, new: Side) -> None:
    """See that two sides are of one kind, and that there is anything to compare.

    Raises:
        UsageError: one is a file and the other a folder.
        NothingToCheckError: there is no policy on either side.
    """
    if old.one_file is not new.one_file:
        file, folder = (old, new) if old.one_file else (new, old)
        raise UsageError(f"{file.named} is a file and {folder.named} is a folder. Compare two files, or two folders.")
    if not old.policies and not new.policies:
        raise NothingToCheckError(
            f"No policy found in {old.named} or {new.named}. A policy is a .yaml file with the key `policylint: 1`; "
            "name two, or folders that hold some."
        )
