"""Settles what applies to policies, folder by folder: in nearly all of them the same for each."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from policylint.config.chain import Chain
from policylint.config.find import Finder
from policylint.config.plan import Plan, Planner
from policylint.config.settings import Settings
from policylint.engine.check import Checker
from policylint.engine.task import Task


class Candidate(NamedTuple):
    """A policy by the name people know it by.

    ``place`` is the path from which its configuration is looked for; the rest is as a ``Task`` has it.
    """

    name: str
    place: str
    content: Callable[[], bytes]
    far: bool = False
    digest: bytes = b""


class Folders:
    """Asks for the configuration of each folder once; of single policies only where it tells them apart."""

    def __init__(self, finder: Finder) -> None:
        """Ask this finder."""
        self._finder = finder
        self._excluding: dict[str, Chain | None] = {}

    def excludes(self, place: str) -> bool:
        """Whether a policy is passed over unless it is named.

        Raises:
            InputError: a configuration cannot be read.
            UsageError: it is wrong.
        """
        folder = _folder(place)
        if folder not in self._excluding:
            chain = self._finder.of_policy(Path(place))
            self._excluding[folder] = None if chain.last(lambda content: content.exclude) is None else chain
        chain_ = self._excluding[folder]
        return chain_ is not None and chain_.excludes(Path(place))

    def plan(self, candidates: Iterable[Candidate], planner: Planner, as_of: date, *, suppressions: bool) -> Plan:
        """Settle what applies to each policy, as ``Planner.plan`` does.

        Raises:
            InputError: a configuration cannot be read.
            UsageError: a configuration or the command line is wrong.
            CardError: a rule does not load.
        """
        tasks: list[Task] = []
        settings: dict[str, Settings] = {}
        same: dict[str, tuple[Settings, Checker] | None] = {}
        for one in candidates:
            folder = _folder(one.place)
            applying = same.get(folder)
            if applying is None:
                applying = planner.applying(Path(one.place), as_of, suppressions=suppressions)
                same[folder] = None if self._tells_apart(one.place) else applying
            settings[one.name], checker = applying
            tasks.append(Task(one.name, one.content, checker, one.far, one.digest))
        return Plan(tuple(tasks), settings, planner.catalogue)

    def _tells_apart(self, place: str) -> bool:
        return any(file.content.overrides for file in self._finder.of_policy(Path(place)).files)


def _folder(place: str) -> str:
    return place.rpartition("/")[0]
