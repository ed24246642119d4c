"""Compiles the modules that every policy passes through, for a wheel that is faster on one kind of machine."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

_GROUP = "policylint_native"
"""What the one library is called that holds the code of all modules."""


def compile_modules(root: Path, modules: Iterable[str], built: Path) -> dict[str, str]:
    """Compile modules of ``src`` with mypyc; nothing is written into the source tree.

    Args:
        root: The project's folder.
        modules: Paths of the modules below ``src``.
        built: An empty folder for what is built.

    Returns:
        Where each library was put, and where in the wheel it belongs.

    Raises:
        SystemExit: A module cannot be compiled; mypyc has said why.
        setuptools.errors.BaseError: There is no C compiler, or it failed.
    """
    with _inside(root), tempfile.TemporaryDirectory() as work:
        paths = [str(Path("src") / module) for module in modules]
        extensions = mypycify(paths, opt_level="3", target_dir=work, group_name=_GROUP, strip_asserts=False)
        command = build_ext(Distribution({"ext_modules": extensions, "package_dir": {"": "src"}}))
        command.build_lib, command.build_temp = str(built), work
        command.ensure_finalized()
        command.run()
    return {str(path): path.relative_to(built).as_posix() for path in _libraries(built)}


def _libraries(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in {".so", ".pyd"})


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Work in a folder: mypyc names modules by their paths from the folder at hand, and reads its settings there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
