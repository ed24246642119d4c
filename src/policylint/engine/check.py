"""From policies to a report: read, type, gather facts, ask every rule, apply suppressions."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from policylint.engine.report import Failure, Report, Unreadable, in_order
from policylint.engine.silence import hygiene, silence
from policylint.engine.sources import Sources
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.engine.suppressions import Suppression, read_suppressions
from policylint.errors import InputError
from policylint.facts.build import build_facts
from policylint.facts.facts import Facts
from policylint.facts.identity import identity
from policylint.facts.places import Provenance
from policylint.finding import Finding, Place, Related
from policylint.model.faults import Fault as ModelFault
from policylint.model.load import validate
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue
from policylint.rules.evaluate import Spoken, Subject, evaluate
from policylint.rules.query import QueryError
from policylint.rules.selection import PRECONDITIONS, Selection
from policylint.source.document import Document, read_document
from policylint.source.faults import MAX_FAULTS, START, Fault

_EMPTY = Fault("invalid-yaml", "The file is empty. A policy begins with `policylint: 1`.", START)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to check. ``as_of`` is the day whose law counts; the engine never asks the clock."""

    as_of: date
    selection: Selection = field(default_factory=Selection)
    sources: Sources | None = None
    suppressions: bool = True
    suppression_terms: SuppressionTerms = field(default_factory=SuppressionTerms)


@dataclass(frozen=True)
class Outcome:
    """What came of one file; ``policy`` is the id it goes by."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    policy: str = ""


class Checker:
    """Checks documents against one catalogue with one set of options."""

    def __init__(self, catalogue: Catalogue, options: Options) -> None:
        self.catalogue = catalogue
        self.options = options
        self._chosen = options.selection.cards(catalogue)
        self._speaking = [card for card in self._chosen if not card.built_in]
        self._ids = {card.id for card in self._chosen}
        levels = ((card.id, options.selection.severity(card)) for card in catalogue.cards.values())
        self._severities = {id_: severity for id_, severity in levels if severity is not None}
        library = catalogue.library
        self._terms = {"mechanism": library.mechanisms.names, "country": library.countries.codes}

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that may speak."""
        return tuple(card.id for card in self._chosen)

    def check(self, document: Document) -> Outcome:
        """All findings of one document, in order."""
        facts, findings = self.understand(document)
        failures: list[Failure] = []
        if facts is not None:
            subject = Subject(document.file, _policy_id(document))
            findings += self._ask_rules(facts, subject, failures)
            if self.options.suppressions:  # what keeps a policy from being read cannot be silenced
                findings = list(self._suppress(document, findings, failures))
        heard = [finding for finding in findings if finding.rule in self._ids or finding.rule in PRECONDITIONS]
        return Outcome(in_order(self._at_level(finding) for finding in heard), tuple(failures), _policy_id(document))

    def understand(self, document: Document) -> tuple[Facts | None, list[Finding]]:
        """The facts of a document; or what is wrong with its format, and then no rule of law can be asked."""
        if document.faults or document.root is None:
            faults = document.faults or (_EMPTY,)
            return None, [self._format_finding(document, fault) for fault in faults]
        loaded = validate(document.root.value, self._terms)
        if loaded.policy is None:
            findings = [self._model_finding(document, fault) for fault in loaded.faults[:MAX_FAULTS]]
            return None, findings + self._cut_off(document, len(loaded.faults) - MAX_FAULTS)
        published = None
        source = loaded.policy.notice.source
        if self.options.sources is not None and source is not None and source.file is not None:
            published = self.options.sources.text(source.file)
        library = self.catalogue.library
        return build_facts(loaded.policy, document.root, self.options.as_of, library, published), []

    def _cut_off(self, document: Document, more: int) -> list[Finding]:
        if more <= 0:
            return []
        return [self._format_finding(document, Fault("too-large", f"{more:,} more faults are not shown.", START))]

    def _ask_rules(self, facts: Facts, subject: Subject, failures: list[Failure]) -> list[Finding]:
        spoken: list[tuple[Card, Spoken]] = []
        for card in self._speaking:
            try:
                spoken.extend((card, said) for said in evaluate(card, facts, subject))
            except QueryError as error:
                failures.append(Failure(card.id, card.file, subject.file, str(error)))
        return heard(spoken)

    def _at_level(self, finding: Finding) -> Finding:
        """The finding, as grave as the user wants its rule to be."""
        severity = self._severities.get(finding.rule)
        return finding if severity is None else replace(finding, severity=severity)

    def suppressions(self, document: Document) -> tuple[list[Suppression], list[Fault]]:
        """The suppressions of a document that count, and what is wrong with the others."""
        suppressions, faults = read_suppressions(document, self.catalogue.cards)
        for suppression, fault in list(self.options.suppression_terms.breaches(suppressions, self.options.as_of)):
            suppressions.remove(suppression)
            faults.append(fault)
        return suppressions, faults

    def _suppress(self, document: Document, findings: list[Finding], failures: list[Failure]) -> Iterator[Finding]:
        suppressions, faults = self.suppressions(document)
        as_of = self.options.as_of.isoformat()
        asked = self._ids - {failure.rule for failure in failures}
        yield from silence(findings, suppressions, as_of)
        for fault in (*faults, *hygiene(suppressions, asked, as_of)):
            yield self._format_finding(document, fault)

    def _model_finding(self, document: Document, fault: ModelFault) -> Finding:
        assert document.root is not None  # noqa: S101 - a document without a tree has no model
        place = Provenance(document.root, {}).place(fault.path)
        finding = self._finding(document, fault.rule, fault.message, place, fault.arguments)
        return replace(finding, identity=identity(document.root.value, fault.path))

    def _format_finding(self, document: Document, fault: Fault) -> Finding:
        related = tuple(Related(label, Place((), span)) for label, span in fault.related)
        finding = self._finding(document, fault.rule, fault.message, Place((), fault.span), fault.arguments)
        return replace(finding, related=related)

    def _finding(
        self, document: Document, rule: str, message: str, place: Place, arguments: tuple[str, ...]
    ) -> Finding:
        card = self.catalogue.cards[rule]
        return Finding(
            rule=rule,
            severity=card.severity,
            authority=card.authority,
            message=message.removesuffix("."),
            file=document.file,
            policy=_policy_id(document),
            place=place,
            references=card.references,
            why=card.why,
            remedy=card.remedy,
            arguments=arguments or (message,),
        )


