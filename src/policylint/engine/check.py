"""From a policy to its findings: type it, gather facts, ask every rule, apply suppressions."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from policylint.engine.result import Failure
from policylint.engine.silence import hygiene, silence
from policylint.engine.sources import Sources
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.engine.suppressions import Suppression, read_suppressions
from policylint.facts.build import build_facts
from policylint.facts.facts import Facts
from policylint.facts.identity import identity
from policylint.facts.places import Provenance
from policylint.finding import Finding, Place, Related, Status
from policylint.model.faults import Fault as ModelFault
from policylint.model.load import validate
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue
from policylint.rules.closures_run import Run
from policylint.rules.evaluate import Question, Spoken, Subject, answers, ask, question, speaks
from policylint.rules.query import QueryError
from policylint.rules.selection import PRECONDITIONS, Selection
from policylint.source.document import Document
from policylint.source.faults import MAX_FAULTS, START, Fault

_EMPTY = Fault("invalid-yaml", "The file is empty. A policy begins with `policylint: 1`.", START)


class Options(NamedTuple):
    """How to check. ``as_of`` is the day whose law counts; the engine never asks the clock."""

    as_of: date
    selection: Selection = Selection()
    sources: Sources | None = None
    suppressions: bool = True
    suppression_terms: SuppressionTerms = SuppressionTerms()


class Outcome(NamedTuple):
    """What came of one file; ``policy`` is the id it goes by."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    policy: str = ""


class Examined(NamedTuple):
    """A document understood and checked; without facts it is no policy, and the findings say why."""

    facts: Facts | None
    outcome: Outcome


