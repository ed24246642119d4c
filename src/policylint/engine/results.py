"""The results of a run in order, kept so small that ten thousand policies do not count.

A run may still go on: whoever reads to the end carries it out, and what was read once can be read again.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias, overload

from policylint.engine.result import Brief, Result
from policylint.engine.serialized import Head, Serialized, deserialize, head_of, read_brief, read_head, serialize
from policylint.engine.tally import Spoken, Tallies, gravest_in
from policylint.finding import Finding, Severity, Status
from policylint.rules.card import Card

_KEPT_WHOLE = 64
"""So many results are kept as they are: writing them down would cost more than it saves."""

Stored: TypeAlias = tuple[str, Result | Serialized]
"""A file, and its result as it is or written down."""
Counts: TypeAlias = Mapping[tuple[Severity, Status], int]
"""How many findings there are of each severity and status."""


class Results(Collection[Result]):
    """The results of files, in the order of the run.

    ``gravest`` says how grave the active findings of each file are, as far as the run has come. Where short reports
    are all that is wanted, nothing but summaries and ``briefs`` can be read.
    """

    def __init__(
        self,
        source: Iterator[Stored],
        cards: Mapping[str, Card],
        told: Callable[[str, Head], None] = lambda _file, _head: None,
        *,
        once: bool = False,
        brief: Brief | None = None,
    ) -> None:
        """Take results from ``source`` as they are asked for.

        Args:
            source: files, with their results as they are or written down.
            cards: those that results were serialized with.
            told: hears of each file once, as soon as its result is there.
            once: whether the results are only read once; then none is kept.
            brief: writes what is wanted of each result, if that is not more than short reports say.
        """
        self._source = source
        self._told = told
        self._cards = cards
        self._once = once or brief is not None
        self._brief = brief
        self._stored: list[Stored] = []
        self._places: dict[str, int] = {}
        self._passing: Result | None = None
        self._tallies = Tallies()
        self.gravest: dict[str, Severity] = {}

    def __iter__(self) -> Iterator[Result]:
        index = 0
        while True:
            while index < len(self._stored):
                yield self._result(*self._stored[index])
                index += 1
            following = next(self._source, None)
            if following is None:
                return
            head = self._take(*following)
            if self._once:
                self._passing = self._result(*following, head)
                yield self._passing

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, result: object) -> bool:
        return any(one == result for one in self)

    def of(self, file: str) -> Result | None:
        """What came of a file, if the run has come so far and still knows."""
        if self._passing is not None and self._passing.file == file:
            return self._passing
        index = self._places.get(file)
        return None if index is None else self._result(*self._stored[index])

    @property
    def are_short(self) -> bool:
        """Whether only summaries and briefs can be read."""
        return self._brief is not None

    def briefs(self) -> Iterator[str]:
        """What short reports say of each result, as the run goes on; to be read once, where results are short."""
        brief = self._brief
        assert brief is not None  # noqa: S101 - see above
        for file, result in self._source:
            head = self._take(file, result)
            if isinstance(result, Serialized) and result.brief:
                yield read_brief(result.brief)
            else:
                yield brief(self._result(file, result, head))

    @property
    def spoken(self) -> Spoken:
        """How often each rule spoke, as far as the run has come."""
        return self._tallies.spoken

    @property
    def counts(self) -> Counter[tuple[Severity, Status]]:
        """How many findings there are of each severity and status, as far as the run has come."""
        counts: Counter[tuple[Severity, Status]] = Counter()
        for (_, severity, status), count in self.spoken.items():
            counts[severity, status] += count
        return counts

    def finish(self) -> None:
        """Carry the run out to its end."""
        for file, result in self._source:
            self._take(file, result)

    def mapped(self, change: Callable[[Finding], Finding]) -> "Results":
        """Results with findings of the same files changed; ``change`` is asked once for each, in order."""
        made = ((one.file, one._replace(findings=tuple(map(change, one.findings)))) for one in self)
        changed = Results(made, self._cards)
        changed.finish()
        return changed

    def _take(self, file: str, result: Result | Serialized) -> Head:
        head = head_of(result) if isinstance(result, Result) else read_head(result, file)
        if head.tally:
            self._tallies.add(head.tally)
            gravest = gravest_in(head.tally)
            if gravest is not None:
                self.gravest[file] = gravest
        if not self._once:
            self._keep(file, result)
        self._told(file, head)
        return head

    def _keep(self, file: str, result: Result | Serialized) -> None:
        if isinstance(result, Serialized):
            result = result._replace(brief=b"")  # who keeps results wants more than that
        elif len(self._stored) >= _KEPT_WHOLE:
            result = serialize(result)
        self._places[file] = len(self._stored)
        self._stored.append((file, result))

    def _result(self, file: str, kept: Result | Serialized, head: Head | None = None) -> Result:
        return kept if isinstance(kept, Result) else deserialize(kept, file, self._cards, head)


class Findings(Sequence[Finding]):
    """All findings of a run, or those of one status, read from its results each time they are asked for."""

    def __init__(self, results: Results, status: Status | None = None) -> None:
        self.results = results
        self._status = status

    def __iter__(self) -> Iterator[Finding]:
        for result in self.results:
            for finding in result.findings:
                if self._status is None or finding.status is self._status:
                    yield finding

    def __len__(self) -> int:
        counts = self.counts.items()
        return sum(count for (_, status), count in counts if self._status is None or status is self._status)

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and not isinstance(other, str) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @property
    def counts(self) -> Counts:
        """How many findings of each severity and status the run has."""
        self.results.finish()
        return self.results.counts

    @property
    def spoken(self) -> Spoken:
        """How often each rule spoke in the run, with what severity, and what became of that."""
        self.results.finish()
        return self.results.spoken

    def having(self, status: Status) -> "Findings":
        """Those of one status."""
        return Findings(self.results, status)

    def gravest(self) -> Mapping[str, Severity]:
        """The gravest severity among the active findings of each file that has any."""
        self.results.finish()
        return self.results.gravest

    def changed(self, change: Callable[[Finding], Finding]) -> "Findings":
        """The findings of the whole run, each changed."""
        return Findings(self.results.mapped(change), self._status)


class Texts(Mapping[str, Sequence[str]]):
    """The lines of each file that has findings; those far from any finding are empty."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._last: tuple[str, list[str]] = ("", [])

    def __getitem__(self, file: str) -> list[str]:
        if self._last[0] != file or not self._last[1]:
            result = self._results.of(file)
            if result is None or not result.findings:
                raise KeyError(file)
            self._last = (file, result.excerpt.lines())
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return (result.file for result in self._results if result.findings)

    def __len__(self) -> int:
        return sum(1 for _ in self)
