"""A Dask cluster and policies behind URLs: the same job, the same report."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import fsspec
import pytest
from distributed import LocalCluster

from policylint.engine.cluster import ClusterExecutor
from policylint.engine.means import Means
from policylint.engine.pool import Pool
from policylint.engine.run import run_tasks
from policylint.engine.task import Task
from policylint.errors import InputError, UsageError
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.remote import policies_at, read_url
from policylint.source.urls import is_url
from runs.samples import OPTIONS, checker, run, seen, text_of, write_policies


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler on this machine with two workers, each a process."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:  # type: ignore[no-untyped-call]
        yield str(cluster.scheduler_address).removeprefix("tcp://")


def on_cluster(address: str) -> Pool:
    executor = ClusterExecutor(address)
    return Pool(lambda: executor, executor.workers, lambda: None)


def test_a_cluster_says_what_one_process_says(address: str, tmp_path: Path) -> None:
    paths = write_policies(tmp_path, 100)
    assert seen(run(paths, pool=on_cluster(address))) == seen(run(paths))


def test_the_cluster_goes_on_for_the_next_run(address: str, tmp_path: Path) -> None:
    paths = write_policies(tmp_path, 40)
    for _ in range(2):
        assert seen(run(paths, pool=on_cluster(address))) == seen(run(paths))


def test_workers_read_from_urls_themselves(address: str, tmp_path: Path) -> None:
    write_policies(tmp_path, 60)
    urls = list(policies_at(f"file://{tmp_path}"))
    assert len(urls) == 60
    tasks = [Task(url, partial(read_url, url), checker(), far=True) for url in urls]
    whole = [
        run_tasks(tasks, OPTIONS.as_of, compiled_catalogue(), Means(pool=pool)) for pool in (on_cluster(address), None)
    ]
    assert seen(whole[0]) == seen(whole[1])
    assert len(whole[0].findings) > 0


def test_a_scheduler_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match=r"^dask://127\.0\.0\.1:1: no scheduler answers there \(.*\)\. Check host"):
        ClusterExecutor("127.0.0.1:1", patience=1)


@pytest.fixture
def memory() -> Iterator[str]:
    store = fsspec.filesystem("memory")
    yield "memory://notices"
    store.rm("/notices", recursive=True)


def test_policies_are_found_behind_a_url(memory: str) -> None:
    store = fsspec.filesystem("memory")
    for name, text in {
        "b.yaml": text_of(1),
        "sub/a.yml": text_of(2),
        "notes.yaml": "other: true",
        ".hidden/c.yaml": text_of(0),
        "d.txt": text_of(0),
    }.items():
        store.pipe(f"/notices/{name}", text.encode())
    assert list(policies_at(memory)) == ["memory:///notices/b.yaml", "memory:///notices/sub/a.yml"]
    assert list(policies_at(f"{memory}/d.txt")) == [f"{memory}/d.txt"]
    assert read_url(f"{memory}/b.yaml").decode() == text_of(1)


@pytest.mark.parametrize(
    ("url", "kind", "reason"),
    [
        ("memory://nothing/here", InputError, "there is nothing there"),
        ("nonsense://x/y", UsageError, "Check the part before"),
    ],
)
def test_a_url_that_leads_nowhere_is_told(url: str, kind: type[Exception], reason: str) -> None:
    with pytest.raises(kind, match=reason):
        list(policies_at(url))


def test_what_vanished_meanwhile_is_told() -> None:
    with pytest.raises(InputError, match="memory://gone"):
        read_url("memory://gone.yaml")


@pytest.mark.parametrize(
    ("text", "url"), [("s3://b/k", True), ("memory://x", True), ("C:/x", False), ("a.yaml", False), ("s3:/b", False)]
)
def test_a_url_is_told_from_a_path(text: str, url: bool) -> None:
    assert is_url(text) is url
