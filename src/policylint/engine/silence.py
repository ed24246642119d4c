"""What suppressions do to findings, and what is said of those that do nothing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from policylint.engine.suppressions import Suppression
from policylint.finding import Finding, Place, Related, Status
from policylint.source.faults import Fault


def silence(findings: Iterable[Finding], suppressions: Collection[Suppression], as_of: str) -> Iterator[Finding]:
    """The findings, those that a suppression covers silenced by the one that covers the fewest lines.

    A finding whose suppression has ended points at it, so that nobody takes it for new.
    """
    for finding in findings:
        line = finding.place.span.start.line
        covering = [one for one in suppressions if one.covers(finding.rule, line)]
        live = [one for one in covering if not one.expired(as_of)]
        if live:
            yield _silenced(finding, _closest(live))
        elif covering:
            yield _back_again(finding, _closest(covering))
        else:
            yield finding


def hygiene(suppressions: Iterable[Suppression], asked: Collection[str], as_of: str) -> Iterator[Fault]:
    """What is wrong with suppressions after a run; one of a rule that was not ``asked`` is dormant, not dead."""
    for suppression in suppressions:
        if suppression.expired(as_of):
            yield _expired(suppression)
            continue
        for rule in suppression.rules:
            if rule in asked and rule not in suppression.used:
                message = f"`{rule}` finds nothing here, so there is nothing to suppress."
                yield Fault("unused-suppression", message, suppression.span, (rule,))


def _closest(suppressions: Iterable[Suppression]) -> Suppression:
    return min(suppressions, key=lambda one: (one.whole_file, len(one.lines)))


def _silenced(finding: Finding, suppression: Suppression) -> Finding:
    suppression.used.add(finding.rule)
    return replace(finding, status=Status.SUPPRESSED, justification=suppression.reason)


def _back_again(finding: Finding, suppression: Suppression) -> Finding:
    suppression.lapsed.add(finding.rule)
    label = f"suppressed until {suppression.until}"
    return replace(finding, related=(*finding.related, Related(label, Place((), suppression.span))))


def _expired(suppression: Suppression) -> Fault:
    back = [f"`{rule}`" for rule in suppression.rules if rule in suppression.lapsed]
    outcome = f"{' and '.join(back)} came back." if back else "what it silenced is no longer found. Delete it."
    message = f"This suppression ended on {suppression.until}; {outcome}"
    return Fault("expired-suppression", message, suppression.span, (*suppression.rules, str(suppression.until)))
