"""Keys by which services elsewhere recognise a finding from one run to the next."""

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import PurePosixPath

from policylint.finding import Finding


def identities(findings: Iterable[Finding], name_of: Callable[[str], str]) -> list[str]:
    """A key for each finding, unique among them, which neither lines nor wording change.

    The fingerprint does not know the file, so that a policy with an id of its own may be moved. A policy without
    one is known by the path of its file instead: two that share a file name must not be taken for one another.
    """
    seen: Counter[str] = Counter()
    keys = []
    for finding in findings:
        key = _key(finding, name_of(finding.file))
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}:{seen[key]}")
    return keys


def hashed(*parts: str) -> str:
    """12 hexadecimal digits for some texts."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _key(finding: Finding, name: str) -> str:
    nameless = finding.policy == PurePosixPath(finding.file).stem
    return hashed(finding.fingerprint, name) if nameless else finding.fingerprint
