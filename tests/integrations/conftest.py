"""Scratch repositories, and the package registry where there is one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from checkout import ROOT
from scratch import Scratch

_NOT_PUBLISHED = (".*", "__pycache__", "build", "dist", "tests", "benchmarks")


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """An empty repository."""
    return Scratch(tmp_path)


@pytest.fixture
def three_policies(scratch: Scratch) -> Scratch:
    """A repository with the policies of the three organisations, in one commit."""
    shutil.copytree(ROOT / "policies", scratch.folder / "policies")
    scratch.commit("Policies as they are")
    return scratch


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The settings with which pip reaches a package registry; without any, the test is skipped."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI"))}
    target = tmp_path_factory.mktemp("registry")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries=0", "--dest", str(target)]
    try:
        done = subprocess.run([*command, "iniconfig"], env=settings, capture_output=True, timeout=30, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("no package registry answers within 30 seconds")
    if done.returncode:
        pytest.skip("no package registry answers")
    return settings


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what this one publishes, as somebody else would clone it."""
    scratch = Scratch(tmp_path_factory.mktemp("published"))
    ignored = shutil.ignore_patterns(*_NOT_PUBLISHED)
    shutil.copytree(ROOT, scratch.folder, ignore=ignored, dirs_exist_ok=True)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", scratch.folder)
    scratch.commit("As published")
    return scratch.folder
