"""The compiled rules are the rules themselves."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from policylint import prepared
from policylint.engine.check import Checker, Options
from policylint.finding import Finding
from policylint.resources import rules_dir
from policylint.rules import pack_file
from policylint.rules.catalogue import Catalogue, built_in_catalogue
from policylint.rules.compiled import card_to_data
from policylint.source.document import read_document

POLICIES = sorted((Path(__file__).parents[3] / "policies").glob("*.yaml"))


@cache
def compiled() -> Catalogue:
    return pack_file.compiled_catalogue()


def data(catalogue: Catalogue) -> list[dict[str, object]]:
    return [json.loads(json.dumps(card_to_data(card, ""))) for card in catalogue.cards.values()]


def test_the_compiled_form_holds_the_same_cards_and_tables() -> None:
    full = built_in_catalogue()
    assert compiled() is not full
    assert data(compiled()) == data(full)
    assert compiled().as_of == full.as_of
    assert compiled().library.names == full.library.names
    for name in full.library.names:
        assert compiled().library.rows(name) == full.library.rows(name)


def test_the_kept_indexes_are_those_of_the_tables() -> None:
    kept, made = compiled().library.all_indexes, built_in_catalogue().library.all_indexes
    assert made.to_data()
    assert json.loads(json.dumps(made.to_data())) == json.loads(json.dumps(dict(kept.kept)))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda path: path.stem)
def test_findings_of_both_forms_are_equal(policy: Path) -> None:
    found: list[tuple[Finding, ...]] = []
    for catalogue in (compiled(), built_in_catalogue()):
        document = read_document(policy, policy.name)
        checker = Checker(catalogue, Options(as_of=date(2026, 11, 22)))
        found.append(tuple(finding for finding in checker.check(document).findings))
    assert found[0] == found[1]
    assert found[0]


def test_every_rule_table_and_module_that_matters_is_a_source() -> None:
    sources = {Path(path).resolve() for path in pack_file.CATALOGUE.sources()}
    assert {rules_dir() / "reference" / f"{name}.yaml" for name in compiled().library.names} <= sources
    assert {Path(card.file) for card in compiled().cards.values()} <= sources
    assert {Path(pack_file.__file__), Path(prepared.__file__).parent / "reference" / "names.py"} <= sources
    assert not any("changes" in path.parts for path in sources)


@pytest.mark.source
def test_the_digest_is_that_of_the_sources() -> None:
    assert pack_file.digest() == pack_file.CATALOGUE.digest()
