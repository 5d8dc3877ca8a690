"""A pool of processes that are quiet, and that never outlive the program that wanted them."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr
from multiprocessing import connection, get_context, parent_process, resource_tracker
from pathlib import Path
from threading import Thread


def process_pool(log: Path | None = None, workers: int = 1) -> ProcessPoolExecutor:
    """Processes that start fresh (spawn: no thread or lock of ours is copied into them).

    What they would print goes to `log`, or nowhere.
    """
    _start_tracker()
    return ProcessPoolExecutor(
        max_workers=workers,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(str(log) if log else os.devnull,),
    )


def _start_tracker() -> None:
    """Start multiprocessing's resource tracker, which hands on the descriptor of `sys.stderr`.

    While Textual runs, that is an object whose descriptor is -1, and no process would start.
    """
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        resource_tracker.ensure_running()


def _begin(log: str) -> None:
    _print_to(log)
    Thread(target=_end_with_parent, daemon=True).start()


def _print_to(log: str) -> None:
    """Point standard output and error at the log, for C libraries as well as for Python."""
    sys.stdout.flush()
    sys.stderr.flush()
    to = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for descriptor in (1, 2):
        os.dup2(to, descriptor)
    os.close(to)


def _end_with_parent() -> None:
    """A pool's process waits for work for ever, even when a SIGKILL has ended its parent."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
