"""One sentence with placeholders: `{key}`, `{@.path}` of the candidate, `{$.path}` of the facts."""

import re
from dataclasses import dataclass
from functools import cached_property

from policylint.facts.facts import Json
from policylint.location import Path
from policylint.rules.key import key_of
from policylint.rules.query import Query, QueryError, compile_query

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_UNRESOLVED = "?"


@dataclass(frozen=True)
class Message:
    """A template; filling it also gives the arguments that identify the finding."""

    template: str

    @cached_property
    def _parts(self) -> list[str | Query]:
        """Literal text and queries in turn; `key` stays a word."""
        parts: list[str | Query] = []
        for index, part in enumerate(_PLACEHOLDER.split(self.template)):
            parts.append(part if index % 2 == 0 or part == "key" else _placeholder(part))
        return parts

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
        """The sentence for a candidate, and its arguments in order; what selects nothing is written `?`."""
        text, arguments = [], []
        for index, part in enumerate(self._parts):
            if index % 2 == 0:
                text.append(str(part))
                continue
            argument = _value(part, root, candidate, path) if isinstance(part, Query) else key_of(path)
            text.append(argument)
            arguments.append(argument)
        return "".join(text), tuple(arguments)


def _placeholder(text: str) -> Query:
    query = compile_query(text)
    if not query.singular:
        raise QueryError(f"the placeholder {{{text}}} may select several values; name one")
    return query


def _value(query: Query, root: Json, candidate: Json, path: Path) -> str:
    nodes = query.select(root, candidate, path)
    return written(nodes[0].value) if nodes else _UNRESOLVED


def written(value: Json) -> str:
    """A fact as it stands in a sentence: lists joined by commas, truth as `true` or `false`."""
    if isinstance(value, list):
        return ", ".join(written(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _UNRESOLVED if value is None or isinstance(value, dict) else str(value)
