"""RFC 9535 JSONPath: queries that select nodes of the facts, and conditions on one of them.

Compiled to closures and proven equal to the package that parses them, which is many times slower at evaluating.
"""

from collections.abc import Iterator
from typing import Any

from policylint.location import Path
from policylint.rules.closures import compile_steps, compile_test
from policylint.rules.closures_roots import Find, Found, compile_from_root
from policylint.rules.closures_run import MISSING, Json, Link, Node, Run, Step, Test, collect_linked, path_of
from policylint.rules.closures_steps import follow
from policylint.rules.parsed import ParsedCondition, ParsedQuery, is_step, parse, parse_condition
from policylint.rules.query_errors import QueryError, QueryTimeoutError, shortened
from policylint.rules.query_names import (
    Chain,
    Family,
    Mark,
    ends_of_query,
    families_of_condition,
    families_of_query,
    names_of_condition,
    names_of_query,
)

__all__ = [
    "MISSING",
    "Chain",
    "Condition",
    "Family",
    "Json",
    "Mark",
    "Node",
    "ParsedCondition",
    "ParsedQuery",
    "Query",
    "QueryError",
    "QueryTimeoutError",
    "compile_condition",
    "compile_parsed",
    "compile_parsed_condition",
    "compile_query",
    "parse",
    "parse_condition",
]


_NO_CANDIDATE = "it starts with '@' and there is no candidate"


