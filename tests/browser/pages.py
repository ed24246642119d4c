"""The pages that are looked at in a browser: real policies and a worst case, as the program writes them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from checkout import ROOT
from diffs import context as diff_context
from diffs import diff_report
from policylint.api import check, diff
from policylint.changes.acceptance import Acceptance
from policylint.changes.findings import FindingsDiff
from policylint.changes.report import PolicyDiff, Version
from policylint.engine.result import Unreadable
from policylint.render.changes.html import html as changes_html
from policylint.render.html import html as check_html
from policylint.rules.catalogue import built_in_catalogue
from unit.render.contexts import context

TODAY = date(2026, 11, 22)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def changes() -> str:
    """Two notices that have little in common, one change accepted, one acceptance stale."""
    report = diff_report(part_of("mezure.yaml", "ptb.yaml", every=5))
    mark = report.changes[0].fingerprint
    one = Acceptance(fingerprint=mark, reason="The works council agreed", by="Ada", date="2026-11-01")
    gone = replace(one, fingerprint="0123456789ab", change="the cookie is new")
    return changes_html(replace(report, accepted={mark: one}, stale=(gone,)), diff_context())


def changes_in_several() -> str:
    """Two policies, one of them with very long words in all that is its."""
    few = part_of("ptb.yaml", "mezure.yaml", every=15)
    long = tuple(
        replace(one, message=f"{one.message} {LONG}", change=replace(one.change, before=LONG, after=f"{LONG} b"))
        for one in few.changes[:2]
    )
    version = Version(f"policies/{LONG}.yaml", LONG, (f"{LONG}: {LONG}",) * 400)
    return changes_html(diff_report(few, PolicyDiff(old=version, new=version, changes=long)), diff_context())


def part_of(old: str, new: str, every: int) -> PolicyDiff:
    """A part of what changed, which is enough to look at."""
    (whole,) = diff(ROOT / "policies" / old, ROOT / "policies" / new, as_of=TODAY).policies
    found = whole.findings
    parts = FindingsDiff(found.introduced[::every], found.resolved[::every], found.unchanged)
    return replace(whole, changes=whole.changes[::every], findings=parts)


def no_changes() -> str:
    """The same policy twice."""
    policy = ROOT / "policies" / "ptb.yaml"
    return changes_html(diff(policy, policy, as_of=TODAY), diff_context())


def findings() -> str:
    """The findings on two policies, and a file that could not be read."""
    report = check(
        [str(ROOT / "policies" / name) for name in ("mezure.yaml", "partena-professional.yaml")], as_of=TODAY
    )
    some = tuple(one for number, one in enumerate(report.findings) if one.related or number % 4 == 0)
    report = report._replace(findings=some)
    unreadable = (Unreadable(f"{LONG}.yaml", "it is not UTF-8"),)
    return check_html(report._replace(unreadable=unreadable), context(cards=built_in_catalogue().cards))


PAGES: Mapping[str, Callable[[], str]] = {
    "changes": changes,
    "changes-in-several": changes_in_several,
    "no-changes": no_changes,
    "findings": findings,
}
