"""Ending when the system asks for it, also when the terminal is gone and cannot be drawn on."""

from __future__ import annotations

import os
import signal
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

GRACE = 10.0
"""Seconds for an orderly end. Drawing on a terminal that was closed can block for ever."""


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
