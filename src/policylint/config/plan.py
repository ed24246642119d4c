"""What is to be checked, and by which checker: one for all policies to which the same applies."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from policylint.config.chain import Chain
from policylint.config.find import Finder, folder_in
from policylint.config.names import require_known_names
from policylint.config.settings import BY_COMMAND, Asked, Said, Settings, Voice, resolve, voices
from policylint.engine.check import Checker, Options
from policylint.engine.sources import SourceFolder
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.rules.catalogue import Catalogue, read_catalogue


class Candidate(NamedTuple):
    """A policy by the name people know it by.

    ``place`` is the path from which its configuration is looked for, with slashes; the rest is as a ``Task`` has it.
    """

    name: str
    place: str
    content: Callable[[], bytes]
    far: bool = False
    digest: bytes = b""


class Plan(NamedTuple):
    """``settings`` are by the names of the policies; ``catalogue`` holds the rules of all checkers."""

    tasks: tuple[Task, ...]
    settings: Mapping[str, Settings]
    catalogue: Catalogue


class Planner:
    """Prepares checkers, each catalogue and each checker once."""

    def __init__(self, finder: Finder, built_in: Catalogue, asked: Asked) -> None:
        self._finder = finder
        self._built_in = built_in
        self._asked = asked
        self._catalogues: dict[tuple[Path, ...], Catalogue] = {}
        self._prepared: dict[object, tuple[Settings, Checker]] = {}

    def plan(self, candidates: Iterable[Candidate], as_of: date, *, suppressions: bool) -> Plan:
        """Settle what applies to each policy: once for a folder whose configuration tells none apart.

        Raises:
            InputError: a configuration cannot be read.
            UsageError: a configuration or the command line is wrong.
            CardError: a rule does not load.
        """
        tasks: list[Task] = []
        settings: dict[str, Settings] = {}
        alike: dict[str, tuple[Settings, Checker] | None] = {}
        for one in candidates:
            folder = folder_in(one.place)
            applying = alike.get(folder)
            if applying is None:
                path = Path(one.place)
                applying = self.applying(path, as_of, suppressions=suppressions)
                alike[folder] = None if self._finder.of_policy(path).tells_apart else applying
            settings[one.name], checker = applying
            tasks.append(Task(one.name, one.content, checker, one.far, one.digest))
        return Plan(tuple(tasks), settings, self.catalogue)

    def applying(self, path: Path, as_of: date, *, suppressions: bool = True) -> tuple[Settings, Checker]:
        """What applies to a policy, which need not exist; always asked with one day and one mind on suppressions.

        Raises:
            InputError: a configuration cannot be read.
            UsageError: a configuration or the command line is wrong.
            CardError: a rule does not load.
        """
        chain = self._finder.of_policy(path)
        speaking = tuple(voices(chain, path))
        key = (chain.folder, tuple((voice.file.path, voice.where) for voice in speaking))
        if key not in self._prepared:
            self._prepared[key] = self._prepare(chain, speaking, as_of, suppressions=suppressions)
        return self._prepared[key]

    def _prepare(
        self, chain: Chain, speaking: tuple[Voice, ...], as_of: date, *, suppressions: bool
    ) -> tuple[Settings, Checker]:
        settings = resolve(chain, speaking, self._asked)
        catalogue = self._catalogue(settings.rules)
        require_known_names(chain, catalogue)
        options = Options(
            as_of=as_of,
            selection=settings.selection,
            sources=_source_folder(settings.sources),
            suppressions=suppressions,
            suppression_terms=settings.terms,
        )
        return settings, Checker(catalogue, options)

    def _catalogue(self, rules: Said[tuple[Path, ...]]) -> Catalogue:
        folders = rules.value
        if folders not in self._catalogues:
            try:
                self._catalogues[folders] = read_catalogue(folders, self._built_in)
            except UsageError as error:
                raise _placed(rules.origin, error) from error
        return self._catalogues[folders]

    @property
    def catalogue(self) -> Catalogue:
        """The rules of all checkers there are so far."""
        cards = {id_: card for catalogue in self._catalogues.values() for id_, card in catalogue.cards.items()}
        return Catalogue(cards or self._built_in.cards, self._built_in.library)


def _source_folder(sources: Said[Path | None]) -> SourceFolder | None:
    if sources.value is None:
        return None
    try:
        return SourceFolder(sources.value)
    except UsageError as error:
        raise _placed(sources.origin, error) from error


def _placed(origin: str, error: UsageError) -> UsageError:
    """The error with the file and line that led to it, where a file did."""
    return error if origin == BY_COMMAND else UsageError(f"{origin}: {error}")
