"""Ends the program that began it, if that was asked to end and does not: see `leaving`.

A process of its own, and a script that imports next to nothing: what blocks a program may hold its
interpreter, so that no thread or signal handler of it runs any more.

    watchdog.py PROCESS SECONDS

On standard input come the numbers of the signals that the process gets, each as one byte.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time


def watch(process: int, seconds: float) -> None:
    """Wait for SIGTERM or SIGHUP in standard input; `seconds` later, kill the process.

    The end of standard input is the end of the process, and of this.
    """
    while number := os.read(0, 1):
        if number[0] in (signal.SIGTERM, signal.SIGHUP):
            break
    end = time.monotonic() + seconds
    while number and (left := end - time.monotonic()) > 0:
        if select.select([0], [], [], left)[0]:
            number = os.read(0, 4096)
    if number and os.getppid() == process:
        os.kill(process, signal.SIGKILL)


if __name__ == "__main__":
    watch(int(sys.argv[1]), float(sys.argv[2]))
