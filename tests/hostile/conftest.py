"""The installed command, and a policy to try it on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import policy, policylint

__all__ = ["policy", "policylint"]


@pytest.fixture
def make_fifo() -> Callable[[Path], None]:
    """Makes named pipes that nobody writes to."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    return os.mkfifo
