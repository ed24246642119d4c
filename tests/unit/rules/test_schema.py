"""The published schema of rule cards accepts what the reader accepts, and explains every key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from policylint.errors import CardError
from policylint.reference import load_library
from policylint.reference.tables import mapping_of
from policylint.resources import rules_dir
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.citations import CitationForms
from policylint.rules.read_card import read_card
from policylint.rules.schema import rule_schema
from policylint.source.document import read_document

SCHEMA = rule_schema(load_library().rows("citations"))
FORMS = CitationForms(load_library().rows("citations"))
CARDS = [Path(card.file) for card in built_in_catalogue().cards.values()]


def valid(card: object) -> bool:
    return bool(Draft7Validator(SCHEMA).is_valid(card))


def test_every_card_of_the_catalogue_is_valid() -> None:
    problems = [
        f"{path.relative_to(rules_dir())}: {error.message}"
        for path in CARDS
        for error in Draft7Validator(SCHEMA).iter_errors(mapping_of(read_document(path, str(path))))
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity: error", "severity: fatal"),
        ("authority: case-law", "authority: court"),
        ("given:", "givens:"),
        ("  - gdpr: 46(1)", "  - gpdr: 46(1)"),
        ("examples:\n  bad:", "examples:\n  worse:"),
        ("title:", "subtitle:"),
        ("given:", "when:"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(old: str, new: str, tmp_path: Path) -> None:
    text = (rules_dir() / "gdpr" / "transfers" / "safe-harbor-transfer.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "safe-harbor-transfer.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CardError):
        read_card(path, "transfers", "gdpr", FORMS)
    document = read_document(path, path.name)
    assert document.faults or document.root is None or not valid(document.root.value)


def test_every_key_is_titled_and_described() -> None:
    assert [key for key, schema in _keys(SCHEMA) if not schema.get("title") or not schema.get("description")] == []


def _keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from schema["properties"].items()
