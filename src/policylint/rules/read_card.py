"""Reads one rule card, and refuses a wrong one with its file, its line and the nearest right name."""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from policylint.errors import CardError
from policylint.finding import Authority, Severity
from policylint.location import Path as DocumentPath
from policylint.reference.tables import mapping_of
from policylint.rules.card import Also, Card, Case, Example, Need
from policylint.rules.citations import CitationForms
from policylint.rules.message import Message
from policylint.rules.nearest import suggestion
from policylint.rules.query import Condition, Query, QueryError, compile_condition, compile_query
from policylint.source.document import Document, read_document
from policylint.source.nodes import locate

_TEXTS = ("title", "why", "remedy", "limits")
_REQUIRED = ("id", *_TEXTS, "severity", "authority", "references", "examples")
_OPTIONAL = (
    "built_in", "enabled", "in_force", "given", "when", "require", "cases", "needs", "at", "also", "one", "also_label",
    "supersedes", "message",
)  # fmt: skip
_EXAMPLE_KEYS = ("policy", "bytes", "as_of", "title", "whole", "expect", "sources")
Compiled = TypeVar("Compiled")


def read_card(path: Path, topic: str, pack: str, forms: CitationForms) -> Card:
    """Read the card in ``path``.

    Raises:
        CardError: the card is wrong; the text says where, and what was probably meant.
    """
    return _Reader(read_document(path, path.as_posix()), forms).card(path.stem, topic, pack)


