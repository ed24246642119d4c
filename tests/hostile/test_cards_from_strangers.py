"""Rule cards that somebody else wrote: they are data, bounded in time, and refused in a sentence."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from cli.conftest import Done, Tool
from policies import facts_of
from policylint.errors import CardError
from policylint.facts.facts import Facts
from policylint.finding import Finding
from policylint.reference import load_library
from policylint.rules.card import Card
from policylint.rules.closures_run import MAX_VISITS
from policylint.rules.evaluate import MOST_FINDINGS, Subject, evaluate
from policylint.rules.message import Message
from policylint.rules.own_packs import read_own_packs
from policylint.rules.query import QueryError, QueryTimeoutError, compile_condition, compile_query
from policylint.rules.regexes import LONGEST_PATTERN
from rule_cards import changed, write_card

GUARD_SECONDS = 30.0
EXPLODING = ("(a+)+$", "(a|aa)+$", "(a*)*b", "([a-z]+)*1", "(.*a){20}", "(a?){50}a{50}", "((a+)b?)+c")
STARS = ", ".join(["*"] * 400)
POLICY = f"notice: {{title: {'a' * 60}}}\npurposes:\n" + "".join(
    f"  p{number}: {{description: {'a' * 40}, legal_bases: consent}}\n" for number in range(300)
)


@pytest.fixture(autouse=True)
def guarded() -> object:
    """No test of this module may take long, whatever the card."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < GUARD_SECONDS


def card_text(
    given: str = "$.notice", require: str = "@.version", message: str = "{$.notice.title} has no version"
) -> str:
    """The team's card with other queries or another message."""
    quoted = (json.dumps(text) for text in (given, require, message))
    given, require, message = quoted
    return changed(
        ("given: $.notice", f"given: {given}"),
        ('require: "@.version"', f"require: {require}"),
        ('message: "{@.title} has no version"', f"message: {message}"),
    )


def card_with(tmp_path: Path, **changes: str) -> Card:
    """The team's card, changed."""
    write_card(tmp_path / "team", card_text(**changes))
    return read_own_packs([tmp_path / "team"], load_library())[0]


def spoken(card: Card, facts: Facts) -> list[Finding]:
    return [said.finding for said in evaluate(card, facts, Subject("policy.yaml", "policy"))]


def refused(done: Done, *words: str) -> None:
    """The run is no success, and one sentence on standard error says why."""
    assert done.status in {2, 3}
    assert "Traceback" not in done.err
    assert all(word in done.err for word in words), done.err
    assert all(len(line) < 2_000 for line in done.err.splitlines())


@pytest.mark.parametrize("pattern", EXPLODING)
def test_a_pattern_that_explodes_is_stopped(tmp_path: Path, pattern: str) -> None:
    card = card_with(tmp_path, given="$.purposes[*]", require=f"search(@.description, '{pattern}x')")
    facts = facts_of(POLICY)
    with suppress(QueryTimeoutError):  # some of them do not explode in this engine
        spoken(card, facts)


def test_patterns_share_their_time_among_all_candidates(tmp_path: Path) -> None:
    card = card_with(tmp_path, given="$.purposes[*]", require="match(@.description, '(a|aa)+[bc]')")
    with pytest.raises(QueryTimeoutError, match="takes over 1 s"):
        spoken(card, facts_of(POLICY))


@pytest.mark.parametrize(
    "pattern", ["a{1000000000}", "((a{1000}){1000}){1000}", "(" * 4_000 + ")" * 4_000, "[a-z" * 2_000]
)
def test_a_pattern_too_large_to_compile_is_no_crash(pattern: str) -> None:
    with suppress(QueryError):  # or no match
        assert not compile_condition(f"match(@, '{pattern}')").holds("b", None)


def test_an_endless_pattern_is_none() -> None:
    assert not compile_condition(f"match(@, '{'a' * (LONGEST_PATTERN + 1)}')").holds("a" * (LONGEST_PATTERN + 1), None)


