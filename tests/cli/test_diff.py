"""What changed between two versions, wherever they come from."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import EXECUTABLE, Done
from policies import TODAY
from policylint.cli.run import run
from policylint.render.changes.formats import DiffFormat
from policylint.resources import rules_dir
from scratch import Scratch

CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
FEE = CLEAN.replace("fee: none", "fee: general")
"""Worse for people, and a finding: a right costs something."""
LONGER = CLEAN.replace("period: 2 years", "period: 9 years")
"""Worse for people, and no finding."""
NAMED = CLEAN.replace("notice:\n", "notice:\n  id: tuinen\n")
BROKEN = CLEAN.replace("rights:", "right:")


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A repository that no test changes."""
    scratch = Scratch(tmp_path_factory.mktemp("committed"))
    scratch.write("a.yaml", CLEAN)
    scratch.write("policies/b.yaml", CLEAN)
    scratch.commit("old")
    return scratch


def diff(scratch: Scratch, *arguments: str) -> Done:
    return scratch.run("policylint", "diff", *arguments)


def report(scratch: Scratch, *arguments: str) -> dict[str, Any]:
    done = diff(scratch, "--output-format", "json", *arguments)
    assert (done.status, done.err) == (0, ""), done.err
    data: dict[str, Any] = json.loads(done.out)
    return data


def changes(scratch: Scratch, *arguments: str) -> list[str]:
    """The cards that judge the changes, sorted."""
    return sorted(one["id"] for one in report(scratch, *arguments)["changes"])


def refused(done: Done, *words: str) -> None:
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("policylint: error: ")
    assert done.err.count("\n") == 1
    assert all(word in done.err for word in words), done.err


def test_a_policy_and_itself_are_alike(scratch: Scratch) -> None:
    scratch.write("a.yaml", FEE)
    done = diff(scratch, "a.yaml", "a.yaml", "--fail-on", "introduced")
    assert (done.status, done.err) == (0, "")
    assert "No change of meaning in 1 policy" in done.out


def test_two_files_are_compared_and_every_place_is_told(scratch: Scratch) -> None:
    scratch.write("old.yaml", CLEAN)
    scratch.write("new.yaml", "# moved down\n" + FEE)
    data = report(scratch, "old.yaml", "new.yaml")
    assert (data["as_of"], data["old"], data["new"]) == (TODAY, "old.yaml", "new.yaml")
    (fee,) = [one for one in data["changes"] if one["id"] == "fee-changed"]
    line = next(number for number, text in enumerate(CLEAN.splitlines(), 1) if "fee: none" in text)
    assert (fee["old_place"]["file"], fee["old_place"]["line"]) == ("old.yaml", line)
    assert (fee["new_place"]["file"], fee["new_place"]["line"]) == ("new.yaml", line + 1)
    assert [one["rule"] for one in data["findings"]["introduced"]] == ["request-fee"]


def test_folders_are_compared_policy_by_policy(scratch: Scratch) -> None:
    scratch.write("old/a.yaml", CLEAN)
    scratch.write("old/named.yaml", NAMED)
    scratch.write("old/gone.yaml", CLEAN)
    scratch.write("new/a.yaml", LONGER)
    scratch.write("new/deep/other.yaml", NAMED)
    scratch.write("new/added.yaml", CLEAN)
    found = changes(scratch, "old", "new")
    assert {"policy-added", "policy-removed", "retention-lengthened"} <= set(found)
    assert [name for name in found if name.startswith("policy-")] == ["policy-added", "policy-removed"]
    assert "in 4 policies" in diff(scratch, "old", "new").out


def test_what_a_revision_held_is_compared(scratch: Scratch) -> None:
    scratch.write("policies/a.yaml", CLEAN)
    scratch.write("policies/.hidden/b.yaml", CLEAN)
    scratch.write("policies/notes.yaml", "a: 1\n")
    first = scratch.commit("old")
    scratch.write("policies/a.yaml", LONGER)
    scratch.commit("new")
    assert "retention-lengthened" in changes(scratch, "HEAD~1:policies/a.yaml", "policies/a.yaml")
    assert "retention-lengthened" in changes(scratch, f"{first[:9]}:policies", "HEAD:policies/")
    assert "retention-shortened" in changes(scratch, "policies", "HEAD~1:policies")
    assert changes(scratch, "HEAD:", ".") == []
    data = report(scratch, "HEAD~1:policies", "policies")
    assert {one["old_place"]["file"] for one in data["changes"] if one["old_place"]} == {"HEAD~1:policies/a.yaml"}


