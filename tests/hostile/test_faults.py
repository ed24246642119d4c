"""When the surroundings fail: the right sentence and exit status, no half-written file, and no finding lost."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from cli.conftest import CLEAN_START, EXECUTABLE, Done, Tool, environment
from policylint.errors import InputError
from policylint.source import discover as discovery
from policylint.source.document import read_bytes, read_document
from policylint.source.files import read_ordinary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, pipes and signals of POSIX")

LACKING = ("check", "--select", "purposes-missing", "--isolated", "--no-cache")
FULL = Path("/dev/full")
_LIMIT = 512
"""Bytes that a file may have where the disk is to be full."""
MORE_THAN_A_PIPE_HOLDS = 1 << 18
_SLOW_WRITE = """\
import os, sys, time
from pathlib import Path
from policylint.source.atomic import write_all
before = os.fsync
def slow(descriptor):
    before(descriptor)
    print("written", flush=True)
    time.sleep(60)
os.fsync = slow
write_all({Path("a"): b"new a", Path("b"): b"new b"})
"""


def limited(folder: Path, *arguments: str) -> Done:
    """The command where no file may grow beyond a few hundred bytes, as on a disk that is full."""
    limits = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({_LIMIT}, {_LIMIT}))"
    run = "import sys; from policylint.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-B", "-c", f"{limits}; {run}", *arguments],
        cwd=folder,
        env={name: value for name, value in environment().items() if not name.startswith("COVERAGE_")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(folder: Path, command: str, environ: Mapping[str, str] | None = None) -> Done:
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=environment(environ), capture_output=True, timeout=60, check=False
    )
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def one_sentence(done: Done, status: int, *words: str) -> None:
    assert done.status == status, done
    assert done.err.startswith("policylint: error: ")
    assert done.err.count("\n") == 1
    assert all(word in done.err for word in words), done.err


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("policy")
def test_a_report_that_the_disk_has_no_room_for_is_not_half_written(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_bytes(b"old")
    before = files_in(tmp_path)
    done = limited(tmp_path, "check", "--isolated", "--output", "json=report.json", "--output", "sarif=new.sarif")
    one_sentence(done, 2, "cannot be written: File too large")
    assert done.out == ""
    assert report.read_bytes() == b"old"
    assert files_in(tmp_path) == before


@pytest.mark.usefixtures("policy")
def test_a_baseline_that_the_disk_has_no_room_for_leaves_the_old_one(tmp_path: Path) -> None:
    old = b'{"version": 1, "findings": []}'
    (tmp_path / ".policylint-baseline.json").write_bytes(old)
    before = files_in(tmp_path)
    one_sentence(limited(tmp_path, "baseline", "--isolated"), 2, ".policylint-baseline.json cannot be written")
    assert (tmp_path / ".policylint-baseline.json").read_bytes() == old
    assert files_in(tmp_path) == before


def test_suppressions_that_the_disk_has_no_room_for_leave_the_policy(tmp_path: Path, policy: Path) -> None:
    before = policy.read_bytes()
    command = ("check", "--isolated", "--add-suppressions", "--reason", "x" * 400)
    one_sentence(limited(tmp_path, *command), 2, "cannot be written")
    assert policy.read_bytes() == before
    assert files_in(tmp_path) == ["policies/policy.yaml"]


@pytest.mark.usefixtures("policy")
@pytest.mark.skipif(not FULL.exists(), reason="no full device")
@pytest.mark.parametrize("arguments", [LACKING, ("rules",), ("--version",), ("--help",), ("schema", "policy")])
def test_a_full_disk_is_told_of_on_standard_error(policylint: Tool, arguments: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = policylint(*arguments, stdout=full)
    assert done.status not in {0, 1}
    assert "Traceback" not in done.err
    assert "No space left on device" in done.err


@pytest.mark.usefixtures("policy")
@pytest.mark.skipif(not FULL.exists(), reason="no full device")
def test_a_full_disk_under_standard_error_changes_no_status(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    assert shell(tmp_path, f"{EXECUTABLE} {' '.join(LACKING)} 2>/dev/full").status == 1
    assert shell(tmp_path, f"{EXECUTABLE} check gone.yaml 2>/dev/full").status == 2


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.usefixtures("policy")
def test_a_folder_that_may_not_be_written_to_is_a_sentence(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "sealed").mkdir(mode=0o555)
    done = policylint("check", "--isolated", "--output", "json=sealed/report.json")
    one_sentence(done, 2, "sealed/report.json cannot be written: permission denied")


def test_a_file_that_may_not_be_read_is_told_of_and_the_others_are_checked(policylint: Tool, policy: Path) -> None:
    sealed = policy.with_name("sealed.yaml")
    sealed.symlink_to("/proc/self/mem" if Path("/proc/self/mem").exists() else "/dev/null")
    done = policylint(*LACKING, "policies/policy.yaml", "policies/sealed.yaml")
    assert done.status == 2
    assert "error[purposes-missing]" in done.out
    assert "The check is incomplete: 1 file could not be read." in done.out
    assert done.err.startswith("policylint: error: policies/sealed.yaml: ")


def test_a_file_that_vanishes_after_it_was_found_is_told_of(
    policy: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from policylint.cli import gather  # noqa: PLC0415
    from policylint.cli.run import run  # noqa: PLC0415

    other = policy.with_name("other.yaml")
    other.write_text(CLEAN_START, encoding="utf-8")
    found = discovery.found_policies

    def found_policies(paths: Iterable[Path], *, digests: bool) -> list[discovery.Found]:
        policies = found(paths, digests=digests)
        other.unlink()
        return policies

    monkeypatch.setattr(gather, "found_policies", found_policies)
    monkeypatch.chdir(policy.parent)
    assert run([*LACKING, "."]) == 2
    said = capfd.readouterr()
    assert "The check is incomplete: 1 file could not be read." in said.out
    assert "error[purposes-missing]" in said.out
    assert said.err.startswith("policylint: error: other.yaml: No such file or directory")


def test_a_file_in_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(CLEAN_START, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("x: 1\n", encoding="utf-8")

    def refuse(path: Path, _most: int) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(discovery, "read_ordinary", refuse)
    assert [path.name for path in discovery.discover([tmp_path])] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("digests", [False, True])
def test_a_file_that_vanishes_while_it_is_looked_for_is_none(
    digests: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(CLEAN_START, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(CLEAN_START, encoding="utf-8")

    def vanish(path: str, _most: int) -> bytes:
        if path.endswith("b.yaml"):
            Path(path).unlink()
        return Path(path).read_bytes()

    monkeypatch.setattr(discovery, "read_ordinary", vanish)
    found = discovery.found_policies([tmp_path], digests=digests)
    assert [one.name for one in found] == [(tmp_path / "a.yaml").as_posix()]


def test_a_folder_that_cannot_be_listed_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sealed").mkdir()
    (tmp_path / "a.yaml").write_text(CLEAN_START, encoding="utf-8")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("sealed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(InputError, match=r"sealed: Permission denied, so it cannot be looked into\."):
        discovery.discover([tmp_path])


def test_a_policy_that_changed_meanwhile_is_not_written_to(
    policy: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from policylint.cli import suppress  # noqa: PLC0415
    from policylint.cli.run import run  # noqa: PLC0415

    read = read_bytes

    def change(path: Path) -> bytes:
        policy.write_text(f"# mended\n{CLEAN_START}", encoding="utf-8")
        return read(path)

    monkeypatch.setattr(suppress, "read_bytes", change)
    monkeypatch.chdir(policy.parent)
    assert run(["check", "--isolated", "--no-cache", "--add-suppressions", "--reason", "known", "policy.yaml"]) == 2
    assert "policy.yaml was changed while it was checked. Run the command again." in capfd.readouterr().err
    assert policy.read_text(encoding="utf-8") == f"# mended\n{CLEAN_START}"


def test_a_file_that_grows_while_it_is_read_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "growing.yaml"
    file.write_bytes(b"a: 1\n" * 10)
    assert len(read_ordinary(file, 20)) == 20
    assert read_document(file, "growing.yaml").faults == read_document(file, "growing.yaml").faults


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_while_writing_leaves_the_old_files(tmp_path: Path, ending: signal.Signals) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW_WRITE],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_signals,  # noqa: PLW1509 - nothing of this process runs in threads here
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        process.send_signal(ending)
        assert process.wait(60) == (-ending if ending is not signal.SIGINT else -signal.SIGINT)
    assert files_in(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old a"


def hear_signals() -> None:
    """Whoever runs the tests in the background has made them deaf to Ctrl-C, and nohup to the end of the session."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_an_interrupted_run_says_nothing_wrong(tmp_path: Path, ending: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        [EXECUTABLE, "check", "-", "--output", "json=report.json"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_signals,  # noqa: PLW1509 - nothing of this process runs in threads here
    ) as process:
        assert process.stdin
        process.stdin.write(b"#" * MORE_THAN_A_PIPE_HOLDS)
        process.stdin.flush()  # ends once the program reads
        process.send_signal(ending)
        process.stdin.close()  # a read that begins just after the signal would wait for more, unheeding
        assert process.wait(60) == status
        assert process.stdout
        assert process.stderr
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")
    assert files_in(tmp_path) == []


