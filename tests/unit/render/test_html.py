"""The page on a check: every finding once, with its source, and nothing in it but what is shown."""

import pytest

from policylint.engine.baseline import Entry
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.finding import Reference, Severity, Status
from policylint.render.context import Context
from policylint.render.html import html
from policylint.render.safe import printable
from rendered_html import Page, text_of
from unit.render.cards import card
from unit.render.contexts import context
from unit.render.reports import finding, place, related, report, span

TROUBLE = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;</span><!-- {{ 7 * 7 }} {% x %} `a` \x1b[31m\u202e\n"


def page(one: Report, about: Context | None = None) -> Page:
    return Page(html(one, about or context()))


def two_policies() -> Report:
    return report(
        finding(severity=Severity.NOTE, message="a note"),
        finding(message="an error", related=(related("its country", span(13, 5, 12)),)),
        finding(file="policies/b.yaml", message="elsewhere"),
        finding(file="policies/b.yaml", message="hidden", status=Status.SUPPRESSED),
        policies={"policies/a.yaml": "garden"},
    )


@pytest.mark.parametrize("one", [two_policies(), report(), report(files=())], ids=["findings", "none", "no files"])
def test_a_page_is_well_formed_self_contained_and_in_order(one: Report) -> None:
    assert page(one).faults() == []
    assert html(one, context()).endswith("</html>\n")


def test_it_opens_with_the_counts_and_a_table_by_policy() -> None:
    one = page(two_policies())
    assert one.texts("h1 + p") == [
        "Found 2 errors, 1 note in 2 policies (1 suppressed); law as of 2026-11-22, rules of 2026-11-22."
    ]
    assert one.texts("tbody tr") == ["garden 1 0 1", "policies/b.yaml 1 0 0"]
    assert one.texts("title") == ["Privacy policy check: 2 errors, 1 note in 2 policies"]
    assert [text for level, text in one.headings if level == 2][1:3] == ["garden 2", "policies/b.yaml 1"]


def test_each_active_finding_is_there_once_the_gravest_of_its_policy_first() -> None:
    one = page(two_policies())
    assert [text for level, text in one.headings if level == 3] == ["an error", "a note", "elsewhere"]
    assert "hidden" not in one.text


def test_a_finding_has_its_place_source_reason_remedy_and_law() -> None:
    (group,) = page(report(finding())).all("section.group")
    told = finding()
    assert text_of(group) == (
        "mailer-us relies on old clauses error case-law dead-mechanism "
        "policies/a.yaml:6:5 /transfers/mailer-us/mechanism "
        "mailer-us: to: [US] mechanism: old-clauses "
        "Why it matters The clauses were repealed. What to do Name a mechanism in force. Law Act 1 Case 2 "
        f"Fingerprint {told.fingerprint}"
    )
    assert [line.attrs["data-number"] for line in page(report(finding())).all(".line")] == ["4", "5", "6"]
    assert page(report(finding())).texts("mark") == ["mechanism"]


def test_related_places_can_be_opened() -> None:
    one = page(two_policies())
    assert one.texts("summary") == ["1 related place"]
    assert one.texts("details mark") == ["country"]
    assert one.texts("details .place") == ["its country: policies/a.yaml:13:5"]


def test_what_one_rule_says_of_several_findings_is_said_once() -> None:
    several = [finding(message=name) for name in ("first", "second")]
    one = page(report(*several), context(cards={"dead-mechanism": card(title="A mechanism is dead")}))
    assert one.text.count("Name a mechanism in force.") == 1
    assert one.headings[-4:-1] == [(3, "A mechanism is dead"), (4, "first"), (4, "second")]


def test_findings_of_one_rule_that_differ_in_gravity_are_told_apart() -> None:
    one = page(report(finding(message="grave"), finding(message="mild", severity=Severity.NOTE)))
    assert [text for level, text in one.headings if level == 3] == ["grave", "mild"]


def test_a_finding_on_the_whole_notice_names_the_file_alone() -> None:
    one = page(report(finding(place=place(span(1, 1, 11), (), whole=True))))
    assert one.texts(".group .place") == ["policies/a.yaml"]
    assert one.all("pre") == []


def test_what_could_not_be_checked_comes_first_and_is_no_policy_without_faults() -> None:
    failed = Failure("some-rule", "card.yaml", "policies/a.yaml", "too deep")
    one = page(
        report(files=("policies/a.yaml", "b.yaml"), failures=(failed,), unreadable=(Unreadable("b.yaml", "denied"),))
    )
    assert [text for level, text in one.headings if level == 2][:3] == ["Contents", "Not checked", "policies/a.yaml 0"]
    assert one.texts("#gaps + ul li")[0] == "b.yaml: denied"
    assert "The check is incomplete: 1 file could not be read and 1 rule failed." in one.text
    assert one.texts("tbody th") == ["policies/a.yaml"]


def test_nothing_found_is_said_with_its_reservation() -> None:
    one = page(
        report(finding(status=Status.BASELINED), pack_as_of="2026-01-01", stale=(Entry("a", "b", "c", "d", "e"),))
    )
    assert "No findings in 1 policy (1 in the baseline)" in one.text
    assert "not a statement of compliance" in one.text
    assert "The baseline holds 1 finding no longer found" in one.text
    assert "only known to be right up to 2026-01-01" in one.text
    assert one.texts("main > section p")[1] == "No findings."


def test_files_are_named_from_the_root_of_the_repository() -> None:
    one = page(report(finding()), context(names={"policies/a.yaml": "site/a.yaml"}))
    assert "site/a.yaml:6:5" in one.text
    assert "policies/a.yaml" not in one.text


def test_only_addresses_of_the_web_become_links() -> None:
    urls = (
        "https://law.example/a",
        "javascript:alert(1)",
        "http://law.example",
        "https://x\n.example",
        "data:,x",
        None,
    )
    references = tuple(Reference(f"Act {number}", url) for number, url in enumerate(urls))
    one = page(report(finding(references=references)))
    assert one.links == ["https://law.example/a"]
    assert one.faults() == []


def test_no_text_breaks_out_and_none_hides() -> None:
    trouble = finding(
        message=TROUBLE, file=TROUBLE, policy=TROUBLE, why=TROUBLE, remedy=TROUBLE, rule=TROUBLE,
        references=(Reference(TROUBLE, f"https://x.example/{TROUBLE}"),), related=(related(TROUBLE, span(1, 1, 4)),),
    )  # fmt: skip
    made = report(
        trouble, finding(**{**vars_of(trouble), "message": f"{TROUBLE}2"}),
        texts={TROUBLE: [TROUBLE.strip()] * 8}, unreadable=(Unreadable("x", TROUBLE),), policies={TROUBLE: TROUBLE},
    )  # fmt: skip
    one = page(made)
    assert one.faults() == []
    assert "\x1b" not in one.source
    assert "\u202e" not in one.source
    assert "<script" not in one.source
    assert one.texts("tbody th") == [" ".join(printable(TROUBLE).split())]
    assert len(one.all("article")) == 2


def vars_of(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in ("file", "policy", "rule", "why", "remedy", "references", "related")}


def test_the_same_report_is_the_same_page() -> None:
    assert html(two_policies(), context()) == html(two_policies(), context())
