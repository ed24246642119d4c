"""Works out while the wheel is built what takes long, so that an installed policylint starts fast."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface[Any]):
    """Adds what is kept ready, such as the compiled rules, to the wheel's data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare everything from this source tree; an editable install does so when it first runs."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from policylint.changes.pack_file import CHANGE_CARDS  # noqa: PLC0415 - importable only from here on
        from policylint.model.load import OUTLINE  # noqa: PLC0415
        from policylint.rules.pack_file import CATALOGUE  # noqa: PLC0415

        for prepared in (OUTLINE, CATALOGUE, CHANGE_CARDS):
            prepared.write(prepared.file)
            build_data["force_include"][str(prepared.file)] = f"policylint/_data/prepared/{prepared.file.name}"