class Checker:
    """Checks documents against one catalogue with one set of options."""

    def __init__(self, catalogue: Catalogue, options: Options) -> None:
        self.catalogue = catalogue
        self.options = options
        self._chosen = options.selection.cards(catalogue)
        self._questions: dict[str | None, list[Question]] = {}
        self._ids = {card.id for card in self._chosen}
        levels = ((card.id, options.selection.severity(card)) for card in catalogue.cards.values())
        self._severities = {id_: severity for id_, severity in levels if severity is not None}
        self._terms = catalogue.library.terms

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that may speak."""
        return tuple(card.id for card in self._chosen)

    def check(self, document: Document) -> Outcome:
        """All findings of one document, in order."""
        return self.examine(document).outcome

    def examine(self, document: Document) -> Examined:
        """The facts of one document, and all findings on it in order."""
        facts, findings = self.understand(document)
        policy = _policy_id(document)
        failures: list[Failure] = []
        if facts is not None:
            subject = Subject(document.file, policy)
            findings += self._ask_rules(facts, subject, failures)
            if self.options.suppressions:  # what keeps a policy from being read cannot be silenced
                findings = self._suppress(document, findings, failures)
        heard = [finding for finding in findings if finding.rule in self._ids or finding.rule in PRECONDITIONS]
        ordered = in_order(self._at_level(finding) for finding in heard)
        return Examined(facts, Outcome(ordered, tuple(failures), policy))

    def understand(self, document: Document) -> tuple[Facts | None, list[Finding]]:
        """The facts of a document; or what is wrong with its format, and then no rule of law can be asked."""
        if document.faults or document.root is None:
            faults = document.faults or (_EMPTY,)
            return None, [self._format_finding(document, fault) for fault in faults]
        loaded = validate(document.root.value, self._terms)
        if loaded.stated is None:
            findings = [self._model_finding(document, fault) for fault in loaded.faults[:MAX_FAULTS]]
            return None, findings + self._cut_off(document, len(loaded.faults) - MAX_FAULTS)
        published = None
        file = loaded.stated["notice"].get("source", {}).get("file")
        if self.options.sources is not None and file is not None:
            published = self.options.sources.text(file)
        library = self.catalogue.library
        return build_facts(loaded.stated, document.root, self.options.as_of, library, published), []

    def _cut_off(self, document: Document, more: int) -> list[Finding]:
        if more <= 0:
            return []
        return [self._format_finding(document, Fault("too-large", f"{more:,} more faults are not shown.", START))]

    def _ask_rules(self, facts: Facts, subject: Subject, failures: list[Failure]) -> list[Finding]:
        spoken: list[tuple[Card, Spoken]] = []
        run = Run(facts.document)
        for candidates in ask(self._questions_for(facts), run):
            card = candidates[0]
            try:
                for said in answers(candidates, facts, subject, run):
                    spoken.append((card, said))  # noqa: PERF401 - what was said before a failure counts
            except QueryError as error:
                failures.append(Failure(card.id, card.file, subject.file, str(error)))
        return heard(spoken)

    def _questions_for(self, facts: Facts) -> list[Question]:
        """What to ask, chosen once for each country: all else that it hangs on is the same for all policies."""
        questions = self._questions.get(facts.country)
        if questions is None:
            questions = [question(card) for card in self._chosen if speaks(card, facts.as_of, facts.country)]
            self._questions[facts.country] = questions
        return questions

    def _at_level(self, finding: Finding) -> Finding:
        """The finding, as grave as the user wants its rule to be."""
        severity = self._severities.get(finding.rule)
        return finding if severity is None else finding._replace(severity=severity)

    def suppressions(self, document: Document) -> tuple[list[Suppression], list[Fault]]:
        """The suppressions of a document that count, and what is wrong with the others."""
        suppressions, faults = read_suppressions(document, self.catalogue.cards)
        for suppression, fault in list(self.options.suppression_terms.breaches(suppressions, self.options.as_of)):
            suppressions.remove(suppression)
            faults.append(fault)
        return suppressions, faults

    def _suppress(self, document: Document, findings: list[Finding], failures: list[Failure]) -> list[Finding]:
        suppressions, faults = self.suppressions(document)
        if not suppressions and not faults:  # as in most files
            return findings
        as_of = self.options.as_of.isoformat()
        asked = self._ids - {failure.rule for failure in failures}
        remaining = list(silence(findings, suppressions, as_of))  # which tells what each suppression was good for
        about = (*faults, *hygiene(suppressions, asked, as_of))
        return [*remaining, *(self._format_finding(document, fault) for fault in about)]

    def _model_finding(self, document: Document, fault: ModelFault) -> Finding:
        assert document.root is not None  # noqa: S101 - a document without a tree has no model
        place = Provenance(document.root, {}).place(fault.path)
        finding = self._finding(document, fault.rule, fault.message, place, fault.arguments)
        return finding._replace(identity=identity(document.root.value, fault.path))

    def _format_finding(self, document: Document, fault: Fault) -> Finding:
        related = tuple(Related(label, Place((), span)) for label, span in fault.related)
        finding = self._finding(document, fault.rule, fault.message, Place((), fault.span), fault.arguments)
        return finding._replace(related=related)

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
    if not silenced:  # as nearly always
        return [said.finding for _, said in spoken]
    return [said.finding for card, said in spoken if (card.id, said.candidate) not in silenced]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the report's total order, each once; those of one fingerprint are numbered.

    Active findings are numbered first, so that their fingerprints do not hang on what happens to the others.
    """
    by_identity = sorted(findings, key=lambda one: one.identity)
    ordered = sorted(_once(by_identity), key=lambda one: (*one.sort_key(), one.status is not Status.ACTIVE))
    seen: Counter[str] = Counter()
    for index in sorted(range(len(ordered)), key=lambda index: ordered[index].status is not Status.ACTIVE):
        finding = ordered[index]
        seen[finding.told] += 1
        if seen[finding.told] != finding.number:
            ordered[index] = finding._replace(number=seen[finding.told])
    return tuple(ordered)


def _once(findings: list[Finding]) -> Collection[Finding]:
    """The findings, the last of those that differ in nothing but their identity."""
    if len({(finding.rule, finding.place.path) for finding in findings}) == len(findings):  # nearly always
        return findings
    return {finding._replace(identity=""): finding for finding in findings}.values()


def notice_id(document: Document) -> str | None:
    """The id that the notice gives itself, even in a file that is no policy yet."""
    value = document.root.value if document.root is not None else None
    notice = value.get("notice") if isinstance(value, dict) else None
    id_ = notice.get("id") if isinstance(notice, dict) else None
    return id_ if isinstance(id_, str) else None


def _policy_id(document: Document) -> str:
    """The id of the notice; else the file's name."""
    id_ = notice_id(document)
    return _stem(document.file) if id_ is None else id_


def _stem(file: str) -> str:
    return Path(file).stem
