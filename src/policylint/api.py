"""What other programs call: check policies, or read one."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from policylint.engine.check import Options, check_files
from policylint.engine.report import Report
from policylint.engine.sources import SourceFolder
from policylint.errors import InputError
from policylint.model.load import validate
from policylint.model.policy import Policy
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import Selection
from policylint.source.discover import discover
from policylint.source.document import read_document
from policylint.source.faults import START, Fault
from policylint.source.nodes import locate

_EMPTY = Fault("invalid-yaml", "The file is empty.", START)


def check(
    paths: Iterable[str | os.PathLike[str]],
    *,
    as_of: date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    sources: str | os.PathLike[str] | None = None,
) -> Report:
    """Check the policies under ``paths`` against the law of the day ``as_of``.

    Args:
        paths: policy files, and folders to look for policies in.
        as_of: the day whose law counts.
        select: rules, topics, packs or ``authority:NAME`` to ask; none means all that are on by default.
        ignore: rules, topics, packs or ``authority:NAME`` to leave out.
        sources: a folder with the published texts, to compare quotes with.

    Raises:
        UsageError: a name or a folder does not exist, or there is no policy to check.
        InputError: a path does not exist.
        CardError: the rule pack does not load.
    """
    published = SourceFolder(Path(sources)) if sources is not None else None
    selection = Selection(select=tuple(select), ignore=tuple(ignore))
    files = ((path, path.as_posix()) for path in discover(Path(path) for path in paths))
    return check_files(files, compiled_catalogue(), Options(as_of=as_of, selection=selection, sources=published))


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
    library = compiled_catalogue().library
    terms = {"mechanism": library.mechanisms.names, "country": library.countries.codes}
    loaded = validate(document.root.value, terms)
    if loaded.policy is None:
        first = loaded.faults[0]
        raise _no_policy(document.file, locate(document.root, first.path).span.start.line, first.message)
    return loaded.policy


def _no_policy(file: str, line: int, message: str) -> InputError:
    return InputError(f"{file}:{line}: {message} `policylint check {file}` shows all that is wrong.")