def test_whoever_stops_reading_is_not_told_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.yaml").write_text(CLEAN_START, encoding="utf-8")
    command = f"{EXECUTABLE} check --isolated | head -n 1"
    done = shell(tmp_path, command)
    assert done.err == ""
    assert done.out.count("\n") == 1


@pytest.mark.parametrize(
    "environ",
    [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}],
)
def test_a_terminal_that_lacks_a_character_gets_all_findings(
    policylint: Tool, policy: Path, environ: Mapping[str, str]
) -> None:
    strange = policy.with_name("naïve-漢🙂.yaml")
    strange.write_text(CLEAN_START.replace("Privacy notice", "Privé 漢字 🙂"), encoding="utf-8")
    for format_ in ("full", "github"):
        done = policylint(*LACKING, "--output-format", format_, environ=environ)
        assert (done.status, done.err) == (1, "")
        assert done.out.count("purposes-missing") >= 2, done.out
    done = policylint("check", "naïve-漢🙂-gone.yaml", environ=environ)
    assert done.status == 2
    assert done.err.startswith("policylint: error: ")


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    ("closing", "status"), [(">&-", 2), ("2>&-", 1), (">&- 2>&-", 2), ("<&-", 1), ("<&- >&- 2>&-", 2)]
)
def test_streams_that_are_closed_are_no_crash(tmp_path: Path, closing: str, status: int) -> None:
    done = shell(tmp_path, f"{EXECUTABLE} {' '.join(LACKING)} {closing}")
    assert done.status == status
    assert "Traceback" not in done.err


