"""``--add-suppressions``: the only option that writes into policies, and how carefully it does."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from cli.conftest import Done, Tool
from policies import TODAY
from policylint.resources import rules_dir

POLICIES = Path(__file__).parents[2] / "policies"
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
FEE = CLEAN.replace("fee: none", "fee: general")
ADD = ("check", "--as-of", TODAY, "--add-suppressions", "--reason", "old notice")
COMMENT = "  # policylint: ignore[request-fee] -- old notice\n"


def refused(done: Done, *words: str) -> None:
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert all(word in done.err for word in words), done.err


def silenced(text: str) -> str:
    return text.replace("  requests: {", f"{COMMENT}  requests: {{")


def test_all_findings_of_the_policies_are_silenced_and_reported_so(policylint: Tool, tmp_path: Path) -> None:
    shutil.copytree(POLICIES, tmp_path / "policies")
    done = policylint(*ADD, "--until", "2027-01-31")
    assert done.status == 0
    assert done.out.startswith("No findings in 3 policies (")
    assert done.err.startswith("policylint: suppressed ")
    again = policylint("check", "--as-of", TODAY, "--fail-on", "note")
    assert (again.status, again.out) == (0, done.out)
    assert policylint("check", "--as-of", "2027-02-01").status == 1


def test_only_what_is_selected_and_new_is_silenced(policylint: Tool, tmp_path: Path) -> None:
    worse = FEE.replace("identity_proof: on-reasonable-doubt", "identity_proof: notarised")
    (tmp_path / "p.yaml").write_text(worse, encoding="utf-8")
    assert policylint(*ADD, "--select", "request-fee", "p.yaml").status == 0
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == silenced(worse)
    assert policylint("baseline", "--as-of", TODAY, "p.yaml").status == 0
    assert policylint(*ADD, "--baseline", ".policylint-baseline.json", "p.yaml").err == (
        "policylint: suppressed 0 findings\n"
    )
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == silenced(worse)


def test_bytes_mode_and_links_stay(policylint: Tool, tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    crlf = b"\xef\xbb\xbf" + FEE.replace("\n", "\r\n").encode().removesuffix(b"\r\n")
    real.write_bytes(crlf)
    real.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert policylint(*ADD, "link.yaml").status == 0
    assert real.read_bytes() == silenced(crlf.decode().replace("\r\n", "\n")).replace("\n", "\r\n").encode()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert (tmp_path / "link.yaml").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["link.yaml", "real.yaml"]  # noqa: PTH208 - names are enough


def test_a_read_only_policy_is_refused_and_none_is_changed(policylint: Tool, tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(FEE, encoding="utf-8")
    (tmp_path / "b.yaml").chmod(0o444)
    refused(policylint(*ADD, "."), "b.yaml is read-only")
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in ("a.yaml", "b.yaml")} == {FEE}


def test_what_no_comment_can_silence_stays_and_fails(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(FEE, encoding="utf-8")
    (tmp_path / "q.yaml").write_text(FEE.replace("rights:", "right:"), encoding="utf-8")
    done = policylint(*ADD, "--output-format", "concise", "--quiet", ".")
    assert done.status == 1
    assert "error[unknown-key]" in done.out
    assert done.out.count("\n") == 1
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == silenced(FEE)
    assert (tmp_path / "q.yaml").read_text(encoding="utf-8") == FEE.replace("rights:", "right:")


def test_what_the_team_demands_is_kept(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(FEE, encoding="utf-8")
    configuration = tmp_path / ".policylint.yaml"
    configuration.write_text("suppressions: {max_days: 90}\n", encoding="utf-8")
    refused(policylint(*ADD, "p.yaml"), "p.yaml", "no last day")
    refused(policylint(*ADD, "--until", "2028-01-01", "p.yaml"), "more than the 90 days")
    configuration.write_text("suppressions: {forbid: [request-fee]}\n", encoding="utf-8")
    assert policylint(*ADD, "p.yaml").status == 1
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == FEE


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--add-suppressions",), "--reason"),
        (("--add-suppressions", "--reason", " "), "needs a reason"),
        (("--add-suppressions", "--reason", "a\nb"), "one line"),
        (("--add-suppressions", "--reason", "x", "--until", "soon"), "`soon` is no date"),
        (("--add-suppressions", "--reason", "x", "--until", "2026-11-21"), "has passed"),
        (("--add-suppressions", "--reason", "x", "--no-suppressions"), "--no-suppressions"),
        (("--reason", "x"), "--add-suppressions"),
        (("--until", "2027-01-31"), "--add-suppressions"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    policylint: Tool, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    (tmp_path / "p.yaml").write_text(FEE, encoding="utf-8")
    refused(policylint("check", "--as-of", TODAY, *options, "p.yaml"), words)
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == FEE


def test_standard_input_cannot_be_written(policylint: Tool) -> None:
    refused(policylint(*ADD, "-", stdin=FEE.encode()), "standard input")
