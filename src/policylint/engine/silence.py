"""What suppressions do to findings, and what is said of those that do nothing."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from policylint.engine.suppressions import Suppression
from policylint.finding import Finding, Place, Related, Status
from policylint.source.faults import MAX_FAULTS, Fault


def silence(findings: Iterable[Finding], suppressions: Collection[Suppression], as_of: str) -> Iterator[Finding]:
    """The findings, those that a suppression covers silenced by the one that covers the fewest lines.

    A finding whose suppression has ended points at it, so that nobody takes it for new.
    """
    found = list(findings)
    covering = _covering(found, suppressions)
    for finding in found:
        around = covering.get((finding.rule, finding.place.span.start.line), ())
        live = [one for one in around if not one.expired(as_of)]
        if live:
            yield _silenced(finding, _closest(live))
        elif around:
            yield _back_again(finding, _closest(around))
        else:
            yield finding


def _covering(
    findings: Iterable[Finding], suppressions: Iterable[Suppression]
) -> dict[tuple[str, int], list[Suppression]]:
    """The suppressions that speak of a rule on a line, for each rule and line of a finding.

    Asking every suppression about every finding would take the product of both.
    """
    lines: dict[str, list[int]] = {}
    for rule, line in sorted({(finding.rule, finding.place.span.start.line) for finding in findings}):
        lines.setdefault(rule, []).append(line)
    covering: dict[tuple[str, int], list[Suppression]] = {}
    for one in suppressions:
        for rule in dict.fromkeys(one.rules):
            of_rule = lines.get(rule, [])
            for line in of_rule[bisect_left(of_rule, one.lines.start) : bisect_left(of_rule, one.lines.stop)]:
                covering.setdefault((rule, line), []).append(one)
    return covering


def hygiene(suppressions: Iterable[Suppression], asked: Collection[str], as_of: str) -> Iterator[Fault]:
    """What is wrong with suppressions after a run; one of a rule that was not ``asked`` is dormant, not dead.

    After so many faults the rest is said in one.
    """
    for number, fault in enumerate(_dead(suppressions, asked, as_of)):
        if number == MAX_FAULTS:
            yield Fault(fault.rule, "More suppressions from here on do nothing, and are not shown.", fault.span)
            return
        yield fault


def _dead(suppressions: Iterable[Suppression], asked: Collection[str], as_of: str) -> Iterator[Fault]:
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
    return finding._replace(status=Status.SUPPRESSED, justification=suppression.reason)


def _back_again(finding: Finding, suppression: Suppression) -> Finding:
    suppression.lapsed.add(finding.rule)
    label = f"suppressed until {suppression.until}"
    return finding._replace(related=(*finding.related, Related(label, Place((), suppression.span))))


def _expired(suppression: Suppression) -> Fault:
    back = [f"`{rule}`" for rule in suppression.rules if rule in suppression.lapsed]
    outcome = f"{' and '.join(back)} came back." if back else "what it silenced is no longer found. Delete it."
    message = f"This suppression ended on {suppression.until}; {outcome}"
    return Fault("expired-suppression", message, suppression.span, (*suppression.rules, str(suppression.until)))
