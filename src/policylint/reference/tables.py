"""Reads one reference table: rows by id, each dated and cited."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from policylint.errors import CardError
from policylint.source.document import Document, read_document

Row: TypeAlias = Mapping[str, Any]
"""One row's columns. Dates are ISO 8601 strings, so that they compare as they are."""


class Table(NamedTuple):
    """``as_of`` is the day up to which the rows are known to be right, as an ISO 8601 string."""

    name: str
    title: str
    as_of: str
    rows: Mapping[str, Row]


def load_table(folder: Path, name: str) -> Table:
    """Read ``<folder>/<name>.yaml``.

    Raises:
        CardError: the file is missing, is not valid YAML, or is not a table.
    """
    path = folder / f"{name}.yaml"
    content = mapping_of(read_document(path, str(path)))
    rows = content.get("rows")
    if not isinstance(rows, dict):
        raise CardError(f"{path}: the table has no `rows`. Give it a map from row id to columns.")
    return Table(name, str(content.get("title", name)), str(content.get("as_of", "")), rows)


def mapping_of(document: Document) -> dict[str, Any]:
    """The document's content as a map.

    Raises:
        CardError: the document has faults, or is no map.
    """
    if document.faults:
        fault = document.faults[0]
        raise CardError(f"{document.file}:{fault.span.start.line}: {fault.message}")
    if document.root is None or not isinstance(document.root.value, dict):
        raise CardError(f"{document.file}: the file holds no map of keys. Compare it with its neighbours.")
    return document.root.value
