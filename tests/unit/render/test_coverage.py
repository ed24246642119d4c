"""The table of duties and their guards, for people and for machines."""

import json
from typing import Any

from policylint.render.coverage import coverage_json, coverage_table
from policylint.render.styled import Look
from policylint.rules.coverage import GuardedDuty


def duty(**columns: Any) -> GuardedDuty:
    usual: dict[str, Any] = {
        "id": "art-1",
        "citation": "Art. 1 Act",
        "title": "Say who you are",
        "condition": "always",
        "mandatory": True,
        "rules": ("controller-missing",),
        "unknown": (),
        "outside": "",
    }
    return GuardedDuty(**{**usual, **columns})


def test_each_duty_stands_above_its_guards() -> None:
    duties = [
        duty(rules=("controller-missing", "controller-contact-missing")),
        duty(citation="Art. 2 Act", title="Be in time", rules=(), outside="It binds the moment."),
        duty(citation="Art. 3 Act", title="Be kind", rules=(), unknown=("kindness-missing",)),
        duty(citation="Paper 4", title="Be brief", mandatory=False),
    ]
    assert coverage_table(duties, Look()) == (
        "mandatory\n"
        "  Art. 1 Act: Say who you are\n"
        "      controller-missing, controller-contact-missing\n"
        "  Art. 2 Act: Be in time\n"
        "      outside a policy file: It binds the moment.\n"
        "  Art. 3 Act: Be kind\n"
        "      no rule, and no reason why\n"
        "      no such rule: kindness-missing\n"
        "\n"
        "best-practice\n"
        "  Paper 4: Be brief\n"
        "      controller-missing\n"
        "\n"
        "3 mandatory duties: 1 guarded by rules, 1 outside a policy file, 1 without a rule.\n"
    )


def test_lines_keep_to_the_width() -> None:
    table = coverage_table([duty(title="word " * 40, rules=("some-rule",) * 12)], Look(width=60))
    assert max(len(line) for line in table.splitlines()) <= 60


def test_what_has_no_guard_stands_out_in_colour() -> None:
    table = coverage_table([duty(rules=())], Look(colour=True))
    assert "\x1b[1;33mno rule, and no reason why\x1b[0m" in table.replace("\x1b[33;1m", "\x1b[1;33m")
    assert "\x1b" not in coverage_table([duty(rules=())], Look())


def test_text_from_a_table_cannot_reach_the_terminal_raw() -> None:
    assert "\x1b" not in coverage_table([duty(title="\x1b[31mred", outside="\x1b]8;;x")], Look())


def test_machines_get_one_record_for_each_duty() -> None:
    records = json.loads(coverage_json([duty(), duty(rules=(), unknown=("gone",), outside="Why", mandatory=False)]))
    assert records == [
        {
            "id": "art-1",
            "citation": "Art. 1 Act",
            "title": "Say who you are",
            "condition": "always",
            "rank": "mandatory",
            "guard": "rules",
            "rules": ["controller-missing"],
            "unknown_rules": [],
            "outside": None,
        },
        {
            "id": "art-1",
            "citation": "Art. 1 Act",
            "title": "Say who you are",
            "condition": "always",
            "rank": "best-practice",
            "guard": "outside",
            "rules": [],
            "unknown_rules": ["gone"],
            "outside": "Why",
        },
    ]
