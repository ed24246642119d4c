"""Reads the change cards, and refuses a wrong one with its file, its line and the nearest right name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from policylint.changes.card import Case, ChangeCard, Direction, ExamplePair, Expected, Obligation, Verdict
from policylint.changes.obligations import duties
from policylint.finding import Severity
from policylint.location import Path as Where
from policylint.reference import Library, load_library
from policylint.resources import rules_dir
from policylint.rules.card_text import CardText, Content, refuse
from policylint.rules.citations import CitationForms
from policylint.rules.message import Message
from policylint.rules.nearest import suggestion
from policylint.rules.query import Query, QueryError
from policylint.rules.read_card import ID
from policylint.source.document import read_document

FOLDER = "changes"
"""Where the built-in change cards lie, inside the rules."""
_TEXTS = ("title", "why", "remedy")
_VERDICT = ("direction", "severity", "message")
_REQUIRED = ("id", *_TEXTS, *_VERDICT, "references", "given", "examples")
_OPTIONAL = ("when", "cases", "obligations", "supersedes", "fallback", "limits")
_REFERENCE_DETAILS = ("name", "date", "url")


@cache
def built_in_change_cards() -> Mapping[str, ChangeCard]:
    """The change cards shipped with the tool, by id.

    Raises:
        CardError: a card is wrong.
    """
    return read_change_cards(rules_dir() / FOLDER, load_library())


def read_change_cards(folder: Path, library: Library) -> Mapping[str, ChangeCard]:
    """The change cards of a folder, by id.

    Raises:
        CardError: a card is wrong, or supersedes one that does not exist.
    """
    forms = CitationForms(library.rows("citations"))
    owed_from = {obligation: duty.applies_from for obligation, duty in duties(library).items()}
    cards = {path.stem: read_change_card(path, forms, owed_from) for path in sorted(folder.rglob("*.yaml"))}
    for card in cards.values():
        for index, id_ in enumerate(card.supersedes):
            if id_ not in cards:
                refuse(card.file, ("supersedes", index), f"`{id_}` is no change card.{suggestion(id_, cards)}")
    return cards


def read_change_card(path: Path, forms: CitationForms, owed_from: Mapping[Obligation, str | None]) -> ChangeCard:
    """Read one change card; ``owed_from`` tells the first day of the law behind each obligation.

    Raises:
        CardError: the card is wrong; the text says where, and what was probably meant.
        InputError: the file cannot be read.
    """
    return _Reader(CardText(read_document(path, path.as_posix())), forms, owed_from).card(path.stem)


@dataclass(frozen=True)
class _Reader:
    text: CardText
    forms: CitationForms
    owed_from: Mapping[Obligation, str | None]

    def card(self, stem: str) -> ChangeCard:
        content = self.text.keys(self.text.content, (*_REQUIRED, *_OPTIONAL), _REQUIRED, ())
        if content["id"] != stem or not ID.fullmatch(stem):
            self.text.refuse(("id",), f"the id must be the file's name in kebab-case, `{stem}`.")
        references = list(self._references(content))
        verdict, cases = self._verdict(content, ()), tuple(self._cases(content))
        owed = {obligation for one in (verdict, *(case.verdict for case in cases)) for obligation in one.obligations}
        return ChangeCard(
            id=stem,
            file=self.text.document.file,
            **{key: " ".join(self.text.text(content[key], (key,)).split()) for key in _TEXTS},
            limits=" ".join(str(content.get("limits", "")).split()),
            given=tuple(self._given(content)),
            when=self.text.condition(content["when"], ("when",)) if "when" in content else None,
            verdict=verdict,
            cases=cases,
            supersedes=tuple(self.text.text(item, where) for where, item in self.text.items(content, "supersedes")),
            fallback=self.text.flag(content, "fallback"),
            references=tuple(self.forms.reference(reference) for reference in references),
            applied_from=tuple(self._applied_from(references)),
            owed_from={obligation: day for obligation, day in self.owed_from.items() if obligation in owed},
            sources=tuple(references),
            examples=tuple(self._examples(content)),
        )

    def _given(self, content: Content) -> Iterator[Query]:
        given = content["given"]
        listed = [(("given",), given)] if isinstance(given, str) else list(self.text.items(content, "given"))
        for where, item in listed:
            query = self.text.query(item, where)
            if not query.starts_at_root:
                self.text.refuse(where, "there is no candidate yet: begin this query with `$`.")
            yield query

    def _verdict(self, content: Content, where: Where) -> Verdict:
        obligations = [self.text.word(Obligation, item, at) for at, item in self._listed(content, where)]
        return Verdict(
            self.text.word(Direction, content["direction"], (*where, "direction")),
            self.text.word(Severity, content["severity"], (*where, "severity")),
            tuple(sorted(obligations, key=list(Obligation).index)),
            self._message(content["message"], (*where, "message")),
        )

    def _listed(self, content: Content, where: Where) -> Iterator[tuple[Where, Any]]:
        return self.text.items(content, "obligations", where)

    def _cases(self, content: Content) -> Iterator[Case]:
        for where, case in self.text.items(content, "cases"):
            self.text.keys(case, ("when", "obligations", *_VERDICT), ("when",), where)
            whole = {key: content[key] for key in (*_VERDICT, "obligations") if key in content}
            yield Case(self.text.condition(case["when"], (*where, "when")), self._verdict({**whole, **case}, where))

    def _references(self, content: Content) -> Iterator[Content]:
        kinds = self.forms.kinds
        for where, reference in self.text.items(content, "references"):
            kind = next(iter(reference), None) if isinstance(reference, dict) else None
            if kind not in kinds:
                known = ", ".join(kinds)
                self.text.refuse(where, f"a reference begins with one of {known}.{suggestion(str(kind), kinds)}")
            self.text.day(self.text.keys(reference, (str(kind), *_REFERENCE_DETAILS), (), where), "date", where)
            yield reference

    def _applied_from(self, references: list[Content]) -> Iterator[str | None]:
        """The first day of each; what has no day of its own explains the law cited beside it, all of it."""
        days = [self.forms.applies_from([reference]) or reference.get("date") for reference in references]
        last = max((day for day in days if day is not None), default=None)
        yield from (day or last for day in days)

    def _examples(self, content: Content) -> Iterator[ExamplePair]:
        for where, pair in self.text.items(content, "examples"):
            self.text.keys(pair, ("title", "as_of", "old", "new", "expect"), ("expect",), where)
            old, new = (self._side(pair, key, where) for key in ("old", "new"))
            yield ExamplePair(
                title=str(pair.get("title", "")),
                as_of=self.text.day(pair, "as_of", where),
                old=old,
                new=new,
                expect=tuple(self._expected(item, at) for at, item in self.text.items(pair, "expect", where)),
                line=self.text.line(where),
            )

    def _side(self, pair: Content, key: str, where: Where) -> bytes | None:
        """The policy on one side: what is written, nothing but the clean one, or `null` for no policy at all."""
        written = pair.get(key, "{}")
        return None if written is None else self.text.text(written, (*where, key)).encode()

    def _expected(self, written: object, where: Where) -> Expected:
        """A card and a direction, such as `purpose-added adverse`."""
        card, _, direction = self.text.text(written, where).partition(" ")
        return Expected(card, self.text.word(Direction, direction, where))

    def _message(self, template: object, where: Where) -> Message:
        message = Message(self.text.text(template, where))
        try:
            message.check()
        except QueryError as error:
            self.text.refuse(where, f"a placeholder does not parse: {error}.")
        return message
