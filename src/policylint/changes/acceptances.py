"""The file of changes that persons accepted, and what it means for a report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from policylint.changes.acceptance import Acceptance
from policylint.changes.report import DiffReport
from policylint.errors import CardError, UsageError
from policylint.location import Path as Where
from policylint.rules.card_text import CardText
from policylint.source.document import Document, read_document

ROOT = "acceptances"
"""The one key of the file."""
_REQUIRED = ("fingerprint", "reason", "by", "date")
_OPTIONAL = ("change",)
_FINGERPRINT = re.compile(r"[0-9a-f]{12}")


def read_acceptances(file: Path) -> tuple[Acceptance, ...]:
    """Read a file of acceptances.

    Raises:
        InputError: it cannot be read.
        UsageError: it is not as it must be; the text names the line.
    """
    return parse_acceptances(read_document(file, file.as_posix()))


def parse_acceptances(document: Document) -> tuple[Acceptance, ...]:
    """Read acceptances from a document.

    Raises:
        UsageError: it is not as it must be; the text names the line.
    """
    for fault in document.faults:
        raise UsageError(f"{document.file}:{fault.span.start.line}: {fault.message}")
    if document.root is None or not isinstance(document.root.value, dict):
        raise UsageError(
            f"{document.file}:1: this is no file of acceptances. It begins with `{ROOT}:`, and "
            "`policylint diff --write-acceptances FILE` writes one."
        )
    try:
        return tuple(_Reader(CardText(document)).acceptances())
    except CardError as error:  # cards and acceptances are read alike
        raise UsageError(str(error)) from error


def with_accepted(report: DiffReport, acceptances: Iterable[Acceptance]) -> DiffReport:
    """The report with its accepted changes marked, and the acceptances that none of its changes answers to."""
    there = {change.fingerprint for change in report.changes}
    known = tuple(acceptances)
    return replace(
        report,
        accepted={one.fingerprint: one for one in known if one.fingerprint in there},
        stale=tuple(one for one in known if one.fingerprint not in there),
    )


class _Reader:
    def __init__(self, text: CardText) -> None:
        self._text = text

    def acceptances(self) -> Iterator[Acceptance]:
        content = self._text.keys(self._text.content, (ROOT,), (ROOT,), ())
        lines: dict[str, int] = {}
        for where, written in self._text.items(content, ROOT):
            acceptance = self._acceptance(written, where)
            at = (*where, "fingerprint")
            if acceptance.fingerprint in lines:
                first = lines[acceptance.fingerprint]
                self._text.refuse(at, f"`{acceptance.fingerprint}` is accepted on line {first} already. Remove one.")
            lines[acceptance.fingerprint] = self._text.line(at)
            yield acceptance

    def _acceptance(self, written: object, where: Where) -> Acceptance:
        content = self._text.keys(written, (*_REQUIRED, *_OPTIONAL), _REQUIRED, where)
        self._text.text(content["date"], (*where, "date"))
        return Acceptance(
            fingerprint=self._fingerprint(content["fingerprint"], (*where, "fingerprint")),
            reason=self._text.text(content["reason"], (*where, "reason")).strip(),
            by=self._text.text(content["by"], (*where, "by")).strip(),
            date=str(self._text.day(content, "date", where)),
            change=self._text.text(content["change"], (*where, "change")).strip() if "change" in content else "",
        )

    def _fingerprint(self, value: Any, where: Where) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            self._text.refuse(where, "without quotes this fingerprint reads as a number. Put it in quotes.")
        if not isinstance(value, str) or not _FINGERPRINT.fullmatch(value):
            self._text.refuse(where, f"`{value}` is no fingerprint: reports show it, 12 of the characters 0-9 and a-f.")
        return value
