"""Where runs remember results, and what they really check."""

from pathlib import Path

import pytest

from policylint.engine import workers
from policylint.engine.check import Checker
from policylint.engine.result import Result


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a cache may lie; nothing is there yet, nor is the folder."""
    return tmp_path / "cache" / "results.sqlite"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the policies that are really checked in this process."""
    names: list[str] = []
    real = workers.checked

    def counting(who: Checker, piece: workers.Piece) -> Result:
        names.append(Path(piece.name).name)
        return real(who, piece)

    monkeypatch.setattr("policylint.engine.work.checked", counting)
    return names
