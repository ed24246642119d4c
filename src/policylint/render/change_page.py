"""A change card as a page of Markdown: the reference documentation, and what ``explain`` prints."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from policylint.changes.card import ChangeCard, ExamplePair, Obligation, Verdict
from policylint.changes.obligations import Duty
from policylint.render.changes.wording import direction_title
from policylint.render.page import cell, code_of, headed, law_of
from policylint.render.safe import printable
from policylint.render.summary import counted

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_CLEAN = b"{}"


def change_page_of(card: ChangeCard, duties: Mapping[Obligation, Duty]) -> str:
    """Title, verdicts, obligations, reason, remedy, law, limits and an example of a card, with a newline at the end."""
    return "\n\n".join(_blocks(card, duties)) + "\n"


def change_index_of(cards: Mapping[str, ChangeCard], as_of: str) -> str:
    """A page that lists all change cards by topic, with links to the page of each.

    Args:
        cards: the cards by id.
        as_of: the day up to which their law is known to be right, ISO 8601.
    """
    blocks = [
        "# Changes",
        f"{counted(len(cards), 'sort')} of change, right up to {as_of}. `policylint rules --changes` lists them, too.",
        "Where a card tells cases apart, this is what it says if none of them holds.",
    ]
    for topic in topics_of(cards):
        rows = [_row(card) for card in cards.values() if card.topic == topic]
        blocks += [
            f"## {topic}",
            "\n".join(["| change | direction | severity | what happened |", "| --- " * 4 + "|", *rows]),
        ]
    return "\n\n".join(blocks) + "\n"


def topics_of(cards: Mapping[str, ChangeCard]) -> tuple[str, ...]:
    """The topics that have a card, in the order of the cards."""
    return tuple(dict.fromkeys(card.topic for card in cards.values()))


def _row(card: ChangeCard) -> str:
    verdict = card.verdict
    return f"| [{card.id}]({card.id}.md) | {verdict.direction} | {verdict.severity} | {cell(card.title)} |"


def _blocks(card: ChangeCard, duties: Mapping[Obligation, Duty]) -> Iterator[str]:
    verdicts = (*(case.verdict for case in card.cases), card.verdict)
    yield f"# {printable(card.title)}"
    yield "\n".join(f"- {fact}" for fact in _facts(card))
    yield "## What it says of it"
    yield "\n".join(f"- {_verdict(verdict)}" for verdict in dict.fromkeys(verdicts))
    owed = [one for one in Obligation if any(one in verdict.obligations for verdict in verdicts)]
    if owed:
        yield "## What the law asks for"
        yield "\n".join(f"- {_duty(one, duties[one])}" for one in owed)
    for heading, text in (("Why", card.why), ("What to do", card.remedy)):
        yield f"## {heading}"
        yield printable(text)
    yield "## The law"
    yield "\n".join(f"- {law}" for law in law_of(card.references))
    if card.limits:
        yield "## What the comparison cannot see"
        yield printable(card.limits)
    yield from _example(card)


def _facts(card: ChangeCard) -> Iterator[str]:
    yield f"Change: `{card.id}`"
    yield f"Topic: {card.topic}"
    yield f"Direction: {_usual(card.verdict.direction, (case.verdict.direction for case in card.cases))}"
    yield f"Severity: {_usual(card.verdict.severity, (case.verdict.severity for case in card.cases))}"
    days = [day for day in card.applied_from if day is not None]
    if days:
        before = "a note without references" if card.judges_changes else "silent"
        yield f"In force: from {min(days)}; {before} as of any earlier day"
    if not card.judges_changes:
        yield "Speaks of what did not change although it should have"
    if card.fallback:
        yield "Speaks only where no other card does"
    if card.supersedes:
        yield "Speaks instead of: " + ", ".join(f"`{id_}`" for id_ in card.supersedes)


def _usual(usual: StrEnum, cases: Iterable[StrEnum]) -> str:
    """What it is, and what it is in some cases instead."""
    unusual = set(cases) - {usual}
    others = [one for one in type(usual) if one in unusual]
    return f"{usual}, in some cases {' or '.join(others)}" if others else usual.value


def _verdict(verdict: Verdict) -> str:
    said = printable(_PLACEHOLDER.sub("…", verdict.message.template))
    owed = ", ".join(f"`{obligation}`" for obligation in verdict.obligations)
    return f"“{said}”: {direction_title(verdict.direction)}; {verdict.severity}{f'; {owed}' if owed else ''}"


def _duty(obligation: Obligation, duty: Duty) -> str:
    law = ", ".join(printable(reference.label) for reference in duty.references)
    return f"`{obligation}`: {printable(duty.title)} ({law}). {printable(duty.what)}"


def _example(card: ChangeCard) -> Iterator[str]:
    """The first example in which it speaks; the card holds them all."""
    pairs = (pair for pair in card.examples if any(expected.card == card.id for expected in pair.expect))
    pair = next(pairs, None)
    if pair is None:
        return
    yield "## An example"
    if line := headed(pair.title, pair.as_of):
        yield line
    yield from _side("Before", pair.old)
    yield from _side("After", pair.new)
    yield f"It is judged: {_expected(pair)}."


def _side(heading: str, policy: bytes | None) -> Iterator[str]:
    if policy is None:
        yield f"{heading}: there is no notice."
    elif policy == _CLEAN:
        yield f"{heading}: the complete policy that all examples are laid over."
    else:
        yield f"{heading}:"
        yield code_of(policy)


def _expected(pair: ExamplePair) -> str:
    return ", ".join(f"`{expected.card}` ({expected.direction})" for expected in dict.fromkeys(pair.expect))
