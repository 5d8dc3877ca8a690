"""Ending when the system asks for it, also when the terminal is gone and cannot be drawn on."""

from __future__ import annotations

import errno
import logging
import os
import select
import signal
import subprocess
import sys
from io import FileIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

_logger = logging.getLogger(__name__)

GRACE = 10.0
"""Seconds for an orderly end, however much there is to be kept."""


class LastingTerminal(FileIO):
    """The file of a terminal to which writing succeeds even once the terminal is gone.

    An error would end the thread that writes, and whatever draws would wait for it for ever.
    """

    def write(self, data: ReadableBuffer) -> int | None:  # type: ignore[override]
        """Write bytes; how many were taken."""
        try:
            return super().write(data)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return memoryview(data).nbytes


def when_asked_to_end(leave: Callable[[], object]) -> None:
    """Have SIGTERM, SIGHUP and SIGINT call `leave`; ctrl+c in the terminal is a key, and no signal.

    The watchdog minds no SIGINT: an editor that newsread waits for is sent one by ctrl+c.
    """
    # Not asyncio's own handlers: those wait for the loop, which may be what is blocked.
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda *_: leave())


def end_in_any_case() -> None:
    """Have another process kill this one, if it is asked to end and has not done so in `GRACE`.

    No thread of this one could: a regular expression that takes for ever lets none run, not even
    a signal handler in Python. But Python writes a signal's number into a pipe as it comes.
    """
    script = str(Path(__file__).with_name("watchdog.py"))
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", script, str(os.getpid()), str(GRACE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # else the terminal would hang it up, too
        )
    except OSError as error:  # there is no room for one more: one can read all the same
        _logger.warning("nothing ends a newsread that hangs: %s", error)
        return
    assert process.stdin
    _watchdogs.append(process)
    os.set_blocking(process.stdin.fileno(), False)
    signal.set_wakeup_fd(process.stdin.fileno(), warn_on_full_buffer=False)


_watchdogs: list[subprocess.Popen[bytes]] = []
"""Kept, since the pipe to a watchdog must stay open until the end."""


def hang_up_with(terminal: int) -> None:
    """Send ourselves SIGHUP when the terminal of a file descriptor is gone.

    The kernel tells only the session that a terminal belongs to; a newsread that was started on
    somebody else's, as under `setsid`, would go on without one.
    """

    def wait() -> None:
        poll = select.poll()
        poll.register(terminal, 0)
        if any(event & select.POLLHUP for _, event in poll.poll()):
            os.kill(os.getpid(), signal.SIGHUP)

    Thread(target=wait, name="terminal", daemon=True).start()
