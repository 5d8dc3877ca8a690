"""The desktop's own clipboard, by way of pyperclip, in a process of its own.

    python -m tui.terminal.native_clipboard < TEXT

pyperclip's tools complain on the terminal, may wait for ever, and report success when there is no
desktop to be reached; some stay behind and hold on to whatever output they were given. So they
are kept away from the screen, under a time limit, and what they say is checked by reading back.
Prints the name of the tool. Exit status: 0 copied and read back, 1 not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

TRIES = 3
"""A desktop that was asked for something a moment ago may not listen at once: seen with Xvfb."""

LIMIT = 3.0
"""Seconds that a desktop has to answer."""


def copy(text: str, limit: float = LIMIT) -> tuple[bool, str]:
    """Put the text on the desktop's clipboard: whether it is there, and by which tool or why not.

    Takes up to `limit` seconds; call it off the event loop.
    """
    command = [sys.executable, "-m", "tui.terminal.native_clipboard"]
    with tempfile.TemporaryFile() as output:  # a pipe would be held open by xclip
        try:
            process = subprocess.run(
                command,
                input=text.encode("utf-8", "replace"),
                stdout=output,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                timeout=limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False, f"no answer within {limit:g} seconds"
        except OSError as error:
            return False, f"could not be started ({error.strerror})"
        output.seek(0)
        words = output.read().decode("utf-8", "replace").strip()
    return process.returncode == 0, words or "no tool for it"


def main() -> int:
    """Copy what is on standard input, and look whether it is there."""
    import pyperclip  # type: ignore[import-untyped]

    text = sys.stdin.buffer.read().decode("utf-8")
    copier, paster = pyperclip.determine_clipboard()
    if not copier:
        print("no tool for it: install wl-clipboard, xclip or xsel")
        return 1
    name = getattr(copier, "__name__", "").removeprefix("copy_").replace("_", " ")
    is_there = False
    for _ in range(TRIES):
        copier(text)
        if is_there := paster().replace("\r\n", "\n") == text:
            break
    print(name if is_there else f"{name} could not be reached")
    return 0 if is_there else 1


if __name__ == "__main__":
    sys.exit(main())
