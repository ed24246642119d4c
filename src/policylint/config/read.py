"""Reads one configuration, or refuses it in one sentence with its file and line."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from policylint.config.file import ConfigFile, line_of, shown
from policylint.config.model import Configuration
from policylint.config.wording import sentence
from policylint.errors import UsageError
from policylint.source.document import read_document
from policylint.source.nodes import Node, locate, walk


def read_config(path: Path) -> ConfigFile:
    """Read the configuration in ``path``.

    Raises:
        InputError: it cannot be read.
        UsageError: it is not YAML, or not a configuration.
    """
    name = shown(path)
    document = read_document(path, name)
    for fault in document.faults:
        raise UsageError(f"{name}:{fault.span.start.line}: {fault.message}")
    _require_names(document.root, name)
    value = {} if document.root is None or document.root.value is None else document.root.value
    if not isinstance(value, dict):
        raise UsageError(f"{name}:1: a configuration is a group of keys, such as `fail_on: warning`.")
    try:
        return ConfigFile(path, name, Configuration.model_validate(value), document.root)
    except ValidationError as error:
        raise UsageError(_first(error, document.root, name)) from error


def _require_names(root: Node | None, name: str) -> None:
    """Let nothing pass that could be the name of no file."""
    for node in walk(root) if root is not None else ():
        if isinstance(node.value, str) and "\0" in node.value:
            raise UsageError(f"{name}:{node.span.start.line}: a text here holds the character U+0000. Remove it.")


def _first(error: ValidationError, root: Node | None, name: str) -> str:
    """The fault that a reader meets first."""
    line, words = min(_faults(error, root), key=lambda fault: fault[0])
    return f"{name}:{line}: {words}"


def _faults(error: ValidationError, root: Node | None) -> Iterator[tuple[int, str]]:
    for details in error.errors(include_url=False):
        where = details["loc"]
        found = locate(root, where).node.value if root is not None else None
        yield line_of(root, where), sentence(details, found)
