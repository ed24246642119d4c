"""A card that is not as it must be is refused by file and line, with the nearest right name."""

from pathlib import Path

import pytest

from policylint.errors import CardError
from policylint.finding import Authority, Severity
from policylint.reference import load_library
from policylint.rules.card import Card
from policylint.rules.citations import CitationForms
from policylint.rules.read_card import read_card
from rule_cards import CARD, changed, write_card

FORMS = CitationForms(load_library().rows("citations"))


def read(file: Path) -> Card:
    return read_card(file, "house", "team", FORMS)


def refusal(folder: Path, text: str, name: str = "version-missing.yaml") -> str:
    """What is said of a card, behind its file: `LINE: REASON`."""
    file = write_card(folder, text, name)
    with pytest.raises(CardError) as caught:
        read(file)
    said = str(caught.value)
    assert said.startswith(f"{file.as_posix()}:")
    return said.removeprefix(f"{file.as_posix()}:")


def test_a_card_says_what_its_file_says(tmp_path: Path) -> None:
    card = read(write_card(tmp_path))
    assert (card.id, card.topic, card.pack) == ("version-missing", "house", "team")
    assert (card.severity, card.authority) == (Severity.NOTE, Authority.GOOD_PRACTICE)
    assert card.references[0].label == "Art. 12(1) GDPR"
    assert card.in_force_from == "2018-05-25"
    assert [example.bad for example in card.examples] == [True, False]
    assert card.enabled
    assert not card.built_in


