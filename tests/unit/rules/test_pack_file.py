"""The compiled pack is the rules themselves, and is never believed when it is stale."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policylint.engine.check import Checker, Options
from policylint.finding import Finding
from policylint.rules import pack_file
from policylint.rules.catalogue import Catalogue, built_in_catalogue
from policylint.rules.compiled import card_to_data
from policylint.source.document import read_document


def compiled(monkeypatch: pytest.MonkeyPatch, file: Path) -> Catalogue:
    monkeypatch.setattr(pack_file, "pack_file", lambda: file)
    return pack_file.compiled_catalogue.__wrapped__()


def data(catalogue: Catalogue) -> list[dict[str, object]]:
    return [json.loads(json.dumps(card_to_data(card, ""))) for card in catalogue.cards.values()]


def test_a_compiled_pack_holds_the_same_cards_and_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    pack_file.write_pack(file)
    catalogue = compiled(monkeypatch, file)
    full = built_in_catalogue()
    assert catalogue is not full
    assert data(catalogue) == data(full)
    assert catalogue.as_of == full.as_of
    for name in full.library.names:
        assert catalogue.library.rows(name) == full.library.rows(name)


def test_a_stale_pack_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    pack_file.write_pack(file)
    stale = json.loads(file.read_text(encoding="utf-8")) | {"digest": "of other rules", "cards": []}
    file.write_text(json.dumps(stale), encoding="utf-8")
    assert list(compiled(monkeypatch, file).cards) == list(built_in_catalogue().cards)
    assert json.loads(file.read_text(encoding="utf-8"))["digest"] == pack_file.digest()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_an_unreadable_pack_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "pack.json"
    file.write_bytes(content)
    assert list(compiled(monkeypatch, file).cards) == list(built_in_catalogue().cards)


def test_a_folder_that_cannot_be_written_to_only_costs_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert compiled(monkeypatch, tmp_path / "file" / "pack.json").cards


def test_any_change_of_a_rule_changes_the_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    monkeypatch.setattr(pack_file, "rules_dir", lambda: tmp_path)
    before = pack_file.digest()
    (tmp_path / "a.yaml").write_text("id: b\n", encoding="utf-8")
    changed = pack_file.digest()
    (tmp_path / "a.yaml").rename(tmp_path / "c.yaml")
    assert len({before, changed, pack_file.digest()}) == 3


def test_findings_of_both_forms_are_equal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    pack_file.write_pack(file)
    options = Options(as_of=date(2026, 11, 22))
    found: list[tuple[Finding, ...]] = []
    for catalogue in (compiled(monkeypatch, file), built_in_catalogue()):
        document = read_document(Path(__file__).parents[3] / "policies" / "ptb.yaml", "ptb.yaml")
        found.append(tuple(replace(finding) for finding in Checker(catalogue, options).check(document).findings))
    assert found[0] == found[1]
    assert found[0]
