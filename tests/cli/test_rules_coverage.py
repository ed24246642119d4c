"""``policylint rules --coverage``: the duties of a notice and the rules that guard them."""

import json

from cli.conftest import Tool


def test_duties_are_listed_with_their_rules_mandatory_ones_first(policylint: Tool) -> None:
    done = policylint("rules", "--coverage")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "mandatory"
    officer = "  Art. 13(1)(b) GDPR: Contact details of the data protection officer"
    assert lines.index("best-practice") > lines.index(officer)
    assert "      dpo-contact-missing, dpo-missing" in lines
    assert lines[-1].endswith(" 0 without a rule.")


def test_duties_are_written_for_machines_in_the_same_order(policylint: Tool) -> None:
    records = json.loads(policylint("rules", "--coverage", "--output-format", "json").out)
    ranks = [record["rank"] for record in records]
    assert ranks == sorted(ranks, reverse=True)
    assert set(ranks) == {"mandatory", "best-practice"}
    assert records[0]["citation"] == "Art. 13(1)(a) GDPR"
    assert "controller-missing" in records[0]["rules"]
    assert not [record["id"] for record in records if record["guard"] == "none" or record["unknown_rules"]]


def test_a_duty_belongs_to_no_topic(policylint: Tool) -> None:
    done = policylint("rules", "--coverage", "--topic", "retention")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "policylint: error: --topic does not go with --coverage: a duty belongs to no topic. Leave one of them out.\n"
    )