def heard(spoken: Collection[tuple[Card, Spoken]]) -> list[Finding]:
    """What remains of what cards say when those are silent whom another supersedes on the same candidate."""
    silenced = {(id_, said.candidate) for card, said in spoken for id_ in card.supersedes}
    return [said.finding for card, said in spoken if (card.id, said.candidate) not in silenced]


def _policy_id(document: Document) -> str:
    """The id that the notice gives itself, even in a file that is no policy yet; else the file's name."""
    value = document.root.value if document.root is not None else None
    notice = value.get("notice") if isinstance(value, dict) else None
    id_ = notice.get("id") if isinstance(notice, dict) else None
    return id_ if isinstance(id_, str) else _stem(document.file)


def _stem(file: str) -> str:
    return Path(file).stem


class Task(NamedTuple):
    """One policy to check: the name people know it by, how to read it, and who checks it.

    ``read`` may raise InputError, which is recorded.
    """

    name: str
    read: Callable[[], Document]
    checker: Checker


def check_files(files: Iterable[tuple[Path, str]], catalogue: Catalogue, options: Options) -> Report:
    """Check files, each given by its path and the name people know it by."""
    checker = Checker(catalogue, options)
    tasks = (Task(name, partial(read_document, path, name), checker) for path, name in files)
    return run_tasks(tasks, options.as_of, catalogue)


def run_tasks(tasks: Iterable[Task], as_of: date, catalogue: Catalogue) -> Report:
    """Carry out tasks one by one.

    Args:
        tasks: what is to be checked, taken one at a time, so that the caller can watch the run go on.
        as_of: the day whose law counts, as the options of every checker have it.
        catalogue: where the day up to which the law is known to be right is told.
    """
    findings: list[Finding] = []
    failures: list[Failure] = []
    unreadable: list[Unreadable] = []
    names: list[str] = []
    rules: dict[str, None] = {}
    texts: dict[str, list[str]] = {}
    policies: dict[str, str] = {}
    for task in tasks:
        names.append(task.name)
        rules.update(dict.fromkeys(task.checker.rules))
        try:
            document = task.read()
        except InputError as error:
            unreadable.append(Unreadable(task.name, str(error)))
            continue
        outcome = task.checker.check(document)
        findings.extend(outcome.findings)
        failures.extend(outcome.failures)
        policies[task.name] = outcome.policy
        if outcome.findings:
            texts[task.name] = document.lines
    return Report(
        findings=tuple(findings),
        files=tuple(names),
        as_of=as_of.isoformat(),
        pack_as_of=catalogue.as_of,
        rules=tuple(rules),
        failures=tuple(failures),
        unreadable=tuple(unreadable),
        texts=texts,
        policies=policies,
    )
