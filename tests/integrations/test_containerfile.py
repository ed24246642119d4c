"""The container file, as far as it can be checked without a container engine."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from checkout import ROOT
from cli.conftest import environment
from policylint.render.formats import Format
from scratch import sibling

CONTAINERFILE = ROOT / "Containerfile"
_CONTINUED = re.compile(r"\\\n\s*")
_PINNED = re.compile(r"docker\.io/library/python:\d+\.\d+\.\d+-slim-[a-z]+")


def instructions() -> list[tuple[str, str]]:
    """Each instruction with its arguments, comments left out."""
    lines = _CONTINUED.sub(" ", CONTAINERFILE.read_text(encoding="utf-8")).splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return [(name, arguments) for name, arguments in pairs]


def said(instruction: str) -> list[str]:
    """The arguments of every instruction of one kind."""
    return [arguments for name, arguments in instructions() if name == instruction]


def copied() -> Iterator[tuple[str, str]]:
    """What is copied out of the checkout, and to where."""
    for arguments in said("COPY"):
        *sources, target = arguments.split()
        if not sources[0].startswith("--from="):
            yield from ((source, target) for source in sources)


def copy_into(folder: Path) -> None:
    """Do what the instructions that copy do."""
    for source, target in copied():
        destination = folder / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, destination, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            into = destination / Path(source).name if target.endswith("/") else destination
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, into)


def test_the_base_is_pinned_and_the_same_throughout() -> None:
    bases = {arguments.split()[0] for arguments in said("FROM")}
    assert len(bases) == 1
    assert all(_PINNED.fullmatch(base) for base in bases)


def test_it_runs_as_nobody() -> None:
    (user,) = said("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    after = [name for name, _ in instructions()][[name for name, _ in instructions()].index("USER") :]
    assert not {"RUN", "COPY", "ADD"} & set(after)


def test_what_is_copied_exists_and_is_not_ignored() -> None:
    sources = [source for source, _ in copied()]
    assert all((ROOT / source).exists() for source in sources)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert sorted(line[1:] for line in ignored if line.startswith("!")) == sorted(sources)
    assert "*" in ignored


def test_what_is_copied_is_enough_to_build_the_package(tmp_path: Path) -> None:
    copy_into(tmp_path / "source")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "source")]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(tmp_path.glob("policylint-*.whl"))) == 1


def test_its_commands_install_a_policylint_that_works(tmp_path: Path, registry: Mapping[str, str]) -> None:
    copy_into(tmp_path / "source")
    target = tmp_path / "opt"
    path = f"{sibling('python').parent}:{registry['PATH']}"
    for command in said("RUN"):
        if not command.startswith("apt-get"):
            here = command.replace("/opt/policylint", str(target))
            done = subprocess.run(
                ["/bin/sh", "-c", here],
                cwd=tmp_path / "source",
                env={**registry, "PATH": path},
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
    (entry,), (default,) = said("ENTRYPOINT"), said("CMD")
    assert (entry, default) == ('["policylint"]', '["check"]')
    written = [f"--output={format_}={tmp_path / format_}" for format_ in Format]
    check = [str(target / "bin" / "policylint"), "check", "--exit-zero", *written]
    checked = subprocess.run(check, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "in 3 policies" in checked.stdout
    assert all((tmp_path / format_).stat().st_size > 0 for format_ in Format)
