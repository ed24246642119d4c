"""A card that asks about a fact which cannot exist is refused, wherever in the card it does so."""

from pathlib import Path

import pytest

from policylint.errors import CardError
from policylint.facts.schema import facts_schema
from policylint.reference import load_library
from policylint.rules.card import Card
from policylint.rules.citations import CitationForms
from policylint.rules.known_names import misnamed, require_known_names
from policylint.rules.read_card import read_card
from rule_cards import CARD, changed, write_card

SCHEMA = facts_schema()
FORMS = CitationForms(load_library().rows("citations"))


def read(folder: Path, text: str) -> Card:
    return read_card(write_card(folder, text), "house", "team", FORMS)


def complaints(folder: Path, *pairs: tuple[str, str]) -> list[str]:
    return [reason for _, reason in misnamed(read(folder, changed(*pairs)), SCHEMA)]


UNKNOWN = "`$.notice` has no member `tittle`. Did you mean `title`?"


@pytest.mark.parametrize(
    ("where", "pair"),
    [
        (("given", 0), ("given: $.notice", "given: $.notice.tittle")),
        (("given", 0), ("given: $.notice", "given: $.notice.source[?$.notice.tittle]")),
        (("when",), ("why:", 'when: "@.tittle"\nwhy:')),
        (("require",), ('"@.version"', "\"!@.tittle || $.notice.url == 'x'\"")),
        (("at",), ("why:", 'at: "@.tittle"\nwhy:')),
        (("cases", 0, "when"), ("why:", 'cases: [{when: "@.tittle", severity: error}]\nwhy:')),
        (("cases", 0, "message"), ("why:", 'cases: [{when: "@.title", severity: error, message: "{@.tittle}"}]\nwhy:')),
        (("needs", 0, "fact"), ("why:", "needs: [{fact: $.notice.tittle, cause: $.notice, ask: x}]\nwhy:")),
        (("needs", 0, "cause"), ("why:", "needs: [{fact: $.notice, cause: $.notice.tittle, ask: x}]\nwhy:")),
        (("also", 0, "at"), ("why:", "also: [{label: x, at: $.notice.tittle}]\nwhy:")),
        (("also", 0, "when"), ("why:", 'also: [{label: x, at: $.notice, when: "@.tittle"}]\nwhy:')),
        (("message",), ("{@.title}", "{@.tittle}")),
        (("message",), ("{@.title}", "{$.notice.tittle}")),
    ],
)
def test_an_unknown_name_is_found(tmp_path: Path, where: tuple[str | int, ...], pair: tuple[str, str]) -> None:
    found = list(misnamed(read(tmp_path, changed(pair)), SCHEMA))
    assert found[0] == (where, UNKNOWN)
    assert len(found) == len(set(found))


def test_the_file_and_line_are_told(tmp_path: Path) -> None:
    card = read(tmp_path, changed(('"@.version"', '"@.tittle"')))
    with pytest.raises(CardError) as caught:
        require_known_names([card])
    assert str(caught.value) == f"{card.file}:8: {UNKNOWN}"


def test_a_right_card_is_let_pass(tmp_path: Path) -> None:
    require_known_names([read(tmp_path, CARD)])


def test_a_name_must_exist_for_one_of_several_candidates(tmp_path: Path) -> None:
    several = ("given: $.notice", "given: [$.notice, $.contacts]")
    assert complaints(tmp_path, several) == []
    neither = complaints(tmp_path, several, ('"@.version"', '"@.verzion"'))
    assert neither == ["`$.notice` has no member `verzion`. Did you mean `version`?"]


def test_a_name_in_a_filter_must_exist_for_one_of_the_things_it_is_applied_to(tmp_path: Path) -> None:
    union = ("given: $.notice", "given: $.transfers.*['to','recipients'][?@.eea || @.country.eea]")
    rest = (('"@.version"', '"@.name"'), ("{@.title}", "{@.name}"))
    assert complaints(tmp_path, union, *rest) == []
    wrong = ("given: $.notice", "given: $.transfers.*['to','recipients'][?@.eeaa]")
    assert complaints(tmp_path, wrong, *rest) == ["`$.transfers[*].to[*]` has no member `eeaa`. Did you mean `eea`?"]


def test_every_selected_name_must_exist(tmp_path: Path) -> None:
    reasons = complaints(tmp_path, ("given: $.notice", "given: $['notice','notices']"))
    assert "`$` has no member `notices`. Did you mean `notice`?" in reasons


@pytest.mark.parametrize(
    ("placeholder", "fits"),
    [
        ("{key}", True),
        ("{$.as_of}", True),
        ("{@.age_days}", True),
        ("{@.languages}", True),
        ("{$.bases_used}", True),
        ("{@.source}", False),
        ("{$.contacts}", False),
        ("{$.purposes}", False),
        ("{$.legal_bases}", False),
        ("{@}", False),
    ],
)
def test_only_what_can_stand_in_a_sentence_may_fill_it(tmp_path: Path, placeholder: str, *, fits: bool) -> None:
    found = complaints(tmp_path, ("{@.title}", placeholder))
    refused = [f"`{placeholder}` is a whole map and cannot stand in a sentence. Name a member of it."]
    assert found == ([] if fits else refused)
