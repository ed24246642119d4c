"""What is fuzzed: functions that take any bytes and assert what must hold of them, whatever they are.

A coverage-guided fuzzer feeds them (`make fuzz`), and so does a test, with the inputs that are kept.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from fuzz.files import acceptances, baseline, config, durations
from fuzz.policies import diff, reader, serialized, suppressions
from fuzz.queries import queries


class Target(NamedTuple):
    """A function to be fuzzed: its share of the time beside the others, and the most bytes it is given."""

    run: Callable[[bytes], None]
    weight: int
    longest: int


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "reader": Target(reader, 4, 6_200),
        "diff": Target(diff, 4, 6_000),
        "suppressions": Target(suppressions, 3, 6_200),
        "queries": Target(queries, 3, 300),
        "serialized": Target(serialized, 1, 1_000),
        "config": Target(config, 2, 1_500),
        "acceptances": Target(acceptances, 1, 2_000),
        "baseline": Target(baseline, 1, 2_000),
        "durations": Target(durations, 1, 80),
    }
)
