"""What happens while a wheel is built, so that an installed policylint starts and runs fast."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NATIVE = "POLICYLINT_NATIVE"


class WheelHook(BuildHookInterface[Any]):
    """Adds what is kept ready, such as the compiled rules, to the wheel's data.

    With POLICYLINT_NATIVE=1 in the environment it compiles the busiest modules, too, with mypyc and a C compiler: that
    wheel is for the machine's own platform and Python. Without, the wheel is for all.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare everything from this source tree; an editable install does so when it first runs."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path[:0] = [str(root / "src"), str(root / "tools")]
        from policylint.changes.pack_file import CHANGE_CARDS  # noqa: PLC0415 - importable only from here on
        from policylint.model.load import OUTLINE  # noqa: PLC0415
        from policylint.rules.pack_file import CATALOGUE  # noqa: PLC0415

        for prepared in (OUTLINE, CATALOGUE, CHANGE_CARDS):
            prepared.write(prepared.file)
            build_data["force_include"][str(prepared.file)] = f"policylint/_data/prepared/{prepared.file.name}"
        if os.environ.get(_NATIVE) == "1":
            self._compile(root, build_data)

    def _compile(self, root: Path, build_data: dict[str, Any]) -> None:
        from native_modules import compile_modules  # noqa: PLC0415 - needs mypyc, which few builds have

        self._built = tempfile.TemporaryDirectory()  # until the wheel is written
        build_data["force_include"] |= compile_modules(root, self.config["native"], Path(self._built.name))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Let go of what is in the wheel by now."""
        if hasattr(self, "_built"):
            self._built.cleanup()
