"""The summary says what matters most first, keeps within its bounds and says what it left out."""

import re

from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Reference, Severity, Status
from policylint.render.context import Context
from policylint.render.markdown import LONGEST, MARKER, markdown
from rendered_markdown import Shown, shown
from unit.render.contexts import context
from unit.render.reports import finding, place, report, span


def read(one: Report, about: Context | None = None) -> Shown:
    return shown(markdown(one, about or context()))


def test_a_report_is_findings_then_advice() -> None:
    assert markdown(report(finding(), finding(severity=Severity.NOTE, message="a `b c` d")), context()) == (
        f"{MARKER}\n\n"
        "## policylint: 1 error, 1 note\n\n"
        "Found 1 error, 1 note in 1 policy; law as of 2026-11-22, rules of 2026-11-22.\n\n"
        "### Findings\n\n"
        "- **error** `dead-mechanism` `policies/a.yaml:6:5`: mailer-us relies on old clauses\n"
        "- **note** `dead-mechanism` `policies/a.yaml:6:5`: a `b c` d\n\n"
        "### What to write instead\n\n"
        "- `dead-mechanism`: Name a mechanism in force. Law: [Act 1](<https://law.example/1>); Case 2.\n"
    )


def test_nothing_found_says_so_and_nothing_else() -> None:
    page = read(report(finding(status=Status.SUPPRESSED)))
    assert page.headings == ["policylint: no findings"]
    assert page.items == []


def test_the_gravest_come_first_and_each_rule_is_advised_once() -> None:
    named = {"a": Severity.NOTE, "b": Severity.ERROR, "c": Severity.WARNING}
    page = read(report(*(finding(rule=rule, severity=named[rule]) for rule in "abcab")))
    assert [item.split()[1] for item in page.items[:5]] == ["b", "b", "c", "a", "a"]
    assert [item.split(":")[0] for item in page.items[5:]] == ["b", "c", "a"]


def test_what_could_not_be_done_is_said_first() -> None:
    failed = Failure("some-rule", "card.yaml", "a.yaml", "too deep")
    page = read(report(finding(), failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),)))
    assert page.headings[0] == "policylint: 1 error, the check is incomplete"
    assert page.items[0] == "not checked: b.yaml: denied"
    assert page.items[1].startswith("not checked: the rule some-rule (card.yaml) failed")


def test_a_finding_on_the_whole_notice_names_the_file_alone() -> None:
    page = read(report(finding(place=place(span(1, 1, 11), (), whole=True))))
    assert page.items[0].startswith("error dead-mechanism policies/a.yaml: ")


def test_files_are_named_from_the_root_of_the_repository() -> None:
    page = read(report(finding()), context(names={"policies/a.yaml": "site/a.yaml"}))
    assert " site/a.yaml:6:5: " in page.items[0]


def test_only_addresses_of_the_web_become_links() -> None:
    urls = ("https://law.example/a_(b)?c#d", "javascript:alert(1)", "https://x/> <b>", "https://x/\n- item", None)
    references = tuple(Reference(f"Act {number}", url) for number, url in enumerate(urls))
    page = read(report(finding(references=references)))
    assert page.links == ["https://law.example/a_(b)?c#d"]
    assert page.html == [f"{MARKER}\n"]
    assert page.items[1].endswith("Law: Act 0; Act 1; Act 2; Act 3; Act 4.")


def test_a_long_report_is_cut_and_says_by_how_much() -> None:
    many = [finding(rule=f"rule-{number}", message="x" * 500) for number in range(2000)]
    gaps = tuple(Unreadable(f"{number}.yaml", "denied " * 90) for number in range(100))
    text = markdown(report(*many, unreadable=gaps), context())
    assert 40_000 < len(text) <= LONGEST < 65_536
    page = shown(text)
    lacking = {noun: int(count) for count, noun in re.findall(r"\*\*(\d+) (\w+) left out here\*\*", text)}
    kept = {
        "problems": sum(item.startswith("not checked") for item in page.items),
        "findings": sum(item.startswith("error ") for item in page.items),
        "rules": sum(item.startswith("rule-") for item in page.items),
    }
    assert {noun: kept[noun] + lacking[noun] for noun in kept} == {"problems": 100, "findings": 2000, "rules": 2000}
    assert "x" * 299 + "…" in text
    assert "x" * 300 not in text


def test_the_worst_texts_keep_within_the_bound() -> None:
    worst = [finding(rule="r", message="` " * 400, file="`" * 400, remedy="@ " * 400) for _ in range(300)]
    assert len(markdown(report(*worst), context())) <= LONGEST
