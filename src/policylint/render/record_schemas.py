"""The JSON Schemas of what every JSON output writes the same way."""

from policylint.finding import Authority, Severity, Status
from policylint.render.schema_parts import (
    COUNTED_FROM_1,
    DAY,
    FINGERPRINT,
    FLAG,
    TEXT,
    Schema,
    choice,
    field,
    listing,
    record,
)


def tool() -> Schema:
    """The program."""
    fields = {
        "name": field("Name", "The program's name.", TEXT),
        "version": field("Version", "The program's version.", TEXT),
    }
    return record("Tool", "What made the report.", fields)


def pack() -> Schema:
    """The rules."""
    fields = {
        "version": field("Version", "The rule pack's version.", TEXT),
        "as_of": field("As of", "The day up to which the pack's law is known to be right.", DAY),
    }
    return record("Rule pack", "The rules the policies were checked with.", fields)


def place_fields() -> dict[str, Schema]:
    """The fields of a place in a file that is named elsewhere."""
    return {
        "path": field("Path", "The place as a JSON Pointer (RFC 6901) into the policy.", TEXT),
        "line": field("Line", "The first line, counted from 1.", COUNTED_FROM_1),
        "column": field("Column", "The first column in code points, counted from 1.", COUNTED_FROM_1),
        "end_line": field("End line", "The last line, counted from 1.", COUNTED_FROM_1),
        "end_column": field("End column", "The column just after the last character.", COUNTED_FROM_1),
    }


def finding() -> Schema:
    """A finding with all that is known of it."""
    fields = {
        "rule": field("Rule", "Id of the rule that speaks.", TEXT),
        "severity": choice("Severity", "How sure and how grave the fault is.", Severity),
        "authority": choice("Authority", "Who says that it is one.", Authority),
        "message": field("Message", "The fault in a sentence.", TEXT),
        "policy": field("Policy", "Id the notice gives itself, else its file's name without the ending.", TEXT),
        "file": field("File", "The policy file, under the name it was asked for.", TEXT),
        **place_fields(),
        "whole_document": field("Whole document", "Whether the notice as a whole is meant, not this line.", FLAG),
        "related": listing("Related places", "Further places of the same file that belong to the fault.", _related()),
        "references": listing("References", "The legal sources of the rule.", reference()),
        "why": field("Why", "Why this is a fault.", TEXT),
        "remedy": field("Remedy", "What to write instead.", TEXT),
        "fingerprint": field("Fingerprint", "Stays the same while lines and wording move.", FINGERPRINT),
        "status": choice("Status", "What became of the finding.", Status),
        "justification": field("Justification", "The reason given for a suppression; may be empty.", TEXT),
    }
    return record("Finding", "One fault at one place.", fields)


def reference() -> Schema:
    """A legal source."""
    fields = {
        "label": field("Label", "The source as lawyers cite it.", TEXT),
        "url": field("Address", "Where to read it, if it can be read.", {"type": ["string", "null"]}),
    }
    return record("Reference", "A legal source.", fields)


def _related() -> Schema:
    label = field("Label", "What the place has to do with the fault.", TEXT)
    return record("Related place", "A further place of the same file.", {"label": label, **place_fields()})
