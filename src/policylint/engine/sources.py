"""The published texts that quotes are checked against."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from policylint.errors import InputError, UsageError
from policylint.facts.evidence import PublishedText
from policylint.source.document import read_bytes


class Sources(Protocol):
    """Published texts by the name a policy gives in `notice.source.file`."""

    def text(self, file: str) -> PublishedText:
        """The text of that name; one that is not there has no ``text``."""
        ...


class SourceFolder:
    """The published texts as the user keeps them. A policy can reach nothing outside the folder."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise UsageError(f"{folder}: --sources wants a folder that holds the published texts. Check the path.")
        self._folder = folder.resolve()

    def text(self, file: str) -> PublishedText:
        """The file of that name in the folder or below it."""
        try:
            path = (self._folder / file).resolve()
            data = read_bytes(path) if path.is_relative_to(self._folder) and path.is_file() else None
        except (InputError, OSError, ValueError):
            data = None
        return _published(file, data)


class GivenTexts:
    """Published texts held in memory, as the examples of rule cards give them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def text(self, file: str) -> PublishedText:
        """The text given under that name."""
        return _published(file, self._texts[file].encode() if file in self._texts else None)


def _published(file: str, data: bytes | None) -> PublishedText:
    if data is None:
        return PublishedText(file, None, "")
    from hashlib import sha256  # noqa: PLC0415 - takes long to load, and few ask for published texts

    return PublishedText(file, data.decode("utf-8-sig", errors="replace"), sha256(data).hexdigest())
