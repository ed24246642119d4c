"""The published schema of the facts says what the builder builds, and nothing else."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from policies import facts_of
from policylint.facts.build import build_facts
from policylint.facts.evidence import PublishedText
from policylint.facts.schema import facts_schema
from policylint.facts.shape import people, processing, rights, sharing, whole
from policylint.facts.shape.mirror import name_of
from policylint.model.load import validate
from policylint.reference import load_library
from policylint.resources import rules_dir, schemas_dir
from policylint.source.document import read_document

SCHEMA = facts_schema()
VALIDATOR = Draft7Validator(SCHEMA)
POLICIES = sorted((rules_dir().parent / "policies").glob("*.yaml"))

EVERYTHING = """
organisation: {name: Stichting Zorg, kind: political-party, country: NL, group: Zorggroep, offers_to_children: true}
notice:
  id: zorg
  published: 2026-01-01
  effective: 2026-02-01
  audience: all
  covers: [collected-from-data-subject, collected-elsewhere]
  source: {file: zorg.txt, retrieved: 2026-01-02}
contacts:
  controllers:
    example-tuinen: {legal_form: BVBA, country: BE, role: joint-controller, processor_for: true, phone: true}
  joint_arrangement: {essence: We share the newsletter, contact_point: info@example.be}
  representative: {name: Rep, country: BE, email: rep@example.be}
  dpo: {email: dpo@example.be, web_form: true}
data_categories:
  contact:
    special: [political-opinions, criminal, national-id]
    online_identifier: true
    law: [unnamed, Act of nowhere]
    provision: {required: contractual, consequences: No newsletter}
    sources: [data-subject, {source: social-media, publicly_accessible: true}]
purposes:
  newsletter:
    data_categories: all
    legal_bases:
      - {basis: consent, explicit: true}
      - {basis: legal-obligation, law: Act of nowhere}
      - {basis: legitimate-interests, interests: [to improve our services], balancing: On request}
      - {basis: contract, party: other}
    special_category_condition: [not-for-profit-body, {condition: health-care, law: unnamed}]
    retention:
      - {period: unstated, criteria: [{criterion: other, description: as long as necessary}], law: unnamed}
      - {period: 2 years, applies_to: [contact], indefinite: false}
    further_processing: {compatible_because: It is close}
legal_bases: [{basis: consent, sole: true}]
special_category_condition: [explicit-consent]
provision: {required: voluntary}
retention: {period: 30 days, from: the request}
recipients:
  mailer: {condition: When you subscribe, receives: [contact], seat: US}
  partners: {category: partners}
  none: We never share
transfers:
  mailer-us: {mechanism: [scc-2010, scc-2021, art-28-contract], to: [US, BE, GB], systematic: true}
  vague: {stated_as: assurance}
rights:
  requests:
    - {email: privacy@example.be, deadline: 1 month, extension: 2 months}
    - {for: subscribers, phone: "+32 2 000 00 00", reason_required: true}
  erasure: {only_for: [consent, {other: good customers}], except: [contract, {other: bad days}], signed_writing: true}
  portability: {none: Not with us}
  complaint: [{authority: Gegevensbeschermingsautoriteit, website: true}, {for: everything else}]
automated_decisions:
  none: null
  scoring: {purposes: [newsletter], profiling: true, basis: contract, safeguards: [contest], logic: Points are added}
cookies:
  none: null
  all: {consent: use-of-site, duration: 13 months, third_party_access: true}
  session: {kind: strictly-necessary, duration: session}
  stats: {kind: analytics, provider: mailer}
children: {min_age: 12, parental_consent: By letter}
security: [Encryption, {measure: Locks, quote: we lock}]
clauses: [acceptance-by-use]
cites:
  - Act of nowhere
  - {law: Act of nowhere, as: historical}
  - {authority: Privacycommissie, website: privacycommission.be}
  - {authority: Nobody at all}
