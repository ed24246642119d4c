"""Keeps the compiled form of the built-in rules in one file, and never believes a stale one."""

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from policylint.reference import Library, load_library
from policylint.resources import is_packaged, pack_file, rules_dir
from policylint.rules.catalogue import Catalogue, built_in_catalogue
from policylint.rules.compiled import Data, card_from_data, card_to_data, table_from_data, table_to_data

_PROGRAM = ("rules", "reference")
"""The packages whose code decides what a compiled pack holds."""


@cache
def compiled_catalogue() -> Catalogue:
    """The built-in catalogue for checking: as ``built_in_catalogue``, but for the examples of its cards.

    In a checkout the compiled pack is made anew whenever a rule or the program has changed; a wheel brings its own.

    Raises:
        CardError: a card or table is wrong.
    """
    expected = None if is_packaged() else digest()
    data = _read(pack_file())
    if data is not None and (expected is None or data.get("digest") == expected):
        return _catalogue(data)
    catalogue = built_in_catalogue()
    if expected is not None:
        with suppress(OSError):  # a checkout that cannot be written to is only slower
            write_pack(pack_file())
    return catalogue


def write_pack(file: Path) -> None:
    """Compile the built-in rules into ``file``, which is never seen half-written.

    Raises:
        CardError: a card or table is wrong.
        OSError: the file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_data(built_in_catalogue()), ensure_ascii=False, separators=(",", ":"))
    temporary = file.with_name(f"{file.name}.{os.getpid()}")  # several programs may start at once
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(file)


def digest() -> str:
    """What tells the rules and the program that compiles them from any others."""
    summary = blake2b(digest_size=16)
    program = Path(__file__).parents[1]
    code = (path for package in _PROGRAM for path in (program / package).glob("*.py"))
    for path in (*sorted(rules_dir().rglob("*.yaml")), *sorted(code)):
        content = path.read_bytes()
        summary.update(f"{path.name}\0{len(content)}\0".encode())
        summary.update(content)
    return summary.hexdigest()


def _data(catalogue: Catalogue) -> Data:
    library = catalogue.library
    return {
        "digest": digest(),
        "tables": {name: table_to_data(library.table(name)) for name in library.names},
        "cards": [card_to_data(card, rules_dir().as_posix()) for card in catalogue.cards.values()],
    }


def _read(file: Path) -> Data | None:
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _catalogue(data: Data) -> Catalogue:
    tables = {name: table_from_data(name, table) for name, table in data["tables"].items()}
    library: Library = load_library().having(tables)
    cards = (card_from_data(card, rules_dir().as_posix()) for card in data["cards"])
    return Catalogue({card.id: card for card in cards}, library)
