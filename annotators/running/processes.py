"""Processes that are quiet, and that never outlive the program that wanted them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, redirect_stderr
from multiprocessing import connection, get_context, parent_process, resource_tracker
from pathlib import Path
from threading import Thread
from typing import Any, Final, Generic, TypeVar

from annotators.running.blas import use_one_thread

Message = TypeVar("Message")

LEAST_PRIORITY = 19
"""The niceness at which a process has what every other leaves (POSIX)."""
BEHIND_KEYS = 5
"""What is added to the niceness of a process so that one with keys to answer comes first, where
there are more of them than cores (POSIX)."""

_OF_TERMINAL: Final = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)


def process_pool(
    log: Path | None = None, workers: int = 1, niceness: int = 0
) -> ProcessPoolExecutor:
    """Processes that start fresh (spawn: no thread or lock of ours is copied into them).

    What they would print goes to `log`, or nowhere. niceness: what is added to theirs.
    """
    _start_tracker()
    return _Pool(
        max_workers=workers,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(str(log) if log else os.devnull, niceness),
    )


class _Pool(ProcessPoolExecutor):
    """Processes that are ended when nobody waits for them, in the middle of what they do.

    They only compute, and what they write they write whole. Without this, Python would wait at its
    end for a pipeline to be loaded that nobody wants any more.
    """

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit work to a process, which is started if none is free."""
        with _out_of_reach():
            return super().submit(fn, *args, **kwargs)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for what is worked on; at an error, end it."""
        self.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        processes = () if wait else tuple((self._processes or {}).values())
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        for process in processes:  # from Python 3.14 on: self.terminate_workers()
            process.terminate()


class Telling(Generic[Message]):
    """A process that gives way to every other and tells how far it is, as often as it likes.

    Iterate over it, in a thread, for what it tells; that ends when the process does. It may be
    stopped at any moment: `work` must leave whole whatever it writes.
    """

    def __init__(
        self, work: Callable[..., None], *arguments: object, log: Path | None = None
    ) -> None:
        """Begin `work(*arguments, tell)`."""
        _start_tracker()
        spawn = get_context("spawn")
        self._receiver, sender = spawn.Pipe(duplex=False)
        process_arguments = (str(log) if log else os.devnull, sender, work, arguments)
        self._process = spawn.Process(target=_tell, args=process_arguments, daemon=True)
        with _out_of_reach():
            self._process.start()
        sender.close()  # the process alone has it open now, so that its end is heard here

    def __iter__(self) -> Iterator[Message]:
        try:
            while True:
                yield self._receiver.recv()
        except (EOFError, ConnectionError):
            self._process.join()

    def stop(self) -> None:
        """End the process at once."""
        self._process.terminate()


def _tell(
    log: str, sender: connection.Connection, work: Callable[..., None], arguments: tuple[Any, ...]
) -> None:
    _begin(log, LEAST_PRIORITY)
    work(*arguments, sender.send)


@contextmanager
def _out_of_reach() -> Iterator[None]:
    """Nothing that is begun in here hears of ctrl+c, ctrl+\\ or a hangup: those are for newsread.

    A terminal sends them to all that runs on it: the editor that newsread waits for, and these
    processes. A pool would hand on the KeyboardInterrupt as what came of the work, and so end
    newsread; a resource tracker that a hangup has ended is started anew, which Python warns of.
    They are blocked, which is inherited, since a process is in reach before any line of
    ours runs in it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _OF_TERMINAL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_tracker() -> None:
    """Start multiprocessing's resource tracker, which hands on the descriptor of `sys.stderr`.

    While Textual runs, that is an object whose descriptor is -1, and no process would start. It is
    changed only then: it is everybody's, and who changes it at the same time puts back another's.
    """
    with _out_of_reach():
        try:
            resource_tracker.ensure_running()
        except ValueError:
            with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
                resource_tracker.ensure_running()


def _begin(log: str, niceness: int) -> None:
    os.nice(niceness)  # at most 19, whatever is added
    _print_to(log)
    use_one_thread()
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
