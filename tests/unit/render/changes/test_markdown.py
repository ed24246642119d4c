"""The diff report in Markdown: bounded, honest about what it leaves out, and nothing but text of others in it."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import context
from policylint.changes.findings import FindingsDiff
from policylint.changes.judge import Judged
from policylint.changes.report import DiffReport, Version
from policylint.finding import Reference
from policylint.render.changes.markdown import LONGEST, MARKER, markdown
from rendered_markdown import Shown, shown
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

FOLDS = re.compile(r"<details( open)?>\n<summary>[A-Z][a-z ]+: \d+( changes?)?</summary>\n|</details>\n")
"""The only HTML there may be but the marker."""

TROUBLE = '@ada #1 <img src=x onerror=a> [a](javascript:b) ![p](//x) </summary> `` | 1. \\ https://e.example "\n- x\x1b'


def write(one: DiffReport, **names: str) -> str:
    return markdown(one, context(names=names))


def read(one: DiffReport) -> Shown:
    return shown(write(one))


def test_a_report_is_counts_and_duties_then_changes_folded_by_area() -> None:
    one = report(policy(profiling(), reworded(), dropped(), findings=findings()), accepted=accepting(dropped()))
    text = write(one)
    duties, law = text.partition("### What the law asks for because of these changes\n\n")[2].split("\n\n", 1)
    assert re.fullmatch(r"- \*\*Inform people before the change takes effect\*\* \(3 changes\)\. Tell .*", duties)
    assert "[Art. 13(3) GDPR](<https://eur-lex.europa.eu/" in duties
    assert text.startswith(
        f"{MARKER}\n\n"
        "## What changed: 1 adverse, 1 unclear, 1 favourable\n\n"
        "From `old.yaml` to `new.yaml`: 3 changes in 1 policy.\n\n"
        "| For the people concerned | Changes | Of them accepted |\n"
        "| --- | ---: | ---: |\n"
        "| Adverse | 1 | 0 |\n"
        "| Unclear | 1 | 0 |\n"
        "| Favourable | 1 | 1 |\n\n"
        "Findings: 1 introduced, 1 resolved, 1 unchanged. "
        "Judged by the law as of 2026-11-22, rules of 2026-11-22. "
        "This is what the rules can see, not a statement of compliance.\n\n"
    )
    assert (
        "\n" + law
        == """
### Adverse for the people concerned: 1 change

<details open>
<summary>Purposes: 1 change</summary>

- data are now used to profile readers (`new.yaml:12`)

