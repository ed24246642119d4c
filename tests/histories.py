"""Versions of real notices for tests: what the diff says of them, in lines that can be read beside the texts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from policies import TODAY
from policylint.changes.card import Direction
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.findings import FindingsDiff, compare_findings
from policylint.changes.judge import Judged, judge
from policylint.engine.check import Checker, Options
from policylint.facts.facts import Facts
from policylint.finding import Finding, Severity
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import read_document

ROOT = Path(__file__).parents[1]
HISTORY = ROOT / "tests" / "fixtures" / "history"
PTB, MEZURE = ROOT / "policies" / "ptb.yaml", ROOT / "policies" / "mezure.yaml"
REPAIRED, WORSENED = HISTORY / "ptb-repaired.yaml", HISTORY / "mezure-worsened.yaml"
OCTOBER, NOVEMBER, DECEMBER = (HISTORY / f"malt-2025-{day}.yaml" for day in ("10-23", "11-07", "12-19"))


@cache
def checker() -> Checker:
    return Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))


@cache
def facts_of(path: Path) -> Facts:
    facts, _ = checker().understand(read_document(path, path.name))
    assert facts is not None, path
    return facts


@cache
def changes(old: Path, new: Path) -> tuple[Judged, ...]:
    before, after = facts_of(old), facts_of(new)
    return judge(compare(before, after), before, after, built_in_change_cards())


@cache
def findings(old: Path, new: Path) -> FindingsDiff:
    before, after = (checker().check(read_document(path, path.name)).findings for path in (old, new))
    return compare_findings(before, after)


def told(old: Path, new: Path, *directions: Direction) -> Counter[str]:
    """What the diff says: card and path of every change, of these directions or of all."""
    judged = (one for one in changes(old, new) if not directions or one.direction in directions)
    return Counter(f"{one.id} {one.change.path}" for one in judged)


def expected(*lines: str) -> Counter[str]:
    """A card and a path in each line."""
    return Counter(lines)


def rules(found: Iterable[Finding], *severities: Severity) -> Counter[str]:
    """The rules that findings of these severities are of."""
    return Counter(one.rule for one in found if one.severity in severities)


def messages(old: Path, new: Path) -> dict[str, str]:
    """What each change says to people, by card and path."""
    return {f"{one.id} {one.change.path}": one.message for one in changes(old, new)}


def quotes(value: object) -> Iterator[str]:
    """All quotes in a policy, as data."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key == "quote":
                yield from [child] if isinstance(child, str) else child
            else:
                yield from quotes(child)
    elif isinstance(value, list):
        for child in value:
            yield from quotes(child)
