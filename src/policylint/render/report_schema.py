"""The JSON Schema of the JSON report; ``schemas/report.schema.json`` is written from it."""

from typing import Any, TypeAlias

from policylint.finding import Authority, Severity, Status
from policylint.render.wire import VERSION

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_COUNTED_FROM_1 = {"type": "integer", "minimum": 1}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}


def report_schema() -> Schema:
    """The schema of report version 1: every field is always there, and there is no other."""
    return {
        "$schema": _DIALECT,
        **_object("policylint report", "What one run of policylint found, and with which rules.", _report()),
    }


def _report() -> dict[str, Schema]:
    return {
        "version": _field("Version", "Version of this report format.", {"const": VERSION}),
        "tool": _object("Tool", "What made the report.", _tool()),
        "as_of": _field("As of", "The day whose law the policies were checked against.", _DAY),
        "pack": _object("Rule pack", "The rules the policies were checked with.", _pack()),
        "files": _list("Files", "Every policy file that was checked, under the name it was asked for.", _TEXT),
        "findings": _list("Findings", "Every fault, ordered by file, place and rule.", _finding()),
        "failures": _list("Failures", "Rules that failed; the report lacks what they would have found.", _failure()),
        "unreadable": _list("Unreadable files", "Files that could not be read at all.", _unreadable()),
        "summary": _object("Summary", "How many there are of each; severities count active findings.", _summary()),
    }


def _tool() -> dict[str, Schema]:
    return {
        "name": _field("Name", "The program's name.", _TEXT),
        "version": _field("Version", "The program's version.", _TEXT),
    }


def _pack() -> dict[str, Schema]:
    return {
        "version": _field("Version", "The rule pack's version.", _TEXT),
        "as_of": _field("As of", "The day up to which the pack's law is known to be right.", _DAY),
    }


def _place() -> dict[str, Schema]:
    return {
        "path": _field("Path", "The place as a JSON Pointer (RFC 6901) into the policy.", _TEXT),
        "line": _field("Line", "The first line, counted from 1.", _COUNTED_FROM_1),
        "column": _field("Column", "The first column in code points, counted from 1.", _COUNTED_FROM_1),
        "end_line": _field("End line", "The last line, counted from 1.", _COUNTED_FROM_1),
        "end_column": _field("End column", "The column just after the last character.", _COUNTED_FROM_1),
    }


def _finding() -> Schema:
    fields = {
        "rule": _field("Rule", "Id of the rule that speaks.", _TEXT),
        "severity": _choice("Severity", "How sure and how grave the fault is.", Severity),
        "authority": _choice("Authority", "Who says that it is one.", Authority),
        "message": _field("Message", "The fault in a sentence.", _TEXT),
        "policy": _field("Policy", "Id the notice gives itself, else its file's name without the ending.", _TEXT),
        "file": _field("File", "The policy file, under the name it was asked for.", _TEXT),
        **_place(),
        "whole_document": _field(
            "Whole document", "Whether the notice as a whole is meant, not this line.", {"type": "boolean"}
        ),
        "related": _list("Related places", "Further places of the same file that belong to the fault.", _related()),
        "references": _list("References", "The legal sources of the rule.", _reference()),
        "why": _field("Why", "Why this is a fault.", _TEXT),
        "remedy": _field("Remedy", "What to write instead.", _TEXT),
        "fingerprint": _field(
            "Fingerprint", "Stays the same while lines and wording move.", {"type": "string", "pattern": "^[0-9a-f]+$"}
        ),
        "status": _choice("Status", "What became of the finding.", Status),
        "justification": _field("Justification", "The reason given for a suppression; may be empty.", _TEXT),
    }
    return _object("Finding", "One fault at one place.", fields)


def _related() -> Schema:
    label = _field("Label", "What the place has to do with the fault.", _TEXT)
    return _object("Related place", "A further place of the same file.", {"label": label, **_place()})


def _reference() -> Schema:
    fields = {
        "label": _field("Label", "The source as lawyers cite it.", _TEXT),
        "url": _field("Address", "Where to read it, if it can be read.", {"type": ["string", "null"]}),
    }
    return _object("Reference", "A legal source.", fields)


def _failure() -> Schema:
    fields = {
        "rule": _field("Rule", "Id of the rule that failed.", _TEXT),
        "card": _field("Card", "The file of its card.", _TEXT),
        "file": _field("File", "The policy file it failed on.", _TEXT),
        "reason": _field("Reason", "What went wrong.", _TEXT),
    }
    return _object("Failure", "A defect of the tool or of a card, never of a policy.", fields)


def _unreadable() -> Schema:
    fields = {
        "file": _field("File", "The file, under the name it was asked for.", _TEXT),
        "reason": _field("Reason", "Why it could not be read.", _TEXT),
    }
    return _object("Unreadable file", "A file that could not be read.", fields)


def _summary() -> dict[str, Schema]:
    return {
        "error": _field("Errors", "Active findings that are errors.", _COUNT),
        "warning": _field("Warnings", "Active findings that are warnings.", _COUNT),
        "note": _field("Notes", "Active findings that are notes.", _COUNT),
        "suppressed": _field("Suppressed", "Findings that a comment in the file silences.", _COUNT),
        "baselined": _field("In the baseline", "Findings that the baseline holds.", _COUNT),
        "milder": _field("Milder", "Active findings left out as milder than what is to be shown.", _COUNT),
        "stale": _field("Stale", "Findings that the baseline holds and that are no longer there.", _COUNT),
        "files": _field("Files", "Policy files that were to be checked.", _COUNT),
    }


def _field(title: str, description: str, schema: Schema) -> Schema:
    return {"title": title, "description": description, **schema}


def _choice(title: str, description: str, kind: type[Severity | Authority | Status]) -> Schema:
    return _field(title, description, {"type": "string", "enum": [member.value for member in kind]})


def _list(title: str, description: str, items: Schema) -> Schema:
    return _field(title, description, {"type": "array", "items": items})


def _object(title: str, description: str, properties: dict[str, Schema]) -> Schema:
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return _field(title, description, schema)
