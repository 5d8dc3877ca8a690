"""Machines to work on: a Dask cluster as the executor that everything here works with.

Dask moves what a machine was doing that died to another, and tries it there anew.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

PATIENCE = 10
"""Seconds in which a scheduler must answer."""

NO_ADDRESS = "this is no address of a Dask scheduler; tcp://10.0.0.5:8786 would be"
_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?|ucx)://)?[^/\s]+:\d+/?")


class ClusterError(Exception):
    """A cluster cannot be worked on; the message says in a sentence why, and what would help."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where work can be sent, and how many pieces of it are done there at a time."""

    executor: Executor
    workers: int


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The Dask cluster whose scheduler is at an address such as `tcp://10.0.0.5:8786`.

    Raises:
        ClusterError: Dask is not installed, no scheduler answers there, or every worker died.
    """
    try:
        from distributed import Client, KilledWorker
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"working on a cluster needs {error.name}: pip install 'newsread[dask]'"
        ) from None
    if not _ADDRESS.fullmatch(address):  # of which a client would try for long to let go
        raise ClusterError(f"{address}: {NO_ADDRESS}")
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers there ({error})") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(f"{address}: this cluster has no workers yet; start some")
        try:
            yield Cluster(client.get_executor(pure=False), threads)
        except KilledWorker as error:
            raise ClusterError(
                f"{address}: the same articles ended several workers ({error})"
            ) from None
