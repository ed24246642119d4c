"""The JSON Schema of the JSON report; ``schemas/report.schema.json`` is written from it."""

from policylint.render import record_schemas
from policylint.render.schema_parts import COUNT, DAY, DIALECT, TEXT, Schema, field, listing, record
from policylint.render.wire import VERSION


def report_schema() -> Schema:
    """The schema of report version 1: every field is always there, and there is no other."""
    return {
        "$schema": DIALECT,
        **record("policylint report", "What one run of policylint found, and with which rules.", _report()),
    }


def _report() -> dict[str, Schema]:
    return {
        "version": field("Version", "Version of this report format.", {"const": VERSION}),
        "tool": record_schemas.tool(),
        "as_of": field("As of", "The day whose law the policies were checked against.", DAY),
        "pack": record_schemas.pack(),
        "files": listing("Files", "Every policy file that was checked, under the name it was asked for.", TEXT),
        "findings": listing("Findings", "Every fault, ordered by file, place and rule.", record_schemas.finding()),
        "failures": listing("Failures", "Rules that failed; the report lacks what they would have found.", _failure()),
        "unreadable": listing("Unreadable files", "Files that could not be read at all.", _unreadable()),
        "summary": record("Summary", "How many there are of each; severities count active findings.", _summary()),
    }


def _failure() -> Schema:
    fields = {
        "rule": field("Rule", "Id of the rule that failed.", TEXT),
        "card": field("Card", "The file of its card.", TEXT),
        "file": field("File", "The policy file it failed on.", TEXT),
        "reason": field("Reason", "What went wrong.", TEXT),
    }
    return record("Failure", "A defect of the tool or of a card, never of a policy.", fields)


def _unreadable() -> Schema:
    fields = {
        "file": field("File", "The file, under the name it was asked for.", TEXT),
        "reason": field("Reason", "Why it could not be read.", TEXT),
    }
    return record("Unreadable file", "A file that could not be read.", fields)


def _summary() -> dict[str, Schema]:
    return {
        "error": field("Errors", "Active findings that are errors.", COUNT),
        "warning": field("Warnings", "Active findings that are warnings.", COUNT),
        "note": field("Notes", "Active findings that are notes.", COUNT),
        "suppressed": field("Suppressed", "Findings that a comment in the file silences.", COUNT),
        "baselined": field("In the baseline", "Findings that the baseline holds.", COUNT),
        "milder": field("Milder", "Active findings left out as milder than what is to be shown.", COUNT),
        "stale": field("Stale", "Findings that the baseline holds and that are no longer there.", COUNT),
        "files": field("Files", "Policy files that were to be checked.", COUNT),
    }
