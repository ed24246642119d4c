"""Where reports go is understood, or refused in one sentence, before anything is written."""

from pathlib import Path

import pytest

from policylint.cli.outputs import Outputs, read_outputs
from policylint.errors import UsageError
from policylint.render.formats import Format


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(outputs: Outputs[Format]) -> tuple[str, list[str]]:
    return outputs.stdout.value, [str(output) for output in outputs.files]


@pytest.mark.parametrize(
    ("wanted", "stdout", "expected"),
    [
        ([], None, ("full", [])),
        ([], Format.JSON, ("json", [])),
        (["sarif=a.sarif", "junit=b.xml"], None, ("full", ["--output sarif=a.sarif", "--output junit=b.xml"])),
        (["sarif=-"], None, ("sarif", [])),
        (["json=a=b.json"], Format.CONCISE, ("concise", ["--output json=a=b.json"])),
        (["json=./-"], Format.JSONL, ("jsonl", ["--output json=./-"])),
        (["json=a.json", "json=b.json"], None, ("full", ["--output json=a.json", "--output json=b.json"])),
    ],
)
def test_formats_and_files_are_understood(
    wanted: list[str], stdout: Format | None, expected: tuple[str, list[str]]
) -> None:
    assert said(read_outputs(wanted, stdout, Format.FULL)) == expected


@pytest.mark.parametrize(
    ("wanted", "stdout", "sentence"),
    [
        (["a.sarif"], None, "--output a.sarif: a format and a file are expected here, such as sarif=report.sarif."),
        (["sarif="], None, "--output sarif=: a format and a file are expected here, such as sarif=report.sarif."),
        (["=a"], None, "--output =a: `` is no format."),
        (
            ["sarfi=a"],
            None,
            "--output sarfi=a: `sarfi` is no format. Did you mean `sarif`? The formats: full, concise,",
        ),
        (["sarif=out/"], None, "--output sarif=out/: this names a folder. Name a file in it."),
        (["sarif=-", "json=-"], None, "Both `sarif` and `json` would go to standard output."),
        (["sarif=-"], Format.JSON, "Both `sarif` and `json` would go to standard output."),
        (["sarif=a", "json=a"], None, "--output sarif=a and --output json=a go to the same file. Give each its own."),
        (["sarif=a", "json=./x/../a"], None, "--output sarif=a and --output json=./x/../a go to the same file."),
        (["json=a", "json=a"], None, "go to the same file"),
        (["json=no/a"], None, "no/a cannot be written: there is no folder"),
        (["json=."], None, ". cannot be written: it is a folder. Name a file in it."),
        ([f"json={'x' * 300}"], None, "cannot be written: File name too long."),
    ],
)
def test_what_cannot_be_is_one_sentence(here: Path, wanted: list[str], stdout: Format | None, sentence: str) -> None:
    (here / "x").mkdir()
    with pytest.raises(UsageError) as refused:
        read_outputs(wanted, stdout, Format.FULL)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_links_to_one_file_are_one_file(here: Path) -> None:
    (here / "a").touch()
    (here / "soft").symlink_to("a")
    (here / "hard").hardlink_to(here / "a")
    for other in ("soft", "hard"):
        with pytest.raises(UsageError, match="go to the same file"):
            read_outputs(["json=a", f"sarif={other}"], None, Format.FULL)


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no devices")
def test_a_device_is_no_file() -> None:
    with pytest.raises(UsageError, match="no ordinary file"):
        read_outputs(["json=/dev/null"], None, Format.FULL)


def test_every_file_is_written_in_its_format(here: Path) -> None:
    read_outputs(["sarif=a", "json=b"], None, Format.FULL).write_files(lambda format_: f"{format_} é\n", [])
    assert (here / "a").read_bytes() == "sarif é\n".encode()
    assert (here / "b").read_bytes() == "json é\n".encode()


def test_a_policy_is_never_written_to(here: Path) -> None:
    (here / "policy.yaml").write_text("policylint: 1\n", encoding="utf-8")
    (here / "link").symlink_to("policy.yaml")
    outputs = read_outputs(["json=a.json", "sarif=link"], None, Format.FULL)
    with pytest.raises(UsageError, match=r"--output sarif=link: policy\.yaml is a policy that was checked"):
        outputs.write_files(str, ["policy.yaml"])
    assert (here / "policy.yaml").read_text(encoding="utf-8") == "policylint: 1\n"
    assert not (here / "a.json").exists()


def test_nothing_is_written_when_a_format_fails(here: Path) -> None:
    def fail(format_: Format) -> str:
        if format_ is Format.JSON:
            raise ValueError(format_)
        return "x"

    with pytest.raises(ValueError, match="json"):
        read_outputs(["sarif=a", "json=b"], None, Format.FULL).write_files(fail, [])
    assert list(here.iterdir()) == []
