"""Composes what rules find and what changes mean into one report on two versions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from policylint.api.sides import GivenPolicy, Side, require_comparable
from policylint.api.texts import Both, InPlace, Placed, Text, Version, paired, placed, surely_one
from policylint.changes import report
from policylint.changes.card import ChangeCard
from policylint.changes.compare import compare
from policylint.changes.findings import compare_findings
from policylint.changes.judge import judge
from policylint.changes.report import DiffReport, PolicyDiff, in_order
from policylint.engine.check import Checker
from policylint.errors import InputError, InternalError, LoadError
from policylint.facts.facts import Facts
from policylint.finding import Finding, Status
from policylint.rules.query import QueryError

_Item = TypeVar("_Item")


class Watch(Protocol):
    """Hands on what is named, one by one, and shows how far that is."""

    def __call__(self, items: Sequence[tuple[str, _Item]]) -> Iterable[_Item]:
        """The items in their order."""
        ...


def unwatched(items: Sequence[tuple[str, _Item]]) -> Iterable[_Item]:
    """The items, and nobody sees how far that is."""
    return [item for _, item in items]


class Terms(NamedTuple):
    """By what two versions are compared: who checks a policy, what changes mean, and as of which day."""

    checker_of: Callable[[GivenPolicy], Checker]
    cards: Mapping[str, ChangeCard]
    as_of: date
    pack_as_of: str


def compare_sides(old: Side, new: Side, terms: Terms, watch: Watch = unwatched) -> DiffReport:
    """Compare all policies of two sides.

    Raises:
        UsageError: the sides cannot be compared, or what was asked or configured is wrong.
        LoadError: some of the policies cannot be read or are none; each has its sentence.
        InternalError: a rule or a change card failed.
    """
    require_comparable(old, new)
    run = _Run(terms)
    texts = (run.read(old, "old"), run.read(new, "new"))
    if old.one_file and all(texts):
        policies = [run.policy_diff(InPlace(texts[0][0], texts[1][0]).parse())]
    else:
        policies = list(_policy_diffs(run, placed(*texts), watch))
    if run.problems:
        raise LoadError(run.problems)
    return DiffReport(
        policies=tuple(sorted((one for one in policies if one is not None), key=_place)),
        as_of=terms.as_of.isoformat(),
        pack_as_of=terms.pack_as_of,
        old=old.named,
        new=new.named,
    )


def _policy_diffs(run: "_Run", texts: Placed, watch: Watch) -> Iterator[PolicyDiff | None]:
    """One policy after the other; only those that may belong to another than stands in their place are kept parsed."""
    old, new = ([text.parse() for text in rest] for rest in (texts.old, texts.new))
    for in_place in watch([(one.new.given.name, one) for one in texts.both]):
        both = in_place.parse()
        if surely_one(both):
            yield run.policy_diff(both)
        else:
            old += [both.old] if both.old else []
            new += [both.new] if both.new else []
    for both in watch([(one.name, one) for one in paired(old, new)]):
        yield run.policy_diff(both)


def _place(policy: PolicyDiff) -> tuple[bool, str, str]:
    """The order of a report: by the new file, what is gone last."""
    return policy.new.file is None, policy.new.file or "", policy.old.file or ""


class _Examined(NamedTuple):
    facts: Facts
    policy: str
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


class _Run:
    """Goes on over files that cannot be compared, so that all of them can be named at once."""

    def __init__(self, terms: Terms) -> None:
        self.problems: list[str] = []
        self._terms = terms

    def read(self, side: Side, which: str) -> list[Text]:
        """What the policies of a side hold."""
        texts = []
        for given in side.policies:
            try:
                texts.append(Text(given, given.read()))
            except InputError as error:
                self.problems.append(f"the {which} version cannot be read: {error}")
        return texts

    def policy_diff(self, both: Both) -> PolicyDiff | None:
        """What changed in one policy; nothing if either version is none."""
        there = both.new or both.old
        if there is None:
            return None
        checker = self._terms.checker_of(there.given)
        known = len(self.problems)
        new = self._examine(both.new, checker, "new")
        old = new if both.untouched and new is not None else self._examine(both.old, checker, "old")
        return self._compared(both, old, new) if len(self.problems) == known else None

    def _examine(self, version: Version | None, checker: Checker, which: str) -> _Examined | None:
        if version is None:
            return None
        examined = checker.examine(version.document)
        for failure in examined.outcome.failures:
            raise InternalError(
                f"the rule `{failure.rule}` ({failure.card}) failed on {failure.file}: {failure.reason.rstrip('.')}. "
                "What it would have found there is unknown, so nothing is compared."
            )
        if examined.facts is None:
            self.problems.append(_problem(version.given, examined.outcome.findings[0], which))
            return None
        policy = version.candidate.id or version.given.stem
        active = (one for one in examined.outcome.findings if one.status is Status.ACTIVE)
        findings = tuple(one._replace(policy=policy) for one in active)
        return _Examined(examined.facts, policy, tuple(version.document.lines), findings)

    def _compared(self, both: Both, old: _Examined | None, new: _Examined | None) -> PolicyDiff:
        before, after = (one and one.facts for one in (old, new))
        there = new or old
        try:
            judged = judge(compare(before, after, there.policy if there else ""), before, after, self._terms.cards)
        except QueryError as error:
            raise InternalError(f"a change card failed on {both.name}: {str(error).rstrip('.')}.") from error
        found = compare_findings(old.findings if old else (), new.findings if new else ())
        spoken_of = bool(judged or found.introduced or found.resolved)
        return PolicyDiff(
            old=_side(both.old, old, spoken_of=spoken_of),
            new=_side(both.new, new, spoken_of=spoken_of),
            changes=in_order(judged),
            findings=found,
        )


def _side(version: Version | None, examined: _Examined | None, *, spoken_of: bool) -> report.Version:
    """One side of the report on a policy, with its lines if some may be shown."""
    if version is None or examined is None:
        return report.Version(None)
    return report.Version(version.given.name, examined.policy, examined.lines if spoken_of else ())


def _problem(given: GivenPolicy, finding: Finding, which: str) -> str:
    line = finding.place.span.start.line
    message = finding.message.rstrip(".")
    return (
        f"{given.name}:{line}: the {which} version cannot be compared: {message}. "
        f"`{given.look}` shows all that is wrong."
    )
