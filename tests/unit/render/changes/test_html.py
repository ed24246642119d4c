"""The page on changes: everything once, both sides with their places, and nothing in it but what is shown."""

import re
from dataclasses import replace

import pytest

from diffs import WORSE, context, diff_report, policy_diff
from policylint.changes.findings import FindingsDiff
from policylint.changes.report import DiffReport, Version
from policylint.finding import Reference
from policylint.render.changes.html import html
from policylint.render.safe import printable
from rendered_html import Page, text_of
from unit.render.changes.judged import (
    acceptance,
    accepting,
    at,
    card,
    detail,
    dropped,
    findings,
    judged,
    policy,
    profiling,
    report,
    reworded,
)
from unit.render.reports import finding

TROUBLE = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;</span><!-- {{ 7 * 7 }} {% x %} `a` \x1b[31m\u202e\n"


def page(one: DiffReport, **names: str) -> Page:
    return Page(html(one, context(names=names)))


def everything() -> DiffReport:
    """Two policies with changes of each direction, findings, an acceptance, and one that is stale."""
    first = policy(
        profiling(), judged("sell addresses"), reworded(), dropped(), detail("title", "A"), detail("version", "2"),
        findings=findings(),
    )  # fmt: skip
    second = policy(
        judged("plant trees", policy="b"), old=Version("b.yaml", "orchard"), new=Version("b.yaml", "orchard")
    )
    return report(first, second, accepted=accepting(reworded()), stale=(acceptance("0123456789ab", change="gone"),))


@pytest.mark.parametrize(
    "one",
    [everything(), report(), report(policy()), report(policy(profiling())), diff_report(policy_diff("{}", WORSE))],
    ids=["everything", "no policies", "no change", "one change", "as judged"],
)
def test_a_page_is_well_formed_self_contained_and_in_order(one: DiffReport) -> None:
    assert page(one).faults() == []
    assert html(one, context()).endswith("</html>\n")


def test_it_says_what_was_compared_and_counts_by_direction() -> None:
    one = page(everything())
    assert one.texts("h1 + p") == [
        "7 changes in 2 policies: 3 adverse, 1 unclear, 1 favourable, 2 neutral (1 of them accepted)."
    ]
    assert one.texts("header dl div") == [
        "Old version old.yaml", "New version new.yaml", "Law as of 2026-11-22", "Rules of 2026-11-22",
    ]  # fmt: skip
    assert one.texts("header tbody tr") == ["adverse 3 0", "unclear 1 1", "favourable 1 0", "neutral 2 0"]
    assert "garden: 2 adverse, 1 unclear, 1 favourable, 2 neutral old.yaml became new.yaml" in one.text
    assert "orchard: 1 adverse b.yaml" in one.text


def test_every_change_is_there_once_under_its_number() -> None:
    of_both = diff_report(policy_diff("{}", WORSE))
    for one in (everything(), of_both):
        shown = page(one)
        articles = shown.all("article.change")
        assert [article.attrs["id"] for article in articles] == [f"change-{n + 1}" for n in range(len(one.changes))]
        for change in one.changes:
            (article,) = [article for article in articles if change.fingerprint in text_of(article)]
            alike = [other for other in one.changes if other.message == change.message]
            within = shown.text if len(alike) > 1 else text_of(article)
            assert change.message in within


def test_both_sides_stand_side_by_side_with_their_places() -> None:
    one = page(report(policy(reworded())))
    assert one.texts("article .sides .side") == [
        "Was (description) Send the newsletter old.yaml:9",
        "Now (description) Send messages new.yaml:12",
    ]
    assert one.texts("article del") == ["the newsletter"]
    assert one.texts("article ins") == ["messages"]


def test_a_silent_side_says_so_and_where_the_words_would_be() -> None:
    one = page(report(policy(dropped(anchor=at(31)))))
    assert one.texts(".side") == ["Was sell addresses old.yaml:20", "Now The notice says nothing around new.yaml:31"]
    assert page(report(policy(profiling()))).texts(".side")[0] == "Was The notice says nothing old.yaml"


def test_policies_that_came_or_went_are_said_to_have_done_so() -> None:
    came = policy(profiling(), old=Version(None), new=Version("new.yaml", "fresh"))
    went = policy(dropped(), old=Version("old.yaml", "stale"), new=Version(None))
    one = page(report(came, went))
    assert "fresh: 1 adverse added as new.yaml" in one.text
    assert "stale: 1 favourable removed, it was old.yaml" in one.text
    assert one.texts(".side").count("Was There is no such notice") == 1
    assert one.texts(".side").count("Now There is no such notice") == 1
    assert one.faults() == []


def test_what_did_not_change_has_places_but_no_words() -> None:
    sample = policy_diff("{}", WORSE)
    version = next(one for one in sample.changes if one.id == "version-not-raised")
    one = page(report(policy(version)))
    assert "This is no change by itself" in one.text
    assert one.texts(".side")[0] == f"Was old.yaml:{version.change.old_place.span.start.line}"  # type: ignore[union-attr]


def test_the_source_of_both_places_can_be_opened() -> None:
    old = Version("old.yaml", "garden", ("purposes:", "  newsletter: old", "    then: <b>", "  other: x"))
    new = Version("new.yaml", "garden", ("purposes:", "  newsletter: new", "  other: x"))
    one = page(report(policy(reworded(old_place=at(2), new_place=at(2)), old=old, new=new)))
    assert one.texts("details summary") == ["Source of change 1"]
    assert one.texts("details .side") == [
        "Was, old.yaml:2 newsletter: old then: <b>",
        "Now, new.yaml:2 newsletter: new",
    ]
    assert [line.attrs["data-number"] for line in one.all("details .line")] == ["2", "3", "2"]
    assert page(report(policy(reworded()))).all("details") == []


def test_what_one_card_says_of_several_changes_is_said_once() -> None:
    several = [judged(name) for name in ("a", "b", "c")]
    one = page(report(policy(*several)))
    assert one.text.count("People must know what their data are used for.") == 1
    assert [name for name in one.headings if name[1] == "A new purpose"] == [(4, "A new purpose")]
    assert [heading for level, heading in one.headings if level == 5] == [
        f"{number} data are now used to {name}" for number, name in enumerate("abc", 1)
    ]
    assert "adverse error purpose-added 3 changes" in one.text


def test_changes_of_one_message_are_told_apart_by_their_part() -> None:
    one = page(report(policy(detail("title", "A"), detail("version", "2"))))
    assert [text for level, text in one.headings if level > 3] == [
        "details of the notice changed",
        "1 title",
        "2 version",
    ]


def test_each_change_tells_why_what_to_do_and_the_law() -> None:
    one = page(report(policy(profiling())))
    assert one.texts("article dl div") == [
        "Why it matters People must know what their data are used for.",
        "What to do Tell people before the use begins.",
        "The law asks to Inform people before the change takes effect",
        "Law Act 1 Case 2",
    ]
    assert [link.attrs["href"] for link in one.all("article a")] == ["#duty-inform-before", "https://law.example/1"]


def test_duties_are_told_in_words_with_the_law_and_the_changes_behind_them() -> None:
    one = page(report(policy(profiling(), judged("a"), replace(reworded(), obligations=()), dropped())))
    (duty,) = one.all("#duty-inform-before")
    told = context().duties[profiling().obligations[0]]
    assert text_of(duty).startswith(f"{told.title} {told.what} Law {told.references[0].label}")
    assert text_of(duty).endswith("Because of 3 changes: 1\N{EN DASH}2, 4")
    targets = [str(link.attrs["href"]) for link in one.all("#duty-inform-before a")]
    assert all(target.startswith("https://") for target in targets[:-2])
    assert targets[-2:] == ["#change-1", "#change-4"]


def test_changes_are_ordered_by_direction_policy_and_area() -> None:
    one = page(everything())
    level_2 = [text for level, text in one.headings if level == 2]
    assert level_2 == [
        "Contents", "Policies compared", "What the law asks for", "adverse for the people concerned 3",
        "unclear, for a person to judge 1", "favourable for the people concerned 1", "neutral 2", "Findings",
        "Acceptances without a change", "How to read this report",
    ]  # fmt: skip
    under_adverse = [text for _, text in one.headings][one.headings.index((2, level_2[3])) + 1 :][:2]
    assert under_adverse == ["garden", "Purposes"]
    assert {"Purposes", "The notice itself"} <= {text for level, text in one.headings if level == 4}


def test_an_acceptance_is_told_with_the_change_and_a_stale_one_apart() -> None:
    one = page(everything())
    assert one.texts(".accepted") == ["Accepted by Ada on 2026-11-01: the board agreed"]
    assert "gone, accepted by Ada on 2026-11-01: the board agreed Fingerprint 0123456789ab" in one.text


def test_findings_that_came_and_went_are_told_with_rule_place_law_and_remedy() -> None:
    came = finding(rule="retention-missing", message="No period is stated")
    several = [finding(rule="dead-mechanism", message=f"{name} is dead") for name in "ab"]
    one = page(report(policy(profiling(), findings=FindingsDiff((came,), tuple(several), (came, came)))))
    assert "1 introduced, 2 resolved, 2 unchanged." in one.text
    headings = [text for level, text in one.headings if level in (3, 4, 5)]
    assert headings[-6:] == [
        "Introduced by the new version (1)", "No period is stated", "Resolved by the new version (2)",
        "dead mechanism", "a is dead", "b is dead",
    ]  # fmt: skip
    told = "new.yaml:6:5 /transfers/mailer-us/mechanism"
    assert f"No period is stated error case-law retention-missing {told}" in one.text
    assert "What to do Name a mechanism in force. Law Act 1 Case 2" in one.text


def test_no_change_is_said_plainly() -> None:
    one = page(report(policy()))
    assert "No change of meaning in 1 policy." in one.text
    assert "Nothing changed in meaning Both versions say the same to the people concerned." in one.text
    assert one.all("article") == []
    assert "No policy was compared" in page(report()).text


def test_it_says_what_it_cannot_know() -> None:
    one = page(replace(everything(), pack_as_of="2026-01-01"))
    assert "This is what the rules can see, not a statement of compliance." in one.text
    assert "only known to be right up to 2026-01-01" in one.text


def test_only_addresses_of_the_web_become_links() -> None:
    urls = (
        "https://law.example/a_(b)?c#d", "javascript:alert(1)", "http://law.example", "https://", "https:law.example",
        "https://law.example/\njavascript:x", " https://law.example", "data:text/html,x", "//law.example", "file:///etc",
        "https://a b.example", None,
    )  # fmt: skip
    by = card(references=tuple(Reference(f"Act {number}", url) for number, url in enumerate(urls)))
    one = page(report(policy(judged("x", by))))
    article = one.all("article a")
    assert [link.attrs["href"] for link in article if "rel" in link.attrs] == ["https://law.example/a_(b)?c#d"]
    assert "Act 0 Act 1 Act 2 Act 3" in one.text
    assert one.faults() == []


def test_no_text_breaks_out_and_none_hides() -> None:
    by = card(title=TROUBLE, why=TROUBLE, remedy=TROUBLE, references=(Reference(TROUBLE, f"https://{TROUBLE}"),))
    change = judged(TROUBLE, by, before=f"{TROUBLE} x", after=f"{TROUBLE} y", old_place=at(1), new_place=at(1))
    version = Version(TROUBLE, TROUBLE, (TROUBLE.strip(),))
    trouble = finding(message=TROUBLE, file=TROUBLE, why=TROUBLE, remedy=TROUBLE)
    made = report(
        policy(change, judged(f"{TROUBLE}2", by), old=version, new=version, findings=FindingsDiff((trouble,))),
        old=TROUBLE,
        new=TROUBLE,
        accepted={change.fingerprint: acceptance(change.fingerprint, reason=TROUBLE, by=TROUBLE)},
        stale=(acceptance(TROUBLE, change=TROUBLE, reason=TROUBLE),),
    )
    one = page(made)
    assert one.faults() == []
    assert "\x1b" not in one.source
    assert "\u202e" not in one.source
    assert "<script" not in one.source
    assert "{{ 7 * 7 }}" in one.text
    assert one.texts("header dd")[0] == " ".join(printable(TROUBLE).split())
    assert len(one.all("article.change")) == 2


def test_code_in_words_is_set_apart() -> None:
    one = page(report(policy(judged("x", card(remedy="Write `a < b` and `c`.")))))
    assert one.texts("article dd code") == ["a < b", "c"]


def test_files_are_named_from_the_root_of_the_repository() -> None:
    one = page(report(policy(reworded())), **{"old.yaml": "site/old.yaml", "new.yaml": "site/new.yaml"})
    assert [re.findall(r"\S+\.yaml:\d+", text) for text in one.texts(".side")] == [
        ["site/old.yaml:9"],
        ["site/new.yaml:12"],
    ]


def test_the_same_report_is_the_same_page() -> None:
    assert html(everything(), context()) == html(everything(), context())