@dataclass(frozen=True)
class _Reader:
    document: Document
    forms: CitationForms

    def card(self, stem: str, topic: str, pack: str) -> Card:
        content = mapping_of(self.document)
        self._keys(content, (*_REQUIRED, *_OPTIONAL), _REQUIRED, ())
        if content["id"] != stem:
            self._refuse(("id",), f"the id `{content['id']}` is not the file's name. Rename one of them.")
        built_in = content.get("built_in") is True
        if not built_in:
            self._keys(content, tuple(content), ("given", "message"), ())
        references = self._references(content["references"])
        window = content.get("in_force", {})
        return Card(
            id=stem,
            topic=topic,
            pack=pack,
            file=self.document.file,
            **{key: " ".join(str(content[key]).split()) for key in _TEXTS},
            severity=self._one_of(Severity, content["severity"], ("severity",)),
            authority=self._one_of(Authority, content["authority"], ("authority",)),
            references=tuple(self.forms.reference(reference) for reference in references),
            sources=tuple(references),
            in_force_from=window.get("from", self.forms.applies_from(references)),
            in_force_to=window.get("to"),
            built_in=built_in,
            enabled=content.get("enabled") is not False,
            given=tuple(self._queries(content.get("given", []), ("given",))),
            when=self._optional(compile_condition, content, "when"),
            require=self._optional(compile_condition, content, "require"),
            cases=tuple(self._cases(content.get("cases", []))),
            needs=tuple(self._needs(content.get("needs", []))),
            at=self._optional(compile_query, content, "at"),
            also=tuple(self._also(content.get("also", []))),
            one=content.get("one") is True,
            also_label=str(content.get("also_label", "also here")),
            supersedes=tuple(content.get("supersedes", [])),
            message=self._message(content.get("message", ""), ("message",)),
            examples=tuple(self._examples(content["examples"])),
        )

    def _refuse(self, path: DocumentPath, reason: str) -> NoReturn:
        line = locate(self.document.root, path).span.start.line if self.document.root else 1
        raise CardError(f"{self.document.file}:{line}: {reason}")

    def _keys(self, content: Any, known: tuple[str, ...], required: tuple[str, ...], path: DocumentPath) -> None:
        if not isinstance(content, dict):
            self._refuse(path, "a map of keys is expected here.")
        for key in content:
            if key not in known:
                self._refuse((*path, key), f"no card has a key `{key}`.{suggestion(key, known)}")
        for key in required:
            if key not in content:
                self._refuse(path, f"the card has no `{key}`. Add it.")

    def _one_of(self, kind: type[Any], value: object, path: DocumentPath) -> Any:
        try:
            return kind(value)
        except ValueError:
            names = [member.value for member in kind]
            self._refuse(path, f"`{value}` is none of {', '.join(names)}.{suggestion(str(value), names)}")

    def _compile(self, function: Callable[[str], Compiled], text: object, path: DocumentPath) -> Compiled:
        if not isinstance(text, str):
            self._refuse(path, "a query is expected here, written as text.")
        try:
            return function(text)
        except QueryError as error:
            self._refuse(path, f"the query does not parse: {error}")

    def _optional(self, function: Callable[[str], Compiled], content: Mapping[str, Any], key: str) -> Compiled | None:
        return self._compile(function, content[key], (key,)) if key in content else None

    def _queries(self, given: Any, path: DocumentPath) -> Iterator[Query]:
        for index, text in enumerate(given if isinstance(given, list) else [given]):
            yield self._compile(compile_query, text, (*path, index))

    def _references(self, references: Any) -> list[Mapping[str, Any]]:
        if not isinstance(references, list):
            self._refuse(("references",), "a list of references is expected here.")
        for index, reference in enumerate(references):
            known = self.forms.kinds
            if not isinstance(reference, dict) or self.forms.kind_of(reference) is None:
                self._refuse(("references", index), f"a reference names one of {', '.join(known)}.")
        return references

    def _cases(self, cases: Any) -> Iterator[Case]:
        for index, case in enumerate(cases):
            path = ("cases", index)
            self._keys(case, ("when", "severity", "message"), ("when", "severity"), path)
            when: Condition = self._compile(compile_condition, case["when"], (*path, "when"))
            severity = self._one_of(Severity, case["severity"], (*path, "severity"))
            message = self._message(case["message"], (*path, "message")) if "message" in case else None
            yield Case(when, severity, message)

    def _needs(self, needs: Any) -> Iterator[Need]:
        for index, need in enumerate(needs):
            path = ("needs", index)
            self._keys(need, ("fact", "cause", "ask"), ("fact", "cause", "ask"), path)
            fact: Query = self._compile(compile_query, need["fact"], (*path, "fact"))
            cause: Condition = self._compile(compile_condition, need["cause"], (*path, "cause"))
            yield Need(fact, cause, str(need["ask"]))

    def _also(self, also: Any) -> Iterator[Also]:
        for index, place in enumerate(also):
            path = ("also", index)
            self._keys(place, ("label", "at"), ("label", "at"), path)
            yield Also(str(place["label"]), self._compile(compile_query, place["at"], (*path, "at")))

    def _message(self, template: object, path: DocumentPath) -> Message:
        message = Message(str(template))
        try:
            message.check()
        except QueryError as error:
            self._refuse(path, f"a placeholder does not parse: {error}")
        return message

    def _examples(self, examples: Any) -> Iterator[Example]:
        self._keys(examples, ("bad", "good"), ("bad",), ("examples",))
        for kind in ("bad", "good"):
            for index, example in enumerate(examples.get(kind, [])):
                yield self._example(example, kind, ("examples", kind, index))

    def _example(self, example: Any, kind: str, path: DocumentPath) -> Example:
        if isinstance(example, str):
            example = {"policy": example}
        self._keys(example, _EXAMPLE_KEYS, (), path)
        line = locate(self.document.root, path).span.start.line if self.document.root else 1
        try:
            data = base64.b64decode(example["bytes"]) if "bytes" in example else example["policy"].encode()
        except (KeyError, binascii.Error):
            self._refuse(path, "an example holds a `policy`, or its `bytes` in base64.")
        return Example(
            bad=kind == "bad",
            title=str(example.get("title", "")),
            as_of=example.get("as_of"),
            whole=example.get("whole") is True or "bytes" in example,
            data=data,
            line=line,
            expect=tuple(example.get("expect", [])),
            sources=example.get("sources"),
        )
