"""The name indexes of a library: made from its tables, or read back from what was kept of them, which is faster."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from policylint.reference.names import NameIndex

Entry = TypeVar("Entry")


class Indexes:
    """Name indexes by name, each made when it is first asked for.

    Attributes:
        kept: what was kept of them, as JSON.
    """

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        self.kept = kept or {}
        self._made: dict[str, NameIndex[Any]] = {}

    def get(
        self,
        name: str,
        names: Callable[[], Iterable[tuple[str, Entry]]],
        read: Callable[[Any], Entry],
        *,
        keep_case: bool = False,
    ) -> NameIndex[Entry]:
        """The index of this name.

        Args:
            name: of the index.
            names: the names it is made of where none was kept, with what they stand for.
            read: makes an entry from what JSON keeps of it.
            keep_case: whether capitals count.
        """
        if name not in self._made:
            kept = self.kept.get(name)
            self._made[name] = (
                NameIndex(names(), keep_case=keep_case)
                if kept is None
                else NameIndex.kept(kept, read, keep_case=keep_case)
            )
        return self._made[name]

    def to_data(self) -> dict[str, Any]:
        """All indexes that were made, as JSON."""
        return {name: index.to_data() for name, index in self._made.items()}
