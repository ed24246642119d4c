"""What every diff report says in the same words: its headline, its areas, its places."""

from collections.abc import Iterator

from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction
from policylint.changes.change import Area
from policylint.changes.judge import Judged
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.finding import Place
from policylint.render.changes import words
from policylint.render.summary import counted, counted_policies

_TITLES = {
    Area.DPO: "Data protection officer",
    Area.PURPOSE: "Purposes",
    Area.LEGAL_BASIS: "Legal bases",
    Area.DATA_CATEGORY: "Data",
    Area.SPECIAL_CATEGORY: "Special categories of data",
    Area.DATA_SUBJECT: "People concerned",
    Area.SOURCE: "Sources of data",
    Area.RECIPIENT: "Recipients",
    Area.TRANSFER: "Transfers",
    Area.RIGHT: "Rights",
    Area.REQUEST: "Using rights",
    Area.AUTOMATED_DECISION: "Automated decisions",
    Area.COOKIE: "Cookies",
    Area.PROVISION: "Having to give data",
    Area.CLAUSE: "Clauses",
    Area.CITED_LAW: "Laws and authorities cited",
    Area.NOTICE: "The notice itself",
}
_FOR_PEOPLE = {
    Direction.ADVERSE: "adverse for the people concerned",
    Direction.UNCLEAR: "unclear, for a person to judge",
    Direction.FAVOURABLE: "favourable for the people concerned",
    Direction.NEUTRAL: "neutral",
}


def area_title(area: Area) -> str:
    """An area as a heading, such as `Legal bases`."""
    return _TITLES.get(area) or area.replace("-", " ").capitalize()


def direction_title(direction: Direction) -> str:
    """A direction in words, such as `adverse for the people concerned`."""
    return _FOR_PEOPLE[direction]


def direction_heading(direction: Direction, number: int) -> str:
    """A direction as a heading over so many changes."""
    title = direction_title(direction)
    return f"{title[0].upper()}{title[1:]}: {counted(number, 'change')}"


def headline(report: DiffReport) -> str:
    """How many changes there are of each direction, in a sentence without full stop."""
    if not report.changes:
        return extent(report)
    accepted = len(report.changes) - len(report.open)
    aside = f" ({accepted} of them accepted)" if accepted else ""
    return f"{extent(report)}: {directions(report)}{aside}"


def extent(report: DiffReport) -> str:
    """How many changes there are in how many policies, such as `3 changes in 1 policy`."""
    changes = counted(len(report.changes), "change") if report.changes else "No change of meaning"
    return f"{changes} in {counted_policies(len(report.policies))}"


def directions(report: DiffReport) -> str:
    """How many changes there are of each direction that has any, such as `2 adverse, 1 neutral`."""
    return ", ".join(f"{count} {direction}" for direction in Direction if (count := report.count(direction)))


def findings_line(report: DiffReport) -> str:
    """What becomes of findings, in a sentence without full stop."""
    findings = report.findings
    counts = (
        f"{len(findings.introduced)} introduced, {len(findings.resolved)} resolved, {len(findings.unchanged)} unchanged"
    )
    nonetheless = not report.changes and (findings.introduced or findings.resolved)
    return f"The findings differ nonetheless: {counts}" if nonetheless else f"Findings: {counts}"


def reservations(report: DiffReport) -> Iterator[str]:
    """What a reader must know to read the report rightly, as sentences."""
    yield f"Judged by the law as of {report.as_of}, rules of {report.pack_as_of}."
    if report.beyond_pack:
        yield f"The law data is only known to be right up to {report.pack_as_of}: what changed later is not considered."
    yield "This is what the rules can see, not a statement of compliance."


def sides(judged: Judged) -> tuple[str, str]:
    """What it was and what it is, in a few words; empty where that side is silent."""
    change = judged.change
    return words.of_side(change.before, change.key), words.of_side(change.after, change.key)


def untold_sides(judged: Judged, longest: int) -> tuple[str, str]:
    """The sides as far as the message does not say them already, each cut to ``longest`` characters.

    Where both sides speak they are told together or not at all, and long ones from where they begin to differ.
    """
    change, (was, now) = judged.change, sides(judged)
    if all(words.says(judged.message, side) for side in (was, now)):
        return "", ""
    one_sided = change.before is None or change.after is None
    side = change.after if change.before is None else change.before
    if one_sided and (isinstance(side, bool) or (was or now) == change.key):
        return "", ""
    return words.contrasted(was, now, longest)


def detail(judged: Judged) -> str:
    """Which part of its surroundings changed, such as `audience`; empty where the thing itself came or went."""
    return judged.change.subject.partition(".")[2].replace("_", " ")


def distinction(judged: Judged, *, told: bool) -> str:
    """What sets a change apart from others with the same message, given whether its sides are told."""
    return detail(judged) or ("" if told else judged.change.key)


def acceptance_text(acceptance: Acceptance) -> str:
    """Who accepted a change, when and why."""
    return f"by {acceptance.by} on {acceptance.date}: {acceptance.reason}"


def place_text(file: str | None, place: Place | None) -> str:
    """``file:line``, the file alone for what concerns the notice as a whole, and nothing where there is no place."""
    if file is None or place is None:
        return ""
    return file if place.whole_document else f"{file}:{place.span.start.line}"


def exact_place_text(file: str | None, place: Place | None) -> str:
    """Like ``place_text`` with the column, as terminals and editors open it."""
    line = place_text(file, place)
    return line if not line or place is None or place.whole_document else f"{line}:{place.span.start.column}"


def policies_that_came(report: DiffReport) -> list[Version]:
    """The versions of policies that exist only in the new version."""
    return [policy.new for policy in report.policies if policy.old.file is None]


def policies_that_went(report: DiffReport) -> list[Version]:
    """The versions of policies that exist only in the old version."""
    return [policy.old for policy in report.policies if policy.new.file is None]


def policy_text(policy: PolicyDiff) -> str:
    """The id that a policy goes by."""
    return policy.new.policy or policy.old.policy
