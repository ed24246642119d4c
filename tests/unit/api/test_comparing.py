"""What other programs learn when they compare two versions."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import policylint
from policies import TODAY
from policylint import DiffReport, diff
from policylint.api import compose, texts
from policylint.errors import InputError, InternalError, LoadError, NothingToCheckError, UsageError
from policylint.resources import rules_dir
from policylint.rules.query import QueryError
from policylint.source.document import Document, parse_document

DAY = date.fromisoformat(TODAY)
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
FEE = CLEAN.replace("fee: none", "fee: general")
NAMED = CLEAN.replace("notice:\n", "notice:\n  id: tuinen\n")
BROKEN = CLEAN.replace("rights:", "right:")


def write(folder: Path, **texts: str) -> Path:
    """A folder with files; `__` in a name stands for a slash."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(report: DiffReport, folder: Path) -> list[tuple[str | None, str | None]]:
    """The files of each policy, seen from a folder."""

    def seen(file: str | None) -> str | None:
        return None if file is None else Path(file).relative_to(folder).as_posix()

    return [(seen(policy.old.file), seen(policy.new.file)) for policy in report.policies]


def test_two_files_are_two_versions_of_one_policy(tmp_path: Path) -> None:
    write(tmp_path, old=NAMED, other=FEE)
    report = diff(tmp_path / "old.yaml", str(tmp_path / "other.yaml"), as_of=DAY)
    assert isinstance(report, DiffReport)
    assert names(report, tmp_path) == [("old.yaml", "other.yaml")]
    assert [policy.old.policy for policy in report.policies] == ["tuinen"]
    assert [policy.new.policy for policy in report.policies] == ["other"]
    assert (report.as_of, report.pack_as_of) == (TODAY, TODAY)
    assert report.old.endswith("old.yaml")
    assert report.policies[0].new.lines[0] == FEE.splitlines()[0]
    assert {"fee-changed", "policy-removed"} & {one.id for one in report.changes} == {"fee-changed"}
    assert report.adverse
    assert [one.rule for one in report.findings.introduced] == ["request-fee"]
    back = diff(tmp_path / "other.yaml", tmp_path / "old.yaml", as_of=DAY)
    assert [one.rule for one in back.findings.resolved] == ["request-fee"]
    assert not back.findings.introduced


def test_nothing_changes_between_a_policy_and_itself(tmp_path: Path) -> None:
    write(tmp_path, a=FEE)
    report = diff(tmp_path / "a.yaml", tmp_path / "a.yaml", as_of=DAY)
    assert not report.changes
    assert not report.findings.introduced
    assert not report.findings.resolved
    assert [one.rule for one in report.findings.unchanged] == ["request-fee"]


def test_one_meaning_in_other_notations_is_no_change(tmp_path: Path) -> None:
    document = parse_document("x", FEE.encode())
    assert document.root is not None
    write(tmp_path, block=FEE, json=json.dumps(document.root.value), indented=json.dumps(document.root.value, indent=2))
    for one, other in (("block", "json"), ("json", "block"), ("indented", "json")):
        report = diff(tmp_path / f"{one}.yaml", tmp_path / f"{other}.yaml", as_of=DAY)
        assert not report.changes
        assert not report.findings.introduced
        assert not report.findings.resolved


