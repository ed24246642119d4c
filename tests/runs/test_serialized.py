"""What is written down of a result comes back as it was."""

import json
from datetime import date
from pathlib import Path
from zlib import decompress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies import TODAY
from policylint.engine.check import Checker, Options
from policylint.engine.result import Excerpt, Failure, Kept, Result, excerpt_of
from policylint.engine.results import Findings, Results, Stored, Texts
from policylint.engine.serialized import deserialize, head_of, read_head, serialize
from policylint.engine.workers import Piece, checked
from policylint.finding import Finding, Severity, Status
from policylint.rules.catalogue import built_in_catalogue

CATALOGUE = built_in_catalogue()
CHECKER = Checker(CATALOGUE, Options(as_of=date.fromisoformat(TODAY)))
POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.yaml"))
TEXTS = st.text(st.characters(), max_size=30)


def result_of(path: Path) -> Result:
    return checked(CHECKER, Piece(path.name, path.read_bytes()))


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_result_comes_back_as_it_was(path: Path) -> None:
    result = result_of(path)
    assert result.findings
    one = serialize(result)
    assert deserialize(one, path.name, CATALOGUE.cards) == result
    assert read_head(one, path.name) == head_of(result)


@given(message=TEXTS, justification=TEXTS, name=TEXTS, reason=TEXTS, arguments=st.lists(TEXTS).map(tuple))
def test_whatever_a_text_holds_comes_back(
    message: str, justification: str, name: str, reason: str, arguments: tuple[str, ...]
) -> None:
    usual = result_of(POLICIES[0])
    changed = usual.findings[0]._replace(
        message=message,
        justification=justification,
        arguments=arguments,
        identity=name,
        policy=name,
        status=Status.SUPPRESSED,
    )
    result = usual._replace(
        policy=name,
        findings=(changed,),
        failures=(Failure("retention-missing", "card.yaml", usual.file, reason),),
        excerpt=Excerpt(lambda: Kept(2, {1: message.replace("\n", ""), 2: ""}), lambda: "0" * 32),
    )
    back = deserialize(serialize(result), usual.file, CATALOGUE.cards)
    assert back == result
    assert back.findings[0].justification == justification


def test_what_is_written_is_plain_json_and_holds_nothing_that_the_card_says() -> None:
    one = serialize(result_of(POLICIES[0]))
    json.loads(one.head)
    assert CATALOGUE.cards[result_of(POLICIES[0]).findings[0].rule].why.encode() not in decompress(one.findings)


def test_only_lines_near_findings_are_kept_and_at_their_numbers() -> None:
    path = POLICIES[0]
    result, lines = result_of(path), path.read_text(encoding="utf-8").splitlines()
    kept = result.excerpt.lines()
    assert len(kept) == len(path.read_text(encoding="utf-8").split("\n"))
    assert all(line in {"", kept[number]} or kept[number] == "" for number, line in enumerate(lines))
    for finding in result.findings:
        for number in range(finding.place.span.start.line - 3, finding.place.span.start.line + 1):
            assert kept[max(number, 1) - 1] == lines[max(number, 1) - 1]
    assert sum(map(bool, kept)) < len(lines)


def test_of_a_text_without_findings_nothing_is_kept() -> None:
    assert (excerpt_of("a\nb", ()).length, excerpt_of("a\nb", ()).near) == (2, {})


def results_of(count: int) -> tuple[Results, list[Result], list[str]]:
    """Results that are made as they are asked for, what they must be, and which have been made."""
    whole = [result_of(POLICIES[number % 3])._replace(file=f"{number}.yaml") for number in range(count)]
    whole = [one._replace(findings=tuple(finding._replace(file=one.file) for finding in one.findings)) for one in whole]
    made: list[str] = []

    def source() -> "list[Stored]":
        return [(one.file, serialize(one) if number % 2 else one) for number, one in enumerate(whole)]

    def making() -> object:
        for stored in source():
            made.append(stored[0])
            yield stored

    return Results(iter(making()), CATALOGUE.cards), whole, made  # type: ignore[call-overload]


def test_results_are_made_as_they_are_read_and_can_be_read_again() -> None:
    results, whole, made = results_of(130)
    first = next(iter(results))
    assert (first, made) == (whole[0], ["0.yaml"])
    assert list(results) == whole
    assert list(results) == whole
    assert made == [one.file for one in whole]
    assert results.of("129.yaml") == whole[129]
    assert results.of("none.yaml") is None
    assert whole[3] in results


def test_findings_can_be_counted_without_being_read() -> None:
    results, whole, _ = results_of(70)
    findings, expected = Findings(results), [finding for one in whole for finding in one.findings]
    assert list(findings) == expected
    assert len(findings) == len(expected)
    assert (findings[3], findings[-1], findings[2:5]) == (expected[3], expected[-1], tuple(expected[2:5]))
    assert findings.counts[Severity.ERROR, Status.ACTIVE] == sum(one.severity is Severity.ERROR for one in expected)
    assert findings.gravest() == {one.file: Severity.ERROR for one in whole}
    assert len(findings.having(Status.SUPPRESSED)) == 0


def test_findings_are_changed_once_each_and_in_order() -> None:
    results, whole, _ = results_of(70)
    seen: list[Finding] = []

    def suppress(finding: Finding) -> Finding:
        seen.append(finding)
        return finding._replace(status=Status.SUPPRESSED)

    changed = Findings(results).changed(suppress)
    assert seen == [finding for one in whole for finding in one.findings]
    assert len(changed.having(Status.ACTIVE)) == 0
    assert len(changed.having(Status.SUPPRESSED)) == len(seen)


def test_the_lines_of_a_file_without_findings_are_not_kept() -> None:
    results, whole, _ = results_of(2)
    texts = Texts(results)
    results.finish()
    assert list(texts) == [one.file for one in whole]
    assert texts["1.yaml"] == whole[1].excerpt.lines()
    assert len(texts) == 2
    with pytest.raises(KeyError):
        texts["none.yaml"]


def test_results_that_are_read_once_leave_only_what_summaries_want_to_know() -> None:
    _, whole, _ = results_of(70)
    results = Results(((one.file, one) for one in whole), CATALOGUE.cards, once=True)
    texts, kept = Texts(results), Results(((one.file, one) for one in whole), CATALOGUE.cards)
    for result, expected in zip(results, whole, strict=True):
        assert result == expected
        assert texts[result.file] == expected.excerpt.lines()
    kept.finish()
    assert results.counts == kept.counts
    assert Findings(results).gravest() == Findings(kept).gravest()
