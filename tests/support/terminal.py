"""The real newsread on a terminal of ours: keys go in, and the rendered screen comes out.

Nothing here sleeps: every wait ends with what was waited for, or fails after a limit with the
screen as it stood.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from types import TracebackType
from typing import Self

import pyte

LIMIT = 30.0
"""Seconds after which something that has not come is said not to come."""

# What pyte does not know and would print: private CSI, DECRQM, DCS, OSC.
_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\??[0-9;:]*[$ !\"'][@-~]|\x1b[P_^X].*?\x1b\\"
    rb"|\x1b\].*?(?:\x07|\x1b\\)|\x1b\[\?[0-9;]*[urs]|\x1b\[[0-9;]*t",
    re.DOTALL,
)

_ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "COLORTERM")}
"""Without the size that pytest-xdist gives its workers, which programs ask before the terminal, and
without what is known of the terminal that the tests are run in."""


class Terminal:
    """A program running in a pseudo-terminal of a given size."""

    def __init__(
        self,
        *command: str,
        env: dict[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        owned: bool = True,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        """Every byte the program has written."""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**_ENVIRONMENT, "TERM": "xterm-256color", **(env or {})},
            preexec_fn=_own_terminal if owned else None,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    @property
    def text(self) -> str:
        """The screen as a person sees it."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, keys: str) -> None:
        """Type characters; control characters are keys, `\\x1b` is Escape."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send bytes, as a terminal may that is no person."""
        os.write(self._master, data)

    def resize(self, columns: int, rows: int) -> None:
        """Be of another size, which the program is told of."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, pattern: str) -> str:
        """Wait until the screen matches a regular expression, and return the screen."""
        end = time.monotonic() + LIMIT
        while not re.search(pattern, self.text):
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"“{pattern}” never came; the screen was:\n{self.text}")
        return self.text

    def until_cursor(self, row: int) -> None:
        """Wait until the terminal's own cursor is in a row, the first being 0."""
        end = time.monotonic() + LIMIT
        while self.screen.cursor.y != row:
            if not self._read(end - time.monotonic()):
                at = self.screen.cursor.y
                raise AssertionError(f"the cursor stays in row {at}; the screen was:\n{self.text}")

    def until_written(self, pattern: bytes) -> re.Match[bytes]:
        """Wait until the bytes that were written match, and return the match."""
        end = time.monotonic() + LIMIT
        while not (match := re.search(pattern, self.raw)):
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{pattern!r} never came; the screen was:\n{self.text}")
        return match

    def hang_up(self) -> None:
        """Be gone, as a terminal is whose window was closed."""
        os.close(self._master)
        self._master = -1

    def ended(self) -> int:
        """Wait for the program to end, and return its exit status."""
        end = time.monotonic() + LIMIT
        while self._read(end - time.monotonic()):
            pass
        return self.process.wait(timeout=LIMIT)

    def read_for(self, limit: float) -> None:
        """Take in whatever is written within so many seconds, nothing maybe."""
        self._read(limit)

    def _read(self, limit: float) -> bool:
        """Take in what was written next; false when nothing came in time, or nothing more will."""
        if not select.select([self._master], [], [], max(0.0, limit))[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the other end is closed
            return False
        self.raw += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return bool(data)


def _own_terminal() -> None:
    """Make standard input the new session's controlling terminal, so that /dev/tty is it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def newsread(*arguments: str, home: str, **variables: str) -> Terminal:
    """The real program with its files under a folder of its own."""
    command = (sys.executable, "-m", "tui.cli", *arguments)
    return Terminal(*command, env={"NEWSREAD_HOME": home, **variables})
