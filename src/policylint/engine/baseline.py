"""The findings that are known and do not count, as a file keeps them: by fingerprint, never by line or file."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from policylint.errors import UsageError
from policylint.finding import Finding
from policylint.source.files import read_ordinary

VERSION = 1
"""The version of the file that this release writes and reads."""
DEFAULT_FILE = Path(".policylint-baseline.json")
"""What the file is called unless the user names another."""

_MAX_BYTES = 100_000_000
_WRITE = "`policylint baseline` writes one."


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding. Only the fingerprint identifies it; the rest is for people, and for telling what is stale."""

    policy: str
    rule: str
    path: str
    fingerprint: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """``entries`` are sorted; one fingerprint may be there several times, as policies of one id may be."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Baseline":
        """The baseline that holds these findings."""
        return cls(tuple(sorted(_entry(finding) for finding in findings)))

    @property
    def fingerprints(self) -> Counter[str]:
        """How often each fingerprint is there."""
        return Counter(entry.fingerprint for entry in self.entries)

    def without(self, entries: Iterable[Entry]) -> "Baseline":
        """The baseline that lacks these entries, each taken out once."""
        gone = Counter(entries)
        kept = []
        for entry in self.entries:
            if gone[entry]:
                gone[entry] -= 1
            else:
                kept.append(entry)
        return Baseline(tuple(kept))

    def to_data(self) -> dict[str, Any]:
        """The baseline as the file holds it, as JSON data."""
        return {"version": VERSION, "findings": [asdict(entry) for entry in self.entries]}


def read_baseline(file: Path) -> Baseline:
    """Read a baseline from disk.

    Raises:
        UsageError: it is missing, cannot be read, is no baseline, or one of another version.
    """
    try:
        data = read_ordinary(file, _MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UsageError(f"{file}: there is no such baseline. {_WRITE}") from error
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            f"{file}: the baseline cannot be read: {reason}. Check the path and its permissions."
        ) from error
    if len(data) > _MAX_BYTES:
        raise UsageError(f"{file}: the baseline is larger than the {_MAX_BYTES:,} bytes it may hold. Write it anew.")
    return parse_baseline(data, str(file))


def require_replaceable(file: Path) -> None:
    """See that what a baseline is going to be written over is one, of whatever version, or nothing.

    Raises:
        UsageError: it is something else.
    """
    try:
        data = read_ordinary(file, _MAX_BYTES)
    except FileNotFoundError:
        return
    except OSError:
        data = b"?"
    if data.strip() and not (b'"version"' in data and b'"findings"' in data):  # a merge may have left it no JSON
        raise UsageError(f"{file} is no baseline, so it is not replaced by one. Name another file, or remove it first.")


def parse_baseline(data: bytes, name: str) -> Baseline:
    """Read a baseline from bytes; ``name`` is what people know it by.

    Raises:
        UsageError: it is no baseline, or one of another version.
    """
    content = _json(data, name)
    if not isinstance(content, dict) or "version" not in content:
        raise UsageError(f"{name}: this is no baseline. {_WRITE}")
    version = content["version"]
    if type(version) is not int or version != VERSION:
        said = json.dumps(version)[:20]
        raise UsageError(
            f"{name}: the baseline is of version {said}, and this release reads version {VERSION}. "
            "Write it anew with `policylint baseline`, or use the release that wrote it."
        )
    findings = content.get("findings")
    if not isinstance(findings, list):
        raise UsageError(f"{name}: the baseline lacks the list `findings`. Write it anew with `policylint baseline`.")
    return Baseline(tuple(sorted(_parsed(item, number, name) for number, item in enumerate(findings, start=1))))


def _json(data: bytes, name: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}"
    except (ValueError, RecursionError):  # not UTF-8, numbers or nesting beyond reason
        where = name
    raise UsageError(f"{where}: the baseline is no JSON. Settle the conflict if a merge left one, or write it anew.")


def _parsed(item: object, number: int, name: str) -> Entry:
    keys = [field.name for field in fields(Entry)]
    if not isinstance(item, Mapping) or not all(isinstance(item.get(key), str) for key in keys):
        raise UsageError(
            f"{name}: finding {number} of the baseline lacks one of {', '.join(keys)}. "
            "Write it anew with `policylint baseline`."
        )
    return Entry(**{key: item[key] for key in keys})


def _entry(finding: Finding) -> Entry:
    return Entry(finding.policy, finding.rule, finding.pointer, finding.fingerprint, finding.message)
