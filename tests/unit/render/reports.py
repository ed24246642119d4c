"""Reports made by hand, for the tests of what shows them."""

from typing import Any

from policylint.engine.report import Report
from policylint.finding import Authority, Finding, Place, Reference, Related, Severity
from policylint.location import Path, Position, Span

TEXT = """\
policylint: 1

transfers:
  mailer-us:
    to: [US]
    mechanism: old-clauses
    recipients: [mailer]


recipients:
  mailer:
    name: MailHouse
    country: US
"""


def span(line: int, column: int, end_column: int, end_line: int | None = None) -> Span:
    """From a place to one on the same line, or on ``end_line``."""
    return Span(Position(line, column), Position(end_line or line, end_column))


def place(at: Span, path: Path = ("transfers", "mailer-us", "mechanism"), *, whole: bool = False) -> Place:
    """A place; the path does not matter to most."""
    return Place(path, at, whole_document=whole)


def finding(**changes: Any) -> Finding:
    """A finding on the mechanism of ``TEXT``, changed as asked."""
    usual: dict[str, Any] = {
        "rule": "dead-mechanism",
        "severity": Severity.ERROR,
        "authority": Authority.CASE_LAW,
        "message": "mailer-us relies on old clauses",
        "file": "policies/a.yaml",
        "policy": "a",
        "place": place(span(6, 5, 14)),
        "references": (Reference("Act 1", "https://law.example/1"), Reference("Case 2")),
        "why": "The clauses were repealed.",
        "remedy": "Name a mechanism in force.",
    }
    return Finding(**{**usual, **changes})


def related(label: str, at: Span, *, whole: bool = False) -> Related:
    """A further place."""
    return Related(label, place(at, ("recipients", "mailer"), whole=whole))


def report(*findings: Finding, **changes: Any) -> Report:
    """A report on the policies of the findings, all of which hold ``TEXT``."""
    files = tuple(sorted({one.file for one in findings})) or ("policies/a.yaml",)
    usual: dict[str, Any] = {
        "findings": findings,
        "files": files,
        "as_of": "2026-11-22",
        "pack_as_of": "2026-11-22",
        "texts": {file: TEXT.split("\n") for file in files},
    }
    return Report(**{**usual, **changes})
