"""The text of one card: reads its parts in the shape they must have, or refuses them by file and line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, TypeVar

from policylint.errors import CardError
from policylint.location import Path as Where
from policylint.reference.tables import mapping_of
from policylint.rules.nearest import suggestion
from policylint.rules.query import Condition, Query, QueryError, compile_condition, compile_query
from policylint.source.document import Document, read_document
from policylint.source.nodes import locate

Content: TypeAlias = Mapping[str, Any]
_Compiled = TypeVar("_Compiled", Query, Condition)
_Word = TypeVar("_Word", bound=StrEnum)


def refuse(file: str, where: Where, reason: str) -> NoReturn:
    """Refuse a card read before, for what stands at ``where`` in its file.

    Raises:
        CardError: always.
    """
    _text_of(file).refuse(where, reason)


def line_of(file: str, where: Where) -> int:
    """The line of a card read before on which something stands."""
    return _text_of(file).line(where)


def _text_of(file: str) -> "CardText":
    return CardText(read_document(Path(file), file))


@dataclass(frozen=True)
class CardText:
    """Every method raises CardError where the card is not as it must be; ``where`` leads to the value in question."""

    document: Document

    @property
    def content(self) -> Content:
        """The card's keys."""
        return mapping_of(self.document)

    def line(self, where: Where) -> int:
        """The line on which the value stands, or the nearest thing around it."""
        return locate(self.document.root, where).span.start.line if self.document.root else 1

    def refuse(self, where: Where, reason: str) -> NoReturn:
        """Say what is wrong with the card, and on which line."""
        raise CardError(f"{self.document.file}:{self.line(where)}: {reason}")

    def keys(self, content: object, known: Sequence[str], required: Sequence[str], where: Where) -> Content:
        """A map that has the required keys, and none that is not known."""
        if not isinstance(content, dict):
            self.refuse(where, "a map of keys is expected here.")
        for key in content:
            if key not in known:
                self.refuse((*where, key), f"there is no key `{key}` here.{suggestion(str(key), known)}")
        for key in required:
            if key not in content:
                self.refuse(where, f"`{key}` is missing. Add it.")
        return content

    def items(self, content: Content, key: str, where: Where = ()) -> Iterator[tuple[Where, Any]]:
        """The members of a list that may be absent, each with the path that leads to it."""
        listed = content.get(key, [])
        if not isinstance(listed, list):
            self.refuse((*where, key), f"`{key}` takes a list here.")
        yield from (((*where, key, index), item) for index, item in enumerate(listed))

    def text(self, value: object, where: Where) -> str:
        """Text that is not empty, as written."""
        if not isinstance(value, str) or not value.strip():
            self.refuse(where, "text is expected here.")
        return value

    def flag(self, content: Content, key: str, where: Where = (), *, default: bool = False) -> bool:
        """True or false."""
        value = content.get(key, default)
        if not isinstance(value, bool):
            self.refuse((*where, key), f"`{key}` is either true or false.")
        return value

    def day(self, content: Content, key: str, where: Where) -> str | None:
        """An ISO 8601 day, where there is one."""
        value = content.get(key)
        if value is not None and not _is_day(value):
            self.refuse((*where, key), f"`{value}` is no date. Write it as 2026-11-22.")
        return value

    def word(self, kind: type[_Word], value: object, where: Where) -> _Word:
        """One of a few words."""
        names = [member.value for member in kind]
        if value not in names:
            self.refuse(where, f"`{value}` is none of {', '.join(names)}.{suggestion(str(value), names)}")
        return kind(value)

    def query(self, value: object, where: Where) -> Query:
        """A query."""
        return self._compiled(compile_query, value, where)

    def condition(self, value: object, where: Where) -> Condition:
        """A logical expression."""
        return self._compiled(compile_condition, value, where)

    def _compiled(self, function: Callable[[str], _Compiled], value: object, where: Where) -> _Compiled:
        if not isinstance(value, str):
            self.refuse(where, "a query is expected here, written as text.")
        try:
            return function(value)
        except QueryError as error:
            self.refuse(where, f"the query does not parse: {error}.")


def _is_day(value: object) -> bool:
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False
