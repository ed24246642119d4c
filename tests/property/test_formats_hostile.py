"""Whatever a policy holds, it cannot break out of any format, and every finding arrives once and readable."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import xmlschema
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hostile_texts import FRAGMENTS, HOSTILE, SPANS
from official_schemas import gitlab_faults, sarif_faults, xml_faults
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Authority, Finding, Place, Reference, Severity, Status
from policylint.location import Position, Span
from policylint.render.context import Context
from policylint.render.formats import Format, renderer
from policylint.render.log_commands import without_commands
from policylint.render.markdown import MARKER
from policylint.render.safe import printable, shows
from rendered_html import Page
from rendered_markdown import shown
from sarif_messages import links_of
from unit.render.contexts import context
from unit.render.reports import finding, related
from unit.render.reports import report as report_on
from workflow_commands import command_of, lines_of

RULE = "dead-mechanism"
AT_START = Span(Position(1, 1), Position(1, 2))


@st.composite
def findings(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Finding:
    """A finding on a hostile policy, by a card that its author did not write with care."""
    return finding(
        message=draw(texts),
        file=draw(texts),
        policy=draw(texts),
        place=Place((draw(texts), 0), draw(SPANS), whole_document=draw(st.booleans())),
        related=(related(draw(texts), draw(SPANS)),) if draw(st.booleans()) else (),
        references=(Reference(draw(texts), "https://law.example/1"), Reference("Act", f"javascript:{draw(texts)}")),
        why=draw(texts),
        remedy=draw(texts),
        severity=draw(st.sampled_from(Severity)),
        authority=draw(st.sampled_from(Authority)),
        status=draw(st.sampled_from(Status)),
        justification=draw(texts),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report on several hostile policies, one of which may not be readable."""
    texts = st.sampled_from(draw(st.lists(HOSTILE, min_size=1, max_size=5)))
    found = draw(st.lists(findings(texts), max_size=3))
    files = tuple(dict.fromkeys([*(one.file for one in found), draw(texts)]))
    return Report(
        findings=tuple(found),
        files=files,
        as_of="2026-11-22",
        pack_as_of="2026-11-22",
        rules=(RULE,),
        texts={file: [draw(texts).replace("\n", "")] * 3 for file in files},
        unreadable=(Unreadable(files[-1], draw(texts)),) if draw(st.booleans()) else (),
        failures=(Failure(RULE, "card.yaml", files[0], draw(texts)),) if draw(st.booleans()) else (),
    )


def of_all_fragments() -> Report:
    """A finding for each fragment, in the midst of words and as a word."""
    found = [
        finding(message=f"a{text}b {text} c", file=f"a{text}b", policy=text, place=Place((text,), AT_START))
        for text in FRAGMENTS
    ]
    return report_on(*found)


def drawn(test: Callable[..., None]) -> Callable[..., None]:
    """Runs a test on reports that were drawn, and on the one that holds everything."""
    return settings(deadline=None, max_examples=60)(given(report=reports())(example(report=EVERYTHING)(test)))


EVERYTHING = of_all_fragments()


def written(format_: Format, report: Report, about: Context | None = None) -> str:
    """The report, which as bytes is UTF-8 and shows all it holds."""
    text = renderer(format_)(report, about or context())
    text.encode()
    hidden = {character for character in text if not shows(character)}
    assert hidden <= {"\n", "\t"}
    return text


def words(text: str) -> str:
    """A text without backticks and superfluous spaces, which Markdown does not show."""
    return " ".join(filter(None, text.replace("`", "").split(" ")))


def gaps(report: Report) -> int:
    return len(report.unreadable) + len(report.failures)


@drawn
def test_json_gives_every_text_back(report: Report) -> None:
    data = json.loads(written(Format.JSON, report))
    assert [one["message"] for one in data["findings"]] == [one.message for one in report.findings]
    assert data["files"] == list(report.files)


@drawn
def test_json_lines_hold_a_finding_each(report: Report) -> None:
    lines = written(Format.JSONL, report).splitlines()
    assert [json.loads(line)["message"] for line in lines] == [one.message for one in report.findings]


