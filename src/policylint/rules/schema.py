"""The JSON Schema of a rule card, with which editors complete and explain its keys."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from policylint.finding import Authority, Severity

Schema: TypeAlias = dict[str, Any]

_DAY = {"type": "string", "format": "date"}
_WORDS = {"type": "string", "minLength": 1}
_QUERY_FROM_FACTS = {"type": "string", "pattern": r"^\s*\$"}
_QUERY = {"type": "string", "pattern": r"^\s*[$@]"}
_SEVERITY = {"enum": [level.value for level in Severity]}


def rule_schema(kinds_of_source: Iterable[str]) -> Schema:
    """The schema, in draft-07; ``kinds_of_source`` are the rows of the table of citations."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Rule card",
        "description": "One rule of law as data: what to look at, what must hold, what to say, why, and its examples.",
        **_object(_keys(tuple(kinds_of_source)), ("id", "title", "severity", "authority", "references", "why", "remedy",
                                                  "limits", "examples")),
        "anyOf": [
            {"required": ["given", "message"]},
            {"properties": {"built_in": {"const": True}}, "required": ["built_in"]},
        ],
    }  # fmt: skip


def _keys(kinds: tuple[str, ...]) -> dict[str, Schema]:
    return {**_identity(), **_sources(kinds), **_questions(), **_answers(), **_examples()}


def _identity() -> dict[str, Schema]:
    return {
        "id": _key("Id", "The rule's only name, in kebab-case; also the name of its file.",
                   {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}),
        "title": _key("Title", "What is wrong, in a few words.", _WORDS),
        "severity": _key("Severity", "How sure and how grave: a failed duty, a possible one, advice.", _SEVERITY),
        "authority": _key("Authority", "Who says so.", {"enum": [one.value for one in Authority]}),
        "built_in": _key("Built in", "True for a rule that the reader itself applies.", {"type": "boolean"}),
        "enabled": _key("Enabled", "False for a rule that speaks only when it is asked by name.", {"type": "boolean"}),
        "replaces": _key("Replaces", "The built-in rule whose place this one takes.", _WORDS),
        "supersedes": _key("Supersedes", "Rules that are silent where this one speaks.", _many(_WORDS)),
    }  # fmt: skip


def _sources(kinds: tuple[str, ...]) -> dict[str, Schema]:
    reference = {
        "type": "object",
        "properties": {kind: {"type": ["string", "number"]} for kind in (*kinds, "name", "date", "url")},
        "additionalProperties": False,
        "minProperties": 1,
    }
    window = _object({"from": _key("From", "The first day.", _DAY), "to": _key("To", "The last day.", _DAY)}, ())
    return {
        "references": _key("References", "The legal sources, each led by its kind.", _many(reference)),
        "in_force": _key(
            "In force", "The days on which the rule speaks; follows from the sources when absent.", window
        ),
    }


def _questions() -> dict[str, Schema]:
    case = _object({"when": _key("When", "Where this case holds.", _WORDS), "severity": _SEVERITY, "message": _WORDS},
                   ("when", "severity"))  # fmt: skip
    need = _object({"fact": _key("Fact", "The fact that may be unknown.", _QUERY),
                    "cause": _key("Cause", "What gives cause to ask.", _WORDS),
                    "ask": _key("Ask", "What to fill in.", _WORDS)}, ("fact", "cause", "ask"))  # fmt: skip
    spare = _object({"clause": _WORDS, "because": _WORDS}, ("clause", "because"))
    given = {"anyOf": [_QUERY_FROM_FACTS, _many(_QUERY_FROM_FACTS)]}
    return {
        "given": _key("Given", "JSONPath queries (RFC 9535) over the facts; each node selected is a candidate.", given),
        "when": _key("When", "A condition without which the rule does not apply; `@` is the candidate.", _WORDS),
        "require": _key("Require", "What must hold of a candidate; absent, every candidate is a finding.", _WORDS),
        "cases": _key("Cases", "Where the rule is graver or lighter; the first that holds counts.", _many(case)),
        "needs": _key(
            "Needs", "Facts without which the rule cannot decide; unknown, it speaks one step lower.", _many(need)
        ),
        "one": _key("One", "True for at most one finding a document.", {"type": "boolean"}),
        "spare": _key("Spare", "Clauses that no example can show, each with the reason.", _many(spare)),
    }


def _answers() -> dict[str, Schema]:
    also = _object({"label": _WORDS, "at": _QUERY, "when": _WORDS}, ("label", "at"))
    return {
        "message": _key("Message", "One sentence with {key}, {@.path} and {$.path}; no full stop.", _WORDS),
        "at": _key("At", "A query for the place to underline, where it is not the candidate.", _QUERY),
        "also": _key("Also", "Further places, each with a label.", _many(also)),
        "also_label": _key("Also label", "The label of the other candidates where `one` holds.", _WORDS),
        "why": _key("Why", "What the law asks, and why it matters.", _WORDS),
        "remedy": _key("Remedy", "What to write instead.", _WORDS),
        "limits": _key("Limits", "What the file cannot show; when the finding may be wrong.", _WORDS),
    }


def _examples() -> dict[str, Schema]:
    keys = {
        "policy": _key("Policy", "A policy laid over the clean one; `# expect: id` marks the findings.", _WORDS),
        "bytes": _key("Bytes", "A whole file in base64.", {"type": "string"}),
        "as_of": _key("As of", "The day of the check.", _DAY),
        "title": _key("Title", "What it shows.", {"type": "string"}),
        "whole": _key("Whole", "True for a whole file.", {"type": "boolean"}),
        "expect": _key("Expect", "Rules that must speak, where no mark can stand.", _many(_WORDS)),
        "sources": _key("Sources", "Published texts by file name.", {"type": "object"}),
    }  # fmt: skip
    examples = _many({"anyOf": [_WORDS, _object(keys, ())]})
    kinds = {
        "bad": _key("Bad", "Policies that yield exactly the findings they mark.", examples | {"minItems": 1}),
        "good": _key("Good", "Policies with which the rule finds no fault.", examples),
    }
    return {"examples": _key("Examples", "The rule's tests and its documentation.", _object(kinds, ("bad",)))}


def _key(title: str, description: str, schema: Schema) -> Schema:
    return {"title": title, "description": description, **schema}


def _many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
