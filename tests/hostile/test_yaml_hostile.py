"""Whatever is given for a policy: the answer is its value or a finding, soon, and never a traceback."""

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hostile.bombs import START, bombs
from policies import TODAY
from policylint.engine.check import Checker, Options
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import Document, parse_document
from policylint.source.events import open_events_in_python
from policylint.source.text import decode
from policylint.source.tree import build

SUITE = Path(__file__).parents[1] / "fixtures" / "yaml-hostile"
CASES: list[dict[str, Any]] = json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))
FORMAT_RULES = {"invalid-yaml", "unsupported-yaml", "duplicate-key", "too-large", "not-utf8"}
ACCEPTED = 194
"""How many cases the reader takes: the others are wrong, or use what the policy format leaves out."""
GUARD_SECONDS = 10.0
GUARD_MEGABYTES = 400.0
"""Far above what is measured, as tests run on slow machines and hold much memory themselves.

`benchmarks/hostile.py` knows the real bounds, and measures the command alone.
"""

every_case = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])


def data_of(case: dict[str, Any]) -> bytes:
    return (SUITE / "cases" / f"{case['id']}.yaml").read_bytes()


def values_of(case: dict[str, Any]) -> list[Any]:
    """The values of all documents; no document is no value."""
    text, decoder, values, at = (
        (SUITE / "cases" / f"{case['id']}.json").read_text(encoding="utf-8").strip(),
        json.JSONDecoder(),
        [],
        0,
    )
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        values.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return values or [None]


def value_of(document: Document) -> Any:
    return document.root.value if document.root is not None else None


@cache
def checker() -> Checker:
    return Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))


def test_the_suite_is_whole() -> None:
    assert len(CASES) == 402
    assert sum(case["error"] for case in CASES) == 94


@every_case
def test_a_text_is_read_as_its_value_or_refused(case: dict[str, Any]) -> None:
    document = parse_document("case.yaml", data_of(case))
    assert {fault.rule for fault in document.faults} <= FORMAT_RULES
    if case["error"]:
        assert document.faults
    elif case["json"] and not document.faults:
        assert [value_of(document)] == values_of(case)


def test_no_more_is_refused_than_what_the_format_leaves_out() -> None:
    accepted = [case for case in CASES if not parse_document("case.yaml", data_of(case)).faults]
    assert len(accepted) == ACCEPTED
    assert not any(case["error"] for case in accepted)


@every_case
def test_a_text_is_checked_to_the_end(case: dict[str, Any]) -> None:
    document = parse_document("case.yaml", data_of(case))
    outcome = checker().check(document)
    assert outcome.findings
    assert outcome.failures == ()
    lines = max(len(document.lines), 1)
    assert all(finding.place.span.start.line <= lines for finding in outcome.findings) or not document.text


@every_case
def test_the_parser_without_c_gives_the_same_value_or_refuses(case: dict[str, Any]) -> None:
    text, faults = decode(data_of(case))
    if faults:
        return
    (slow, slow_faults), (fast, fast_faults) = build(text, open_events_in_python), build(text)
    if not slow_faults and not fast_faults:
        assert (slow and slow.value) == (fast and fast.value)
    if case["error"]:
        assert slow_faults


@pytest.mark.parametrize("number", [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])
def test_a_control_character_is_a_finding_wherever_it_stands(number: int) -> None:
    for text in (
        f"a{chr(number)}b: 1\n",
        f'a: "x{chr(number)}y"\n',
        f"a: |\n  x{chr(number)}y\n",
        f"# {chr(number)}x\n",
    ):
        document = parse_document("policy.yaml", (START + text).encode())
        if chr(number) in "\t\n ":
            continue
        assert {fault.rule for fault in document.faults} == {"unsupported-yaml"}
        assert all(chr(number) not in fault.message for fault in document.faults)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_bomb_is_a_value_or_a_finding(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    from hostile.defused import forked  # noqa: PLC0415 - not for Windows

    known = list(bombs())
    options = ("--as-of", TODAY, "--output-format", "concise", "--isolated", "--no-cache")
    commands = []
    for number, bomb in enumerate(known):
        (tmp_path / f"{number}.yaml").write_bytes(bomb.make())
        commands.append(("check", *options, f"{number}.yaml"))
    faults = []
    for bomb, met in zip(known, forked(tmp_path, commands), strict=True):
        record_property(bomb.name, f"{met.seconds:.2f} s, {met.megabytes:.0f} MB")
        if not met.answered:
            faults.append(f"{bomb.name}: ended with {met.status}: {met.err[:200]}")
        elif bomb.rule is not None and bomb.rule not in met.rules:
            faults.append(f"{bomb.name}: {bomb.rule} is not among {sorted(met.rules)}")
        if met.seconds > GUARD_SECONDS or met.megabytes > GUARD_MEGABYTES:
            faults.append(f"{bomb.name}: took {met.seconds:.1f} s and {met.megabytes:.0f} MB")
    assert faults == []


def test_no_two_bombs_share_a_name() -> None:
    names = [bomb.name for bomb in bombs()]
    assert len(set(names)) == len(names) > 80
