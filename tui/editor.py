"""The reader's own editor, which notes and settings can be written in."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from pathlib import Path


class EditorError(Exception):
    """The editor could not be run, or failed: its name and why, in one sentence."""


def edit(path: Path) -> None:
    """Have a file changed in the editor that `$VISUAL` or `$EDITOR` names, and wait for its end.

    For the main thread. ctrl+c meanwhile is for the editor alone, and so is ctrl+\\: one that waits
    for a window, such as `code --wait`, is ended so, and newsread is not.

    Raises:
        EditorError: there is no such editor, or it failed.
    """
    editor, name = _editor(), _name()
    # Not SIG_IGN, which the editor would inherit.
    before = {number: signal.signal(number, lambda *_: None) for number in _FROM_KEYS}
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)
    except subprocess.CalledProcessError as error:
        raise EditorError(f"{name}: {_how_it_ended(error.returncode)}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EditorError(f"{name}: {reason}") from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


_FROM_KEYS = (signal.SIGINT, signal.SIGQUIT)
"""Signals that a terminal sends to all that runs on it."""


def _editor() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def _name() -> str:
    """The editor without its folders: a path may be longer than the line it is told in."""
    return Path(_editor().split(" ")[0]).name


def _how_it_ended(status: int) -> str:
    """Why an editor has failed: its exit status, or the signal that ended it as a negative one."""
    return f"it failed (status {status})" if status > 0 else f"it failed (signal {-status})"


def edited(note: str) -> str:
    """The note as the editor left it.

    Raises:
        EditorError: there is no such editor, or it failed or left no file behind; the note
            is as it was.
        OSError: there is no room for the file.
    """
    descriptor, name = tempfile.mkstemp(prefix="note-", suffix=".md")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(note)
        edit(path)
        if not path.is_file():
            raise EditorError(f"{_name()}: it left no file behind")
        return path.read_text("utf-8", errors="replace").rstrip("\n")
    finally:
        path.unlink(missing_ok=True)
