"""JUnit XML: a suite for each policy, a case for each finding, valid for Jenkins and, but for the root, for Ant.

Neither of their schemas allows a line on a case, so the place stands in the text of the failure.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from junitparser import Error, Failure, JUnitXml, Skipped, SystemErr, SystemOut, TestCase, TestSuite
from junitparser.junitparser import Attr, Element

from policylint.engine.report import Report
from policylint.finding import Finding, Status
from policylint.render.context import Context
from policylint.render.safe import printable
from policylint.render.sentences import WHOLE_NOTICE
from policylint.render.troubles import failures, unreadable

_TOOL = "policylint"
_WHY_SKIPPED = {Status.SUPPRESSED: "suppressed", Status.BASELINED: "in the baseline"}


class _Suite(TestSuite):
    """A suite with what Ant demands beyond Jenkins."""

    id = Attr()
    package = Attr()


def junit(report: Report, context: Context) -> str:
    """All findings: active ones as failures, suppressed and baselined ones as skipped.

    A policy without any has one case that passes, for readers that take an empty suite for an error.
    """
    root = JUnitXml(_TOOL)
    for number, file in enumerate(_files(report)):
        _append(root, _suite(number, file, report, context))
    root.tests, root.failures, root.errors = _total(root, "tests"), _total(root, "failures"), _total(root, "errors")
    stream = BytesIO()
    root.write(stream, pretty=True)
    return stream.getvalue().decode()


def _total(root: JUnitXml, count: str) -> int:
    """The sum over the suites; junitparser would also count skipped ones, which Jenkins' schema refuses here."""
    return sum(getattr(suite, count) for suite in root)


def _files(report: Report) -> list[str]:
    return list(dict.fromkeys((*report.files, *(one.file for one in report.findings))))


def _suite(number: int, file: str, report: Report, context: Context) -> _Suite:
    name = printable(context.name_of(file))
    suite = _Suite(name)
    suite.id, suite.package = str(number), _TOOL
    suite.hostname = "localhost"
    suite.timestamp = f"{report.as_of}T00:00:00"
    suite.add_property("as-of", report.as_of)
    suite.add_property("rules-as-of", report.pack_as_of)
    cases = [*_gaps(file, report, name), *_findings(file, report, name)]
    suite.add_testcases(cases or [_case(_TOOL, name)])
    _append(suite, SystemOut(""))
    _append(suite, SystemErr(""))
    return suite


def _gaps(file: str, report: Report, name: str) -> Iterator[TestCase]:
    """What could not be done with a file, as errors of the test itself."""
    for gap, sentence in zip(report.unreadable, unreadable(report), strict=True):
        if gap.file == file:
            yield _with(_case(_TOOL, name), Error(printable(sentence), "unreadable"))
    for failure, sentence in zip(report.failures, failures(report), strict=True):
        if failure.file == file:
            yield _with(_case(f"{_TOOL}.{printable(failure.rule)}", name), Error(printable(sentence), "internal-error"))


def _findings(file: str, report: Report, name: str) -> Iterator[TestCase]:
    """Readers keep one case of several with one name, so the names tell findings of one rule apart, without lines."""
    seen: Counter[str] = Counter()
    for finding in report.findings:
        if finding.file != file:
            continue
        title = printable(" ".join(filter(None, (f"{_TOOL}.{finding.rule}", finding.pointer))))
        seen[title] += 1
        case = _case(title if seen[title] == 1 else f"{title} #{seen[title]}", name)
        yield _with(case, _result(finding, name))


def _result(finding: Finding, name: str) -> Failure | Skipped:
    if finding.status is not Status.ACTIVE:
        reason = " -- ".join(filter(None, (_WHY_SKIPPED[finding.status], finding.justification)))
        return Skipped(f"{printable(finding.message)} ({printable(reason)})")
    failure = Failure(printable(finding.message), finding.severity.value)
    failure.text = _text(finding, name)
    return failure


def _text(finding: Finding, name: str) -> str:
    start = finding.place.span.start
    lines = [f"{name}:{start.line}:{start.column}: {finding.severity}[{finding.rule}] {finding.message}"]
    if finding.place.whole_document:
        lines.append(WHOLE_NOTICE)
    lines += [f"law: {one.label}" for one in finding.references]
    lines += [f"help: {finding.remedy}"] if finding.remedy else []
    return "\n".join(printable(line) for line in lines)


def _case(title: str, name: str) -> TestCase:
    return TestCase(title, name.removesuffix(PurePosixPath(name).suffix), 0.0)


def _with(case: TestCase, result: Failure | Skipped | Error) -> TestCase:
    _append(case, result)
    return case


def _append(parent: Element, child: Element) -> None:
    parent.append(child)  # type: ignore[no-untyped-call]
