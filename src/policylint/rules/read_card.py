"""Reads one rule card, and refuses a wrong one with its file, its line and the nearest right name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policylint.finding import Authority, Severity
from policylint.location import Path as Where
from policylint.rules.card import Also, Card, Case, Need, Spare
from policylint.rules.card_text import CardText, Content
from policylint.rules.citations import CitationForms
from policylint.rules.message import Message
from policylint.rules.nearest import suggestion
from policylint.rules.query import Query, QueryError
from policylint.rules.read_examples import read_examples
from policylint.source.document import read_document

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""The form of a rule's id: kebab-case."""
_TEXTS = ("title", "why", "remedy", "limits")
_REQUIRED = ("id", *_TEXTS, "severity", "authority", "references", "examples")
_ASKING = ("given", "message")
_OPTIONAL = (
    *_ASKING, "also", "also_label", "at", "built_in", "cases", "enabled", "in_force", "needs", "one", "replaces",
    "require", "spare", "supersedes", "when",
)  # fmt: skip
_REFERENCE_DETAILS = ("name", "date", "url")


def read_card(path: Path, topic: str, pack: str, forms: CitationForms) -> Card:
    """Read the card in ``path``.

    Raises:
        CardError: the card is wrong; the text says where, and what was probably meant.
        InputError: the file cannot be read.
    """
    text = CardText(read_document(path, path.as_posix()))
    return _Reader(text, forms).card(path.stem, topic, pack)


@dataclass(frozen=True)
class _Reader:
    text: CardText
    forms: CitationForms

    def card(self, stem: str, topic: str, pack: str) -> Card:
        content = self.text.keys(self.text.content, (*_REQUIRED, *_OPTIONAL), _REQUIRED, ())
        built_in = self.text.flag(content, "built_in")
        if not built_in:
            self.text.keys(content, tuple(content), _ASKING, ())
        references = list(self._references(content))
        begins, ends = self._window(content)
        return Card(
            id=self._id(content, stem),
            topic=topic,
            pack=pack,
            file=self.text.document.file,
            **{key: " ".join(self.text.text(content[key], (key,)).split()) for key in _TEXTS},
            severity=self.text.word(Severity, content["severity"], ("severity",)),
            authority=self.text.word(Authority, content["authority"], ("authority",)),
            references=tuple(self.forms.reference(reference) for reference in references),
            sources=tuple(references),
            in_force_from=begins or self.forms.applies_from(references),
            in_force_to=ends,
            built_in=built_in,
            enabled=self.text.flag(content, "enabled", default=True),
            given=tuple(self._given(content)),
            when=self.text.condition(content["when"], ("when",)) if "when" in content else None,
            require=self.text.condition(content["require"], ("require",)) if "require" in content else None,
            cases=tuple(self._cases(content)),
            needs=tuple(self._needs(content)),
            at=self.text.query(content["at"], ("at",)) if "at" in content else None,
            also=tuple(self._also(content)),
            one=self.text.flag(content, "one"),
            also_label=self.text.text(content.get("also_label", "also here"), ("also_label",)),
            supersedes=tuple(self.text.text(item, where) for where, item in self.text.items(content, "supersedes")),
            replaces=self.text.text(content["replaces"], ("replaces",)) if "replaces" in content else None,
            spare=tuple(self._spare(content)),
            message=Message("") if built_in else self._message(content["message"], ("message",)),
            examples=tuple(read_examples(self.text, content["examples"])),
        )

    def _id(self, content: Content, stem: str) -> str:
        id_ = self.text.text(content["id"], ("id",))
        if id_ != stem:
            self.text.refuse(("id",), f"the id `{id_}` is not the file's name. Rename one of them.")
        if not ID.fullmatch(id_):
            self.text.refuse(("id",), f"`{id_}` is no id: write small letters and digits, with hyphens between words.")
        return id_

    def _window(self, content: Content) -> tuple[str | None, str | None]:
        where = ("in_force",)
        window = self.text.keys(content.get("in_force", {}), ("from", "to"), (), where)
        begins, ends = (self.text.day(window, key, where) for key in ("from", "to"))
        return begins, ends

    def _references(self, content: Content) -> Iterator[Content]:
        kinds = self.forms.kinds
        for where, reference in self.text.items(content, "references"):
            if not isinstance(reference, dict) or not reference:
                self.text.refuse(where, f"a reference is a map that begins with one of {', '.join(kinds)}.")
            kind = next(iter(reference))
            if kind not in kinds:
                known = ", ".join(kinds)
                self.text.refuse((*where, kind), f"`{kind}` is none of {known}.{suggestion(str(kind), kinds)}")
            yield self.text.keys(reference, (kind, *_REFERENCE_DETAILS), (), where)

    def _given(self, content: Content) -> Iterator[Query]:
        given = content.get("given", [])
        listed = [(("given",), given)] if isinstance(given, str) else list(self.text.items(content, "given"))
        if "given" in content and not listed:
            self.text.refuse(("given",), "`given` holds no query.")
        for where, item in listed:
            query = self.text.query(item, where)
            if not query.starts_at_root:
                self.text.refuse(where, "there is no candidate yet: begin this query with `$`.")
            yield query

    def _cases(self, content: Content) -> Iterator[Case]:
        for where, case in self.text.items(content, "cases"):
            self.text.keys(case, ("when", "severity", "message"), ("when", "severity"), where)
            when = self.text.condition(case["when"], (*where, "when"))
            severity = self.text.word(Severity, case["severity"], (*where, "severity"))
            message = self._message(case["message"], (*where, "message")) if "message" in case else None
            yield Case(when, severity, message)

    def _needs(self, content: Content) -> Iterator[Need]:
        for where, need in self.text.items(content, "needs"):
            self.text.keys(need, ("fact", "cause", "ask"), ("fact", "cause", "ask"), where)
            fact = self.text.query(need["fact"], (*where, "fact"))
            if not fact.singular:
                self.text.refuse((*where, "fact"), "this query may select several facts; name one.")
            cause = self.text.condition(need["cause"], (*where, "cause"))
            yield Need(fact, cause, self.text.text(need["ask"], (*where, "ask")))

    def _also(self, content: Content) -> Iterator[Also]:
        for where, place in self.text.items(content, "also"):
            self.text.keys(place, ("label", "at", "when"), ("label", "at"), where)
            label = self.text.text(place["label"], (*where, "label"))
            when = self.text.condition(place["when"], (*where, "when")) if "when" in place else None
            yield Also(label, self.text.query(place["at"], (*where, "at")), when)

    def _spare(self, content: Content) -> Iterator[Spare]:
        for where, spare in self.text.items(content, "spare"):
            self.text.keys(spare, ("clause", "because"), ("clause", "because"), where)
            clause, because = (self.text.text(spare[key], (*where, key)) for key in ("clause", "because"))
            yield Spare(" ".join(clause.split()), " ".join(because.split()))

    def _message(self, template: object, where: Where) -> Message:
        message = Message(self.text.text(template, where))
        try:
            message.check()
        except QueryError as error:
            self.text.refuse(where, f"a placeholder does not parse: {error}.")
        return message
