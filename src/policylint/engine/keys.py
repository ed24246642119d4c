"""What a result hangs on, as a key for the cache: any of it different, and the key is another."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from json import dumps
from pathlib import Path

from policylint.engine.check import Checker
from policylint.rules.catalogue import Catalogue
from policylint.rules.pack_file import digest, own_cards

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


def key_of(circumstances_: bytes, name: str, data: bytes) -> bytes:
    """The key of a policy's result.

    Args:
        circumstances_: all that it hangs on beside.
        name: the name that people know the policy by, which stands in findings.
        data: what the file holds.
    """
    summary = blake2b(circumstances_, digest_size=16)
    written = name.encode("utf-8", "surrogatepass")
    summary.update(b"%d\0%b" % (len(written), written))
    summary.update(data)
    return summary.digest()


@cache
def _program() -> str:
    """What tells this program, and the libraries it stands on, from any other."""
    import platform  # noqa: PLC0415 - only runs with a cache ask

    return "\n".join((platform.python_version(), *_modules(), *_libraries()))


def _modules() -> Iterator[str]:
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        state = path.stat()
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
