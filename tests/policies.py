"""Policies for tests: a partial one in YAML, laid over the clean policy as the examples of rule cards are."""

from datetime import date
from functools import cache

from policylint.engine.check import Checker, Options, Outcome
from policylint.engine.example_runner import clean_policy
from policylint.facts.build import build_facts
from policylint.facts.evidence import PublishedText
from policylint.facts.facts import Facts
from policylint.model.load import validate
from policylint.reference import load_library
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.examples import merge
from policylint.rules.selection import Selection
from policylint.source.document import Document, parse_document

TODAY = "2026-11-22"
"""The day up to which the built-in law data is known to be right."""


def document_of(patch: str) -> Document:
    """The clean policy with ``patch`` merged over it."""
    document = parse_document("policy.yaml", patch.encode())
    assert not document.faults, document.faults
    if document.root is None:
        return Document("policy.yaml", "", clean_policy(), ())
    return Document("policy.yaml", document.text, merge(clean_policy(), document.root), ())


def facts_of(patch: str, as_of: str = TODAY, published: PublishedText | None = None) -> Facts:
    """The facts of the patched clean policy."""
    document = document_of(patch)
    assert document.root is not None
    loaded = validate(document.root.value)
    assert loaded.stated is not None, loaded.faults
    return build_facts(loaded.stated, document.root, date.fromisoformat(as_of), load_library(), published)


def check(patch: str, as_of: str = TODAY, *select: str) -> Outcome:
    """The findings on the patched clean policy."""
    options = Options(as_of=date.fromisoformat(as_of), selection=Selection(select=select))
    return _checker(options).check(document_of(patch))


@cache
def _checker(options: Options) -> Checker:
    return Checker(built_in_catalogue(), options)


def rules_found(patch: str, as_of: str = TODAY, *select: str) -> list[str]:
    """The rules that speak on the patched clean policy."""
    return [finding.rule for finding in check(patch, as_of, *select).findings]
