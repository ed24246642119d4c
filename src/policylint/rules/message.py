"""One sentence with placeholders: `{key}`, `{@.path}` of the candidate, `{$.path}` of the facts."""

import re
from typing import Any

from policylint.facts.facts import Json
from policylint.location import Path
from policylint.rules.key import key_of
from policylint.rules.query import MISSING, ParsedQuery, Query, QueryError, compile_parsed, compile_query

_PLACEHOLDER = r"\{([^{}]*)\}"
_KEY = "key"
_TODAY = "$.as_of"
_UNRESOLVED = "?"
_LONGEST = 1_000
_MOST_ITEMS = 300


class Message:
    """A template; filling it also gives the arguments that identify the finding."""

    def __init__(self, template: str, parsed: tuple[str | ParsedQuery, ...] | None = None) -> None:
        self.template = template
        self._parsed = parsed
        self._kept: list[str | Query] | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.template!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and self.template == other.template

    def __hash__(self) -> int:
        return hash(self.template)

    @property
    def _parts(self) -> list[str | Query]:
        """Literal text and queries in turn; `key` stays a word. Kept here: compiled classes have no cached property."""
        if self._kept is None:
            self._kept = self._compiled()
        return self._kept

    def _compiled(self) -> list[str | Query]:
        if self._parsed is not None:
            return [part if isinstance(part, str) else compile_parsed(part, later=True) for part in self._parsed]
        return [
            part if index % 2 == 0 or part == _KEY else _placeholder(part)
            for index, part in enumerate(re.split(_PLACEHOLDER, self.template))
        ]

    def to_data(self) -> list[Any]:
        """The message as JSON: the template, then its parts with their queries parsed."""
        return [self.template, *(part.parsed if isinstance(part, Query) else part for part in self._parts)]

    @classmethod
    def from_data(cls, data: list[Any]) -> "Message":
        """The message that ``to_data`` gave."""
        return cls(data[0], tuple(data[1:]))

    def check(self) -> None:
        """Compile all placeholders.

        Raises:
            QueryError: a placeholder is no singular query.
        """
        _ = self._parts

    def queries(self) -> list[Query]:
        """The queries of its placeholders."""
        return [part for part in self._parts if isinstance(part, Query)]

    def fill(self, root: Json, candidate: Json, path: Path) -> tuple[str, tuple[str, ...]]:
        """The sentence for a candidate, and its arguments in order; what selects nothing is written `?`.

        The arguments identify the finding: lists are sorted in them, and the day of the check is left out.
        """
        text: list[str] = []
        arguments: list[str] = []
        for index, part in enumerate(self._parts):
            if index % 2 == 0:
                text.append(str(part))
                continue
            value = _within_reason(part.value(root, candidate) if isinstance(part, Query) else key_of(path))
            word = written(value)
            text.append(word)
            if not (isinstance(part, Query) and part.text == _TODAY):
                arguments.append(written(_sorted(value)) if isinstance(value, list) else word)
        return "".join(text), tuple(arguments)


def _placeholder(text: str) -> Query:
    query = compile_query(text)
    if not query.singular:
        raise QueryError(f"the placeholder {{{text}}} may select several values; name one")
    return query


def _within_reason(value: Json) -> Json:
    """The value, cut where it would be no sentence any more: a message may be filled for every candidate there is."""
    if isinstance(value, list) and len(value) > _MOST_ITEMS:
        return [*value[:_MOST_ITEMS], f"… ({len(value):,} items)"]
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}… ({len(value):,} characters)"
    return value


def _sorted(value: list[Json]) -> list[Json]:
    return sorted(value, key=written)


def written(value: Json) -> str:
    """A fact as it stands in a sentence: lists joined by commas, truth as `true` or `false`."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(written(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _UNRESOLVED if value is None or value is MISSING or isinstance(value, dict) else str(value)