def test_findings_can_be_selected_and_ignored(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN, b=FEE)
    pair = (tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert not diff(*pair, as_of=DAY, ignore=["request-fee"]).findings.introduced
    assert not diff(*pair, as_of=DAY, select=["transfers"]).findings.introduced
    assert diff(*pair, as_of=DAY, select=["request-fee"], ignore=["transfers"]).changes
    with pytest.raises(UsageError, match="Did you mean `request-fee`"):
        diff(*pair, as_of=DAY, select=["request-fees"])


def test_suppressed_findings_count_on_neither_side(tmp_path: Path) -> None:
    silent = FEE.replace("rights:\n", "rights:\n  # policylint: ignore[request-fee] -- agreed\n")
    write(tmp_path, loud=FEE, silent=silent)
    loud, quiet = tmp_path / "loud.yaml", tmp_path / "silent.yaml"
    assert [one.rule for one in diff(loud, quiet, as_of=DAY).findings.resolved] == ["request-fee"]
    assert [one.rule for one in diff(quiet, loud, as_of=DAY).findings.introduced] == ["request-fee"]
    assert not diff(quiet, quiet, as_of=DAY).findings.unchanged


def test_policies_of_folders_are_paired_and_come_and_go(tmp_path: Path) -> None:
    old = write(tmp_path / "old", same=CLEAN, moved=NAMED, gone=CLEAN, changed=CLEAN)
    new = write(tmp_path / "new", same=CLEAN, sub__renamed=NAMED, added=CLEAN, changed=FEE)
    (new / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    report = diff(old, new, as_of=DAY)
    assert names(report, tmp_path) == [
        (None, "new/added.yaml"),
        ("old/changed.yaml", "new/changed.yaml"),
        ("old/same.yaml", "new/same.yaml"),
        ("old/moved.yaml", "new/sub/renamed.yaml"),
        ("old/gone.yaml", None),
    ]
    changed = {policy.new.file or policy.old.file: [one.id for one in policy.changes] for policy in report.policies}
    assert changed[f"{new.as_posix()}/added.yaml"] == ["policy-added"]
    assert changed[f"{old.as_posix()}/gone.yaml"] == ["policy-removed"]
    assert changed[f"{new.as_posix()}/sub/renamed.yaml"] == []
    assert "fee-changed" in changed[f"{new.as_posix()}/changed.yaml"]


def test_a_folder_may_have_no_policy_yet_but_not_both(tmp_path: Path) -> None:
    empty, full = write(tmp_path / "empty"), write(tmp_path / "full", a=CLEAN)
    assert [one.id for one in diff(empty, full, as_of=DAY).changes] == ["policy-added"]
    assert [one.id for one in diff(full, empty, as_of=DAY).changes] == ["policy-removed"]
    with pytest.raises(NothingToCheckError, match="No policy found"):
        diff(empty, empty, as_of=DAY)


def test_a_file_and_a_folder_are_not_compared(tmp_path: Path) -> None:
    folder = write(tmp_path / "full", a=CLEAN)
    for sides in ((folder, folder / "a.yaml"), (folder / "a.yaml", folder)):
        with pytest.raises(UsageError, match=r"a\.yaml is a file and .*full is a folder\. Compare two files, or two f"):
            diff(*sides, as_of=DAY)
    with pytest.raises(InputError, match="missing"):
        diff(tmp_path / "missing", folder, as_of=DAY)


def test_every_file_that_is_no_policy_is_named_and_nothing_is_reported(tmp_path: Path) -> None:
    old = write(tmp_path / "old", a=BROKEN, b=CLEAN, c="policylint: 1\n}")
    new = write(tmp_path / "new", a=CLEAN, b=CLEAN, d=BROKEN)
    with pytest.raises(LoadError) as refused:
        diff(old, new, as_of=DAY)
    a, c, d = sorted(refused.value.problems, key=lambda sentence: sentence.partition(":")[0].rpartition("/")[2])
    line = BROKEN.splitlines().index("right:") + 1
    assert a.startswith(f"{old.as_posix()}/a.yaml:{line}: the old version cannot be compared: ")
    assert f"`policylint check {old.as_posix()}/a.yaml` shows all that is wrong." in a
    assert c.startswith(f"{old.as_posix()}/c.yaml:2: the old version cannot be compared: This is not valid YAML")
    assert d.startswith(f"{new.as_posix()}/d.yaml:{line}: the new version cannot be compared: ")
    assert str(refused.value) == refused.value.problems[0]


def test_what_is_broken_on_both_sides_alike_is_no_empty_diff(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", a=BROKEN), write(tmp_path / "new", a=BROKEN)
    with pytest.raises(LoadError) as refused:
        diff(old, new, as_of=DAY)
    assert len(refused.value.problems) == 2


def test_a_version_is_parsed_once_and_the_same_text_in_its_place_once_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write(tmp_path / "old", same=CLEAN, changed=CLEAN, gone=NAMED)
    new = write(tmp_path / "new", same=CLEAN, changed=FEE)
    parsed: Counter[str] = Counter()

    def counting(file: str, data: bytes) -> Document:
        parsed[Path(file).relative_to(tmp_path).as_posix()] += 1
        return parse_document(file, data)

    monkeypatch.setattr(texts, "parse_document", counting)
    diff(old, new, as_of=DAY)
    assert parsed == dict.fromkeys(("old/changed.yaml", "old/gone.yaml", "new/same.yaml", "new/changed.yaml"), 1)


def test_a_card_that_fails_is_an_internal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=CLEAN, b=FEE)

    def fail(*_: object) -> None:
        raise QueryError("too deep")

    monkeypatch.setattr(compose, "judge", fail)
    with pytest.raises(InternalError, match=r"a change card failed on .*b\.yaml: too deep\."):
        diff(tmp_path / "a.yaml", tmp_path / "b.yaml", as_of=DAY)


def test_the_function_can_be_called_whatever_was_imported_before(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    path = (tmp_path / "a.yaml").as_posix()
    call = f"policylint.diff({path!r}, {path!r}, as_of=date(2026, 11, 22))"
    for before in ("policylint", "policylint.changes.report", "policylint.changes", "policylint.api"):
        code = f"import policylint, {before}; from datetime import date; print(len({call}.policies))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("1\n", "")
    assert callable(policylint.diff)
