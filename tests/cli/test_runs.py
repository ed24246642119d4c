"""However a run is carried out, it says the same: in one process or several, anew or from the cache, all at once or
as it goes on."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cli.conftest import Tool
from policies import TODAY
from policylint.cli.means import means_of
from policylint.cli.request import Request
from policylint.engine.run import Run
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.render.as_json import Versions
from policylint.render.context import Context
from policylint.render.formats import Format, renderer
from policylint.render.streamed import STREAMED, streamed
from policylint.render.styled import Look
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.document import read_bytes
from runs.samples import OPTIONS, checker, text_of, write_policies

CHECK = ("check", "policies", "--isolated", "--as-of", TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_policies(tmp_path / "policies", 100)
    return tmp_path


def cached(folder: Path) -> Mapping[str, str]:
    return {"POLICYLINT_NO_CACHE": "", "POLICYLINT_CACHE_DIR": str(folder / "cache")}


@pytest.mark.parametrize("format_", ["full", "concise", "json", "jsonl", "sarif", "github", "junit", "markdown"])
@pytest.mark.usefixtures("folder")
def test_two_processes_write_what_one_writes(policylint: Tool, format_: str) -> None:
    one, two = (policylint(*CHECK, "--output-format", format_, "--jobs", jobs) for jobs in "12")
    assert (one.status, one.err) == (1, "")
    assert one.out
    assert two == one


@pytest.mark.parametrize("format_", ["full", "concise", "jsonl", "sarif"])
def test_a_run_from_the_cache_writes_what_the_first_wrote(policylint: Tool, folder: Path, format_: str) -> None:
    wanted = (*CHECK, "--output-format", format_)
    plain = policylint(*wanted, "--no-cache", environ=cached(folder))
    assert not (folder / "cache").exists()
    assert [policylint(*wanted, environ=cached(folder)) for _ in range(2)] == [plain, plain]
    assert (folder / "cache" / "results.sqlite").is_file()


def test_the_cache_can_be_switched_off_for_good(policylint: Tool, folder: Path) -> None:
    policylint(*CHECK, environ={**cached(folder), "POLICYLINT_NO_CACHE": "1"})
    assert not (folder / "cache").exists()


def test_a_few_policies_are_not_worth_remembering(policylint: Tool, folder: Path) -> None:
    policylint("check", "policies/policy-0001.yaml", environ=cached(folder))
    assert not (folder / "cache").exists()


@pytest.mark.parametrize("option", [("--min-severity", "warning"), ("--statistics",), ("--output", "json=report.json")])
def test_what_needs_all_findings_first_gets_them_from_the_cache_too(
    policylint: Tool, folder: Path, option: tuple[str, ...]
) -> None:
    plain = policylint(*CHECK, *option, "--no-cache", environ=cached(folder))
    assert [policylint(*CHECK, *option, environ=cached(folder)) for _ in range(2)] == [plain, plain]


@pytest.mark.parametrize(
    "options", [(), ("--color", "always"), ("--quiet", "--statistics"), ("--statistics", "--jobs", "2")]
)
def test_names_from_strangers_and_what_is_silenced_or_unread_come_from_the_cache_as_they_came_first(
    policylint: Tool, folder: Path, options: tuple[str, ...]
) -> None:
    strange = folder / "policies" / "esc\x1b[2J\u202e\u00a0.yaml"
    strange.write_text(text_of(2), encoding="utf-8")
    silenced = folder / "policies" / "silenced.yaml"
    silenced.write_text(f"# policylint: ignore-file[mechanism-not-in-force] known\n{text_of(2)}", encoding="utf-8")
    (folder / "policies" / "broken.yaml").write_bytes("policylint: 1\nnotice: {title: \u00e9}\n".encode("latin-1"))
    wanted = (*CHECK, "--output-format", "concise", *options)
    plain = policylint(*wanted, "--no-cache", environ=cached(folder))
    assert [policylint(*wanted, environ=cached(folder)) for _ in range(3)] == [plain] * 3
    assert options == ("--color", "always") or "\x1b" not in plain.out
    assert "\x1b[2J" not in plain.out


def test_suppressions_are_written_from_what_the_cache_knows(policylint: Tool, folder: Path) -> None:
    policylint(*CHECK, environ=cached(folder))
    done = policylint(*CHECK, "--add-suppressions", "--reason", "known", environ=cached(folder))
    assert done.status == 0
    assert "suppressed" in done.err
    assert policylint(*CHECK, environ=cached(folder)).status == 0


@pytest.mark.usefixtures("folder")
def test_fewer_than_one_process_cannot_be_asked_for(policylint: Tool) -> None:
    done = policylint(*CHECK, "--jobs", "0")
    assert done.status == 2
    assert "greater than or equal to 1" in done.err


@pytest.mark.parametrize("name", ["dask://", "ray://localhost", "localhost:8786"])
@pytest.mark.usefixtures("folder")
def test_an_executor_that_is_none_is_refused(policylint: Tool, name: str) -> None:
    done = policylint(*CHECK, "--executor", name)
    assert done.status == 2
    assert done.err == f"policylint: error: --executor {name}: an executor is named like dask://localhost:8786.\n"


def test_processes_are_started_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policylint.cli.means._cores", lambda: 4)
    assert means_of(Request(), 63, {}).pool is None
    assert means_of(Request(), 64, {}).pool is not None
    assert means_of(Request(jobs=1), 10_000, {}).pool is None
    assert means_of(Request(jobs=2), 2, {}).pool is not None
    monkeypatch.setattr("policylint.engine.pool.forks", lambda: False)
    assert means_of(Request(), 199, {}).pool is None
    monkeypatch.setattr("policylint.cli.means._cores", lambda: 1)
    assert means_of(Request(), 10_000, {}).pool is None


def test_a_cluster_is_asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def connect(address: str) -> Any:
        asked.append(address)
        return SimpleNamespace(workers=3)

    monkeypatch.setattr("policylint.engine.cluster.ClusterExecutor", connect)
    pool = means_of(Request(executor="dask://there:1"), 1, {}).pool
    assert pool is not None
    assert (asked, pool.first_here) == (["there:1"], 0)
    with pytest.raises(UsageError, match="an executor is named like"):
        means_of(Request(executor="dask:/there"), 1, {})


@pytest.mark.parametrize("format_", sorted(STREAMED))
def test_findings_are_shown_as_they_come_in(tmp_path: Path, format_: Format) -> None:
    paths = write_policies(tmp_path, 9)
    read: list[str] = []

    def tasks() -> Any:
        for path in paths:
            read.append(path.name)
            yield Task(path.as_posix(), partial(read_bytes, path), checker())

    catalogue = compiled_catalogue()
    context = Context(cards=catalogue.cards, versions=Versions("1", "1"), look=Look(), exit_code=0)
    run = Run(tasks(), catalogue, once=True)
    pieces = streamed(format_, run.report(OPTIONS.as_of), context)
    first = next(pieces)
    assert read == ["policy-0000.yaml", "policy-0001.yaml"]  # the first one has no fault
    whole = Run(tasks(), catalogue)
    whole.results.finish()
    assert first + "".join(pieces) == renderer(format_)(whole.report(OPTIONS.as_of), context)
