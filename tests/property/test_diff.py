"""What must hold of the comparison of any two policies."""
# ruff: noqa: S311 - the generator is seeded by the test

import json
import random
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from policies import TODAY
from policylint.changes.cards import built_in_change_cards
from policylint.changes.change import Change
from policylint.changes.compare import all_sorts, compare
from policylint.changes.judge import judge
from policylint.engine.example_runner import clean_policy
from policylint.facts.build import build_facts
from policylint.facts.facts import Facts
from policylint.model.load import validate
from policylint.reference import load_library
from policylint.source.document import parse_document, read_document

ROOT = Path(__file__).parents[2]
EDITS: tuple[dict[str, Any], ...] = (
    {"contacts": {"dpo": {"email": "dpo@example.be"}}},
    {"contacts": {"controllers": {"example-tuinen": {"email": None}}}},
    {"data_subjects": {"visitors": {"description": "Visitors", "kind": "visitor"}}},
    {"data_categories": {"phone": {"description": "Phone number"}}},
    {"data_categories": {"diet": {"description": "Allergies", "special": "health"}}},
    {"data_categories": {"contact": {"sources": ["data-subject", "social-media"]}}},
    {"purposes": {"statistics": {"description": "Statistics", "legal_bases": ["consent"]}}},
    {"purposes": {"newsletter": {"description": "Send offers"}}},
    {"purposes": {"newsletter": {"legal_bases": ["contract"]}}},
    {"purposes": {"newsletter": {"retention": {"period": "3 years"}}}},
    {"purposes": {"newsletter": {"provision": {"required": "contractual"}}}},
    {"purposes": {"newsletter": {"direct_marketing": None}}},
    {"recipients": {"ads": {"name": "Ads", "role": "controller", "country": "US"}}},
    {"recipients": {"mailer": {"role": "controller"}}},
    {"transfers": {"mailer-us": {"mechanism": "privacy-shield"}}},
    {"transfers": {"mailer-us": {"to": ["US", "IN"]}}},
    {"rights": {"access": None}},
    {"rights": {"erasure": {"only_for": ["consent"]}}},
    {"rights": {"requests": {"fee": "general"}}},
    {"rights": {"requests": {"deadline": "45 days"}}},
    {"rights": {"complaint": {"authority": "CNIL"}}},
    {"automated_decisions": {"none": None}},
    {"cookies": {"stats": {"kind": "analytics", "consent": "prior"}}},
    {"children": {"min_age": 13}},
    {"security": ["Encryption", "Access control"]},
    {"clauses": [{"kind": "no-sale-claim", "quote": "Never sold"}]},
    {"cites": ["GDPR", {"authority": "CNIL"}]},
    {"notice": {"version": "4"}},
    {"organisation": {"group": "Groenhuis"}},
)
"""Edits of the clean policy, each of something else."""

edits = st.lists(st.sampled_from(range(len(EDITS))), unique=True, max_size=6)
seeds = st.integers(0, 2**32)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def facts_of(policy: dict[str, Any], head: str = "") -> Facts | None:
    """The facts of a policy given as data; None when it is no policy."""
    document = parse_document("policy.yaml", (head + json.dumps(policy, indent=1, ensure_ascii=False)).encode())
    assert document.root is not None, document.faults
    loaded = validate(document.root.value)
    if loaded.stated is None:
        return None
    return build_facts(loaded.stated, document.root, date.fromisoformat(TODAY), load_library())


