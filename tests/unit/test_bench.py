"""What the benchmarks measure on is what they say it is."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import mean

import pytest
from jsonschema import Draft7Validator

from policylint.engine.check import Options, check_files
from policylint.facts.build import build_facts
from policylint.facts.schema import facts_schema
from policylint.model.load import validate
from policylint.reference import load_library
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import read_document

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
COUNT = 30


def _generate(folder: Path, *arguments: str) -> list[Path]:
    command = [sys.executable, "-m", "benchmarks.generate", str(folder), *arguments]
    subprocess.run(command, cwd=ROOT, check=True)
    return sorted(folder.iterdir())


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
        assert loaded.policy is not None, loaded.faults
        facts = build_facts(loaded.policy, document.root, AS_OF, load_library())
        assert [error.message for error in validator.iter_errors(facts.document)] == []


def test_generated_policies_are_as_long_as_real_ones_and_no_two_are_alike(policies: list[Path]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in policies]
    assert len(set(texts)) == COUNT
    assert all(150 < text.count("\n") < 400 for text in texts)
    assert 7_000 < mean(len(text.encode()) for text in texts) < 10_000
    assert len({text.partition("\n  title: ")[2].partition("\n")[0] for text in texts}) > 2


def test_rules_find_something_in_many_of_them_and_no_fault_of_the_format(policies: list[Path]) -> None:
    report = check_files([(path, path.name) for path in policies], built_in_catalogue(), Options(as_of=AS_OF))
    assert report.failures == ()
    assert len({finding.rule for finding in report.findings}) > 10
    assert [finding.message for finding in report.findings if finding.authority == "format"] == []


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(tmp_path: Path) -> None:
    first, again, other = (
        [path.read_bytes() for path in _generate(tmp_path / name, "--count", "3", "--seed", seed)]
        for name, seed in (("first", "7"), ("again", "7"), ("other", "8"))
    )
    assert first == again
    assert not set(first) & set(other)


def test_more_purposes_make_longer_policies(tmp_path: Path) -> None:
    short, long = (
        sum(path.stat().st_size for path in _generate(tmp_path / name, "--count", "3", "--purposes", name))
        for name in ("2", "30")
    )
    assert long > 3 * short


def test_a_quick_run_measures_every_stage_beside_its_peer(tmp_path: Path) -> None:
    out = tmp_path / "numbers.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "bench.py"), "--quick", "--count", "2", "--out", str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    numbers = json.loads(out.read_text(encoding="utf-8"))
    assert numbers["throughput"]["files"] == 2
    assert all(seconds > 0 for seconds in numbers["throughput"]["stages"].values())
    assert all(seconds > 0 for seconds in numbers["cold_start"]["seconds"].values())
    assert "Trust the ratios only" in done.stdout
