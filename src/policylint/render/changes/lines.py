"""The lines about one change at a terminal: its headline, its places, both sides, and what to do about it."""

from collections.abc import Iterator, Sequence

from policylint.changes.acceptance import Acceptance
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import Group, places
from policylint.render.changes.located import Located
from policylint.render.changes.wording import acceptance_text, distinction, untold_sides
from policylint.render.notes import law, note
from policylint.render.styled import Line, Look, Segment, Tone, tone_of
from policylint.render.summary import counted
from policylint.render.wrapping import hanging

_INDENT = 2
_LONGEST = 400


def group_lines(group: Group, context: DiffContext, *, explain: bool) -> Iterator[Line]:
    """A headline, what the changes are, and once for all of them what they mean and what to do."""
    width = context.look.width
    if len(group.members) == 1:
        yield from headline(group.members[0], context.look)
        yield from _places(group.members[0], _INDENT)
        yield from _sides(group.members[0], width)
        yield from _advice(group, context, explain=explain)
        return
    said = f"{group.message or group.first.card.title} ({counted(len(group.members), 'change')})"
    yield from _headline(group.members[0], said, context.look)
    yield from _advice(group, context, explain=explain)
    for one in group.members:
        yield from _item(one, width, shared=group.message is not None)


def accepted_lines(one: Located, acceptance: Acceptance, look: Look) -> Iterator[Line]:
    """A change that somebody accepted, and who did."""
    yield from headline(one, look)
    yield from _places(one, _INDENT)
    yield from _sides(one, look.width)
    yield from note("accepted", [Segment(acceptance_text(acceptance))], look.width, _INDENT)


def headline(one: Located, look: Look) -> Iterator[Line]:
    """What changed, in a sentence."""
    return _headline(one, one.judged.message, look)


def _headline(one: Located, sentence: str, look: Look) -> Iterator[Line]:
    direction, severity = Tone(one.judged.direction.value), tone_of(one.judged.severity)
    lead = (
        Segment(f"{one.judged.direction}[", direction),
        Segment(one.judged.id, direction, look.rule_pages.get(one.judged.id)),
        Segment("]", direction),
        Segment(" "),
        Segment(one.judged.severity, severity),
        Segment(": "),
    )
    return hanging(lead, [Segment(sentence, Tone.HEADLINE)], look.width, 2 * _INDENT)


def _places(one: Located, indent: int) -> Iterator[Line]:
    for sign, where in zip(("-->", "was at"), places(one), strict=True):
        if where:
            yield (Segment(" " * indent + sign, Tone.FRAME), Segment(f" {where}"))


def _sides(one: Located, width: int) -> Iterator[Line]:
    for name, side in zip(("was", "now"), untold_sides(one.judged, _LONGEST), strict=True):
        if side:
            yield from note(name, [Segment(side)], width, _INDENT)


def _item(one: Located, width: int, *, shared: bool) -> Iterator[Line]:
    """One of several: its message, or where all share it what tells them apart."""
    pairs = zip(("was", "now"), untold_sides(one.judged, _LONGEST), strict=True)
    said = [f"{name}: {side}" for name, side in pairs if side]
    if shared:
        said[:1] = [" ".join((distinction(one.judged, told=bool(said)), *said[:1])).strip()]
    else:
        said.insert(0, one.judged.message)
    lead: Line = (Segment(" " * _INDENT + "- ", Tone.FRAME),)
    for text in said:
        yield from hanging(lead, [Segment(text)], width)
        lead = (Segment(" " * 2 * _INDENT),)
    yield from _places(one, 2 * _INDENT)


def _advice(group: Group, context: DiffContext, *, explain: bool) -> Iterator[Line]:
    for name, content in _contents(group, context, explain=explain):
        yield from note(name, content, context.look.width, _INDENT)


def _contents(group: Group, context: DiffContext, *, explain: bool) -> Iterator[tuple[str, Sequence[Segment]]]:
    judged = group.first
    if judged.why and explain:
        yield "why", [Segment(judged.why)]
    if judged.remedy:
        yield "to do", [Segment(judged.remedy)]
    if judged.obligations:
        yield "duties", [Segment("; ".join(context.duties[one].title for one in judged.obligations))]
    if judged.references:
        yield "law", law(judged.references)