class Query:
    """A query ready to run; it keeps no state between runs.

    Attributes:
        parsed: Its JSON form.
        text: The text it was read from.
        singular: Whether it selects at most one node, whatever the document.
    """

    __slots__ = ("_find", "_from_root", "_keys", "_step", "parsed", "singular", "text")

    def __init__(self, parsed: ParsedQuery, *, later: bool = False) -> None:
        """Compile the query; ``later``, when it first runs, if it was compiled before."""
        self.parsed = parsed
        self.text = parsed["text"]
        self.singular = all(map(is_step, parsed["segments"]))
        self._from_root = parsed["start"] == "$"
        self._keys: Path | None = None
        self._find: Find = self._first_find
        self._step: Step = self._first_step
        if not later:
            self._compile()

    def _compile(self) -> None:
        if self._from_root:
            self._find = compile_from_root(self.parsed["segments"])
        else:
            self._step = compile_steps(self.parsed["segments"], collect_linked)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    def select(self, root: Json, current: Json = MISSING, base: Path = (), run: Run | None = None) -> list[Node]:
        """Run the query.

        Args:
            root: The document, what ``$`` stands for.
            current: The candidate, what ``@`` stands for outside filters; only a query that starts with ``@`` needs it.
            base: The path of ``current``.
            run: The bounds to keep to, shared with other evaluations on ``root``; bounds of its own where None.

        Returns:
            The selected nodes in document order, with paths from the root; a node selected twice is there twice.

        Raises:
            QueryError: The query starts with ``@`` and there is no candidate, or it visits too many nodes.
            QueryTimeoutError: A pattern takes too long.
        """
        run = run or Run(root)
        found = self.candidates(run) if self._from_root else self._inside(current, base, run)
        return [Node(path_of(link), value) for link, value in found]

    def value(self, root: Json, current: Json) -> Json:
        """The value that a singular query selects, ``current`` being the candidate; MISSING where it selects none."""
        keys = self.singular_path()
        return MISSING if keys is None else follow(root if self._from_root else current, keys)

    def candidates(self, run: Run) -> Found:
        """What the query selects from the document of ``run``, with the links from which ``path_of`` spells the paths.

        Raises:
            QueryError: The query starts with ``@``, or it visits too many nodes.
            QueryTimeoutError: A pattern takes too long.
        """
        try:
            return self._find(run)
        except QueryError as error:
            raise self.failed(error) from error

    @property
    def find(self) -> Find:
        """What ``candidates`` calls, for those who call it often and name the query themselves where that fails."""
        if self._find == self._first_find and self._from_root:
            self._compile()
        return self._find

    def _inside(self, current: Json, base: Path, run: Run) -> Found:
        if current is MISSING:
            raise self.failed(QueryError(_NO_CANDIDATE))
        found: list[tuple[Link, Json]] = []
        try:
            self._step(current, (None, base), run, found)
        except QueryError as error:
            raise self.failed(error) from error
        return found

    def failed(self, error: QueryError) -> QueryError:
        """What went wrong, with the query in which it did."""
        return type(error)(f"the query {shortened(self.text)!r} failed: {error}")

    def _first_step(self, value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
        self._compile()
        return self._step(value, link, run, out)

    def _first_find(self, run: Run) -> Found:
        if not self._from_root:
            raise QueryError(_NO_CANDIDATE)
        self._compile()
        return self._find(run)

    @property
    def starts_at_root(self) -> bool:
        """Whether it runs on the whole document, and not on the candidate."""
        return self._from_root

    def singular_path(self) -> Path | None:
        """The names and indices of a singular query, as written; None for any other."""
        if self._keys is None and self.singular:
            self._keys = tuple(segment[1][1] for segment in self.parsed["segments"])
        return self._keys

    def names(self) -> tuple[Chain, ...]:
        """What the query names, filters included, each chain once."""
        return names_of_query(self.parsed)

    def ends(self) -> tuple[Chain, ...]:
        """What the query leads to: its own chains, without those of its filters."""
        return ends_of_query(self.parsed)

    def families(self, candidates: Family) -> Iterator[Family]:
        """What the query names, ``@`` standing for any of the candidates."""
        return families_of_query(self.parsed, candidates)


class Condition:
    """A logical expression ready to be tested; it keeps no state between tests.

    Attributes:
        parsed: Its JSON form.
        text: The text it was read from.
    """

    __slots__ = ("_test", "parsed", "text")

    def __init__(self, parsed: ParsedCondition, *, later: bool = False) -> None:
        """Compile the condition; ``later``, when it is first asked, if it was compiled before."""
        self.parsed = parsed
        self.text = parsed["text"]
        self._test: Test = self._first_test if later else compile_test(parsed["test"])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    def holds(self, current: Json, root: Json, run: Run | None = None) -> bool:
        """Whether the expression is true, ``@`` being the candidate and ``$`` the document.

        Evaluations that share a ``run`` share its bounds; it must be one on ``root``.

        Raises:
            QueryError: It visits too many nodes.
            QueryTimeoutError: A pattern takes too long.
        """
        try:
            return self._test(current, run or Run(root))
        except QueryError as error:
            raise type(error)(f"the condition {shortened(self.text)!r} failed: {error}") from error

    def _first_test(self, value: Json, run: Run) -> bool:
        self._test = compile_test(self.parsed["test"])
        return self._test(value, run)

    def names(self) -> tuple[Chain, ...]:
        """What the condition names, each chain once; the candidate is ``@``."""
        return names_of_condition(self.parsed)

    def families(self, candidates: Family) -> Iterator[Family]:
        """What the condition names, ``@`` standing for any of the candidates."""
        return families_of_condition(self.parsed, candidates)


def compile_parsed(parsed: ParsedQuery, *, later: bool = False) -> Query:
    """Compile a query parsed before, perhaps read back from JSON; ``later``, when it first runs, if it is known good.

    Raises:
        QueryError: It is not what parsing gives.
    """
    return Query(parsed, later=later)


def compile_parsed_condition(parsed: ParsedCondition, *, later: bool = False) -> Condition:
    """Compile a condition parsed before, perhaps read back from JSON; ``later``, when it is first asked, if known good.

    Raises:
        QueryError: It is not what parsing gives.
    """
    return Condition(parsed, later=later)


def compile_query(text: str) -> Query:
    """Parse and compile an RFC 9535 query, which may also start with ``@`` for the candidate.

    Raises:
        QueryError: The text is no such query; the message names the column.
    """
    return Query(parse(text))


def compile_condition(text: str) -> Condition:
    """Parse and compile an RFC 9535 logical expression, that is, what may stand inside ``[?…]``.

    Raises:
        QueryError: The text is no such expression; the message names the column.
    """
    return Condition(parse_condition(text))
