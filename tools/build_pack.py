"""Compiles the rules while the wheel is built, so that an installed policylint starts without reading their YAML."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface[Any]):
    """Adds ``pack.json`` to the wheel's data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules of this source tree; an editable install compiles its own when it first runs."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from policylint.rules.pack_file import write_pack  # noqa: PLC0415 - importable only from here on

        file = root / "build" / "pack.json"
        write_pack(file)
        build_data["force_include"][str(file)] = "policylint/_data/pack.json"
