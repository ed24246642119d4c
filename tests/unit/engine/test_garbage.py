"""The command line looks for cycles of garbage rarely, because checking leaves next to none behind."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from policylint.engine.check import Checker, Options
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.document import read_document

POLICIES = sorted((Path(__file__).parents[3] / "policies").glob("*.yaml"))
FEW = 100
"""A tree alone has thousands of objects."""


@pytest.fixture
def no_collection() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_checking_leaves_no_cycles_behind(path: Path) -> None:
    checker = Checker(compiled_catalogue(), Options(as_of=date(2026, 11, 22)))
    for _ in range(2):  # at first, things are compiled
        gc.collect()
        assert checker.check(read_document(path, path.name)).findings
    assert gc.collect() < FEW
