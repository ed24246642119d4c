"""Where ``rules/`` and ``schemas/`` lie. No other module knows.

A wheel carries them as package data; a checkout has them beside ``src``.
"""

from functools import cache
from pathlib import Path

_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parents[2]


@cache
def is_packaged() -> bool:
    """Whether the program was installed from a wheel, whose data nobody edits."""
    return _PACKAGED.is_dir()


def _home() -> Path:
    return _PACKAGED if is_packaged() else _CHECKOUT


def rules_dir() -> Path:
    """The built-in rule pack."""
    return _home() / "rules"


def prepared_file(name: str) -> Path:
    """Where something is kept that takes long to work out: made with the wheel, or on first use in a checkout."""
    folder = _PACKAGED / "prepared" if is_packaged() else _CHECKOUT / "build" / "prepared"
    return folder / f"{name}.jsonl"


def schemas_dir() -> Path:
    """The generated JSON Schemas."""
    return _home() / "schemas"
