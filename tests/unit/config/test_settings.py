"""What applies to a policy: each file in turn, its overrides behind it, and the command line last."""

from pathlib import Path

import pytest

from policylint.config.chain import Chain, read_chain
from policylint.config.run_settings import AskedOfRun, run_settings
from policylint.config.settings import Asked, Said, Settings, resolve, voices
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.finding import Severity
from policylint.render.formats import Format
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Level, Selection
from unit.config.files import write

BASE = """\
ignore: [retention]
severity: {transfers: note, request-fee: error}
fail_on: warning
suppressions: {require_reason: true, max_days: 30}
rules: cards
sources: texts
"""
OWN = """\
extends: shared/base.yaml
extend_select: retention-missing
severity: {request-fee: note}
suppressions: {max_days: 90}
overrides:
  - files: legacy/
    fail_on: never
    severity: {safe-harbor-transfer: off}
  - files: [legacy/a.yaml]
    fail_on: error
"""


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chain:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "shared/base.yaml", BASE)
    return read_chain(write(tmp_path, ".policylint.yaml", OWN), tmp_path)


def settings(chain: Chain, policy: str, asked: Asked | None = None) -> Settings:
    return resolve(chain, tuple(voices(chain, Path(policy))), asked or Asked())


def asked_rules(one: Settings) -> set[str]:
    return {card.id for card in one.selection.cards(built_in_catalogue())}


def severity(one: Settings, rule: str) -> Severity | None:
    return one.selection.severity(built_in_catalogue().cards[rule])


def test_what_is_nearer_counts_before_what_is_extended(chain: Chain) -> None:
    one = settings(chain, "p.yaml")
    assert one.files == (".policylint.yaml", "shared/base.yaml")
    assert one.fail_on == Said("warning", "shared/base.yaml:3")
    assert severity(one, "request-fee") is Severity.NOTE
    assert severity(one, "safe-harbor-transfer") is Severity.NOTE
    assert severity(one, "purposes-missing") is None
    assert "retention-missing" in asked_rules(one)
    assert "retention-vague" not in asked_rules(one)


def test_demands_on_suppressions_are_taken_key_by_key(chain: Chain) -> None:
    assert settings(chain, "p.yaml").terms == SuppressionTerms(require_reason=True, max_days=90)


def test_the_last_override_that_means_a_policy_wins(chain: Chain) -> None:
    assert settings(chain, "legacy/b.yaml").fail_on == Said("never", ".policylint.yaml:7")
    assert settings(chain, "legacy/a.yaml").fail_on == Said("error", ".policylint.yaml:10")
    assert "safe-harbor-transfer" not in asked_rules(settings(chain, "legacy/a.yaml"))
    assert "safe-harbor-transfer" in asked_rules(settings(chain, "p.yaml"))


def test_the_command_line_comes_last(chain: Chain) -> None:
    chosen = Selection(select=("retention-vague", "safe-harbor-transfer"), levels=(("transfers", Level.ERROR),))
    asked = Asked(selection=chosen, fail_on="note", min_severity=Severity.ERROR, rules=(Path("mine"),), sources=Path())
    one = settings(chain, "legacy/b.yaml", asked)
    assert asked_rules(one) == {"retention-vague", "safe-harbor-transfer"}
    assert severity(one, "safe-harbor-transfer") is Severity.ERROR
    assert one.fail_on == Said("note", "command line")
    assert one.min_severity == Said(Severity.ERROR, "command line")
    assert one.sources == Said(Path(), "command line")
    assert one.rules.value == (Path("shared/cards"), Path("mine"))


def test_without_configuration_everything_is_as_usual(tmp_path: Path) -> None:
    one = settings(Chain(tmp_path), "p.yaml")
    usual = {card.id for card in built_in_catalogue().cards.values() if card.enabled}
    assert asked_rules(one) == usual
    assert (one.fail_on, one.min_severity, one.rules) == (Said("error"), Said(None), Said(()))
    assert one.terms == SuppressionTerms()


def test_a_run_takes_its_files_from_beside_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "baseline: known.json\noutput: {sarif: out/a.sarif}\noutput_format: concise\nas_of: 2026-01-01\n"
    chain = read_chain(write(tmp_path, "sub/c.yaml", text), tmp_path)
    run = run_settings(chain, AskedOfRun())
    assert run.baseline == Said(Path("sub/known.json"), "sub/c.yaml:1")
    assert run.output == Said(((Format.SARIF, Path("sub/out/a.sarif")),), "sub/c.yaml:2")
    assert run.output_format == Said(Format.CONCISE, "sub/c.yaml:3")
    asked = AskedOfRun(as_of="2026-11-22", fail_on="note", output_format=Format.JSON, baseline=Path("b.json"))
    beaten = run_settings(chain, asked)
    assert beaten.as_of == Said("2026-11-22", "command line")
    assert beaten.fail_on == Said("note", "command line")
    assert beaten.output_format == Said(Format.JSON, "command line")
    assert beaten.baseline == Said(Path("b.json"), "command line")
