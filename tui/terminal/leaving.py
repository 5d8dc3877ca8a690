"""Ending when the system asks for it, also when the terminal is gone and cannot be drawn on."""

from __future__ import annotations

import errno
import os
import select
import signal
from io import FileIO
from threading import Thread, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from _typeshed import ReadableBuffer

GRACE = 10.0
"""Seconds for an orderly end, however much there is to be kept."""


class LastingTerminal(FileIO):
    """A terminal to draw on that takes everything once it is gone.

    Else the thread that writes would end, and what draws would wait for it for ever.
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
    """Have SIGTERM and SIGHUP call `leave`, and the process end in any case soon after."""

    def end(number: int, _: FrameType | None) -> None:
        timer = Timer(GRACE, os._exit, [128 + number])
        timer.daemon = True
        timer.start()
        leave()

    # Not asyncio's own handlers: those wait for the loop, which may be what is blocked.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


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
