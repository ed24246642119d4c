"""A card's page says all a reader needs, as Markdown that nothing in the card can break."""

from types import SimpleNamespace
from typing import cast

from policylint.finding import Severity
from policylint.render.page import index_of, page_of, wrapped
from policylint.rules.card import Case
from policylint.rules.catalogue import Catalogue
from policylint.rules.query import compile_condition
from unit.render.cards import card, example


def test_the_page_holds_everything_in_order() -> None:
    assert (
        "\n" + page_of(card())
        == """
# Transfer relies on a dead mechanism

- Rule: `dead-mechanism`
- Severity: error
- Authority: law
- Topic: transfers
- In force: from 2016-05-04

## Why

The clauses were repealed.

## What to write instead

Name a mechanism in force.

## The law

- Act 1: <https://law.example/1>
- Case 2

## What the rule cannot see

It cannot see contracts.

## It finds fault with this

```yaml
a: 1
```

## It passes this

```yaml
b: 2
```

## Silencing it in one place

```yaml
# policylint: ignore[dead-mechanism] until=2027-01-31 -- the reason
```
"""
    )


def test_what_is_special_about_a_rule_is_said() -> None:
    case = Case(compile_condition("@.a == 1"), Severity.NOTE, None)
    page = page_of(card(cases=(case,), enabled=False, supersedes=("older-rule",), in_force_to="2026-01-01"))
    assert "- Severity: error, in some cases note\n" in page
    assert "- In force: from 2016-05-04 to 2026-01-01\n" in page
    assert "- Off by default; `--extend-select dead-mechanism` turns it on\n" in page
    assert "- Speaks instead of: `older-rule`" in page


def test_an_example_has_its_title_and_day() -> None:
    titled = example(title="said twice.", as_of="2020-01-01")
    assert "## It finds fault with this\n\nSaid twice, as of 2020-01-01:\n\n```yaml\n" in page_of(
        card(examples=(titled,))
    )


def test_a_card_without_good_examples_has_no_such_heading() -> None:
    assert "passes this" not in page_of(card(examples=(example(),)))


def test_an_example_cannot_break_its_fence() -> None:
    page = page_of(card(examples=(example(data=b"a: |\n```\n# heading\x1b[31m\n"),)))
    assert "````yaml\na: |\n```\n# heading\\x1b[31m\n````" in page


def test_an_example_that_is_no_text_is_described() -> None:
    assert "A file of 2 bytes that are not UTF-8." in page_of(card(examples=(example(data=b"\xe9\xff"),)))


def test_a_screen_gets_prose_broken_at_spaces_and_code_whole() -> None:
    page = "one two three four\n- five six seven\n````yaml\n```\none two three four five\n````\nend end end end\n"
    assert wrapped(page, 12) == (
        "one two\nthree four\n- five six\n  seven\n````yaml\n```\none two three four five\n````\nend end end\nend\n"
    )


def test_the_index_lists_rules_by_topic_with_links() -> None:
    other = card(id="off-rule", topic="rights", title="A | B", enabled=False, severity=Severity.NOTE)
    cards = {"dead-mechanism": card(), "off-rule": other}
    catalogue = Catalogue(cards, cast("object", SimpleNamespace(as_of="2026-11-22")))  # type: ignore[arg-type]
    index = index_of(catalogue)
    assert "| [dead-mechanism](dead-mechanism.md) | error | law | Transfer relies on a dead mechanism |" in index
    assert r"| [off-rule](off-rule.md) | note | law | A \| B (off by default) |" in index
    assert index.index("## transfers") < index.index("## rights")