> **Why:** People must know what their data are used for.\\
> **What to do:** Tell people before the use begins.\\
> **Duties:** Inform people before the change takes effect\\
> **Law:** [Act 1](<https://law.example/1>); Case 2\\
> `purpose-added`, error

</details>

### Unclear, for a person to judge: 1 change

<details>
<summary>Purposes: 1 change</summary>

- newsletter: the purpose is worded differently; **was:** Send the newsletter → **now:** Send messages (`new.yaml:12`, was at `old.yaml:9`)

> **Why:** Other words may mean more.\\
> **What to do:** Compare them.\\
> **Duties:** Inform people before the change takes effect\\
> **Law:** Act 3\\
> `purpose-reworded`, warning

</details>

<details>
<summary>Accepted: 1</summary>

- data are no longer used to sell addresses (was at `old.yaml:20`); **accepted** by Ada on 2026-11-01: the board agreed

</details>

<details>
<summary>Findings introduced: 1</summary>

- **error** `retention-missing` `new.yaml:6`: No period is stated

</details>

<details>
<summary>Findings resolved: 1</summary>

- **note** `dead-mechanism` `old.yaml:6`: The clauses are repealed

</details>
"""  # noqa: E501 - as it is written
    )


def test_no_change_says_so_and_no_more() -> None:
    assert write(report(policy())) == (
        f"{MARKER}\n\n"
        "## What changed: nothing of meaning\n\n"
        "From `old.yaml` to `new.yaml`: No change of meaning in 1 policy.\n\n"
        "Findings: 0 introduced, 0 resolved, 0 unchanged. Judged by the law as of 2026-11-22, rules of 2026-11-22. "
        "This is what the rules can see, not a statement of compliance.\n"
    )
    assert "The findings differ nonetheless: 1 introduced" in write(report(policy(findings=findings())))


def test_the_parser_sees_what_is_meant() -> None:
    page = read(report(policy(profiling(), judged("track"), detail("title", "a"), detail("language", "b"))))
    assert page.headings[1:] == [
        "What the law asks for because of these changes",
        "Adverse for the people concerned: 2 changes",
        "Neutral: 2 changes",
    ]
    assert page.items[1:] == [
        "data are now used to profile readers (new.yaml:12)",
        "data are now used to track (new.yaml:12)",
        "language was: old b → now: b (new.yaml:12, was at old.yaml:2)",
        "title was: old a → now: a (new.yaml:12, was at old.yaml:2)",
    ]
    assert {"table_open", "blockquote_open", "hardbreak"} <= page.kinds


def test_several_policies_are_headings_and_files_are_named_from_the_root() -> None:
    other = policy(profiling(policy="b"), old=Version(None, "b"), new=Version("b.yaml", "b"))
    gone = policy(old=Version("c.yaml", "c"), new=Version(None, "c"))
    text = markdown(report(policy(profiling()), other, gone), context(names={"b.yaml": "site/b.yaml"}))
    assert shown(text).headings[3:] == ["garden", "b"]
    assert "profile readers (`site/b.yaml:12`)" in text
    assert "<summary>Policies added: 1</summary>\n\n- `site/b.yaml` (`b`)\n\n</details>" in text
    assert "<summary>Policies removed: 1</summary>\n\n- `c.yaml` (`c`)\n\n</details>" in text


def test_acceptances_that_hold_no_more_are_listed() -> None:
    text = write(report(policy(), stale=(acceptance("0a1b2c3d4e5f", change="profiles"),)))
    assert "- `0a1b2c3d4e5f` by Ada on 2026-11-01: the board agreed (it was: profiles)\n" in text


def test_only_addresses_of_the_web_become_links() -> None:
    by = card(references=(Reference("A", "https://law.example/1"), Reference("B", "javascript:a"), Reference("C")))
    one = report(policy(judged("track", by)))
    assert read(one).links[-1] == "https://law.example/1"
    assert "; B; C" in write(one)


def many(number: int) -> DiffReport:
    kinds: dict[str, Callable[..., Judged]] = {"adverse": profiling, "unclear": reworded, "favourable": dropped}
    kinds["neutral"] = partial(detail, "title", "a")
    changes = [
        kind(path=f"{line}", new_place=at(line), message=f"{name} {line}")
        for name, kind in kinds.items()
        for line in range(1, number + 1)
    ]
    found = tuple(finding(message=f"finding {line}", arguments=(str(line),)) for line in range(500))
    return report(policy(*changes, findings=FindingsDiff(found, found)))


def test_a_long_report_is_cut_between_entries_and_says_by_how_much() -> None:
    text = write(many(500))
    assert LONGEST - 3000 < len(text) <= LONGEST < 65_536
    page = shown(text)
    assert text.count("<details") == text.count("</details>")
    kept = {
        "adverse change": sum(item.startswith("adverse ") for item in page.items),
        "unclear change": sum(item.startswith("unclear ") for item in page.items),
        "introduced finding": sum(item.startswith("error ") for item in page.items),
    }
    assert kept["adverse change"] == 500
    assert 0 < kept["introduced finding"] <= 500
    lacking = {
        noun: int(count)
        for count, noun in re.findall(r"\*\*(\d+) (?:further )?([a-z ]+?)s are not shown\*\*, to keep this short", text)
    }
    for noun, number in kept.items():
        assert number + lacking.get(noun, 0) == 500
    assert lacking["favourable change"] == lacking["neutral change"] == lacking["resolved finding"] == 500
    assert "**500 neutral changes are not shown**, to keep this short; the JSON report has them all.\n" in text


def test_even_adverse_changes_leave_room_for_findings() -> None:
    text = write(many(2000))
    assert len(text) <= LONGEST
    assert re.search(r"\n\*\*\d+ further adverse changes are not shown\*\*", text)
    assert "finding 0" in text


def test_one_that_is_not_shown_is_counted_in_words() -> None:
    changes = [
        profiling(),
        *(reworded(path=str(n), message=f"{n} {'b ' * 150}") for n in range(300)),
    ]
    text = write(report(policy(*changes, dropped())))
    assert "**1 favourable change is not shown**" in text


def test_the_worst_texts_keep_within_the_bound() -> None:
    worst = [judged(f"{number}", message="` " * 400, after="@ " * 400) for number in range(300)]
    one = report(
        policy(*worst, new=Version("`" * 400, "` " * 400)), policy(), old="` " * 400, new="@" * 400, accepted={}
    )
    assert len(write(one)) <= LONGEST


def hostile(text: str) -> DiffReport:
    kept = dropped(message=text)
    return report(
        policy(
            reworded(message=text, before=text, after=f"other {text}"),
            profiling(message=text),
            kept,
            detail(text, text),
            detail(text, text, path="other"),
            old=Version(text, text),
            new=Version(text, text),
            findings=FindingsDiff((finding(message=text, file=text, rule=text),)),
        ),
        policy(profiling(message=text, policy=text), old=Version(None, text), new=Version(text, text)),
        old=text,
        new=text,
        accepted={kept.fingerprint: acceptance(kept.fingerprint, by=text, reason=text)},
        stale=(acceptance(text, change=text, date=text),),
    )


def assert_harmless(one: DiffReport) -> None:
    text = write(one)
    page = shown(text)
    assert page.active == []
    assert {link.split("/")[2] for link in page.links} <= {"eur-lex.europa.eu", "law.example"}
    assert page.html[0] == f"{MARKER}\n"
    assert all(FOLDS.fullmatch(piece) for piece in page.html[1:])
    assert not page.kinds & {"image", "fence", "code_block", "ordered_list_open", "hr", "html_inline", "em_open"}
    assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize(
    "text", [TROUBLE, "1. a", "- - a", "--- a", "# a", "> a", "    a", "a | b", "* a", "2) a", "="]
)
def test_text_of_others_is_read_and_does_nothing(text: str) -> None:
    assert_harmless(hostile(text))


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("`@#<a1 _*[](|)\\~!:/.&$-=+>\n\u202e\ud800"), max_size=30))
def test_whatever_the_text_it_does_nothing(text: str) -> None:
    assert_harmless(hostile(text))
