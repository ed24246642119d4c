"""Where and when something was measured."""

import os
import platform
from datetime import UTC, datetime
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import version
from pathlib import Path
from typing import Any

from policylint.rules import closures

_PACKAGES = ("policylint", "PyYAML", "pydantic", "yamllint", "check-jsonschema")
_CPUS = Path("/proc/cpuinfo")


def machine() -> dict[str, Any]:
    """The kind of machine, the versions of what ran on it, and whether ours had its busiest modules compiled."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in _PACKAGES},
        "native": str(closures.__file__).endswith(tuple(EXTENSION_SUFFIXES)),
    }


def today() -> str:
    """The day, as an ISO 8601 string."""
    return datetime.now(UTC).date().isoformat()


def _processor() -> str:
    lines = _CPUS.read_text(encoding="utf-8").splitlines() if _CPUS.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())