@pytest.mark.parametrize(
    "given",
    [
        "$" + "..[*, *, *]" * 8,
        f"$.purposes[{STARS}][{STARS}]",
        "$.purposes[?count($.purposes[?count(@..*) > 1]..*) > count(@" + "..[*, *, *]" * 8 + ")]",
    ],
)
def test_a_query_that_multiplies_is_refused(tmp_path: Path, given: str) -> None:
    card = card_with(tmp_path, given=given, require="$.as_of == 1")
    with pytest.raises(QueryError, match=f"it visits more than {MAX_VISITS:,} nodes: select less"):
        spoken(card, facts_of(POLICY))


@pytest.mark.parametrize("given", ["$..*..*..*", "$..[?@..*]..*", "$..[?count($..*..*) > count(@..*..*)]"])
def test_a_query_for_everything_ends_soon(tmp_path: Path, given: str) -> None:
    card, facts = card_with(tmp_path, given=given, require="$.as_of == 1"), facts_of(POLICY)
    with suppress(QueryError):  # or all that there is
        assert spoken(card, facts)


def test_candidates_do_not_multiply_the_bounds_of_a_query(tmp_path: Path) -> None:
    card = card_with(tmp_path, given="$..*", require="count($..*) == count(@..*)")
    began = time.monotonic()
    found = spoken(card, facts_of("notice: {version: null}"))
    assert len(found) > 100
    assert time.monotonic() - began < GUARD_SECONDS


def test_what_hangs_on_the_document_alone_is_worked_out_once() -> None:
    root = {"a": list(range(900)), "b": list(range(900))}
    query = compile_query("$.b[?$.a[?@ == 899]]")
    assert len(query.select(root)) == 900
    crossed = compile_query("$.b[?count($.a[*]) == 900]")
    assert len(crossed.select(root)) == 900


def test_comparing_what_is_large_counts_as_visiting_it() -> None:
    large = [[0] * 1_000]
    root = {"one": large, "other": [[0] * 1_000], "many": [0] * 5_000}
    with pytest.raises(QueryError, match="visits more than"):
        compile_query("$.many[?$.one == $.other]").select(root)


def test_a_query_that_keeps_too_much_is_refused() -> None:
    root = {"a": [[0] * 1_000] * 500}
    with pytest.raises(QueryError, match="visits more than"):
        compile_query("$.a[*][*]").select(root)


@pytest.mark.source
def test_a_card_that_finds_fault_with_everything_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("policylint.rules.evaluate.MOST_FINDINGS", 100)
    card = card_with(tmp_path, given="$..*", require="count($..*) == 0")
    with pytest.raises(QueryError, match="it finds more than 100 faults in one policy: select less"):
        spoken(card, facts_of(POLICY))
    assert MOST_FINDINGS == 30_000


@pytest.mark.parametrize(
    "query",
    [
        "$" + ".a" * 50_000,
        "$[?" + "(" * 2_000 + "@.a" + ")" * 2_000 + "]",
        "$[?" * 1_200 + "@.a" + "]" * 1_200,
        "$[?!" + "!" * 4_000 + "@.a]",
        "$[?" + "@.a&&" * 900 + "@.a]",
    ],
)
def test_a_query_too_long_or_too_deep_is_a_sentence(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        compile_query(query)
    assert len(str(caught.value)) < 1_000


def test_a_query_too_long_is_refused_with_its_place(policylint: Tool, policy: Path, tmp_path: Path) -> None:
    write_card(tmp_path / "team", card_text(given="$" + ".a" * 50_000))
    done = policylint("check", "--rules", "team", policy.as_posix())
    refused(done, "team/version-missing.yaml:7: ", "is longer than the 10,000 characters it may have")


def test_a_message_does_not_grow_with_what_it_names() -> None:
    names = {"names": [f"n{number}" for number in range(20_000)], "title": "x" * 1_000_000}
    text, arguments = Message("{$.names} in {$.title}").fill(names, None, ())
    assert len(text) < 5_000
    assert "(20,000 items)" in text
    assert "(1,000,000 characters)" in text
    assert all(len(argument) < 5_000 for argument in arguments)


def test_a_card_of_many_megabytes_is_refused(policylint: Tool, policy: Path, tmp_path: Path) -> None:
    card = write_card(tmp_path / "team")
    card.write_text(card.read_text(encoding="utf-8") + "# " + "x" * 5_000_000, encoding="utf-8")
    refused(policylint("check", "--rules", "team", policy.as_posix()), "The file is larger than the 2,000,000 bytes")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [*a]\n", "refers to the value it stands in"),
        ("[" * 100_000, "nest deeper than 100 levels"),
        ("id: !!python/object/apply:os.system [touch ran]\n", "The tag"),
        ("id: x\n---\nid: y\n", "A second document begins here"),
        ("id: x\n<<: {a: b}\n", "A merge key"),
    ],
)
def test_a_card_is_read_as_carefully_as_a_policy(
    policylint: Tool, policy: Path, tmp_path: Path, text: str, words: str
) -> None:
    write_card(tmp_path / "team", text)
    refused(policylint("check", "--rules", "team", policy.as_posix()), words)
    assert not (tmp_path / "ran").exists()


