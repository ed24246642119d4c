"""One sentence with placeholders: `{key}`, `{@.path}` of the candidate, `{$.path}` of the facts."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from policylint.facts.facts import Json
from policylint.location import Path
from policylint.rules.key import key_of
from policylint.rules.query import ParsedQuery, Query, QueryError, compile_parsed, compile_query

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_KEY = "key"
_TODAY = "$.as_of"
_UNRESOLVED = "?"


@dataclass(frozen=True)
class Message:
    """A template; filling it also gives the arguments that identify the finding."""

    template: str
    parsed: tuple[str | ParsedQuery, ...] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _parts(self) -> list[str | Query]:
        """Literal text and queries in turn; `key` stays a word."""
        if self.parsed is not None:
            return [part if isinstance(part, str) else compile_parsed(part) for part in self.parsed]
        return [
            part if index % 2 == 0 or part == _KEY else _placeholder(part)
            for index, part in enumerate(_PLACEHOLDER.split(self.template))
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
        text, arguments = [], []
        for index, part in enumerate(self._parts):
            if index % 2 == 0:
                text.append(str(part))
                continue
            value = _value(part, root, candidate, path) if isinstance(part, Query) else key_of(path)
            text.append(written(value))
            if not (isinstance(part, Query) and part.text == _TODAY):
                arguments.append(written(_sorted(value)))
        return "".join(text), tuple(arguments)


def _placeholder(text: str) -> Query:
    query = compile_query(text)
    if not query.singular:
        raise QueryError(f"the placeholder {{{text}}} may select several values; name one")
    return query


def _value(query: Query, root: Json, candidate: Json, path: Path) -> Json:
    nodes = query.select(root, candidate, path)
    return nodes[0].value if nodes else None


def _sorted(value: Json) -> Json:
    return sorted(value, key=written) if isinstance(value, list) else value


def written(value: Json) -> str:
    """A fact as it stands in a sentence: lists joined by commas, truth as `true` or `false`."""
    if isinstance(value, list):
        return ", ".join(written(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _UNRESOLVED if value is None or isinstance(value, dict) else str(value)
