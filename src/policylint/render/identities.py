"""Keys by which services elsewhere recognise a finding, or a change, from one run to the next."""

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import PurePosixPath

from policylint.finding import Finding


def identities(findings: Iterable[Finding], name_of: Callable[[str], str]) -> list[str]:
    """A key for each finding, unique among them, which neither lines nor wording change."""
    return numbered(known_by(one.fingerprint, one.policy, one.file, name_of(one.file)) for one in findings)


def known_by(fingerprint: str, policy: str, file: str, name: str) -> str:
    """By what something in a policy is known.

    A fingerprint does not know the file, so that a policy with an id of its own may be moved. A policy without
    one is known by the path of its file instead: two that share a file name must not be taken for one another.

    Args:
        fingerprint: what it is, in that policy.
        policy: the id of the policy, which is the file's name without its ending where it has none of its own.
        file: its file, under the name it was asked for.
        name: the same as the repository knows it.
    """
    return hashed(fingerprint, name) if policy == PurePosixPath(file).stem else fingerprint


def numbered(keys: Iterable[str]) -> list[str]:
    """The keys, each repetition with its number, so that no two are alike."""
    seen: Counter[str] = Counter()
    unique = []
    for key in keys:
        seen[key] += 1
        unique.append(key if seen[key] == 1 else f"{key}:{seen[key]}")
    return unique


def hashed(*parts: str) -> str:
    """12 hexadecimal digits for some texts."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
