"""The JSON Schema of the JSON diff report; ``schemas/diff.schema.json`` is written from it."""

from policylint.changes.card import Direction, Obligation
from policylint.changes.change import Action, Area, Kind
from policylint.finding import Severity
from policylint.render import record_schemas
from policylint.render.changes.fact_schema import fact, fact_definitions
from policylint.render.changes.wire import VERSION
from policylint.render.schema_parts import (
    COUNT,
    DAY,
    DIALECT,
    FINGERPRINT,
    TEXT,
    Schema,
    choice,
    choices,
    field,
    listing,
    record,
)

_FILE_OR_NONE = {"type": ["string", "null"]}


def diff_schema() -> Schema:
    """The schema of diff report version 1: every field is always there, and there is no other."""
    return {
        "$schema": DIALECT,
        **record(
            "policylint diff report", "What changed between two versions of policies, and what it means.", _diff()
        ),
        "$defs": fact_definitions(),
    }


def _diff() -> dict[str, Schema]:
    return {
        "version": field("Version", "Version of this report format.", {"const": VERSION}),
        "tool": record_schemas.tool(),
        "pack": record_schemas.pack(),
        "as_of": field("As of", "The day whose law both versions were judged by.", DAY),
        "old": field("Old", "The old version, as it was named.", TEXT),
        "new": field("New", "The new version, as it was named.", TEXT),
        "policies": listing("Policies", "Every policy there is in either version, also those unchanged.", _policy()),
        "changes": listing("Changes", "Every change of meaning, adverse ones first.", _change()),
        "findings": record("Findings", "What becomes of what `policylint check` finds.", _findings()),
        "stale_acceptances": listing("Stale acceptances", "Acceptances that no change answers to.", _stale()),
        "summary": record("Summary", "How many there are of each, accepted changes included.", _summary()),
    }


def _policy() -> Schema:
    fields = {
        "policy": field("Policy", "Id that both versions go by.", TEXT),
        "old_file": field("Old file", "The file of the old version; null where there was none.", _FILE_OR_NONE),
        "new_file": field("New file", "The file of the new version; null where there is none any more.", _FILE_OR_NONE),
    }
    return record("Policy", "One policy in two versions.", fields)


def _change() -> Schema:
    fields = {**_difference(), **_judgement(), **_places()}
    return record("Change", "One change of meaning, and what it means for the people whose data it is.", fields)


def _difference() -> dict[str, Schema]:
    return {
        "id": field("Id", "Id of the change card that judges it.", TEXT),
        "area": choice("Area", "The part of the notice it is about.", Area),
        "kind": choice("Kind", "In what respect something differs.", Kind),
        "action": choice("Action", "What became of it, seen from the old version.", Action),
        "subject": field("Subject", "The sort of thing that differs, such as `retention.period`.", TEXT),
        "policy": field("Policy", "Id of the policy that both versions go by.", TEXT),
        "path": field(
            "Path",
            "Names the thing the same way from both versions: steps in the facts with a slash between them, members of "
            "lists by what they are and in brackets. It is no JSON Pointer; those are in the places.",
            TEXT,
        ),
        "before": fact("Before", "The fact in the old version; null where it is silent."),
        "after": fact("After", "The fact in the new version; null where it is silent."),
        "was": field("Was", "The old side in a few words; empty where it is silent.", TEXT),
        "now": field("Now", "The new side in a few words; empty where it is silent.", TEXT),
    }


def _judgement() -> dict[str, Schema]:
    owed = "What the law asks the organisation to do about it, most pressing first; the summary says what each is."
    return {
        "direction": choice("Direction", "What it means for the people whose data it is.", Direction),
        "severity": choice("Severity", "How grave it is.", Severity),
        "obligations": choices("Obligations", owed, Obligation),
        "message": field("Message", "The change in a sentence.", TEXT),
        "why": field("Why", "Why it matters.", TEXT),
        "remedy": field("Remedy", "What to do about it.", TEXT),
        "references": listing("References", "The law the judgement rests on.", record_schemas.reference()),
    }


def _places() -> dict[str, Schema]:
    accepted = "Who accepted the change, and why; null if nobody did."
    return {
        "old_place": _place("Old place", "Where it stands in the old version; null where that is silent."),
        "new_place": _place("New place", "Where it stands in the new version; null where that is silent."),
        "fingerprint": field("Fingerprint", "Stays the same while lines and wording move.", FINGERPRINT),
        "accepted": record("Accepted", accepted, _consent(), nullable=True),
    }


def _place(title: str, description: str) -> Schema:
    file = field("File", "The policy file, under the name it was asked for.", TEXT)
    return record(title, description, {"file": file, **record_schemas.place_fields()}, nullable=True)


def _consent() -> dict[str, Schema]:
    return {
        "reason": field("Reason", "Why the change was accepted.", TEXT),
        "by": field("By", "Who accepted it.", TEXT),
        "date": field("Date", "The day on which it was accepted.", DAY),
    }


def _stale() -> Schema:
    fields = {
        "fingerprint": field("Fingerprint", "The change it was given for.", TEXT),
        "change": field("Change", "What that change was called; may be empty.", TEXT),
        **_consent(),
    }
    return record("Acceptance", "That a person accepted a change.", fields)


def _findings() -> dict[str, Schema]:
    kept = "Fingerprints of the findings on both versions; a check of the new version says the rest."
    return {
        "introduced": listing("Introduced", "Findings on the new version only.", record_schemas.finding()),
        "resolved": listing("Resolved", "Findings on the old version only.", record_schemas.finding()),
        "unchanged": listing("Unchanged", kept, FINGERPRINT),
    }


def _summary() -> dict[str, Schema]:
    return {
        "adverse": field("Adverse", "Changes to people's disadvantage.", COUNT),
        "unclear": field("Unclear", "Changes that may be to people's disadvantage.", COUNT),
        "favourable": field("Favourable", "Changes in people's favour.", COUNT),
        "neutral": field("Neutral", "Changes that are neither.", COUNT),
        "accepted": field("Accepted", "Changes that a person accepted.", COUNT),
        "introduced": field("Introduced", "Findings on the new version only.", COUNT),
        "resolved": field("Resolved", "Findings on the old version only.", COUNT),
        "unchanged": field("Unchanged", "Findings on both versions.", COUNT),
        "obligations": listing("Obligations", "What the law asks for because of any change.", _obligation()),
    }


def _obligation() -> Schema:
    fields = {
        "id": choice("Id", "The name by which changes speak of it.", Obligation),
        "title": field("Title", "What to do, in a few words.", TEXT),
        "references": listing("References", "The law that asks for it.", record_schemas.reference()),
    }
    return record("Obligation", "Something the law asks the organisation to do.", fields)
