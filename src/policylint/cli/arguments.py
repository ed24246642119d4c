"""Plain command lines read without typer, whose import alone takes longer than checking a policy.

Typer defines the options, explains them and says what is wrong with them. Here is only understood what cannot mean
anything else; all other command lines are left to typer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from policylint.cli.exit_status import ExitStatus

TRACEBACK = "--traceback"
"""The option that may stand anywhere."""


class Option(NamedTuple):
    """An option of a command: the field it fills, and how.

    Attributes:
        field: of the command's request.
        read: makes the value from the word that follows; raises ValueError where it is none. None for a flag.
        repeatable: whether every use adds a value.
        value: what a flag means.
    """

    field: str
    read: Callable[[str], object] | None
    repeatable: bool = False
    value: object = True


class Command(NamedTuple):
    """A command that can be started without typer.

    Attributes:
        options: by the names that may be written.
        operands: what the words are that are no option's.
        run: carries it out with the fields of a request that were given.
    """

    options: Mapping[str, Option]
    operands: Option
    run: Callable[[Mapping[str, Any]], ExitStatus]


def texts(field: str, read: Callable[[str], object] = str) -> Option:
    """An option that may be repeated."""
    return Option(field, read, repeatable=True)


def text(field: str, read: Callable[[str], object] = str) -> Option:
    """An option with one value."""
    return Option(field, read)


def flag(field: str, value: object = True) -> Option:
    """An option without a value."""
    return Option(field, None, value=value)


def plain(arguments: Iterable[str], command: Command) -> dict[str, Any] | None:
    """The fields of a request as the arguments of a command fill them; None where only typer can tell.

    Args:
        arguments: what follows the command's name.
        command: knows its options.
    """
    given: dict[str, Any] = {}
    words = iter(arguments)
    for word in words:
        option, value = (command.operands, word) if _is_value(word) else _option(word, words, command.options)
        if option is None or not _fill(given, option, value):
            return None
    return given


def _is_value(word: str) -> bool:
    """Whether a word is no option; `-` is standard input."""
    return word == "-" or not word.startswith("-")


def _option(word: str, words: Iterator[str], options: Mapping[str, Option]) -> tuple[Option | None, str]:
    """An option with its value, taken from the words that follow where it does not stand in the word itself."""
    name, equals, value = word.partition("=")
    option = options.get(name)
    if option is None or (option.read is None and equals):
        return None, ""
    if option.read is not None and not equals:
        value = next(words, "")
    return option, value


def _fill(given: dict[str, Any], option: Option, word: str) -> bool:
    """Fill in a field; false where that cannot be done, or where the field has another value already."""
    value = option.value
    if option.read is not None:
        if not word or not _is_value(word) or not word.isprintable():
            return False
        try:
            value = option.read(word)
        except ValueError:
            return False
    if option.repeatable:
        given[option.field] = (*given.get(option.field, ()), value)
        return True
    return bool(given.setdefault(option.field, value) == value)
