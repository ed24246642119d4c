"""A change card's page says all a reader needs, as Markdown that nothing in the card can break."""

from dataclasses import replace
from pathlib import Path

import pytest

from policylint.changes.card import ChangeCard
from policylint.changes.cards import read_change_cards
from policylint.changes.obligations import duties
from policylint.reference import load_library
from policylint.render.change_page import change_index_of, change_page_of

DUTIES = duties(load_library())
CARD = """\
id: right-gone
title: A right is gone | or denied
direction: adverse
severity: error
obligations: [update-record, inform-before]
references:
  - gdpr: 13(2)(b)
  - {guidance: Paper 1}
given: $.changes[?@.subject == 'right']
cases:
  - when: "@.action == 'added'"
    direction: favourable
    severity: note
    obligations: []
    message: "{@.key} is there, {@.now}"
message: "{@.key} is gone"
why: People should know.
remedy: Say it.
limits: Contracts.
examples:
  - new: "purposes: {}"
    expect: [other adverse]
  - title: The right is there no more
    as_of: 2020-01-01
    new: |
      rights: {access: null}
    expect: [right-gone adverse]
"""


@pytest.fixture
def card(tmp_path: Path) -> ChangeCard:
    path = tmp_path / "rights" / "right-gone.yaml"
    path.parent.mkdir()
    path.write_text(CARD, encoding="utf-8")
    return read_change_cards(tmp_path, load_library())["right-gone"]


def test_the_page_holds_everything_in_order(card: ChangeCard) -> None:
    inform, record = (DUTIES[one] for one in card.verdict.obligations)
    assert (
        "\n" + change_page_of(card, DUTIES)
        == f"""
# A right is gone | or denied

- Change: `right-gone`
- Topic: rights
- Direction: adverse, in some cases favourable
- Severity: error, in some cases note
- In force: from 2018-05-25; a note without references as of any earlier day

## What it says of it

- “… is there, …”: favourable for the people concerned; note
- “… is gone”: adverse for the people concerned; error; `inform-before`, `update-record`

## What the law asks for

- `inform-before`: {inform.title} (Art. 13(3) GDPR, Art. 14(4) GDPR). {inform.what}
- `update-record`: {record.title} (Art. 30 GDPR). {record.what}

## Why

People should know.

## What to do

Say it.

## The law

- Art. 13(2)(b) GDPR: <https://eur-lex.europa.eu/eli/reg/2016/679/oj>
- Paper 1

## What the comparison cannot see

Contracts.

## An example

The right is there no more, as of 2020-01-01:

Before: the complete policy that all examples are laid over.

After:

```yaml
rights: {{access: null}}
```

It is judged: `right-gone` (adverse).
"""
    )


def test_what_is_special_about_a_card_is_said(card: ChangeCard) -> None:
    page = change_page_of(replace(card, fallback=True, supersedes=("older",)), DUTIES)
    assert "- Speaks only where no other card does\n" in page
    assert "- Speaks instead of: `older`\n" in page


def test_what_there_is_not_has_no_heading(card: ChangeCard) -> None:
    silent = replace(card.verdict, obligations=())
    page = change_page_of(replace(card, verdict=silent, cases=(), limits="", examples=()), DUTIES)
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == ["## What it says of it", "## Why", "## What to do", "## The law"]


def test_a_side_without_a_notice_is_said(card: ChangeCard) -> None:
    pair = replace(card.examples[1], old=None, title="", as_of=None)
    assert "## An example\n\nBefore: there is no notice.\n\nAfter:\n\n" in change_page_of(
        replace(card, examples=(pair,)), DUTIES
    )


def test_nothing_in_a_card_breaks_its_page(card: ChangeCard) -> None:
    pair = replace(card.examples[1], new=b"a: |\n```\n# heading\x1b[31m\n")
    page = change_page_of(replace(card, examples=(pair,), title="x\x1b[31m"), DUTIES)
    assert "````yaml\na: |\n```\n# heading\\x1b[31m\n````" in page
    assert "# x\\x1b[31m\n" in page


def test_the_index_lists_cards_by_topic_with_links(card: ChangeCard) -> None:
    index = change_index_of({"right-gone": card}, "2026-11-22")
    assert "1 sort of change, right up to 2026-11-22." in index
    assert "\n## rights\n" in index
    assert r"| [right-gone](right-gone.md) | adverse | error | A right is gone \| or denied |" in index