"""


def _errors(document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _parts(child)


def _members() -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (SCHEMA, *SCHEMA["definitions"].values()):
        for name, member in part["properties"].items():
            yield f"{part['title']}: {name}", member


def test_the_schema_is_a_valid_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [*POLICIES, rules_dir() / "clean-policy.yaml"], ids=lambda path: path.stem)
def test_the_facts_of_real_policies_have_this_shape(path: Path) -> None:
    document = read_document(path, path.name)
    assert document.root is not None
    for as_of in (date(2017, 1, 1), date(2026, 11, 22)):
        loaded = validate(document.root.value)
        assert loaded.stated is not None, loaded.faults
        assert _errors(build_facts(loaded.stated, document.root, as_of, load_library()).document) == []


def test_the_facts_of_a_policy_that_uses_every_corner_of_the_format_have_this_shape() -> None:
    published = PublishedText("zorg.txt", "we lock", "0" * 64)
    assert _errors(facts_of(EVERYTHING, "2022-01-01", published).document) == []


@pytest.mark.parametrize("module", [people, processing, rights, sharing, whole], ids=lambda module: module.__name__)
def test_every_addition_reaches_the_schema(module: Any) -> None:
    for model, members in module.ADDITIONS.items():
        shape = SCHEMA["definitions"].get(name_of(model), SCHEMA)
        assert shape["properties"].keys() >= members.keys()


def test_that_policy_has_every_member_that_the_builder_adds() -> None:
    published = PublishedText("zorg.txt", "we lock", "0" * 64)
    facts = facts_of(EVERYTHING, "2022-01-01", published).document
    seen = {key for part in _parts(facts) for key in part}
    modules = (people, processing, rights, sharing, whole)
    added = {name for module in modules for members in module.ADDITIONS.values() for name in members}
    assert added - seen == set()


def test_every_member_is_described() -> None:
    members = dict(_members())
    assert len(members) > len(SCHEMA["definitions"])
    assert [name for name, member in members.items() if not member["title"] or member["title"].endswith(".")] == []
    assert [name for name, member in members.items() if not member["description"].endswith(".")] == []


def test_every_object_is_closed() -> None:
    objects = [part for part in _parts(SCHEMA) if part.get("type") == "object"]
    assert objects
    assert [part for part in objects if part["additionalProperties"] is not False] == []


def test_every_reference_resolves_and_every_definition_is_used() -> None:
    named = {part["$ref"].rpartition("/")[2] for part in _parts(SCHEMA) if isinstance(part.get("$ref"), str)}
    assert named == set(SCHEMA["definitions"])


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("purposes", "newsletter"),
        ("purposes", "newsletter", "data_categories", 0),
        ("transfers", "mailer-us", "recipients", 0),
        ("transfers", "mailer-us", "to", 0, "adequacy"),
        ("rights", "access", "effective"),
        ("denied",),
    ],
)
def test_a_member_that_is_not_described_is_refused_wherever_it_stands(path: tuple[str | int, ...]) -> None:
    document = copy.deepcopy(facts_of("{}").document)
    holder: Any = document
    for step in path:
        holder = holder[step]
    holder["verdict"] = True
    assert any("'verdict' was unexpected" in error for error in _errors(document))


@pytest.mark.parametrize(("section", "allowed"), [("transfers", False), ("cookies", True)])
def test_only_cookies_have_an_entry_for_all(section: str, *, allowed: bool) -> None:
    document = copy.deepcopy(facts_of("cookies: {none: null, stats: {kind: analytics}}").document)
    document[section]["all"] = next(iter(document[section].values()))
    assert (_errors(document) == []) is allowed


def test_the_words_of_the_tables_are_those_of_the_schema() -> None:
    properties = SCHEMA["definitions"]["Mechanism"]["properties"]
    for row in load_library().rows("transfer-mechanisms").values():
        assert row["family"] in properties["family"]["enum"]
        assert row["regime"] in properties["regime"]["enum"]


def test_the_published_file_is_up_to_date() -> None:
    published = (schemas_dir() / "facts.schema.json").read_text(encoding="utf-8")
    assert published == json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
