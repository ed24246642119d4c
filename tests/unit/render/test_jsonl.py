"""JSON Lines: the findings of the JSON report, and nothing else."""

import json

from policylint.finding import Status
from policylint.render.adapters import json as whole
from policylint.render.jsonl import jsonl
from unit.render.contexts import context
from unit.render.reports import finding, report


def test_each_line_is_a_finding_of_the_json_report() -> None:
    one = report(finding(message="a\nb\u2028c"), finding(status=Status.SUPPRESSED))
    text = jsonl(one, context())
    assert text.endswith("\n")
    assert [json.loads(line) for line in text.splitlines()] == json.loads(whole(one, context()))["findings"]


def test_nothing_found_is_nothing() -> None:
    assert jsonl(report(), context()) == ""
