"""Configurations on disk, for tests."""

from pathlib import Path


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file below ``folder``, and the folders around it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