def test_a_card_runs_no_code(tmp_path: Path) -> None:
    message = "{@.__class__} {@.title.__init__} {0.__globals__} {@['__import__(1)']}"
    with pytest.raises(CardError, match="a placeholder does not parse"):
        card_with(tmp_path, message=message)
    text, _ = Message("{@.__class__} {@['__import__(1)']}").fill({}, {"a": 1}, ())
    assert text == "? ?"


def test_a_card_cannot_name_other_files(policylint: Tool, policy: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("SECRET\n", encoding="utf-8")
    for line in ("extends: ../secret.yaml\n", "include: ../secret.yaml\n", "rules: ..\n"):
        write_card(tmp_path / "team", changed() + line)
        done = policylint("check", "--rules", "team", policy.as_posix())
        refused(done, "there is no key")
        assert "SECRET" not in done.out + done.err


def test_what_a_card_says_reaches_every_output_escaped(policylint: Tool, policy: Path, tmp_path: Path) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J ::stop-commands::x\n::error::y"
    write_card(tmp_path / "team", card_text(message=evil))
    for format_ in ("full", "json", "github", "markdown"):
        done = policylint(
            "check",
            "--rules",
            "team",
            "--select",
            "version-missing",
            "--fail-on",
            "note",
            "--output-format",
            format_,
            policy.as_posix(),
            environ={"GITHUB_ACTIONS": "true"},
        )
        assert done.status == 1, done.err
        assert not {"\x1b", "\x07"} & set(done.out + done.err)
        assert not any(line.lstrip().startswith("::stop-commands") for line in done.out.splitlines())


def test_a_card_that_fails_is_never_a_success(policylint: Tool, policy: Path, tmp_path: Path) -> None:
    write_card(tmp_path / "team", card_text(given=f"$[{STARS}][{STARS}]", require="$.as_of == 1"))
    done = policylint("check", "--rules", "team", "--fail-on=never", "--output-format", "json", policy.as_posix())
    assert done.status == 3
    assert "internal error: " in done.err
    assert "version-missing" in done.err
    report = json.loads(done.out)
    assert report["findings"], "the other rules have spoken"


def test_names_are_not_compared_for_ever() -> None:
    from policylint.rules.nearest import suggestion  # noqa: PLC0415

    assert suggestion("x" * 1_000_000, ["x" * 20]) == ""


def test_files_in_a_pack_are_read_only_if_they_are_files(
    policylint: Tool, policy: Path, tmp_path: Path, make_fifo: Callable[[Path], None]
) -> None:
    card = write_card(tmp_path / "team")
    make_fifo(card.with_name("pipe.yaml"))
    done = policylint("check", "--rules", "team", "--select", "version-missing", policy.as_posix())
    assert (done.status, done.err) == (0, "")
    assert "version-missing" in done.out
