"""Duties beside the rules that guard them."""

import pytest

from policylint.reference import load_library
from policylint.reference.tables import Row
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.citations import CitationForms
from policylint.rules.coverage import Guard, GuardedDuty, coverage

CARDS = built_in_catalogue().cards
FORMS = CitationForms(load_library().rows("citations"))


def duty(**columns: object) -> Row:
    usual: dict[str, object] = {"title": "Say who you are", "act": "gdpr", "ref": "13(1)(a)", "rank": "mandatory"}
    return {**usual, **columns}


def guarded(**columns: object) -> GuardedDuty:
    (found,) = coverage({"some-duty": duty(**columns)}, CARDS, FORMS)
    return found


def test_a_duty_is_cited_as_lawyers_write_it() -> None:
    found = guarded(enforced_by=["controller-missing"], condition="always")
    assert (found.id, found.citation, found.title) == ("some-duty", "Art. 13(1)(a) GDPR", "Say who you are")
    assert (found.condition, found.mandatory) == ("always", True)


@pytest.mark.parametrize(
    ("rules", "outside", "guard"),
    [
        (["controller-missing"], "", Guard.RULES),
        (["controller-missing"], "The rest shows elsewhere.", Guard.RULES),
        ([], "It binds the moment.", Guard.OUTSIDE),
        (["no-such-rule"], "It binds the moment.", Guard.OUTSIDE),
        (["no-such-rule"], "", Guard.NONE),
        ([], "", Guard.NONE),
    ],
)
def test_a_duty_is_guarded_by_rules_that_exist_or_out_of_reach(rules: list[str], outside: str, guard: Guard) -> None:
    found = guarded(enforced_by=rules, outside=outside)
    assert found.guard is guard
    assert found.rules == tuple(rule for rule in rules if rule in CARDS)
    assert found.unknown == tuple(rule for rule in rules if rule not in CARDS)


def test_mandatory_duties_come_first_and_keep_their_order() -> None:
    ranks = {"a": "best-practice", "b": "mandatory", "c": "best-practice", "d": "mandatory"}
    found = coverage({id_: duty(rank=rank) for id_, rank in ranks.items()}, CARDS, FORMS)
    assert [one.id for one in found] == ["b", "d", "a", "c"]


def test_an_act_that_nobody_knows_how_to_cite_is_refused() -> None:
    with pytest.raises(KeyError):
        guarded(act="lex-salica")
