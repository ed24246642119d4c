"""With what a run is carried out: on which machines, with what is known from earlier runs, and what that is to hold."""

from typing import TYPE_CHECKING, NamedTuple

from policylint.engine.result import Brief

if TYPE_CHECKING:  # slow to load, and small runs need neither
    from policylint.engine.cache import Cache
    from policylint.engine.pool import Pool


class Means(NamedTuple):
    """What a run may use: by itself, nothing but this process.

    Attributes:
        cache: Where results are looked up and remembered.
        pool: What checks the policies, if not this process.
        brief: Writes what short reports say of a result, which is remembered with it.
    """

    cache: "Cache | None" = None
    pool: "Pool | None" = None
    brief: Brief | None = None
