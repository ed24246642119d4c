"""One entry of the Markdown report: a change, a finding, a policy that came or went."""

from collections.abc import Iterator

from policylint.changes.report import Version
from policylint.finding import Finding, Place
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import Group
from policylint.render.changes.located import Located
from policylint.render.changes.parts import Part
from policylint.render.changes.wording import distinction, place_text, untold_sides
from policylint.render.markdown_text import code, inline, linked, opening

LONGEST_TEXT = 300
"""Characters of a message, of a value, of a reason."""

LONGEST_NAME = 200
"""Characters of a file, an id, the label of a law."""

_LONGEST_ADVICE = 800


def group_part(group: Group, context: DiffContext) -> Part:
    """The changes in a list, then once for all of them why they matter and what to do."""
    shared = group.message if len(group.members) > 1 else None
    heading = f"\n{opening(shared, LONGEST_TEXT)}:\n\n" if shared else "\n"
    entries = (f"{entry(one, context, shared=bool(shared))}\n" for one in group.members)
    return Part(heading, tuple(entries), "\n> " + "\\\n> ".join(_advice(group, context)) + "\n")


def entry(one: Located, context: DiffContext, *, shared: bool = False) -> str:
    """A change as an item without its end; ``shared`` says that its message stands above the list already."""
    told = zip(("was", "now"), untold_sides(one.judged, LONGEST_TEXT), strict=True)
    said = " → ".join(f"**{name}:** {inline(side, LONGEST_TEXT)}" for name, side in told if side)
    message = distinction(one.judged, told=bool(said)) if shared else one.judged.message
    joint = " " if shared else "; "
    return f"- {joint.join(filter(None, (opening(message, LONGEST_TEXT), said)))}{_places(one, context)}"


def _places(one: Located, context: DiffContext) -> str:
    change, policy = one.judged.change, one.policy
    new = _place(policy.new.file, change.new_place, context)
    old = _place(policy.old.file, change.old_place, context)
    places = ", ".join(filter(None, (new, f"was at {old}" if old else "")))
    return f" ({places})" if places else ""


def finding_entry(finding: Finding, context: DiffContext) -> str:
    """A finding as an item."""
    where = _place(finding.file, finding.place, context)
    rule = code(finding.rule, LONGEST_NAME)
    return f"- **{finding.severity}** {rule} {where}: {inline(finding.message, LONGEST_TEXT)}\n"


def version_entry(version: Version, context: DiffContext) -> str:
    """A policy that exists on one side only, as an item."""
    return f"- {code(context.name_of(version.file or ''), LONGEST_NAME)} ({code(version.policy, LONGEST_NAME)})\n"


def _place(file: str | None, place: Place | None, context: DiffContext) -> str:
    return code(place_text(file and context.name_of(file), place), LONGEST_NAME)


def _advice(group: Group, context: DiffContext) -> Iterator[str]:
    judged = group.first
    contents = {
        "Why": inline(judged.why, _LONGEST_ADVICE),
        "What to do": inline(judged.remedy, _LONGEST_ADVICE),
        "Duties": "; ".join(context.duties[one].title for one in judged.obligations),
        "Law": "; ".join(linked(one, LONGEST_NAME) for one in judged.references),
    }
    for name, content in contents.items():
        if content:
            yield f"**{name}:** {content}"
    yield f"{code(judged.id, LONGEST_NAME)}, {judged.severity}"
