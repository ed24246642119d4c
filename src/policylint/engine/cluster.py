"""Workers of a Dask cluster, as any other executor."""

from concurrent.futures import Executor
from typing import Any, cast

from policylint.errors import UsageError

SCHEME = "dask://"


class ClusterExecutor(Executor):
    """Hands work to the cluster whose scheduler listens at ``address``, such as ``localhost:8786``."""

    def __init__(self, address: str, patience: float = 10.0) -> None:
        """Connect.

        Args:
            address: host and port of the scheduler.
            patience: seconds to wait for it.

        Raises:
            UsageError: Dask is not installed, or no scheduler answers.
        """
        try:
            from distributed import Client  # noqa: PLC0415 - only who has a cluster waits for it
        except ImportError as error:
            raise UsageError(
                f"{SCHEME}{address}: to use a Dask cluster, install what is needed: pip install 'policylint[dask]'."
            ) from error
        try:
            connect: Any = Client
            self._client: Any = connect(f"tcp://{address}", timeout=patience, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(
                f"{SCHEME}{address}: no scheduler answers there ({_first_line(error)}). Check host and port."
            ) from error
        self._executor = cast("Executor", self._client.get_executor(pure=False, retries=0))
        self.workers = max(1, sum(self._client.nthreads().values()))

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Begin with a call on some worker."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on for others."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
