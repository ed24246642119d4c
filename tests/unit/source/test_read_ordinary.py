"""Files are read whole, up to a limit, even while they grow."""

import os
from pathlib import Path

import pytest

from policylint.source.files import read_ordinary


@pytest.mark.parametrize(("held", "most"), [(0, 10), (1, 10), (9, 10), (10, 10), (11, 10), (100_000, 200_000)])
def test_a_file_is_read_up_to_the_limit(tmp_path: Path, held: int, most: int) -> None:
    file = tmp_path / "policy.yaml"
    file.write_bytes(b"x" * held)
    assert read_ordinary(file, most) == b"x" * min(held, most)


@pytest.mark.parametrize(("added", "most"), [(1, 1_000), (50_000, 200_000), (50_000, 20_000)])
def test_what_is_written_while_it_is_read_is_read_too(
    tmp_path: Path, added: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.yaml"
    file.write_bytes(b"x" * 10)
    measured = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        status = measured(descriptor)
        with file.open("ab") as stream:
            stream.write(b"y" * added)
        return status

    monkeypatch.setattr("policylint.source.files.os.fstat", grown)
    assert read_ordinary(file, most) == (b"x" * 10 + b"y" * added)[:most]
