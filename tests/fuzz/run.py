"""Fuzzes one target with atheris: `python -m fuzz.run TARGET [libFuzzer's options and corpora]`."""

import shlex
import sys

import atheris

with atheris.instrument_imports(include=["policylint"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """Run until libFuzzer ends the process."""
    name, *options = sys.argv[1:]
    target = TARGETS[name].run
    with atheris.instrument_imports(include=["policylint"]):
        target(b"")  # what is only imported when it is needed is instrumented as well
    itself = shlex.join([sys.executable, "-m", "fuzz.run", name])  # how libFuzzer starts others of it, to merge inputs
    atheris.Setup([itself, *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
