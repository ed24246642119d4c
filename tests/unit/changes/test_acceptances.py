"""Acceptances are read strictly, matched by fingerprint, and written without touching those that are there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffs import WORSE, diff_report, policy_diff
from policylint.changes.acceptance import Acceptance
from policylint.changes.acceptances import parse_acceptances, read_acceptances, with_accepted
from policylint.changes.card import Direction
from policylint.changes.write_acceptances import acceptances_of, with_more
from policylint.errors import InputError, UsageError
from policylint.source.document import parse_document

ONE = """\
acceptances:
  - fingerprint: 0a1b2c3d4e5f
    change: "purpose-added: a purpose was added"
    reason: People are informed on 1 December   # counsel's note
    by: A. Counsel
    date: 2026-11-20
"""
FIRST = Acceptance(
    fingerprint="0a1b2c3d4e5f",
    reason="People are informed on 1 December",
    by="A. Counsel",
    date="2026-11-20",
    change="purpose-added: a purpose was added",
)
SECOND = Acceptance(fingerprint="123456789012", reason="Agreed: see #7", by="B. Counsel", date="2026-11-21")
REPORT = diff_report(policy_diff("", WORSE))


def parsed(text: str) -> tuple[Acceptance, ...]:
    return parse_acceptances(parse_document("accepted.yaml", text.encode()))


def refusal(text: str) -> str:
    with pytest.raises(UsageError) as refused:
        parsed(text)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def entry(**changes: str) -> str:
    """A file with one acceptance, some of its values written otherwise, or left out where empty."""
    values = {"fingerprint": "0a1b2c3d4e5f", "reason": "x", "by": "y", "date": "2026-11-20"} | changes
    lines = "".join(f"    {key}: {value}\n" for key, value in values.items() if value)
    return "acceptances:\n  -\n" + lines


def test_acceptances_are_read(tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    file.write_text(ONE, encoding="utf-8")
    assert read_acceptances(file) == (FIRST,)
    assert parsed("acceptances: []\n") == ()
    with pytest.raises(InputError, match="missing"):
        read_acceptances(tmp_path / "missing.yaml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ("accepted.yaml:1: ", "no file of acceptances")),
        ("- a\n", ("accepted.yaml:1: ", "no file of acceptances")),
        ("a: [\n", ("accepted.yaml:", "not valid YAML")),
        ("acceptance: []\n", ("accepted.yaml:1: ", "`acceptance`", "Did you mean `acceptances`?")),
        ("acceptances: {}\n", ("accepted.yaml:1: ", "takes a list")),
        ("acceptances:\n  - a\n", ("accepted.yaml:2: ", "map of keys")),
        (entry(raeson="x"), ("accepted.yaml:7: ", "`raeson`", "Did you mean `reason`?")),
        (entry(reason=""), ("accepted.yaml:3: ", "`reason` is missing")),
        (entry(by=""), ("accepted.yaml:3: ", "`by` is missing")),
        (entry(date=""), ("accepted.yaml:3: ", "`date` is missing")),
        (entry(fingerprint=""), ("accepted.yaml:3: ", "`fingerprint` is missing")),
        (entry(reason="'  '"), ("accepted.yaml:4: ", "text is expected")),
        (entry(by="7"), ("accepted.yaml:5: ", "text is expected")),
        (entry(date="20 November 2026"), ("accepted.yaml:6: ", "`20 November 2026` is no date")),
        (entry(date="2026-02-30"), ("accepted.yaml:6: ", "is no date")),
        (entry(date="null"), ("accepted.yaml:6: ", "text is expected")),
        (entry(fingerprint="0A1B2C3D4E5F"), ("accepted.yaml:3: ", "`0A1B2C3D4E5F` is no fingerprint")),
        (entry(fingerprint="0a1b2c3d4e5"), ("accepted.yaml:3: ", "is no fingerprint")),
        (entry(fingerprint="123456789012"), ("accepted.yaml:3: ", "reads as a number", "quotes")),
        (entry(fingerprint="1234e5678901"), ("accepted.yaml:3: ", "reads as a number", "quotes")),
        (entry(fingerprint="true"), ("accepted.yaml:3: ", "is no fingerprint")),
        (entry() + entry().partition("\n")[2], ("accepted.yaml:8: ", "accepted on line 3 already")),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_line(text: str, words: tuple[str, ...]) -> None:
    sentence = refusal(text)
    assert sentence.startswith(words[0])
    assert all(word in sentence for word in words), sentence


def test_accepted_changes_are_no_longer_open_and_others_are_stale() -> None:
    change = next(one for one in REPORT.changes if one.direction is Direction.ADVERSE)
    known = Acceptance(fingerprint=change.fingerprint, reason="x", by="y", date="2026-11-20")
    settled = with_accepted(REPORT, [known, FIRST])
    assert settled.stale == (FIRST,)
    assert settled.accepted == {change.fingerprint: known}
    assert change not in settled.open
    assert len(settled.open) == len(REPORT.changes) - 1


def test_all_open_adverse_changes_can_be_accepted_at_once() -> None:
    assert REPORT.adverse
    more = acceptances_of(REPORT, reason="Reviewed", by="A. Counsel", day="2026-11-22")
    settled = with_accepted(REPORT, more)
    assert not settled.adverse
    assert not settled.stale
    assert {one.direction for one in settled.open} == {one.direction for one in REPORT.changes} - {Direction.ADVERSE}
    assert acceptances_of(settled, reason="x", by="y", day="2026-11-22") == ()


@pytest.mark.parametrize("text", ["", "\n", ONE, ONE.rstrip("\n"), ONE.replace("\n", "\r\n"), "acceptances: []\n"])
def test_what_is_written_is_read_again_after_what_was_there(tmp_path: Path, text: str) -> None:
    file = tmp_path / "accepted.yaml"
    file.write_bytes(text.encode())
    before = parsed(text) if text.strip() else ()
    data = with_more(file, [SECOND])
    assert parse_acceptances(parse_document("x", data)) == (*before, SECOND)
    if before:
        assert data.startswith(text.encode())


def test_a_file_that_is_not_there_is_begun(tmp_path: Path) -> None:
    data = with_more(tmp_path / "new.yaml", [FIRST, SECOND])
    assert parse_acceptances(parse_document("x", data)) == (FIRST, SECOND)
    assert data.decode().startswith("acceptances:\n  - fingerprint: 0a1b2c3d4e5f\n    change: ")
    assert '  - fingerprint: "123456789012"\n    reason: "Agreed: see #7"\n' in data.decode()


def test_a_list_that_begins_in_the_first_column_goes_on_there(tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    text = "acceptances:\n" + "".join(f"{line[2:]}\n" for line in ONE.splitlines()[1:])
    file.write_text(text, encoding="utf-8")
    assert with_more(file, [SECOND]).decode().startswith(text + "- fingerprint: ")


def test_another_layout_is_written_anew_unless_comments_would_be_lost(tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    flow = '{"acceptances": [{"fingerprint": "0a1b2c3d4e5f", "reason": "x", "by": "y", "date": "2026-11-20"}]}\n'
    file.write_text(flow, encoding="utf-8")
    first, second = parse_acceptances(parse_document("x", with_more(file, [SECOND])))
    assert (first.reason, second) == ("x", SECOND)
    file.write_text(f"# ours\n{flow}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"accepted\.yaml:1: .*comments"):
        with_more(file, [SECOND])
    file.write_text("policylint: 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no key `policylint`"):
        with_more(file, [SECOND])


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


@given(words, words)
def test_whatever_reason_and_name_say_is_read_again(reason: str, by: str) -> None:
    one = Acceptance(fingerprint="0a1b2c3d4e5f", reason=reason, by=by, date="2026-11-20")
    data = with_more(Path("no-such-folder/accepted.yaml"), [one])
    assert parse_acceptances(parse_document("x", data)) == (one,)
