"""What is to be checked, and by which checker: one for all policies to which the same applies."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from policylint.config.chain import Chain
from policylint.config.find import Finder
from policylint.config.names import require_known_names
from policylint.config.settings import BY_COMMAND, Asked, Said, Settings, Voice, resolve, voices
from policylint.engine.check import Checker, Options, Task
from policylint.engine.sources import SourceFolder
from policylint.errors import UsageError
from policylint.rules.catalogue import Catalogue, read_catalogue
from policylint.source.document import Document


class Policy(NamedTuple):
    """A policy by the path from which its configuration is looked for, the name people know it by, and its reader."""

    path: Path
    name: str
    read: Callable[[], Document]


@dataclass(frozen=True)
class Plan:
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

    def plan(self, policies: Iterable[Policy], as_of: date, *, suppressions: bool = True) -> Plan:
        """Settle what applies to each policy.

        Raises:
            InputError: a configuration cannot be read.
            UsageError: a configuration or the command line is wrong.
            CardError: a rule does not load.
        """
        tasks: list[Task] = []
        settings: dict[str, Settings] = {}
        for policy in policies:
            chain = self._finder.of_policy(policy.path)
            speaking = tuple(voices(chain, policy.path))
            key = (chain.folder, tuple((voice.file.path, voice.where) for voice in speaking))
            if key not in self._prepared:
                self._prepared[key] = self._prepare(chain, speaking, as_of, suppressions=suppressions)
            settings[policy.name], checker = self._prepared[key]
            tasks.append(Task(policy.name, policy.read, checker))
        return Plan(tuple(tasks), settings, self._whole())

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

    def _whole(self) -> Catalogue:
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
