"""Where ``rules/`` and ``schemas/`` lie. No other module knows.

A wheel carries them as package data; a checkout has them beside ``src``.
"""

from functools import cache
from pathlib import Path


@cache
def _home() -> Path:
    packaged = Path(__file__).parent / "_data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def rules_dir() -> Path:
    """The built-in rule pack."""
    return _home() / "rules"


def schemas_dir() -> Path:
    """The generated JSON Schemas."""
    return _home() / "schemas"
