"""Every input that fuzzing kept, and every one that once broke a target, keeps what the target demands."""

from pathlib import Path

import pytest

from fuzz.targets import TARGETS

HERE = Path(__file__).parent
MOST_BYTES = 300_000


def inputs(kind: str) -> list[tuple[str, Path]]:
    return [(name, path) for name in TARGETS for path in sorted((HERE / kind / name).glob("*")) if path.is_file()]


def named(case: object) -> str:
    return case.name if isinstance(case, Path) else str(case)


@pytest.mark.parametrize(("target", "file"), inputs("corpus"), ids=named)
def test_a_kept_input_keeps_what_is_demanded(target: str, file: Path) -> None:
    TARGETS[target].run(file.read_bytes())


@pytest.mark.parametrize(("target", "file"), inputs("crashes"), ids=named)
def test_what_once_broke_a_target_no_longer_does(target: str, file: Path) -> None:
    TARGETS[target].run(file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_inputs(target: str) -> None:
    kept = [path for name, path in inputs("corpus") if name == target]
    assert kept
    assert all(path.stat().st_size <= TARGETS[target].longest for path in kept)


def test_what_is_kept_is_small_and_of_a_target() -> None:
    kept = [path for kind in ("corpus", "crashes") for path in (HERE / kind).glob("*/*")]
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES
    assert {path.parent.name for path in kept} <= set(TARGETS)
