"""Whether the rules that a configuration names exist: a mistyped name would be silent for ever."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policylint.config.chain import Chain
from policylint.config.file import ConfigFile
from policylint.errors import UsageError
from policylint.location import Path as Where
from policylint.rules.catalogue import Catalogue
from policylint.rules.nearest import suggestion
from policylint.rules.selection import Level, objection

if TYPE_CHECKING:  # slow to load, and most runs have no configuration
    from policylint.config.model import Choice


class _Named(NamedTuple):
    where: Where
    name: str
    silenced: bool


def require_known_names(chain: Chain, catalogue: Catalogue) -> None:
    """Let only configurations pass that name rules there are, and silence only what may be silent.

    Raises:
        UsageError: a name means nothing, or cannot be used there.
    """
    for file in chain.files:
        for named in _names(file):
            if reason := objection(named.name, catalogue, silenced=named.silenced):
                raise UsageError(f"{file.place(*named.where)}: {reason}")
        _require_rules(file, catalogue)


def _names(file: ConfigFile) -> Iterator[_Named]:
    yield from _chosen((), file.content)
    for index, override in enumerate(file.content.overrides or ()):
        yield from _chosen(("overrides", index), override)


def _chosen(where: Where, choice: "Choice") -> Iterator[_Named]:
    for key in ("select", "extend_select", "ignore"):
        for index, name in enumerate(getattr(choice, key) or ()):
            yield _Named((*where, key, index), name, silenced=key == "ignore")
    for name, level in choice.severity or ():
        yield _Named((*where, "severity", name), name, silenced=level is Level.OFF)


def _require_rules(file: ConfigFile, catalogue: Catalogue) -> None:
    forbidden = file.content.suppressions.forbid if file.content.suppressions else None
    for index, name in enumerate(forbidden or ()):
        if name not in catalogue.cards:
            place = file.place("suppressions", "forbid", index)
            raise UsageError(f"{place}: `{name}` is no rule.{suggestion(name, catalogue.cards)}")
