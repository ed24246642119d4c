"""The busiest modules can be compiled; in the environment that `make native` builds, they are."""

import gc
import tomllib
from datetime import date
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path

import pytest

import policylint
from policies import TODAY
from policylint.engine.check import Checker, Options
from policylint.engine.workers import Piece, checked
from policylint.rules.pack_file import compiled_catalogue

ROOT = Path(__file__).parents[2]
_HOOKS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]
NATIVE: list[str] = _HOOKS["hooks"]["custom"]["native"]


def test_every_module_to_be_compiled_is_there_and_named_once() -> None:
    assert [module for module in NATIVE if not (ROOT / "src" / module).is_file()] == []
    assert sorted(set(NATIVE)) == NATIVE


@pytest.mark.parametrize("module", NATIVE)
def test_no_module_to_be_compiled_relies_on_what_the_compiler_ignores(module: str) -> None:
    """A cached property of a compiled class is worked out each time, without a word."""
    assert "cached_property" not in (ROOT / "src" / module).read_text(encoding="utf-8")


@pytest.mark.skipif(
    find_spec("policylint_native__mypyc") is None,
    reason="there was no C compiler where this wheel was built, so that nothing is compiled",
)
@pytest.mark.skipif(
    Path(policylint.__file__).is_relative_to(ROOT / "src"),
    reason="the checkout's source is what runs here; `make test-native` looks at what is compiled",
)
def test_all_of_them_are_compiled_where_the_program_was_built_so() -> None:
    files = {module: str(import_module(module.removesuffix(".py").replace("/", ".")).__file__) for module in NATIVE}
    assert {module: file for module, file in files.items() if not file.endswith(tuple(EXTENSION_SUFFIXES))} == {}


def test_a_policy_leaves_nothing_that_only_the_garbage_collector_finds() -> None:
    """The command looks for garbage in cycles rarely, and memory stays flat, only because there is none."""
    checker = Checker(compiled_catalogue(), Options(as_of=date.fromisoformat(TODAY)))
    pieces = [Piece(path.name, path.read_bytes()) for path in sorted((ROOT / "policies").glob("*.yaml"))]
    for piece in pieces:
        checked(checker, piece)  # what is worked out once
    gc.collect()
    gc.disable()
    try:
        for piece in pieces:
            checked(checker, piece)
        assert gc.collect() == 0
    finally:
        gc.enable()
