"""What the benchmarks measure on is what they say it is, and they run."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from benchmarks import throughput
from benchmarks.bench import SECTIONS
from benchmarks.chart import Panel, Series, chart
from benchmarks.edit import EDITS
from benchmarks.figures import Figure, from_data, ratio, table
from benchmarks.growth import exponent, last_exponent
from benchmarks.hashing import digest, files
from benchmarks.peak import peak
from benchmarks.plot import figures_table, picture
from benchmarks.processes import Command, FailedError, run, text
from benchmarks.rulesets import shared_rules, write_rulesets
from jsonschema import Draft7Validator

from policylint.engine.check import Options
from policylint.engine.report import Report
from policylint.engine.run import check_files
from policylint.facts.build import build_facts
from policylint.facts.schema import facts_schema
from policylint.model.load import validate
from policylint.reference import load_library
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import read_document

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
COUNT = 30
_TIMED = ["read bytes", "events and tree", "model"]
_DIFFERENCES = ["facts", "rules", "order, report"]
"""Stages that are told by subtraction, and may drown in noise."""
SVG = "{http://www.w3.org/2000/svg}"


def _module(name: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], cwd=ROOT, check=True)


def _generate(folder: Path, *arguments: str) -> list[Path]:
    _module("generate", str(folder), *arguments)
    return sorted(folder.iterdir())


def _report(paths: list[Path]) -> Report:
    return check_files([(path, path.name) for path in paths], built_in_catalogue(), Options(as_of=AS_OF))


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return _generate(tmp_path_factory.mktemp("policies"), "--count", str(COUNT))


def test_generated_policies_are_valid_and_so_are_their_facts(policies: list[Path]) -> None:
    validator = Draft7Validator(facts_schema())
    for path in policies:
        document = read_document(path, path.name)
        assert document.faults == ()
        assert document.root is not None
        loaded = validate(document.root.value)
        assert loaded.stated is not None, loaded.faults
        facts = build_facts(loaded.stated, document.root, AS_OF, load_library())
        assert [error.message for error in validator.iter_errors(facts.document)] == []


def test_generated_policies_are_as_long_as_real_ones_and_no_two_are_alike(policies: list[Path]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in policies]
    assert len(set(texts)) == COUNT
    assert all(150 < text.count("\n") < 400 for text in texts)
    assert 7_000 < mean(len(text.encode()) for text in texts) < 10_000
    assert len({text.partition("\n  title: ")[2].partition("\n")[0] for text in texts}) > 2


def test_rules_find_something_in_many_of_them_and_no_fault_of_the_format(policies: list[Path]) -> None:
    report = _report(policies)
    assert report.failures == ()
    assert len({finding.rule for finding in report.findings}) > 10
    assert [finding.message for finding in report.findings if finding.authority == "format"] == []


def test_no_rule_finds_anything_in_clean_policies_which_are_as_long(tmp_path: Path) -> None:
    clean = _generate(tmp_path / "clean", "--count", "60", "--clean")
    report = _report(clean)
    assert [f"{finding.file}: {finding.rule}" for finding in report.findings] == []
    assert len(report.files) == 60
    assert 7_000 < mean(path.stat().st_size for path in clean) < 10_000


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(tmp_path: Path) -> None:
    first, again, other = (
        [path.read_bytes() for path in _generate(tmp_path / name, "--count", "3", "--seed", seed)]
        for name, seed in (("first", "7"), ("again", "7"), ("other", "8"))
    )
    assert first == again
    assert not set(first) & set(other)


def test_more_policies_begin_with_the_same_ones(tmp_path: Path, policies: list[Path]) -> None:
    few = _generate(tmp_path / "few", "--count", "3")
    assert [path.read_bytes() for path in few] == [path.read_bytes() for path in policies[:3]]


def test_more_purposes_make_longer_policies(tmp_path: Path) -> None:
    short, long = (
        sum(path.stat().st_size for path in _generate(tmp_path / name, "--count", "3", "--purposes", name))
        for name in ("2", "30")
    )
    assert long > 3 * short


def test_one_policy_in_three_is_edited_and_stays_valid(tmp_path: Path, policies: list[Path]) -> None:
    new = tmp_path / "new"
    _module("edit", str(policies[0].parent), str(new))
    changed = [path for path in policies if path.read_bytes() != (new / path.name).read_bytes()]
    assert changed == policies[::3]
    findings = _report(sorted(new.iterdir())).findings
    assert [finding.message for finding in findings if finding.authority == "format"] == []


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_changes_some_policies(edit: Any, policies: list[Path]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in policies]
    assert any(edit(text, Random(1)) != text for text in texts)  # noqa: S311 - no secret


def test_the_peer_has_rules_that_we_have_under_the_same_id_and_checks_the_format_as_we_do(tmp_path: Path) -> None:
    rules = shared_rules()
    assert set(rules) <= set(built_in_catalogue().cards)
    every, lawful = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in write_rulesets(tmp_path / "rules"))
    assert len(every["rules"]) == 20
    assert set(every["rules"]) == {*rules, "policy-format"}
    assert set(lawful["rules"]) == set(rules)
    schema = (
        (tmp_path / "rules" / "functions" / "schema.js").read_text(encoding="utf-8").removeprefix("export default ")
    )
    assert json.loads(schema) == json.loads((ROOT / "schemas" / "policy.schema.json").read_text(encoding="utf-8"))


def test_growth_is_the_power_of_the_size() -> None:
    sizes = (10, 100, 1_000)
    assert exponent([(size, 3 * size) for size in sizes]) == pytest.approx(1)
    assert exponent([(size, size**2) for size in sizes]) == pytest.approx(2)
    assert last_exponent([(10, 10), (100, 100), (1_000, 10_000)]) == pytest.approx(2)


def test_a_figure_says_whether_its_target_is_met_and_why_it_is_missing() -> None:
    slow = ratio("slow", [2, 9, 3], [1, 3, 2], target=1.9)
    assert (slow.value, slow.spread, slow.verdict) == (2, (1.5, 3), "MISSED")
    fast = Figure(name="fast", value=5, target=5, at_least=True)
    missing = Figure(name="missing", target=2.5, reason="there is no cache")
    lines = list(table([slow, fast, missing]))
    assert lines[0].split() == ["slow", "2.00x", "at", "most", "1.90x", "MISSED"]
    assert lines[1].split() == ["fast", "5.00x", "at", "least", "5.00x", "met"]
    assert lines[2].endswith("not measured: there is no cache")
    assert [from_data(json.loads(json.dumps(one.as_data()))) for one in (slow, fast, missing)] == [slow, fast, missing]


def test_processes_are_timed_and_those_that_break_are_no_measurement(tmp_path: Path) -> None:
    work = "sum(range(2_000_000)); print('done'); raise SystemExit({})"
    good = Command((sys.executable, "-S", "-c", work.format(1)), tmp_path)
    cost = run(good)
    assert 0 < cost.cpu < 60
    assert cost.wall > 0
    assert text(good) == "done\n"
    with pytest.raises(FailedError, match="ended with 2"):
        run(Command((sys.executable, "-S", "-c", work.format(2)), tmp_path))


def test_the_peak_is_that_of_the_process_that_was_started() -> None:
    hungry = [sys.executable, "-S", "-c", "x = bytearray(90_000_000); raise SystemExit(1)"]
    code = "from benchmarks.peak import peak; print(peak([__import__('sys').executable, '-S', '-c', ''])[1])"
    small = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    ended, most = peak(hungry)
    assert ended == 1
    assert most > 90_000_000
    assert int(small) < 60_000_000


def test_hashing_reads_every_file_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b.yaml").write_text("b", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("a", encoding="utf-8")
    found = list(files(str(tmp_path)))
    assert found == [str(tmp_path / "a.yaml"), str(tmp_path / "inner" / "b.yaml")]
    assert len({digest(path) for path in found}) == 2


def test_the_picture_has_a_mark_for_each_point_and_says_what_it_shows_in_words() -> None:
    two = (Series("one process", ((1, 0.2), (10, 2))), Series("two processes", ((1, 0.3), (10, 3))))
    none = (Series("one process", ()),)
    panels = [Panel("Files", "files", "s", "time", two), Panel("Cards", "cards", "ms", "x", none)]
    drawn = chart("Growth & cost", panels)
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    words = [node.text for node in root.iter(f"{SVG}title")]
    assert [word for word in words if word is not None and ": " in word] == [
        "one process: 1, 0.2",
        "one process: 10, 2",
        "two processes: 1, 0.3",
        "two processes: 10, 3",
    ]
    assert "10 files: 2 s" in str(root.findtext(f"{SVG}desc"))
    assert "prefers-color-scheme: dark" in drawn
    assert ">not measured yet</text>" in drawn


def test_the_picture_tells_what_was_not_measured_from_what_noise_hid() -> None:
    """Start-up is taken off: of a handful of policies nothing may be left."""
    drawn = picture({"sweeps": {"numbers": {"policies, one process": {"points": []}}}})
    assert "Number of policies, one process, processor time beyond start-up: measured, but lost in noise." in drawn
    assert "Number of policies, two processes, processor time beyond start-up: not measured yet." in drawn
    assert "Size of a policy, one process, processor time per policy: not measured yet." in drawn


def test_a_stage_takes_what_going_so_far_takes_less_what_going_less_far_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock of our own: on twelve policies and a busy machine a small stage may drown in the others' noise."""
    whole, one_policy = (0, 100), (100, 101, 103, 133, 143, 147)
    monkeypatch.setattr(throughput, "process_time", iter((*whole, *one_policy)).__next__)
    policy = next((ROOT / "policies").glob("*.yaml"))
    seconds = (1, 2, 4, 10 - 4, 30 - 10, 100 - 33)
    assert throughput.staged([(policy, policy.name)]) == dict(zip(_TIMED + _DIFFERENCES, seconds, strict=True))


