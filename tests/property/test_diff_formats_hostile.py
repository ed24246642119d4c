"""Whatever policies and the files about them hold, it cannot break out of any format of the diff report.

A new format is added to ``FORMATS``, and gets a test of its own for what it must show of a report.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diffs import WORSE, context, diff_report, policy_diff
from hostile_texts import FRAGMENTS, HOSTILE, SPANS
from official_schemas import sarif_faults
from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction, Obligation
from policylint.changes.change import Action, Area, Change, Kind
from policylint.changes.findings import FindingsDiff
from policylint.changes.judge import Judged
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.facts.facts import Json
from policylint.finding import Finding, Place, Reference, Severity
from policylint.location import Position, Span
from policylint.render.changes.diff_schema import diff_schema
from policylint.render.changes.formats import DiffFormat, diff_renderer
from policylint.render.changes.trimmed import trimmed
from policylint.render.log_commands import without_commands
from policylint.render.safe import printable, shows
from rendered_html import Page
from sarif_messages import links_of
from unit.render.reports import finding
from workflow_commands import command_of, lines_of

FORMATS = (DiffFormat.JSON, DiffFormat.SARIF, DiffFormat.GITHUB, DiffFormat.HTML)
VALIDATOR = jsonschema.Draft202012Validator(diff_schema())
AT_START = Span(Position(1, 1), Position(1, 2))
TODAY = "2026-11-22"
DUTIES = context().duties


@cache
def sample() -> Judged:
    """A change as the program judges it, to be filled with hostile texts."""
    return policy_diff("{}", WORSE).changes[0]


def changed(text: str, place: Place | None, fact: Json, judged: dict[str, Any], change: dict[str, Any]) -> Judged:
    """A change in which whatever comes from a policy or a card is ``text``."""
    made = Change(
        **{"area": Area.RIGHT, **change},
        kind=Kind.WORDING,
        action=Action.REWORDED,
        subject="right.how",
        path=f"rights/{text}",
        key=text,
        before=fact,
        after=text,
        old_place=place,
        new_place=place,
        anchor=place,
        arguments=(text,),
        policy=text,
    )
    reference = Reference(text, "https://law.example/1")
    card = replace(sample().card, why=text, remedy=text, references=(reference,))
    said: dict[str, Any] = {"change": made, "card": card, "message": text, "references": (reference,)}
    return replace(sample(), **(said | judged))


def facts(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Json]:
    return st.recursive(
        texts | st.none() | st.booleans(),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts | st.sampled_from(["id", "name"]), inner),
        max_leaves=6,
    )


@st.composite
def changes(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Judged:
    places = st.builds(Place, st.tuples(texts, st.integers(0, 3)), SPANS, whole_document=st.booleans())
    judged = {
        "direction": draw(st.sampled_from(Direction)),
        "severity": draw(st.sampled_from(Severity)),
        "obligations": tuple(draw(st.lists(st.sampled_from(Obligation), unique=True, max_size=2))),
    }
    change = {"area": draw(st.sampled_from(Area)), "number": draw(st.integers(1, 2))}
    return changed(draw(texts), draw(places | st.none()), draw(facts(texts)), judged, change)


@st.composite
def policies(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> PolicyDiff:
    """One policy, which may be gone or new."""
    lines = (draw(texts).replace("\n", ""),) * 4
    old, new = (Version(draw(texts), draw(texts), lines) for _ in range(2))
    missing = draw(st.sampled_from(["old", "new", "neither"]))
    found = [finding(message=draw(texts), file=draw(texts), policy=draw(texts), why=draw(texts)) for _ in range(3)]
    return PolicyDiff(
        old=Version(None) if missing == "old" else old,
        new=Version(None) if missing == "new" else new,
        changes=tuple(draw(st.lists(changes(texts), max_size=3))),
        findings=FindingsDiff(*((one,) if draw(st.booleans()) else () for one in found)),
    )


@st.composite
def reports(draw: st.DrawFn) -> DiffReport:
    texts = st.sampled_from(draw(st.lists(HOSTILE, min_size=1, max_size=5)))
    report = diff_report(*draw(st.lists(policies(texts), max_size=2)))
    marks = [*(one.fingerprint for one in report.changes), draw(texts)]
    given_ = [Acceptance(fingerprint=one, reason=draw(texts), by=draw(texts), date=TODAY) for one in marks]
    accepted = {one.fingerprint: one for one in given_[:-1] if draw(st.booleans())}
    stale = (replace(given_[-1], change=draw(texts)),) if draw(st.booleans()) else ()
    return replace(report, old=draw(texts), new=draw(texts), accepted=accepted, stale=stale)


def report_of(texts: tuple[str, ...]) -> DiffReport:
    """An adverse change, and more, for each text."""
    every = [
        PolicyDiff(
            old=Version(f"old{text}.yaml", text, (text.replace("\n", ""),)),
            new=Version(f"a{text}b.yaml", text, (text.replace("\n", ""),)),
            changes=(changed(f"a{text}b {text} c", Place((text,), AT_START), text, {}, {}),),
            findings=FindingsDiff(introduced=(finding(message=text, file=text, policy=text),)),
        )
        for text in texts
    ]
    stale = tuple(Acceptance(fingerprint=text, reason=text, by=text, date=TODAY, change=text) for text in texts)
    return replace(diff_report(*every, stale=stale), old=texts[0], new=texts[-1])


EVERYTHING = report_of(FRAGMENTS)
VERY_LONG = report_of(("long " * 4_000, "[" * 20_000, "\u202e" * 5_000, "%" * 20_000))


def drawn(test: Callable[..., None]) -> Callable[..., None]:
    """Runs a test on reports that were drawn, on one that holds everything, and on one with very long texts."""
    fixed = example(report=EVERYTHING)(example(report=VERY_LONG)(test))
    return settings(deadline=None, max_examples=50)(given(report=reports())(fixed))


def written(format_: DiffFormat, report: DiffReport) -> str:
    return diff_renderer(format_)(report, context())


def open_adverse(report: DiffReport) -> list[Judged]:
    return [one for one in report.open if one.direction is Direction.ADVERSE]


def policy_of(judged: Judged, report: DiffReport) -> PolicyDiff:
    return next(policy for policy in report.policies if any(judged is one for one in policy.changes))


@drawn
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_utf_8_shows_all_it_holds_and_gives_no_command(report: DiffReport, format_: DiffFormat) -> None:
    text = written(format_, report)
    text.encode()
    assert {character for character in text if not shows(character)} <= {"\n"}
    assert not text or text.endswith("\n")
    assert written(format_, report) == text
    if format_ is not DiffFormat.GITHUB:
        assert not any(map(command_of, lines_of(without_commands(text))))


@drawn
def test_json_is_valid_and_gives_every_text_back(report: DiffReport) -> None:
    data = json.loads(written(DiffFormat.JSON, report))
    VALIDATOR.validate(data)
    assert (data["old"], data["new"]) == (report.old, report.new)
    for record, one in zip(data["changes"], report.changes, strict=True):
        policy, place = policy_of(one, report), one.change.new_place
        assert (record["message"], record["policy"], record["why"]) == (one.message, one.change.policy, one.why)
        assert record["before"] == trimmed(one.change.before)
        assert (record["new_place"] is None) is (policy.new.file is None or place is None)
        assert (record["accepted"] is None) is not report.is_accepted(one)
    introduced: list[Finding] = [*report.findings.introduced]
    assert [one["message"] for one in data["findings"]["introduced"]] == [one.message for one in introduced]
    assert [one["reason"] for one in data["stale_acceptances"]] == [one.reason for one in report.stale]


@drawn
def test_sarif_is_valid_and_links_only_to_its_own_places(report: DiffReport) -> None:
    data = json.loads(written(DiffFormat.SARIF, report))
    assert sarif_faults(data) == []
    results = data["runs"][0]["results"]
    for result, one in zip(results, open_adverse(report), strict=True):
        text, links = links_of(result["message"]["text"])
        assert text.startswith(printable(one.message))
        assert links == [str(place["id"]) for place in result.get("relatedLocations", [])]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"([a-z][a-z0-9+.-]*://)?([\w./~-]|%[0-9A-F]{2})+", uri, re.ASCII)
    keys = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(keys)) == len(keys)


@drawn
def test_github_gets_a_command_for_each_adverse_change_and_no_other(report: DiffReport) -> None:
    read = [command_of(line) for line in lines_of(written(DiffFormat.GITHUB, report))]
    commands = [command for command in read if command]
    adverse = open_adverse(report)
    notices = bool(report.stale) + bool(report.findings.introduced)
    assert len(commands) == len(read) == len(adverse) + notices
    for command, one in zip(commands, adverse, strict=False):
        policy = policy_of(one, report)
        file = printable(policy.old.file or "" if policy.new.file is None else policy.new.file)
        assert command.name == {"error": "error", "warning": "warning", "note": "notice"}[one.severity]
        assert command.properties["file"] == file
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        first = command.data.split("\n")[0]
        assert first.startswith(f"{file}:{command.properties['line']}:")
        assert first.endswith(f" {one.id} {printable(one.message)}")
    assert all(set(command.properties) == {"title"} for command in commands[len(adverse) :])


@drawn
def test_html_shows_every_change_once_and_does_nothing(report: DiffReport) -> None:
    page = Page(written(DiffFormat.HTML, report))
    assert page.faults() == []
    assert set(page.links) <= {
        "https://law.example/1",
        *(one.url for duty in DUTIES.values() for one in duty.references),
    }
    articles = page.all("article.change")
    assert [one.attrs["id"] for one in articles] == [f"change-{number + 1}" for number in range(len(report.changes))]
    for one in report.changes:
        assert any(one.fingerprint in text for text in page.texts("article.change .fingerprint"))
        assert words(printable(one.message)) in [words(text) for text in page.texts(".said")]
    assert len(page.texts(".accepted")) == sum(map(report.is_accepted, report.changes))


def words(text: str) -> str:
    """A text without backticks and superfluous spaces, which a page does not show."""
    return " ".join(text.replace("`", "").split())
