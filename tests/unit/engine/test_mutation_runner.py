"""A clause whose loss no example would notice is named; so is one called spare that an example shows."""

from pathlib import Path

from policylint.engine.mutation_runner import CardCoverage, cover
from policylint.rules.catalogue import read_catalogue
from rule_cards import CARD, changed, write_card


def coverage(folder: Path, text: str) -> CardCoverage:
    write_card(folder, text)
    catalogue = read_catalogue([folder])
    return cover(catalogue, catalogue.cards["version-missing"])


def unshown(folder: Path, text: str) -> list[str]:
    return [mutant.description for mutant in coverage(folder, text).unshown]


def test_a_card_whose_examples_show_every_clause_is_complete(tmp_path: Path) -> None:
    result = coverage(tmp_path, CARD)
    assert result.complete
    assert result.tried == 2


def test_a_guard_that_no_good_example_needs_is_named(tmp_path: Path) -> None:
    text = changed(("why:", 'when: "@.title"\nwhy:'))
    assert unshown(tmp_path, text) == ["when: `@.title` dropped"]
    assert not coverage(tmp_path, text).complete
    shown = f"{text}    - |\n      notice: {{title: null, version: null}}\n"
    assert unshown(tmp_path, shown) == []


def test_an_alternative_that_no_example_needs_is_named(tmp_path: Path) -> None:
    text = changed(('"@.version"', '"@.version || @.url"'))
    assert unshown(tmp_path, text) == ["require: `@.url` dropped"]


def test_a_second_query_that_finds_nothing_is_named(tmp_path: Path) -> None:
    text = changed(("given: $.notice", "given:\n  - $.notice\n  - $.children"), ("{@.title}", "{$.notice.title}"))
    assert unshown(tmp_path, text) == ["given[1]: `$.children` dropped"]


def test_a_case_shows_in_its_severity_or_its_message(tmp_path: Path) -> None:
    case = "cases:\n  - {when: \"@.title == 'Privacy notice'\", severity: %s}\nwhy:"
    same = changed(("why:", case % "note"))
    assert "cases[0]: `@.title == 'Privacy notice'` dropped" in unshown(tmp_path, same)
    graver = changed(("why:", case % "error"))
    assert unshown(tmp_path, graver) == ["cases[0].when: `@.title == 'Privacy notice'` dropped"]
    reworded = changed(("why:", case % "note, message: In other words"))
    assert unshown(tmp_path, reworded) == ["cases[0].when: `@.title == 'Privacy notice'` dropped"]


def test_a_place_shows_in_its_line(tmp_path: Path) -> None:
    text = changed(("why:", 'at: "@.title"\nwhy:'))
    assert unshown(tmp_path, text) == ["at: `@.title` dropped"]
    apart = text.replace("        version: null\n", "        version: null\n        title: Notice\n")
    assert unshown(tmp_path, apart) == []


def test_a_rule_that_would_be_silent_anyway_need_not_be_superseded(tmp_path: Path) -> None:
    idle = changed(("why:", "supersedes: [notice-outdated]\nwhy:"))
    assert unshown(tmp_path, idle) == ["supersedes[0]: `notice-outdated` dropped"]
    busy = changed(
        ("why:", "supersedes: [notice-outdated]\nwhy:"),
        ("        version: null\n", "        version: null\n        last_updated: 2020-01-01\n"),
    )
    assert unshown(tmp_path, busy) == []


def test_a_spare_clause_is_let_pass_as_long_as_it_is_one(tmp_path: Path) -> None:
    spare = 'when: "@.title"\nspare:\n  - {clause: "@.title", because: Some day}\nwhy:'
    assert coverage(tmp_path, changed(("why:", spare))).complete
    shown = changed(("why:", spare)) + "    - |\n      notice: {title: null, version: null}\n"
    assert coverage(tmp_path, shown).wrongly_spared == ("@.title",)
    unknown = changed(("why:", spare.replace('clause: "@.title"', "clause: nowhere")))
    assert coverage(tmp_path, unknown).wrongly_spared == ("nowhere",)


def test_an_example_that_is_no_policy_shows_nothing(tmp_path: Path) -> None:
    broken = changed(('{version: "4"}', '{version: "4", vision: x}'))
    assert unshown(tmp_path, broken) == ["require: `@.version` dropped"]
