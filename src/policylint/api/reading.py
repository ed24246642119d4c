"""Reads a policy."""

import os
from pathlib import Path

from policylint.errors import InputError
from policylint.model.load import validate
from policylint.model.policy import Policy
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.document import read_document
from policylint.source.faults import START, Fault
from policylint.source.nodes import locate

_EMPTY = Fault("invalid-yaml", "The file is empty.", START)


def load_policy(path: str | os.PathLike[str]) -> Policy:
    """Read one policy.

    Raises:
        InputError: it cannot be read, or is no policy; the text names the first fault and its line.
        CardError: the tables of the rule pack, which know some of the words, do not load.
    """
    document = read_document(Path(path), Path(path).as_posix())
    if document.faults or document.root is None:
        fault = next(iter(document.faults), _EMPTY)
        raise _no_policy(document.file, fault.span.start.line, fault.message)
    loaded = validate(document.root.value, compiled_catalogue().library.terms)
    if loaded.stated is None:
        first = loaded.faults[0]
        raise _no_policy(document.file, locate(document.root, first.path).span.start.line, first.message)
    return Policy.model_validate(document.root.value)


def _no_policy(file: str, line: int, message: str) -> InputError:
    return InputError(f"{file}:{line}: {message} `policylint check {file}` shows all that is wrong.")
