"""What every diff report says in the same words: its headline, its areas, its places."""

from collections.abc import Iterator

from policylint.diff.card import Direction
from policylint.diff.change import Area
from policylint.diff.judge import Judged
from policylint.diff.meaning import shown
from policylint.diff.report import DiffReport
from policylint.facts.facts import Json
from policylint.finding import Place
from policylint.render.summary import counted, counted_policies

_TITLES = {Area.DPO: "Data protection officer", Area.CHILDREN: "Children", Area.SECURITY: "Security"}
_FOR_PEOPLE = {
    Direction.ADVERSE: "adverse for the people concerned",
    Direction.UNCLEAR: "unclear",
    Direction.FAVOURABLE: "favourable",
    Direction.NEUTRAL: "neutral",
}


def area_title(area: Area) -> str:
    """An area as a heading, such as `Legal basis`."""
    return _TITLES.get(area) or area.replace("-", " ").capitalize()


def direction_title(direction: Direction) -> str:
    """A direction in words, such as `adverse for the people concerned`."""
    return _FOR_PEOPLE[direction]


def headline(report: DiffReport) -> str:
    """How many changes there are of each direction, in a sentence without full stop."""
    compared = counted_policies(len(report.policies))
    if not report.changes:
        return f"No change of meaning in {compared}"
    counts = ", ".join(f"{count} {direction}" for direction in Direction if (count := report.count(direction)))
    return f"{counted(len(report.changes), 'change')} in {compared}: {counts}"


def findings_line(report: DiffReport) -> str:
    """What becomes of findings, in a sentence without full stop."""
    introduced, resolved, unchanged = (
        len(part) for part in (report.findings.introduced, report.findings.resolved, report.findings.unchanged)
    )
    return f"Findings: {introduced} introduced, {resolved} resolved, {unchanged} unchanged"


def reservations(report: DiffReport) -> Iterator[str]:
    """What a reader must know to read the report rightly, as sentences."""
    yield f"Judged by the law as of {report.as_of}, rules of {report.pack_as_of}."
    if report.beyond_pack:
        yield f"The law data is only known to be right up to {report.pack_as_of}: what changed later is not considered."
    yield "This is what the rules can see, not a statement of compliance."


def sides(judged: Judged) -> tuple[str, str]:
    """What it was and what it is, in a few words; empty where that side is silent."""
    change = judged.change
    return _words(change.before, change.key), _words(change.after, change.key)


def place_text(file: str | None, place: Place | None) -> str:
    """``file:line``, the file alone for what concerns the notice as a whole, and nothing where there is no place."""
    if file is None or place is None:
        return ""
    return file if place.whole_document else f"{file}:{place.span.start.line}"


def _words(value: Json, key: str) -> str:
    return "" if value is None else shown(value) or key
