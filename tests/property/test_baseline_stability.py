"""A policy that is moved, reordered or written differently brings back nothing that the baseline holds."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import TODAY
from policylint.engine.baseline import Baseline
from policylint.engine.check import Checker, Options
from policylint.engine.example_runner import staged
from policylint.engine.known import stale_entries, with_known
from policylint.engine.report import Report
from policylint.finding import Status
from policylint.resources import rules_dir
from policylint.rules.card import Card
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import Document, parse_document
from policylint.source.nodes import MappingNode
from rewriting import reordered, written

CATALOGUE = built_in_catalogue()
CHECKER = Checker(CATALOGUE, Options(as_of=date.fromisoformat(TODAY)))
POLICIES = [*sorted((Path(__file__).parents[2] / "policies").glob("*.yaml")), rules_dir() / "clean-policy.yaml"]
SEEDS = st.integers(0, 10**9)
CARDS = [card for card in CATALOGUE.cards.values() if not card.built_in]


def report_on(document: Document, checker: Checker = CHECKER) -> Report:
    outcome = checker.check(document)
    return Report(
        findings=outcome.findings,
        files=(document.file,),
        as_of=TODAY,
        pack_as_of=CATALOGUE.as_of,
        rules=checker.rules,
        policies={document.file: outcome.policy},
    )


def rewritten(document: Document, random: Random, file: str) -> Document:
    assert document.root is not None
    text = written(reordered(document.root.value, random), random)
    again = parse_document(file, text.encode())
    assert not again.faults, (again.faults, text)
    return again


def require_nothing_new(before: Report, after: Report) -> None:
    baseline = Baseline.of(before.findings)
    settled = with_known(after, baseline.fingerprints)
    assert [(one.rule, one.identity, one.arguments) for one in settled.active] == []
    assert stale_entries(baseline, settled, CATALOGUE.cards) == ()
    assert len(settled.findings) == len(before.findings)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
@given(random=SEEDS.map(Random))
@settings(max_examples=15, deadline=None)
def test_a_policy_that_is_rewritten_and_moved_brings_nothing_back(path: Path, random: Random) -> None:
    document = parse_document(path.name, path.read_bytes())
    assert isinstance(document.root, MappingNode)
    named = "id" in document.root.value["notice"]
    moved = f"elsewhere/{'renamed.yaml' if named else path.name}"
    require_nothing_new(report_on(document), report_on(rewritten(document, random, moved)))


@given(card=st.sampled_from(CARDS), random=SEEDS.map(Random))
@settings(max_examples=60, deadline=None)
def test_a_finding_of_any_rule_stays_the_same_finding(card: Card, random: Random) -> None:
    for example in card.examples:
        stage = staged(CATALOGUE, card, example)
        if stage.document.root is not None and not stage.document.faults:
            again = rewritten(stage.document, random, stage.document.file)
            require_nothing_new(report_on(stage.document, stage.checker), report_on(again, stage.checker))


def test_the_day_of_the_check_identifies_nothing() -> None:
    text = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8").replace("2026-03-01", "2027-03-01")
    fingerprints = set()
    for day in ("2026-11-21", TODAY):
        found = Checker(CATALOGUE, Options(as_of=date.fromisoformat(day))).check(
            parse_document("p.yaml", text.encode())
        )
        fingerprints.add(tuple(one.fingerprint for one in found.findings if one.status is Status.ACTIVE))
    assert len(fingerprints) == 1
    assert fingerprints != {()}


def test_mending_one_of_two_alike_brings_back_neither_the_other_nor_a_third() -> None:
    clauses = "clauses: [{kind: liability-disclaimer, quote: no}, {kind: liability-disclaimer, quote: never}]\n"
    policy = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8") + clauses
    before = report_on(parse_document("p.yaml", policy.encode()))
    assert [one.rule for one in before.findings].count("liability-disclaimer") == 2
    mended = policy.replace("{kind: liability-disclaimer, quote: no}, ", "")
    after = with_known(report_on(parse_document("p.yaml", mended.encode())), Baseline.of(before.findings).fingerprints)
    assert after.active == ()