def test_a_quick_run_prints_every_figure_beside_its_target_and_can_be_plotted(tmp_path: Path) -> None:
    out = tmp_path / "numbers.json"
    command = [sys.executable, "-m", "benchmarks.bench", "--quick", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    numbers = json.loads(out.read_text(encoding="utf-8"))
    assert set(numbers) == set(SECTIONS)
    summary = done.stdout.partition("All figures beside their targets")[2]
    figures = [from_data(data) for part in numbers.values() for data in part["figures"]]
    for line in table(figures):
        assert line in summary
    assert [figure.name for figure in figures if figure.value is None and not figure.reason] == []
    assert sum(1 for figure in figures if figure.target is not None) >= 18
    stages = numbers["throughput"]["numbers"]["stages"]
    assert list(stages) == _TIMED + _DIFFERENCES
    assert all(stages[name] > 0 for name in _TIMED)
    assert [line for line in figures_table(numbers) if line.startswith("| one file, no cache / yamllint")]
    assert "not measured yet" not in picture(numbers)


def test_parts_can_be_measured_alone_and_leave_the_others(tmp_path: Path) -> None:
    out = tmp_path / "numbers.json"
    out.write_text(json.dumps({"memory": {"figures": [], "numbers": {"kept": True}}}), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.bench", "--quick", "--only", "cold", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    numbers = json.loads(out.read_text(encoding="utf-8"))
    assert set(numbers) == {"memory", "cold"}
    assert numbers["memory"]["numbers"] == {"kept": True}
