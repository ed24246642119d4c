"""Policies behind URLs are checked like files, by one process, by several, and by a cluster."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from distributed import LocalCluster

from cli.conftest import Tool, environment
from policies import TODAY
from runs.samples import text_of, write_policies

CHECK = ("check", "--isolated", "--as-of", TODAY)


@pytest.fixture
def url(tmp_path: Path) -> str:
    write_policies(tmp_path / "notices", 6)
    return f"file://{tmp_path}/notices"


def test_a_folder_behind_a_url_is_checked_like_a_folder(policylint: Tool, url: str) -> None:
    near, far = (policylint(*CHECK, "--output-format", "json", place) for place in ("notices", url))
    assert (far.status, far.err) == (near.status, near.err) == (1, "")
    assert far.out.replace(url, "notices") == near.out


def test_files_and_urls_may_be_named_together(policylint: Tool, url: str, tmp_path: Path) -> None:
    (tmp_path / "here.yaml").write_text(text_of(1), encoding="utf-8")
    report = json.loads(policylint(*CHECK, "--output-format", "json", f"{url}/policy-0002.yaml", "here.yaml").out)
    assert report["files"] == ["here.yaml", f"{url}/policy-0002.yaml"]


def test_processes_read_what_lies_elsewhere_themselves(policylint: Tool, tmp_path: Path) -> None:
    write_policies(tmp_path / "notices", 80)
    url = f"file://{tmp_path}/notices"
    one, two = (policylint(*CHECK, "--jobs", jobs, "--output-format", "concise", url) for jobs in "12")
    assert one == two
    assert one.status == 1


def test_a_cluster_writes_what_one_process_writes(policylint: Tool, url: str) -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:  # type: ignore[no-untyped-call]
        address = str(cluster.scheduler_address).replace("tcp://", "dask://")
        wanted = (*CHECK, "--output-format", "concise")
        for place in ("notices", url):
            assert policylint(*wanted, "--executor", address, place) == policylint(*wanted, place)


def test_suppressions_are_not_written_into_what_is_no_file(policylint: Tool, url: str) -> None:
    done = policylint(*CHECK, "--add-suppressions", "--reason", "known", url)
    assert done.status == 2
    assert "writes into files, and file:///" in done.err


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("file:///nowhere/at/all", "there is nothing there"),
        ("nonsense://bucket/policies", "Check the part before"),
        ("memory://empty", "there is nothing there"),
    ],
)
def test_a_url_that_leads_nowhere_is_told_in_a_sentence(policylint: Tool, place: str, said: str) -> None:
    done = policylint(*CHECK, place)
    assert done.status == 2
    assert done.err.startswith(f"policylint: error: {place}")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_folder_without_policies_behind_a_url_is_nothing_to_check(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.yaml").write_text("a: 1", encoding="utf-8")
    done = policylint(*CHECK, f"file://{tmp_path}/other")
    assert (done.status, done.err.count("No policy found in file://")) == (2, 1)


def test_sarif_names_what_lies_elsewhere_by_its_url(policylint: Tool, url: str) -> None:
    (run,) = json.loads(policylint(*CHECK, "--output-format", "sarif", url).out)["runs"]
    (place,) = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"][:1]}
    assert place.startswith(f"{url}/policy-")


def test_without_the_library_for_urls_one_is_told_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['fsspec'] = None; from policylint.cli.run import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "check", "s3://bucket/policies"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'policylint[remote]'" in done.stderr


def test_nothing_but_the_command_line_can_name_a_url(policylint: Tool, url: str, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(f"{text_of(0)}\nextends: {url}/policy-0001.yaml\n", encoding="utf-8")
    assert "unknown-key" in policylint("check", "--isolated", "policy.yaml", "--output-format", "concise").out
    for key in ("include", "rules", "extends", "sources", "baseline"):
        named = url if key in {"extends", "sources", "baseline"} else f"[{url!r}]"
        (tmp_path / ".policylint.yaml").write_text(f"{key}: {named}\n", encoding="utf-8")
        done = policylint("check")
        assert done.status == 2, key
        assert "Traceback" not in done.err
        assert done.out == ""
