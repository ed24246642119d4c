"""The duties of a notice and the rules that guard them: a table for people, records for machines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypedDict

from policylint.render.json_text import json_text
from policylint.render.styled import Line, Look, Segment, Tone, joined, line
from policylint.render.wrapping import hanging
from policylint.rules.coverage import Guard, GuardedDuty

_INDENT = "  "
_DEEPER = "      "


class DutyRecord(TypedDict):
    """A duty as readers elsewhere know it; ``guard`` is ``rules``, ``outside`` or ``none``."""

    id: str
    citation: str
    title: str
    condition: str
    rank: str
    guard: str
    rules: list[str]
    unknown_rules: list[str]
    outside: str | None


def coverage_json(duties: Iterable[GuardedDuty]) -> str:
    """The duties as JSON text, in the order given."""
    return json_text([_record(duty) for duty in duties])


def coverage_table(duties: Sequence[GuardedDuty], look: Look) -> str:
    """The duties with their guards, mandatory ones apart from the others, and how many have none at the end."""
    return joined(_lines(duties, look), look)


def _lines(duties: Sequence[GuardedDuty], look: Look) -> Iterator[Line]:
    for rank, members in groupby(duties, key=_rank):
        yield line(rank, Tone.HEADLINE)
        for duty in members:
            yield from hanging((Segment(_INDENT),), [Segment(f"{duty.citation}: {duty.title}")], look.width)
            for guards in _guards(duty, look):
                yield from hanging((Segment(_DEEPER),), guards, look.width)
        yield ()
    yield from hanging((), [Segment(_summary(duties))], look.width)


def _guards(duty: GuardedDuty, look: Look) -> Iterator[list[Segment]]:
    """What guards a duty, each kind of guard for a line of its own."""
    if duty.guard is Guard.NONE:
        yield [Segment("no rule, and no reason why", Tone.WARNING)]
    if duty.rules:
        commas = [","] * (len(duty.rules) - 1) + [""]
        pages = look.rule_pages
        yield [Segment(rule + comma, None, pages.get(rule)) for rule, comma in zip(duty.rules, commas, strict=True)]
    if duty.unknown:
        yield [Segment(f"no such rule: {', '.join(duty.unknown)}", Tone.ERROR)]
    if duty.outside:
        yield [Segment(f"outside a policy file: {duty.outside}", Tone.NOTE)]


def _summary(duties: Sequence[GuardedDuty]) -> str:
    mandatory = [duty for duty in duties if duty.mandatory]
    guards = Counter(duty.guard for duty in mandatory)
    return (
        f"{len(mandatory)} mandatory duties: {guards[Guard.RULES]} guarded by rules, "
        f"{guards[Guard.OUTSIDE]} outside a policy file, {guards[Guard.NONE]} without a rule."
    )


def _rank(duty: GuardedDuty) -> str:
    return "mandatory" if duty.mandatory else "best-practice"


def _record(duty: GuardedDuty) -> DutyRecord:
    return {
        "id": duty.id,
        "citation": duty.citation,
        "title": duty.title,
        "condition": duty.condition,
        "rank": _rank(duty),
        "guard": duty.guard.value,
        "rules": list(duty.rules),
        "unknown_rules": list(duty.unknown),
        "outside": duty.outside or None,
    }