def test_standard_input_that_is_closed_is_a_sentence(tmp_path: Path) -> None:
    one_sentence(shell(tmp_path, f"{EXECUTABLE} check - <&-"), 2, "Standard input is closed")


@pytest.mark.usefixtures("policy")
def test_a_report_is_whole_or_not_there_when_the_reader_has_gone(tmp_path: Path) -> None:
    done = shell(tmp_path, f"{EXECUTABLE} check --isolated --output json=report.json | true")
    assert done.err == ""
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["findings"]


def test_a_pipe_that_nobody_writes_to_holds_nothing_up(
    policylint: Tool, tmp_path: Path, make_fifo: Callable[[Path], None]
) -> None:
    for name in ("pipe.yaml", ".policylint.yaml", "baseline.json"):
        make_fifo(tmp_path / name)
    (tmp_path / "policy.yaml").write_text(CLEAN_START, encoding="utf-8")
    one_sentence(policylint("check", "policy.yaml"), 2, ".policylint.yaml: it is no ordinary file")
    one_sentence(
        policylint(*LACKING, "policy.yaml", "--baseline", "baseline.json"), 2, "baseline.json", "it is no ordinary file"
    )
    done = policylint(*LACKING, "policy.yaml", "pipe.yaml")
    assert done.status == 2
    assert "error[purposes-missing]" in done.out
    assert "pipe.yaml: it is no ordinary file; `-` reads standard input" in done.err
