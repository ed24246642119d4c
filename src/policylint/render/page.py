"""A rule card as a page of Markdown: the reference documentation, and what ``explain`` prints."""

import re
from collections.abc import Iterable, Iterator
from textwrap import fill

from policylint.finding import Reference, Severity
from policylint.render.safe import printable
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue
from policylint.rules.selection import PRECONDITIONS

_TICKS = "```"
_FENCE = re.compile(rf"^{_TICKS}`*", re.MULTILINE)


def page_of(card: Card) -> str:
    """Title, standing, reason, remedy, law, limits and examples of a rule, with a newline at the end."""
    return "\n\n".join(_blocks(card)) + "\n"


def wrapped(page: str, width: int) -> str:
    """A page for a screen of ``width`` cells: prose is broken at spaces, code stays as it is."""
    lines: list[str] = []
    fence = ""
    for line in page.splitlines():
        ticks = _FENCE.match(line)
        if ticks and fence in ("", line):
            fence = "" if fence else ticks.group()
        lines.append(line if fence or len(line) <= width else _filled(line, width))
    return "\n".join(lines) + "\n"


def _filled(line: str, width: int) -> str:
    indent = "  " if line.startswith("- ") else ""
    return fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def index_of(catalogue: Catalogue) -> str:
    """A page that lists all rules by topic, with links to the page of each."""
    blocks = [
        "# Rules",
        f"{len(catalogue.cards)} rules, right up to {catalogue.as_of}. `policylint rules` lists them, too.",
    ]
    for topic in catalogue.topics:
        rows = [_row(card) for card in catalogue.cards.values() if card.topic == topic]
        blocks += [
            f"## {topic}",
            "\n".join(["| rule | severity | authority | what is wrong |", "| --- " * 4 + "|", *rows]),
        ]
    return "\n\n".join(blocks) + "\n"


def cell(text: str) -> str:
    """A text as it can stand in a table of Markdown."""
    return printable(text).replace("|", "\\|")


def _row(card: Card) -> str:
    title = cell(card.title)
    aside = "" if card.enabled else " (off by default)"
    return f"| [{card.id}]({card.id}.md) | {card.severity} | {card.authority} | {title}{aside} |"


def _blocks(card: Card) -> Iterator[str]:
    yield f"# {printable(card.title)}"
    yield "\n".join(f"- {fact}" for fact in _facts(card))
    for heading, text in (("Why", card.why), ("What to write instead", card.remedy)):
        yield f"## {heading}"
        yield printable(text)
    yield "## The law"
    yield "\n".join(f"- {law}" for law in law_of(card.references))
    yield "## What the rule cannot see"
    yield printable(card.limits)
    yield from _example(card, "## It finds fault with this", bad=True)
    yield from _example(card, "## It passes this", bad=False)
    yield "## Silencing it in one place"
    if card.id in PRECONDITIONS:
        yield "It cannot be: a policy that fails this rule is not checked any further. `--severity` can make it milder."
        return
    yield f"{_TICKS}yaml\n# policylint: ignore[{card.id}] until=2027-01-31 -- the reason\n{_TICKS}"


def _facts(card: Card) -> Iterator[str]:
    yield f"Rule: `{card.id}`"
    yield f"Severity: {_severities(card)}"
    yield f"Authority: {card.authority}"
    yield f"Topic: {card.topic}"
    if window := _window(card):
        yield f"In force: {window}"
    if not card.enabled:
        yield f"Off by default; `--extend-select {card.id}` turns it on"
    if card.supersedes:
        yield "Speaks instead of: " + ", ".join(f"`{id_}`" for id_ in card.supersedes)


def _severities(card: Card) -> str:
    others = {case.severity for case in card.cases} | ({card.severity.lowered()} if card.needs else set())
    less_usual = [severity.value for severity in Severity if severity in others - {card.severity}]
    return f"{card.severity}, in some cases {' or '.join(less_usual)}" if less_usual else card.severity.value


def _window(card: Card) -> str:
    parts = [f"from {card.in_force_from}"] if card.in_force_from else []
    parts += [f"to {card.in_force_to}"] if card.in_force_to else []
    return " ".join(parts)


def law_of(references: Iterable[Reference]) -> Iterator[str]:
    """Legal sources as Markdown, with their addresses."""
    for reference in references:
        label = printable(reference.label)
        yield f"{label}: <{printable(reference.url)}>" if reference.url else label


def _example(card: Card, heading: str, *, bad: bool) -> Iterator[str]:
    """The first example of its kind; the card holds them all."""
    example = next((example for example in card.examples if example.bad is bad), None)
    if example is None:
        return
    yield heading
    if title := headed(example.title, example.as_of):
        yield title
    yield code_of(example.data)


def headed(title: str, as_of: str | None) -> str:
    """The line over an example: its title and the day it asks for, an empty text where it has neither."""
    day = f"as of {as_of}" if as_of else ""
    title = printable(title).rstrip(".:")
    parts = ", ".join(part for part in (title, day) if part)
    return f"{parts[:1].upper()}{parts[1:]}:" if parts else ""


def code_of(data: bytes) -> str:
    """The text of an example, fenced so that nothing in it can break the fence."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return f"A file of {len(data)} bytes that are not UTF-8."
    lines = "\n".join(printable(line) for line in text.rstrip("\n").split("\n"))
    fence = max(_FENCE.findall(lines), key=len, default=_TICKS[1:]) + "`"
    return f"{fence}yaml\n{lines}\n{fence}"
