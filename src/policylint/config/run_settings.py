"""What applies to a whole run: the configuration of the current folder, then the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policylint.config.chain import Chain
from policylint.config.file import ConfigFile, shown
from policylint.config.patterns import is_pattern
from policylint.config.settings import BY_COMMAND, Said
from policylint.errors import NothingToCheckError, UsageError
from policylint.finding import Severity
from policylint.render.formats import Format
from policylint.source.discover import discover

if TYPE_CHECKING:  # slow to load, and most runs have no configuration
    from policylint.config.values import Outputs


class AskedOfRun(NamedTuple):
    """What the command line says of a run; None or empty where it says nothing."""

    as_of: str | None = None
    fail_on: str | None = None
    output_format: Format | None = None
    output: "Outputs" = ()
    baseline: Path | None = None


class RunSettings(NamedTuple):
    """What applies to a run. ``as_of`` is an ISO 8601 day, or None for today.

    ``fail_on`` is for what is found outside policies; each policy has its own.
    """

    include: Said[tuple[Path, ...]]
    as_of: Said[str | None]
    fail_on: Said[str]
    output_format: Said[Format]
    output: "Said[Outputs]"
    baseline: Said[Path | None]


def run_settings(chain: Chain, asked: AskedOfRun) -> RunSettings:
    """Settle what applies to a run whose configuration is ``chain``."""
    return RunSettings(
        include=_include(chain),
        as_of=_as_of(chain, asked.as_of),
        fail_on=_fail_on(chain, asked.fail_on),
        output_format=_output_format(chain, asked.output_format),
        output=_output(chain, asked.output),
        baseline=_baseline(chain, asked.baseline),
    )


def included(chain: Chain) -> tuple[Path, ...]:
    """What is to be looked through when no path is named; nothing where no configuration says anything.

    Raises:
        UsageError: a file or folder does not exist.
        NothingToCheckError: the patterns mean no policy.
    """
    asked = chain.last(lambda content: content.include)
    if asked is None:
        return ()
    _require_existing(chain, *asked)
    patterns = tuple(path.as_posix() for path in asked[0] if is_pattern(path.as_posix()))
    plain = [Path(shown(chain.folder / path)) for path in asked[0] if not is_pattern(path.as_posix())]
    matching = [path for path in _policies(chain) if chain.meets(path, patterns)] if patterns else []
    if not plain and not matching:
        raise NothingToCheckError(
            f"{asked[1].place('include')}: no policy is meant by {', '.join(patterns) or 'an empty list'}. "
            "Name a file or a folder."
        )
    return (*plain, *matching)


def _require_existing(chain: Chain, paths: tuple[Path, ...], file: ConfigFile) -> None:
    for index, path in enumerate(paths):
        if not is_pattern(path.as_posix()) and not (chain.folder / path).exists():
            place = file.place("include", index)
            raise UsageError(f"{place}: there is no file or folder {shown(chain.folder / path)}. Check the spelling.")


def _policies(chain: Chain) -> tuple[Path, ...]:
    try:
        return discover([Path(shown(chain.folder))])
    except NothingToCheckError:
        return ()


def _include(chain: Chain) -> Said[tuple[Path, ...]]:
    said = chain.last(lambda content: content.include)
    return Said(said[0], said[1].place("include")) if said else Said(())


def _as_of(chain: Chain, asked: str | None) -> Said[str | None]:
    if asked is not None:
        return Said(asked, BY_COMMAND)
    said = chain.last(lambda content: content.as_of)
    return Said(said[0], said[1].place("as_of")) if said else Said(None)


def _fail_on(chain: Chain, asked: str | None) -> Said[str]:
    if asked is not None:
        return Said(asked, BY_COMMAND)
    said = chain.last(lambda content: content.fail_on)
    return Said(said[0], said[1].place("fail_on")) if said else Said(Severity.ERROR.value)


def _output_format(chain: Chain, asked: Format | None) -> Said[Format]:
    if asked is not None:
        return Said(asked, BY_COMMAND)
    said = chain.last(lambda content: content.output_format)
    return Said(said[0], said[1].place("output_format")) if said else Said(Format.FULL)


def _output(chain: Chain, asked: "Outputs") -> "Said[Outputs]":
    if asked:
        return Said(asked, BY_COMMAND)
    said = chain.last(lambda content: content.output)
    if said is None:
        return Said(())
    return Said(tuple((format_, said[1].beside(file)) for format_, file in said[0]), said[1].place("output"))


def _baseline(chain: Chain, asked: Path | None) -> Said[Path | None]:
    if asked is not None:
        return Said(asked, BY_COMMAND)
    said = chain.last(lambda content: content.baseline)
    return Said(said[1].beside(said[0]), said[1].place("baseline")) if said else Said(None)
