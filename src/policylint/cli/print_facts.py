"""Carries out ``policylint facts``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import write_utf8
from policylint.cli.values import day
from policylint.engine.check import Checker, Options
from policylint.errors import InputError
from policylint.facts.facts import Facts, Json
from policylint.finding import Place
from policylint.location import Path as FactPath
from policylint.location import pointer
from policylint.render.json_text import json_text
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.document import Document, read_document


def print_facts(file: Path, as_of: str | None, *, places: bool) -> ExitStatus:
    """Print the facts document, or the place of each fact.

    Raises:
        PolicylintError: the file is no policy that can be read, or the day is none.
    """
    facts = _facts(read_document(file, file.as_posix()), day(as_of))
    write_utf8(json_text(_places(facts, file.as_posix()) if places else facts.document))
    return ExitStatus.CLEAN


def _facts(document: Document, as_of: date) -> Facts:
    facts, findings = Checker(compiled_catalogue(), Options(as_of=as_of)).understand(document)
    if facts is None:
        first, file = findings[0], document.file
        line = first.place.span.start.line
        raise InputError(f"{file}:{line}: {first.message}. `policylint check {file}` shows all that is wrong.")
    return facts


def _places(facts: Facts, file: str) -> dict[str, str]:
    """JSON Pointer of each fact to where it stands; what concerns the notice as a whole has the file alone."""
    return {pointer(path): _written(facts.provenance.place(path), file) for path in _paths(facts.document)}


def _written(place: Place, file: str) -> str:
    line, column = place.span.start
    return file if place.whole_document else f"{file}:{line}:{column}"


def _paths(document: Json) -> Iterator[FactPath]:
    """Every path of a document, in its order."""
    stack: list[tuple[FactPath, Json]] = [((), document)]
    while stack:
        path, value = stack.pop()
        yield path
        if isinstance(value, dict):
            stack.extend(((*path, key), member) for key, member in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend(((*path, index), item) for index, item in reversed(list(enumerate(value))))
