"""Whatever is wrong with the input, the answer is a sentence or a finding: soon, and never a traceback."""

import socket
from pathlib import Path

import pytest

from cli.conftest import CLEAN_START, Done, Tool


def aliases() -> bytes:
    """Nine levels, each ten times the one before: a billion values from a few hundred bytes."""
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 9)]
    return "\n".join(["policylint: 1", *levels, ""]).encode()


FILES = {
    "brace.yaml": (b"}", "invalid-yaml"),
    "empty.yaml": (b"", "invalid-yaml"),
    "deep.yaml": (b"policylint: 1\na: " + b"[" * 100_000, "too-large"),
    "aliases.yaml": (aliases(), "unsupported-yaml"),
    "latin.yaml": ("policylint: 1\nnotice: {title: Café}\n".encode("latin-1"), "not-utf8"),
    "utf16.yaml": ("policylint: 1\n".encode("utf-16"), "not-utf8"),
    "binary.yaml": (bytes(range(256)), "not-utf8"),
    "nul.yaml": (b"policylint: 1\n\x00\n", "unsupported-yaml"),
    "two.yaml": (CLEAN_START.encode() + b"---\n" + CLEAN_START.encode(), "unsupported-yaml"),
    "list.yaml": (b"- policylint: 1\n", "schema-violation"),
    "version.yaml": (b"policylint: 2\n", "unsupported-version"),
    "large.yaml": (b"policylint: 1\n" + b"# x\n" * 600_000, "too-large"),
}


def one_sentence(done: Done, *words: str) -> None:
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("policylint: error: ")
    assert done.err.count("\n") == 1
    assert done.err.endswith((".\n", "?\n"))
    assert all(word in done.err for word in words), done.err


def test_a_hostile_file_is_a_finding_on_that_file(policylint: Tool, tmp_path: Path) -> None:
    for name, (data, _) in FILES.items():
        (tmp_path / name).write_bytes(data)
    done = policylint("check", "--output-format", "concise", "--quiet", *FILES)
    assert (done.status, done.err) == (1, "")
    found = {line.split(":")[0]: line.split("[")[1].split("]")[0] for line in reversed(done.out.splitlines())}
    assert found == {name: rule for name, (_, rule) in FILES.items()}


def test_hostile_text_reaches_the_terminal_escaped(policylint: Tool, tmp_path: Path) -> None:
    name = "a\x1b[2J\u202e.yaml"
    (tmp_path / name).write_bytes(CLEAN_START.encode() + '\u202eevil"\\x1b]0;t": 1\n'.encode())
    done = policylint("check", name)
    assert done.status == 1
    assert not {"\x1b", "\u202e", "\x07"} & set(done.out + done.err)
    assert r"a\x1b[2J\u202e.yaml" in done.out


def test_a_missing_file_and_an_empty_folder_are_no_success(policylint: Tool, tmp_path: Path) -> None:
    one_sentence(policylint("check", "missing.yaml"), "missing.yaml")
    (tmp_path / "empty").mkdir()
    one_sentence(policylint("check", "empty"), "No policy found in empty")


def test_an_unreadable_file_fails_the_run_after_the_rest_was_shown(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "brace.yaml").write_text("}")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door.yaml"))
        done = policylint("check", "brace.yaml", "door.yaml")
    assert done.status == 2
    assert "error[invalid-yaml]" in done.out
    assert "The check is incomplete: 1 file could not be read." in done.out
    assert done.err.startswith("policylint: error: door.yaml: ")


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sellect", "x"), ("--sellect", "--select", "`policylint check --help`")),
        (("--select", "purposes-mising"), ("`purposes-mising`", "Did you mean `purposes-missing`?")),
        (("--as-of", "22/11/2026"), ("--as-of", "`22/11/2026`", "2026-11-22")),
        (("--output-format", "jsn"), ("--output-format", "'jsn' is not one of 'full', 'concise', 'json'")),
        (("--sources", "nowhere"), ("nowhere", "--sources")),
        (("--statistics", "--output-format", "json"), ("--statistics",)),
        (("-", "policy.yaml"), ("standard input",)),
        (("--stdin-filename", "x.yaml"), ("--stdin-filename",)),
        (("--fail-on",), ("--fail-on",)),
    ],
)
def test_wrong_usage_of_check_is_a_sentence(
    policylint: Tool, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    one_sentence(policylint("check", *arguments), *words)


def test_an_unknown_command_is_a_sentence(policylint: Tool) -> None:
    one_sentence(policylint("chekc"), "'chekc'", "'check'")
    one_sentence(policylint("--verison"), "--verison", "--version")
