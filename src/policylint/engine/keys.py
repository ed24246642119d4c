"""What a result hangs on, as a key for the cache: any of it different, and the key is another."""

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b, sha256
from importlib.util import find_spec
from json import dumps
from pathlib import Path

from policylint.engine.check import Checker
from policylint.rules.catalogue import Catalogue
from policylint.rules.pack_file import digest, own_cards
from policylint.source.folders import files_below

_BESIDE = ("pydantic", "yaml", "regex")
"""Libraries whose release decides what is found and how it is said."""


def circumstances(checker: Checker) -> bytes | None:
    """All that a result hangs on beside the policy: program, rules, options and day; None where that cannot be told.

    Published texts may change at any time, so nothing that was compared with them is remembered.
    """
    options = checker.options
    if options.sources is not None:
        return None
    told = (
        options.as_of.isoformat(),
        repr(options.selection),
        repr(options.suppressions),
        repr(options.suppression_terms),
    )
    return _hashed(_program(), _rules(checker.catalogue), *told)


class Keys:
    """The keys of a run; what all policies of a checker hang on is worked out once."""

    def __init__(self) -> None:
        """Begin with no checker."""
        self._circumstances: dict[int, bytes | None] = {}

    def of(self, checker: Checker, name: str, content: bytes) -> bytes | None:
        """As ``key_of`` says; None where no result can be remembered."""
        told = self._circumstances.get(id(checker), b"")
        if told == b"":
            told = self._circumstances[id(checker)] = circumstances(checker)
        return None if told is None else key_of(told, name, content)


def key_of(circumstances_: bytes, name: str, content: bytes) -> bytes:
    """The key of a policy's result.

    Args:
        circumstances_: all that it hangs on beside, always as long.
        name: the name that people know the policy by, which stands in findings.
        content: the digest of what the file holds.
    """
    return sha256(circumstances_ + content + name.encode("utf-8", "surrogatepass")).digest()[:16]


@cache
def _program() -> str:
    """What tells this program, and the libraries it stands on, from any other."""
    import platform  # noqa: PLC0415 - only runs with a cache ask

    return "\n".join((platform.python_version(), *_modules(), *_libraries()))


def _modules() -> Iterator[str]:
    for path, _ in sorted(files_below(Path(__file__).parents[1].as_posix(), lambda name: name.endswith(".py"))):
        state = os.stat(path)  # noqa: PTH116 - hundreds of them, for which a run would wait
        yield f"{path} {state.st_size} {state.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """Where they lie, and when something was last installed there: asking for their versions takes far longer."""
    for name in _BESIDE:
        found = find_spec(name)
        if found is not None and found.origin is not None:
            folder = Path(found.origin).parent
            yield f"{folder} {folder.stat().st_mtime_ns} {folder.parent.stat().st_mtime_ns}"


def _rules(catalogue: Catalogue) -> str:
    """What tells the rules from any others: the shipped ones as a whole, those of own packs one by one."""
    return "\n".join((digest(), *catalogue.cards, dumps(own_cards(catalogue), default=str)))


def _hashed(*parts: str) -> bytes:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