def merged(base: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    kept = dict(base) if isinstance(base, dict) else {}
    for key, value in patch.items():
        if value is None:
            kept.pop(key, None)
        else:
            kept[key] = merged(kept.get(key), value)
    return kept


def edited(chosen: list[int]) -> dict[str, Any]:
    policy = bases()[0]
    for index in chosen:
        policy = merged(policy, EDITS[index])
    return policy


@cache
def bases() -> tuple[dict[str, Any], ...]:
    """The clean policy and those of real organisations, as data."""
    roots = [read_document(path, path.name).root for path in sorted((ROOT / "policies").glob("*.yaml"))]
    policies: Any = (clean_policy().value, *(root.value for root in roots if root is not None))
    return tuple(policies)


NEEDED = frozenset({"basis", "condition", "source", "criterion", "description", "measure", "kind", "law", "authority"})
REFERENCES = {
    "data_categories": "data_categories",
    "applies_to": "data_categories",
    "receives": "data_categories",
    "data_subjects": "data_subjects",
    "audience": "data_subjects",
    "recipients": "recipients",
    "purposes": "purposes",
}


def pruned(policy: Any, chance: random.Random, odds: float = 0.06) -> Any:
    """The policy with some things left out, down to any depth."""
    if isinstance(policy, dict):
        kept = {key: value for key, value in policy.items() if key in NEEDED or chance.random() > odds}
        return {key: pruned(value, chance, odds) for key, value in kept.items()}
    if isinstance(policy, list):
        return [pruned(item, chance, odds) for item in policy if chance.random() > odds]
    return policy


def repaired(node: Any, policy: dict[str, Any]) -> Any:
    """Without references to what was left out."""
    if isinstance(node, list):
        return [repaired(item, policy) for item in node]
    if not isinstance(node, dict):
        return node
    whole = {key: repaired(value, policy) for key, value in node.items()}
    for key, section in REFERENCES.items():
        if isinstance(whole.get(key), list):
            whole[key] = [id_ for id_ in whole[key] if id_ in policy.get(section, {})]
    return whole


def shuffled(policy: Any, chance: random.Random) -> Any:
    if isinstance(policy, dict):
        keys = list(policy)
        chance.shuffle(keys)
        return {key: shuffled(policy[key], chance) for key in keys}
    if isinstance(policy, list):
        items = [shuffled(item, chance) for item in policy]
        chance.shuffle(items)
        return items
    return policy


def drawn(base: int, seed: int) -> tuple[Facts, dict[str, Any]]:
    """A policy somewhere between one of the bases and nothing."""
    whole = bases()[base]
    chance = random.Random(seed)
    policy = pruned(whole, chance) | {key: whole[key] for key in ("policylint", "organisation", "notice")}
    policy = repaired(policy, policy)
    facts = facts_of(policy)
    assume(facts is not None)
    assert facts is not None
    return facts, policy


def told(changes: tuple[Change, ...]) -> Counter[tuple[str, ...]]:
    """What the changes say, whatever their places."""
    return Counter((*one.sort, one.path, *one.arguments) for one in changes)


def spoken_of(change: Change) -> tuple[object, ...]:
    """A change with its places and both sides."""
    return (change.path, change.old_place, change.new_place, *(json.dumps(s) for s in (change.before, change.after)))


@quick
@given(st.integers(0, 3), seeds)
def test_a_policy_does_not_differ_from_itself(base: int, seed: int) -> None:
    facts, policy = drawn(base, seed)
    copied = facts_of(policy | {"notice": policy["notice"] | {"source": {"file": "another-copy.txt"}}})
    assert compare(facts, facts) == ()
    assert compare(facts, copied) == ()  # two documents, so that all members are looked at


@quick
@given(st.integers(0, 3), seeds, seeds)
def test_comparing_backwards_gives_the_mirror_image(base: int, seed: int, other: int) -> None:
    (old, _), (new, _) = drawn(base, seed), drawn(base, other)
    there, back = compare(old, new), compare(new, old)
    mirrored = tuple(change.mirrored() for change in there)
    assert told(mirrored) == told(back)
    assert Counter(map(spoken_of, mirrored)) == Counter(map(spoken_of, back))


@quick
@given(st.integers(0, 3), seeds, seeds)
def test_order_comments_and_formatting_are_no_change(base: int, seed: int, order: int) -> None:
    facts, policy = drawn(base, seed)
    other = facts_of(shuffled(policy, random.Random(order)), head="# a comment\n\n")
    assert other is not None
    assert compare(facts, other) == ()


@quick
@given(st.integers(0, 3), seeds, seeds)
def test_places_exist_and_every_change_is_judged(base: int, seed: int, other: int) -> None:
    (old, _), (new, _) = drawn(base, seed), drawn(base, other)
    changes = compare(old, new)
    for change in changes:
        assert (change.old_place is None) is (change.before is None)
        assert (change.new_place is None) is (change.after is None)
        assert change.anchor is not None
        assert change.sort in all_sorts()
        for place in (change.old_place, change.new_place):
            assert place is None or not place.whole_document
    assert len({change.fingerprint for change in changes}) == len(changes)
    judged = judge(changes, old, new, built_in_change_cards())
    assert [one.change for one in judged[: len(changes)]] == list(changes)


@quick
@given(edits, edits)
def test_unrelated_edits_never_merge(chosen: list[int], others: list[int]) -> None:
    clean = facts_of(edited([]))
    rest = [index for index in others if index not in chosen]
    both, first, second = (facts_of(edited(which)) for which in ([*chosen, *rest], chosen, rest))
    assert told(compare(clean, both)) == told(compare(clean, first)) + told(compare(clean, second))


@quick
@given(seeds)
def test_a_declared_rename_is_no_change(seed: int) -> None:
    whole = bases()[0]
    text = json.dumps(whole)
    section, id_ = random.Random(seed).choice(
        [("purposes", "newsletter"), ("recipients", "mailer"), ("data_categories", "contact"),
         ("data_subjects", "subscribers"), ("transfers", "mailer-us")]
    )  # fmt: skip
    renamed = json.loads(text.replace(f'"{id_}"', '"other-name"'))
    renamed[section]["other-name"]["renamed_from"] = id_
    old, new = facts_of(whole), facts_of(renamed)
    assert compare(old, new) == ()
    assert compare(new, old) == ()