def test_optional_keys_are_read(tmp_path: Path) -> None:
    more = """\
in_force: {from: 2020-01-01, to: 2021-12-31}
enabled: false
one: true
replaces: purpose-vague
supersedes: [purposes-missing]
spare:
  - {clause: "@.x", because: "Some\\n day"}
also:
  - {label: languages, at: "@.languages", when: "@.url"}
cases:
  - {when: "@.url", severity: warning, message: No version}
needs:
  - {fact: $.organisation.kind, cause: $.notice.url, ask: say what it is}
"""
    card = read(write_card(tmp_path, CARD.replace("why:", f"{more}why:")))
    assert (card.in_force_from, card.in_force_to) == ("2020-01-01", "2021-12-31")
    assert (card.enabled, card.one) == (False, True)
    assert (card.replaces, card.supersedes) == ("purpose-vague", ("purposes-missing",))
    assert [(spare.clause, spare.because) for spare in card.spare] == [("@.x", "Some day")]
    assert [(also.label, also.when is not None) for also in card.also] == [("languages", True)]
    assert [case.severity for case in card.cases] == [Severity.WARNING]
    assert [need.ask for need in card.needs] == ["say what it is"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "tittle:", "2: there is no key `tittle` here. Did you mean `title`?"),
        ("limits: None.\n", "", "1: `limits` is missing. Add it."),
        ("given: $.notice\n", "", "1: `given` is missing. Add it."),
        ("id: version-missing", "id: versions-missing", "1: the id `versions-missing` is not the file's name."),
        ("title: The notice has no version", "title: 7", "2: text is expected here."),
        ("title: The notice has no version", 'title: " "', "2: text is expected here."),
        ("severity: note", "severity: notes", "3: `notes` is none of error, warning, note. Did you mean `note`?"),
        ("authority: good-practice", "authority: lawful", "4: `lawful` is none of law, "),
        ("authority: good-practice", "authority: [law]", "4: `['law']` is none of law, "),
        ("  - gdpr: 12(1)", "  - gpdr: 12(1)", "6: `gpdr` is none of gdpr, "),
        ("  - gdpr: 12(1)", "  - {gdpr: 12(1), nam: x}", "6: there is no key `nam` here. Did you mean `name`?"),
        ("  - gdpr: 12(1)", "  - Art. 12 GDPR", "6: a reference is a map that begins with one of gdpr, "),
        ("references:\n  - gdpr: 12(1)", "references: gdpr 12", "5: `references` takes a list here."),
        ("given: $.notice", "given: []", "7: `given` holds no query."),
        ("given: $.notice", "given: 7", "7: `given` takes a list here."),
        ("given: $.notice", 'given: "@.notice"', "7: there is no candidate yet: begin this query with `$`."),
        ("given: $.notice", "given:\n  - $.notice\n  - $.notice[", "9: the query does not parse: "),
        ('require: "@.version"', 'require: "@.version ="', "8: the query does not parse: "),
        ('require: "@.version"', "require: true", "8: a query is expected here, written as text."),
        ('"{@.title} has', '"{@.title has} has', "9: a placeholder does not parse: "),
        ('"{@.title} has', '"{@.languages[*]} has', "9: a placeholder does not parse: "),
        ("why: Readers", "enabled: no\nwhy: Readers", "10: `enabled` is either true or false."),
        ("why: Readers", "one: 1\nwhy: Readers", "10: `one` is either true or false."),
        ("why: Readers", "in_force: 2020-01-01\nwhy: Readers", "10: a map of keys is expected here."),
        ("why: Readers", "in_force: {form: x}\nwhy: Readers", "10: there is no key `form` here. Did you mean `from`?"),
        ("why: Readers", "in_force: {to: 2020-1-1}\nwhy: Readers", "10: `2020-1-1` is no date."),
        ("why: Readers", "supersedes: x\nwhy: Readers", "10: `supersedes` takes a list here."),
        ("why: Readers", "supersedes:\n  - {}\nwhy: Readers", "11: text is expected here."),
        ("why: Readers", "replaces: [x]\nwhy: Readers", "10: text is expected here."),
        ("why: Readers", "spare: [{clause: x}]\nwhy: Readers", "10: `because` is missing. Add it."),
        ("why: Readers", "cases: {}\nwhy: Readers", "10: `cases` takes a list here."),
        ("why: Readers", "cases: [x]\nwhy: Readers", "10: a map of keys is expected here."),
        ("why: Readers", "cases:\n  - when: $.a\nwhy: Readers", "11: `severity` is missing. Add it."),
        ("why: Readers", "cases:\n  - {when: $.a, severity: bad}\nwhy: Readers", "11: `bad` is none of error, "),
        ("why: Readers", "also: [{labl: x}]\nwhy: Readers", "10: there is no key `labl` here. Did you mean `label`?"),
        (
            "why: Readers",
            "needs:\n  - {fact: $.purposes.*, cause: $.a, ask: x}\nwhy: Readers",
            "11: this query may select several facts; name one.",
        ),
        ("examples:\n  bad:", "examples:\n  bat:", "14: there is no key `bat` here. Did you mean `bad`?"),
        ("  good:\n    - |", "  good: |\n   ", "18: `good` takes a list here."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert refusal(tmp_path, changed((old, new))).startswith(said)


EXAMPLE = "    - |\n      notice:   # expect: version-missing\n        version: null\n"


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("    []\n", "14: a card shows at least one policy it finds fault with."),
        ("    - 7\n", "15: a map of keys is expected here."),
        ("    - {polici: x}\n", "15: there is no key `polici` here. Did you mean `policy`?"),
        ("    - {title: x}\n", "15: an example holds either a `policy`, or its `bytes` in base64."),
        ("    - {policy: x, bytes: eA==}\n", "15: an example holds either a `policy`, or its `bytes` in base64."),
        ("    - {bytes: '%%'}\n", "15: these bytes are not in base64."),
        ("    - {bytes: é}\n", "15: these bytes are not in base64."),
        ("    - policy:\n        notice: {}\n", "15: text is expected here: begin the policy with `|` and indent it."),
        ("    - {policy: x, as_of: today}\n", "15: `today` is no date. Write it as 2026-11-22."),
        ("    - {policy: x, whole: yes}\n", "15: `whole` is either true or false."),
        ("    - {policy: x, expect: a}\n", "15: `expect` takes a list here."),
        ("    - {policy: x, sources: [a]}\n", "15: a map of keys is expected here."),
        ("    - {policy: x, sources: {a: 1}}\n", "15: text is expected here."),
    ],
)
def test_wrong_examples_are_told_with_their_line(tmp_path: Path, example: str, said: str) -> None:
    assert refusal(tmp_path, changed((EXAMPLE, example))).startswith(said)


def test_an_example_may_be_bytes(tmp_path: Path) -> None:
    card = read(write_card(tmp_path, changed((EXAMPLE, "    - {bytes: /w==}\n"))))
    assert (card.examples[0].data, card.examples[0].whole) == (b"\xff", True)


@pytest.mark.parametrize("id_", ["Version", "version_missing", "9-lives", "version--missing", "version-"])
def test_an_id_is_kebab_case(tmp_path: Path, id_: str) -> None:
    said = refusal(tmp_path, changed(("id: version-missing", f"id: {id_}")), f"{id_}.yaml")
    assert said.startswith(f"1: `{id_}` is no id: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "2: This is not valid YAML"),
        ("id: a\nid: b\n", "2: "),
        ("[]", " the file holds no map of keys"),
        ("", " the file holds no map of keys"),
    ],
)
def test_a_file_that_is_no_card_at_all_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert refusal(tmp_path, text).startswith(said)
