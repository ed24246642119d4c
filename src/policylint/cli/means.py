"""With what a run is carried out: how many processes, on which machines, and what is known from earlier runs."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from policylint.cli.request import Request
from policylint.cli.streams import complain
from policylint.engine.means import Means
from policylint.errors import UsageError
from policylint.render.terminal import brief

if TYPE_CHECKING:  # slow to load, and small runs need neither
    from policylint.engine.cache import Cache
    from policylint.engine.pool import Pool

_WORTH_REMEMBERING = 16
"""From so many policies on the cache is used: a few are checked as fast as they are looked up."""
_WORTH_FORKING = 64
_WORTH_STARTING = 200
"""From so many policies on further processes are worth their beginning, which takes longer where they cannot fork."""
_NO_CACHE = "POLICYLINT_NO_CACHE"
_DASK = "dask://"


def means_of(request: Request, policies: int, environ: Mapping[str, str]) -> Means:
    """What a run over so many policies is to use.

    Args:
        request: what the user asked for.
        policies: how many there are.
        environ: what the surroundings say.

    Raises:
        UsageError: the executor that is asked for is not there.
    """
    return Means(_cache(request, policies, environ), _pool(request, policies), brief)


def may_remember(request: Request, environ: Mapping[str, str]) -> bool:
    """Whether a run may use what earlier runs found, if there are policies enough."""
    return request.cache and not environ.get(_NO_CACHE)


def may_be_many(request: Request) -> bool:
    """Whether so many policies are asked for that the cache may be used; how many a folder holds is not known yet."""
    return not 0 < len(request.paths) < _WORTH_REMEMBERING or any(map(os.path.isdir, request.paths))


def _cache(request: Request, policies: int, environ: Mapping[str, str]) -> "Cache | None":
    if not may_remember(request, environ) or policies < _WORTH_REMEMBERING:
        return None
    from policylint.engine.cache import Cache, cache_file  # noqa: PLC0415

    return Cache(cache_file(environ))


def _pool(request: Request, policies: int) -> "Pool | None":
    if request.executor is not None:
        return _cluster(request.executor)
    if request.jobs == 1 or (not request.jobs and policies < _WORTH_FORKING):
        return None
    from policylint.engine.pool import Pool, forks, processes  # noqa: PLC0415

    jobs = request.jobs or (_cores() if policies >= (_WORTH_FORKING if forks() else _WORTH_STARTING) else 1)
    return Pool(lambda: processes(jobs), jobs, _mourn) if jobs > 1 else None


def _cluster(name: str) -> "Pool":
    if not name.startswith(_DASK) or name == _DASK:
        raise UsageError(f"--executor {name}: an executor is named like dask://localhost:8786.")
    from policylint.engine.cluster import ClusterExecutor  # noqa: PLC0415 - only who has a cluster waits for it
    from policylint.engine.pool import Pool  # noqa: PLC0415

    executor = ClusterExecutor(name.removeprefix(_DASK))
    return Pool(lambda: executor, executor.workers, _mourn, first_here=0)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _mourn() -> None:
    complain("a worker process died, perhaps for want of memory; what it had, and the rest, is checked in one process")