def test_a_path_in_a_revision_starts_at_the_root_or_here(scratch: Scratch) -> None:
    scratch.write("sub/a.yaml", CLEAN)
    scratch.write("sub/deep/a.yaml", CLEAN)
    scratch.write("a.yaml", LONGER)
    scratch.commit("old")
    command = "cd sub && policylint diff --output-format concise"
    for old, status in (("HEAD:a.yaml", 1), ("HEAD:./a.yaml", 0), ("HEAD:../a.yaml", 1), ("HEAD:./deep/../a.yaml", 0)):
        done = scratch.shell(f"{command} {old} a.yaml")
        assert (done.status, done.err) == (0, "")
        assert ("retention" in done.out) == bool(status), old
    assert scratch.shell(f"{command} HEAD:./ .").status == 0
    refused(scratch.shell(f"{command} HEAD:deep a.yaml"), "HEAD:deep: ", "holds no such", "`HEAD:./deep`")
    refused(scratch.shell(f"{command} HEAD:../../a.yaml a.yaml"), "leads out of the git repository")
    refused(scratch.shell(f"{command} HEAD:/a.yaml a.yaml"), "without `/`")


def test_a_file_whose_name_has_a_colon_comes_before_a_revision(scratch: Scratch) -> None:
    scratch.write("HEAD:a.yaml", FEE)
    scratch.write("a.yaml", CLEAN)
    scratch.commit("old")
    assert "fee-changed" in changes(scratch, "HEAD:a.yaml", "a.yaml")
    assert changes(scratch, "HEAD:./a.yaml", "a.yaml") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("`policylint diff OLD NEW`", "`policylint diff --against REV [PATHS...]`", "there are none")),
        (("a.yaml",), ("`policylint diff OLD NEW`", "`policylint diff --against REV [PATHS...]`", "is only one")),
        (("a.yaml", "a.yaml", "a.yaml"), ("`policylint diff OLD NEW`", "there are 3")),
        (("a.yaml", "missing.yaml"), ("missing.yaml: there is no such file or folder",)),
        (("a.yaml", "C:\\policies\\a.yaml"), ("C:", "there is no such file or folder")),
        (("a.yaml", "https://example.be/a.yaml"), ("there is no such file or folder",)),
        (("a.yaml", f"HEAD:{'x' * 300}"), ("holds no such file or folder. Check the spelling.",)),
        (("--against", "HEAD", "x" * 300), ("there is no such file or folder, now or at HEAD",)),
        (("a.yaml", "policies"), ("a.yaml is a file and policies is a folder",)),
        (("HEAD:policies", "HEAD:a.yaml"), ("HEAD:a.yaml is a file and HEAD:policies is a folder",)),
        (("HEAD:policies/b.yml", "a.yaml"), ("HEAD:policies/b.yml: ", "Did you mean `policies/b.yaml`?")),
        (("nowhere:a.yaml", "a.yaml"), ("`nowhere` is not in this repository",)),
        (("--against", "nowhere"), ("`nowhere` is not in this repository",)),
        (("--against", "HEAD", "missing"), ("missing: there is no such file or folder, now or at HEAD",)),
        (("--against", "HEAD", ".", ".."), ("lies outside the git repository",)),
        (("a.yaml", "a.yaml", "--as-of", "today"), ("--as-of",)),
        (("a.yaml", "a.yaml", "--select", "request-fees"), ("Did you mean `request-fee`?",)),
        (("a.yaml", "a.yaml", "--fail-on", "adverce"), ("--fail-on", "'adverse'")),
        (("a.yaml", "a.yaml", "--output", "htm=x"), ("Did you mean `html`?", "full, concise, json, sarif")),
        (("a.yaml", "a.yaml", "--output", "html=a.yaml"), ("a.yaml is a policy that was checked",)),
        (("a.yaml", "a.yaml", "--accept", "missing.yaml"), ("missing.yaml",)),
        (("a.yaml", "a.yaml", "--accept", "a.yaml"), ("a.yaml:", "no key `policylint`")),
        (("a.yaml", "a.yaml", "--reason", "x"), ("--reason", "--write-acceptances")),
        (("a.yaml", "a.yaml", "--write-acceptances", "x.yaml", "--reason", "x"), ("--by",)),
        (("a.yaml", "a.yaml", "--write-acceptances", "x.yaml", "--by", "x", "--reason", " "), ("--reason",)),
        (("a.yaml", "a.yaml", "--write-acceptances", "x.yaml", "--by", "x", "--reason", "a\nb"), ("--reason",)),
        (
            ("a.yaml", "a.yaml", "--write-acceptances", "no/x.yaml", "--by", "x", "--reason", "x"),
            ("no/x.yaml cannot be written: there is no folder",),
        ),
        (("a.yaml", "a.yaml", "--accept", "x.yaml", "--output", "json=x.yaml"), ("where acceptances are kept",)),
        (("a.yaml", "a.yaml", "--isolated", "--config", "a.yaml"), ("--isolated",)),
    ],
)
def test_wrong_usage_is_a_sentence(
    committed: Scratch,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(committed.folder)
    monkeypatch.setenv("HOME", committed.environ["HOME"])
    status = run(["diff", *arguments])
    refused(Done(status, *capfd.readouterr()), *words)
    assert committed.git("status", "--porcelain") == ""


def test_the_working_tree_is_compared_with_a_revision(scratch: Scratch) -> None:
    for name in ("kept", "worse", "gone"):
        scratch.write(f"policies/{name}.yaml", CLEAN)
    scratch.write("policies/moved.yaml", NAMED)
    scratch.write("elsewhere/x.yaml", CLEAN)
    scratch.commit("old")
    scratch.write("policies/worse.yaml", LONGER)
    (scratch.folder / "policies" / "gone.yaml").unlink()
    scratch.git("mv", "policies/moved.yaml", "policies/renamed.yaml")
    scratch.write("policies/added.yaml", CLEAN.replace("Example Tuinen", "Another"))
    scratch.write("elsewhere/x.yaml", FEE)
    found = changes(scratch, "--against", "HEAD")
    assert {"policy-added", "policy-removed", "retention-lengthened"} <= set(found)
    assert "fee-changed" not in found
    data = report(scratch, "--against", "HEAD")
    assert (data["old"], data["new"]) == ("HEAD", "the working tree")
    places = {one["id"]: (one["old_place"], one["new_place"]) for one in data["changes"]}
    assert places["policy-removed"][0]["file"] == "HEAD:policies/gone.yaml"
    assert places["policy-added"][1]["file"] == "policies/added.yaml"
    assert "fee-changed" in changes(scratch, "--against", "HEAD", ".")
    assert changes(scratch, "--against", "HEAD", "policies/kept.yaml") == []
    assert changes(scratch, "--against", "HEAD", "policies/gone.yaml") == ["policy-removed"]


def test_a_renamed_file_is_no_change_even_when_named_alone(scratch: Scratch) -> None:
    scratch.write("policies/a.yaml", CLEAN)
    scratch.commit("old")
    scratch.git("mv", "policies/a.yaml", "b.yaml")
    assert changes(scratch, "--against", "HEAD", "b.yaml") == []
    scratch.write("b.yaml", LONGER)
    assert "retention-lengthened" in changes(scratch, "--against", "HEAD", "b.yaml")


def test_all_policies_may_be_gone_or_new(scratch: Scratch) -> None:
    scratch.write("policies/a.yaml", CLEAN)
    scratch.commit("old")
    (scratch.folder / "policies" / "a.yaml").unlink()
    (scratch.folder / "policies").rmdir()
    assert changes(scratch, "--against", "HEAD", "policies") == ["policy-removed"]
    scratch.write("new/b.yaml", CLEAN.replace("Example Tuinen", "Another"))
    assert changes(scratch, "--against", "HEAD", "new") == ["policy-added"]
    (scratch.folder / "empty").mkdir()
    refused(diff(scratch, "--against", "HEAD", "empty"), "No policy found")


def test_a_shallow_clone_is_told_what_to_fetch(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("policies/a.yaml", CLEAN)
    scratch.commit("old")
    scratch.write("policies/a.yaml", LONGER)
    scratch.commit("new")
    clone = Scratch(tmp_path / "clone")
    clone.folder.joinpath(".git").rename(tmp_path / "unused")
    clone.git("clone", "--quiet", "--depth=1", f"file://{scratch.folder}", str(clone.folder))
    for arguments in (("--against", "HEAD~1"), ("HEAD~1:policies", "policies")):
        words = ("`HEAD~1` is not in this shallow clone", "Run `git fetch --unshallow origin`")
        refused(diff(clone, *arguments), *words)
    assert clone.shell("git fetch --unshallow origin").status == 0
    assert "retention-lengthened" in changes(clone, "--against", "HEAD~1")


def test_a_version_that_cannot_be_read_is_never_without_change(scratch: Scratch) -> None:
    scratch.write("policies/a.yaml", BROKEN)
    scratch.write("policies/b.yaml", CLEAN)
    scratch.commit("old")
    scratch.write("policies/a.yaml", CLEAN)
    scratch.write("policies/b.yaml", "policylint: 1\n}\n")
    scratch.write("policies/c.yaml", BROKEN)
    done = diff(scratch, "--against", "HEAD", "--output", "json=out.json")
    assert (done.status, done.out) == (2, "")
    line = BROKEN.splitlines().index("right:") + 1
    a, b, c = sorted(done.err.splitlines(), key=lambda sentence: sentence.split(".yaml")[0][-1])
    assert f"HEAD:policies/a.yaml:{line}: the old version cannot be compared: " in a
    assert "`git show HEAD:policies/a.yaml | policylint check -` shows all that is wrong." in a
    assert "policies/b.yaml:2: the new version cannot be compared: This is not valid YAML" in b
    assert f"policies/c.yaml:{line}: the new version cannot be compared: " in c
    assert not (scratch.folder / "out.json").exists()


def test_one_run_writes_every_format(scratch: Scratch) -> None:
    scratch.write("a.yaml", CLEAN)
    scratch.write("b.yaml", FEE)
    wanted = [f"--output={format_}=out.{format_}" for format_ in DiffFormat]
    done = diff(scratch, "a.yaml", "b.yaml", "--output-format", "concise", *wanted)
    assert (done.status, done.err) == (0, "")
    texts = {format_: (scratch.folder / f"out.{format_}").read_text(encoding="utf-8") for format_ in DiffFormat}
    assert texts[DiffFormat.CONCISE] == done.out
    assert json.loads(texts[DiffFormat.JSON])["changes"]
    assert json.loads(texts[DiffFormat.SARIF])["runs"]
    assert all("fee-changed" in text or "general" in text for text in texts.values())


def test_what_fails_is_chosen(scratch: Scratch) -> None:
    scratch.write("old.yaml", CLEAN)
    scratch.write("new.yaml", FEE)
    assert diff(scratch, "old.yaml", "new.yaml").status == 0
    for threshold in ("adverse", "error", "introduced"):
        assert diff(scratch, "old.yaml", "new.yaml", "--fail-on", threshold).status == 1
    assert diff(scratch, "new.yaml", "old.yaml", "--fail-on", "adverse").status == 0


def test_changes_that_a_person_accepted_fail_nothing_and_stale_acceptances_are_told(scratch: Scratch) -> None:
    scratch.write("old.yaml", CLEAN)
    scratch.write("new.yaml", LONGER)
    scratch.write("worse.yaml", FEE)
    gate = ("old.yaml", "new.yaml", "--fail-on", "adverse")
    assert diff(scratch, *gate).status == 1
    accept = ("--write-acceptances", "accepted.yaml", "--reason", "Agreed: see #7", "--by", "A. Counsel")
    written = diff(scratch, *gate, *accept)
    assert written.status == 0
    assert re.fullmatch(r"policylint: added \d+ acceptances? to accepted\.yaml\n", written.err)
    text = (scratch.folder / "accepted.yaml").read_text(encoding="utf-8")
    assert text.startswith("acceptances:\n  - fingerprint: ")
    assert 'reason: "Agreed: see #7"' in text
    assert diff(scratch, *gate, "--accept", "accepted.yaml").status == 0
    assert diff(scratch, *gate, *accept).err == "policylint: added 0 acceptances to accepted.yaml\n"
    assert (scratch.folder / "accepted.yaml").read_text(encoding="utf-8") == text
    other = ("old.yaml", "worse.yaml", "--fail-on", "adverse", "--accept", "accepted.yaml")
    stale = diff(scratch, *other)
    assert stale.status == 1
    fingerprint = re.findall(r"fingerprint: \"?([0-9a-f]{12})", text)[0]
    assert fingerprint in stale.out
    machine = diff(scratch, *other, "--output-format", "json")
    assert [one["fingerprint"] for one in json.loads(machine.out)["stale_acceptances"]][:1] == [fingerprint]
    assert fingerprint in machine.err
    diff(scratch, "old.yaml", "worse.yaml", *accept)
    more = (scratch.folder / "accepted.yaml").read_text(encoding="utf-8")
    assert more.startswith(text)
    assert len(more) > len(text)


def test_a_broken_file_of_acceptances_is_refused_with_its_line(scratch: Scratch) -> None:
    scratch.write("a.yaml", CLEAN)
    scratch.write("accepted.yaml", "acceptances:\n  - fingerprint: 0a1b2c3d4e5f\n    reason: x\n    by: y\n")
    refused(diff(scratch, "a.yaml", "a.yaml", "--accept", "accepted.yaml"), "accepted.yaml:2: `date` is missing")


def test_the_configuration_of_the_new_side_holds_for_both(scratch: Scratch) -> None:
    scratch.write("old/.policylint.yaml", "ignore: request-fee\nas_of: nonsense\n")
    scratch.write("old/a.yaml", CLEAN)
    scratch.write("old/drafts/b.yaml", CLEAN.replace("Example Tuinen", "Another"))
    scratch.write("new/.policylint.yaml", "exclude: drafts/\nseverity: {request-fee: note}\n")
    scratch.write("new/a.yaml", FEE)
    data = report(scratch, "old", "new")
    assert [(one["rule"], one["severity"]) for one in data["findings"]["introduced"]] == [("request-fee", "note")]
    assert "policy-removed" not in {one["id"] for one in data["changes"]}
    assert "policy-removed" in {one["id"] for one in report(scratch, "old", "new", "--isolated")["changes"]}
    scratch.write("new/.policylint.yaml", "severity: {request-fee: note}\nmin_severity: warning\n")
    assert report(scratch, "old", "new")["findings"]["introduced"] == []
    assert diff(scratch, "old", "new", "--fail-on", "introduced").status == 1


def test_the_configuration_says_what_is_compared_and_as_of_when(scratch: Scratch) -> None:
    scratch.write("texts/a.yaml", CLEAN)
    scratch.write("other/b.yaml", CLEAN)
    scratch.write(".policylint.yaml", "include: texts\nas_of: 2019-05-05\n")
    scratch.commit("old")
    scratch.write("texts/a.yaml", LONGER)
    scratch.write("other/b.yaml", FEE)
    done = scratch.run(str(EXECUTABLE), "diff", "--against", "HEAD", "--output-format", "json")
    data = json.loads(done.out)
    assert data["as_of"] == "2019-05-05"
    found = {one["id"] for one in data["changes"]}
    assert "retention-lengthened" in found
    assert "fee-changed" not in found


def test_colour_and_the_summary_are_for_those_who_want_them(scratch: Scratch) -> None:
    scratch.write("a.yaml", CLEAN)
    scratch.write("b.yaml", FEE)
    plain = diff(scratch, "a.yaml", "b.yaml")
    assert "\x1b[" not in plain.out
    coloured = diff(scratch, "a.yaml", "b.yaml", "--color", "always")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.out) == plain.out != coloured.out
    assert len(diff(scratch, "a.yaml", "b.yaml", "--quiet").out) < len(plain.out)


def test_the_same_input_is_the_same_output(scratch: Scratch) -> None:
    scratch.write("old/a.yaml", CLEAN)
    scratch.write("old/b.yaml", NAMED)
    scratch.write("new/b.yaml", FEE)
    scratch.write("new/c.yaml", LONGER)
    first, second = (diff(scratch, "old", "new", "--output-format", "json") for _ in range(2))
    assert first == second