@drawn
@pytest.mark.parametrize("hidden", [False, True])
def test_sarif_is_valid_and_links_only_to_its_own_places(report: Report, *, hidden: bool) -> None:
    data = json.loads(written(Format.SARIF, report, context(hidden=hidden)))
    assert sarif_faults(data) == []
    (run,) = data["runs"]
    expected = report.findings if hidden else report.active
    assert len(run["results"]) == len(expected)
    for result, one in zip(run["results"], expected, strict=True):
        text, links = links_of(result["message"]["text"])
        assert text.startswith(printable(one.message))
        assert links == [str(number + 1) for number in range(len(one.related))]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"([a-z][a-z0-9+.-]*://)?([\w./~-]|%[0-9A-F]{2})+", uri, re.ASCII)
    assert len(run["invocations"][0].get("toolExecutionNotifications", [])) == gaps(report)
    keys = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(keys)) == len(keys)


@drawn
def test_github_obeys_our_commands_alone(report: Report) -> None:
    read = [command_of(line) for line in lines_of(written(Format.GITHUB, report))]
    commands = [command for command in read if command][gaps(report) :]
    assert len(read) == len(report.active) + gaps(report)
    gravest = sorted(report.active, key=lambda one: -one.severity.rank)
    for command, one in zip(commands, gravest, strict=True):
        assert command.name == {"error": "error", "warning": "warning", "note": "notice"}[one.severity]
        assert command.properties["file"] == printable(one.file)
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        start = one.place.span.start
        place = f"{printable(one.file)}:{start.line}:{start.column}"
        assert command.data.split("\n")[0] == f"{place}: {RULE} {printable(one.message)}"


@drawn
def test_gitlab_gets_an_entry_for_each_finding(report: Report) -> None:
    entries: list[dict[str, Any]] = json.loads(written(Format.GITLAB, report))
    assert [fault for entry in entries for fault in gitlab_faults(entry)] == []
    texts = [entry["description"] for entry in entries[gaps(report) :]]
    assert texts == [f"{RULE}: {printable(one.message)}" for one in report.active]
    keys = [entry["fingerprint"] for entry in entries]
    assert len(set(keys)) == len(keys)


@drawn
def test_junit_is_valid_and_has_a_case_for_each_finding(report: Report) -> None:
    text = written(Format.JUNIT, report)
    assert xml_faults("junit-10.xsd", text) == []
    root = xmlschema.XMLResource(text).root
    by_file = sorted(report.findings, key=lambda one: report.files.index(one.file))
    failed = [failure.attrib["message"] for failure in root.iter("failure")]
    assert failed == [printable(one.message) for one in by_file if one.status is Status.ACTIVE]
    skipped = [skipped.attrib["message"] for skipped in root.iter("skipped")]
    assert len(skipped) == len(report.findings) - len(report.active)
    assert len(list(root.iter("error"))) == gaps(report)
    assert [suite.attrib["name"] for suite in root] == [printable(file) for file in report.files]


@drawn
def test_markdown_shows_every_finding_and_does_nothing(report: Report) -> None:
    page = shown(written(Format.MARKDOWN, report))
    assert page.html == [f"{MARKER}\n"]
    assert page.active == []
    ours = {"heading_open", "paragraph_open", "bullet_list_open", "list_item_open", "strong_open", "link_open"}
    assert page.kinds <= {"inline", "text", "code_inline", "html_block", "softbreak"} | ours | {
        kind.replace("open", "close") for kind in ours
    }
    assert set(page.links) <= {"https://law.example/1"}
    gravest = sorted(report.active, key=lambda one: -one.severity.rank)
    texts = [words(item) for item in page.items[gaps(report) : gaps(report) + len(gravest)]]
    for text, one in zip(texts, gravest, strict=True):
        assert text.startswith(f"{one.severity} {RULE} ")
        assert text.endswith(words(printable(one.message)))


@drawn
def test_html_shows_every_finding_once_and_does_nothing(report: Report) -> None:
    page = Page(written(Format.HTML, report))
    assert page.faults() == []
    assert set(page.links) <= {"https://law.example/1"}
    told = [words(text) for level, text in page.headings if level > 2]
    for one in report.active:
        message = words(" ".join(printable(one.message).split()))
        assert told.count(message) >= sum(one.message == other.message for other in report.active)
    assert len(page.texts(".fingerprint")) == len(report.active)


@drawn
@pytest.mark.parametrize("format_", [Format.FULL, Format.CONCISE])
def test_a_terminal_gets_a_headline_for_each_finding_and_no_command(report: Report, format_: Format) -> None:
    text = written(format_, report)
    headlines = re.findall(rf"^.*?(?:error|warning|note)\[{RULE}\]", text, re.MULTILINE)
    assert len(headlines) == len(report.active)
    assert not any(map(command_of, lines_of(without_commands(text))))
    for one in report.active:
        assert printable(one.message).rstrip() in text
