"""What applies to one policy, and who says so: the configuration, its overrides, then the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from policylint.config.chain import Chain
from policylint.config.file import ConfigFile
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.finding import Severity
from policylint.rules.selection import Selection

if TYPE_CHECKING:  # slow to load, and most runs have no configuration
    from policylint.config.model import Choice

BY_DEFAULT = "default"
BY_COMMAND = "command line"

_Value = TypeVar("_Value")


class Said(NamedTuple, Generic[_Value]):
    """A value, and where it comes from: a file and line, the command line, or nowhere."""

    value: _Value
    origin: str = BY_DEFAULT


class Asked(NamedTuple):
    """What the command line says of how policies are checked; None or empty where it says nothing."""

    selection: Selection = Selection()
    fail_on: str | None = None
    min_severity: Severity | None = None
    rules: tuple[Path, ...] = ()
    sources: Path | None = None


class Voice(NamedTuple):
    """A part of a file that speaks of a policy: what is said for all, or one of the overrides."""

    file: ConfigFile
    where: tuple[str | int, ...]
    choice: "Choice"

    def place(self, key: str = "") -> str:
        """The file and line of a key, or of the whole part."""
        return self.file.place(*self.where, *([key] if key else []))


class Settings(NamedTuple):
    """What applies to a policy. ``layers`` are the selections, each refining those before it, with their origins."""

    files: tuple[str, ...]
    layers: tuple[Said[Selection], ...]
    selection: Selection
    fail_on: Said[str]
    min_severity: Said[Severity | None]
    rules: Said[tuple[Path, ...]]
    sources: Said[Path | None]
    suppression_terms: dict[str, Said[object]]

    @property
    def terms(self) -> SuppressionTerms:
        """What is demanded of suppressions."""
        return SuppressionTerms(**{key: said.value for key, said in self.suppression_terms.items()})  # type: ignore[arg-type]


def voices(chain: Chain, policy: Path) -> Iterator[Voice]:
    """All that speaks of a policy, from the weakest to the strongest."""
    for file in chain.files:
        yield Voice(file, (), file.content)
        for index, override in enumerate(file.content.overrides or ()):
            if chain.meets(policy, override.files):
                yield Voice(file, ("overrides", index), override)


def resolve(chain: Chain, speaking: tuple[Voice, ...], asked: Asked) -> Settings:
    """Settle what applies where ``speaking`` is all that speaks."""
    layers = _layers(speaking, asked)
    return Settings(
        files=tuple(file.name for file in reversed(chain.files)),
        layers=layers,
        selection=_folded(layers),
        fail_on=_last(speaking, "fail_on", asked.fail_on) or Said(Severity.ERROR.value),
        min_severity=_last(speaking, "min_severity", asked.min_severity) or Said(None),
        rules=_rules(chain, asked.rules),
        sources=_sources(chain, asked.sources),
        suppression_terms=_terms(chain),
    )


def selection_of(choice: "Choice") -> Selection:
    """What a part of a file selects."""
    return Selection(choice.select or (), choice.extend_select or (), choice.ignore or (), choice.severity or ())


def _layers(speaking: tuple[Voice, ...], asked: Asked) -> tuple[Said[Selection], ...]:
    said = [Said(selection_of(voice.choice), voice.place()) for voice in speaking]
    said.append(Said(asked.selection, BY_COMMAND))
    return tuple(layer for layer in said if layer.value != Selection())


def _folded(layers: tuple[Said[Selection], ...]) -> Selection:
    whole = Selection()
    for layer in layers:
        own = layer.value
        whole = Selection(own.select, own.extend_select, own.ignore, own.levels, whole)
    return whole


def _last(speaking: tuple[Voice, ...], key: str, asked: _Value | None) -> Said[_Value] | None:
    if asked is not None:
        return Said(asked, BY_COMMAND)
    for voice in reversed(speaking):
        value: _Value | None = getattr(voice.choice, key)
        if value is not None:
            return Said(value, voice.place(key))
    return None


def _rules(chain: Chain, asked: tuple[Path, ...]) -> Said[tuple[Path, ...]]:
    """The folders of the configuration and of the command line: own rules come on top of each other."""
    written = chain.last(lambda content: content.rules)
    if written is None:
        return Said(asked, BY_COMMAND) if asked else Said(())
    folders, file = written
    origin = f"{file.place('rules')}, {BY_COMMAND}" if asked else file.place("rules")
    return Said((*(file.beside(folder) for folder in folders), *asked), origin)


def _sources(chain: Chain, asked: Path | None) -> Said[Path | None]:
    if asked is not None:
        return Said(asked, BY_COMMAND)
    written = chain.last(lambda content: content.sources)
    return Said(written[1].beside(written[0]), written[1].place("sources")) if written else Said(None)


def _terms(chain: Chain) -> dict[str, Said[object]]:
    """Each demand by itself: what one file leaves open, those that it extends may say."""
    settled: dict[str, Said[object]] = {}
    for key in SuppressionTerms._fields:
        written = chain.last(_demand(key))
        if written is not None:
            settled[key] = Said(written[0], written[1].place("suppressions", key))
    return settled


def _demand(key: str) -> "Callable[[Choice], object]":
    return lambda content: getattr(getattr(content, "suppressions", None), key, None)
