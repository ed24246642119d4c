"""Every clause of a rule has its near miss: the rule without it, or with its opposite."""

from pathlib import Path

import pytest

from policylint.reference import load_library
from policylint.rules.card import Card
from policylint.rules.citations import CitationForms
from policylint.rules.mutation import mutants, written
from policylint.rules.mutation_edits import Edit, edits_of_segments, edits_of_test
from policylint.rules.parsed import parse, parse_condition
from policylint.rules.parsed_text import text_of_query, text_of_test
from policylint.rules.read_card import read_card
from rule_cards import changed, write_card


def told(edit: Edit, text: str) -> str:
    return f"{edit.clause} {edit.change}: {text}"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("@.a", ["@.a negated: !@.a"]),
        ("!@.a", ["!@.a negated: @.a"]),
        ("@.a == 1", ["@.a == 1 negated: !(@.a == 1)"]),
        (
            "@.a && @.b",
            [
                "@.a dropped: @.b",
                "@.a negated: !@.a && @.b",
                "@.b dropped: @.a",
                "@.b negated: @.a && !@.b",
            ],
        ),
        (
            "@.a || @.b && @.c",
            [
                "@.a dropped: @.b && @.c",
                "@.a negated: !@.a || @.b && @.c",
                "@.b && @.c dropped: @.a",
                "@.b dropped: @.a || @.c",
                "@.b negated: @.a || !@.b && @.c",
                "@.c dropped: @.a || @.b",
                "@.c negated: @.a || @.b && !@.c",
            ],
        ),
        (
            "!(@.a || @.b)",
            [
                "!(@.a || @.b) negated: @.a || @.b",
                "@.a dropped: !@.b",
                "@.a negated: !(!@.a || @.b)",
                "@.b dropped: !@.a",
                "@.b negated: !(@.a || !@.b)",
            ],
        ),
        (
            "@.a[?@.b]",
            ["@.a[?@.b] negated: !@.a[?@.b]", "?@.b dropped: @.a[*]", "@.b negated: @.a[?!@.b]"],
        ),
        (
            "count(@.a[?@.b]) > 1",
            [
                "count(@.a[?@.b]) > 1 negated: !(count(@.a[?@.b]) > 1)",
                "?@.b dropped: count(@.a[*]) > 1",
                "@.b negated: count(@.a[?!@.b]) > 1",
            ],
        ),
    ],
)
def test_each_clause_of_a_condition_is_edited(condition: str, expected: list[str]) -> None:
    edits = edits_of_test(parse_condition(condition)["test"])
    assert [told(edit, text_of_test(edit.form)) for edit in edits] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("$.a[*].b", []),
        ("$['a', 'b'].c", ["'a' dropped: $.b.c", "'b' dropped: $.a.c"]),
        ("$.a[?@.b].c", ["?@.b dropped: $.a[*].c", "@.b negated: $.a[?!@.b].c"]),
        (
            "$.a['x', ?@.b]",
            [
                "'x' dropped: $.a[?@.b]",
                "?@.b dropped: $.a.x",
                "?@.b dropped: $.a['x', *]",
                "@.b negated: $.a['x', ?!@.b]",
            ],
        ),
    ],
)
def test_each_clause_of_a_query_is_edited(query: str, expected: list[str]) -> None:
    edits = edits_of_segments(parse(query)["segments"])
    assert [told(edit, text_of_query("$", edit.form)) for edit in edits] == expected


def test_edits_that_read_alike_are_made_once() -> None:
    edits = [text_of_test(edit.form) for edit in edits_of_test(parse_condition("@.a && @.a && !@.a")["test"])]
    assert len(edits) == len(set(edits))
    assert "@.a && @.a && !@.a" not in edits


def read(folder: Path, text: str) -> Card:
    return read_card(write_card(folder, text), "house", "team", CitationForms(load_library().rows("citations")))


FULL = """\
when: "@.url"
cases:
  - {when: "@.title == 'x'", severity: error}
needs:
  - {fact: $.organisation.kind, cause: $.recipients, ask: say it}
at: "@.languages[?@ == 'nl']"
supersedes: [notice-outdated]
why:"""


def test_every_part_of_a_card_is_edited(tmp_path: Path) -> None:
    card = read(tmp_path, changed(("given: $.notice", "given: [$.notice, $.contacts]"), ("why:", FULL)))
    assert [mutant.description for mutant in mutants(card)] == [
        "given[0]: `$.notice` dropped",
        "given[1]: `$.contacts` dropped",
        "when: `@.url` dropped",
        "when: `@.url` negated",
        "require: `@.version` dropped",
        "require: `@.version` negated",
        "cases[0]: `@.title == 'x'` dropped",
        "cases[0].when: `@.title == 'x'` dropped",
        "cases[0].when: `@.title == 'x'` negated",
        "needs[0]: `$.organisation.kind` dropped",
        "needs[0].cause: `$.recipients` dropped",
        "needs[0].cause: `$.recipients` negated",
        "at: `@.languages[?@ == 'nl']` dropped",
        "at: `?@ == 'nl'` dropped",
        "at: `@ == 'nl'` negated",
        "supersedes[0]: `notice-outdated` dropped",
    ]


def test_the_only_query_for_candidates_is_not_dropped(tmp_path: Path) -> None:
    places = {written(mutant.where) for mutant in mutants(read(tmp_path, changed()))}
    assert places == {"require"}


def test_a_condition_that_always_holds_takes_the_place_of_one_dropped_from_a_case(tmp_path: Path) -> None:
    card = read(tmp_path, changed(("why:", FULL)))
    by_description = {mutant.description: mutant.card for mutant in mutants(card)}
    always = by_description["cases[0].when: `@.title == 'x'` dropped"].cases[0].when
    assert always.holds({}, {})
    assert by_description["cases[0]: `@.title == 'x'` dropped"].cases == ()
    assert by_description["when: `@.url` dropped"].when is None
