"""Copying by every route that this terminal has, and saying truly which of them took it.

A desktop's clipboard can be read back. tmux keeps what it is given and hands it on. A terminal
that is sent an OSC 52 sequence never answers. And the last copy is always left in a file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from articles.store import StoreError
from tui.terminal import native_clipboard

if TYPE_CHECKING:
    from textual.driver import Driver

Outcome = Literal["copied", "sent", "failed"]
Environment = Mapping[str, str]
Send = Callable[[str], object]

LARGEST = 74_994
"""Bytes that go into the 100,000 of the longest OSC 52 sequence terminals commonly take."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but line ends and tabs

CHUNK = 700
"""Bytes of a sequence that GNU screen passes on at once; its limit is 768."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way that was tried: `copied` is checked, `sent` cannot be."""

    name: str
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All ways that were tried."""

    routes: tuple[Route, ...]

    def __str__(self) -> str:
        """One sentence on every way that was tried, for looking into a failure."""
        successes = [route for route in self.routes if route.outcome != "failed"]
        is_short = len(successes) > 1  # a line of 80 columns has room for only one long path
        copied = [_place(route, is_short) for route in successes if route.outcome == "copied"]
        sent = [route.name for route in successes if route.outcome == "sent"]
        parts = [f"copied ({', '.join(copied)})"] if copied else []
        if sent:
            parts.append(f"sent by {', '.join(sent)}, unconfirmed")  # no terminal answers
        failed = [route for route in self.routes if route.outcome == "failed"]
        if parts:
            parts += [f"not by {route.name}: {route.detail}" for route in failed]
        else:
            parts = [f"{route.name}: {route.detail}" for route in self.routes]
        return "; ".join(parts)

    def in_words(self, excerpt: str) -> str:
        """What became of it in a reader's words; `excerpt` is what was to be copied, in short."""
        successes = [route for route in self.routes if route.outcome != "failed"]
        if not successes:
            reasons = "; ".join(f"{route.name}: {route.detail}" for route in self.routes)
            return f"Not copied ({reasons})"
        if any(route.outcome == "copied" and route.name != "file" for route in successes):
            return f"Copied: {excerpt}"
        if any(route.outcome == "sent" for route in successes):  # which no terminal answers
            return f"Copied: {excerpt} · not pasting? newsread doctor"
        return f"Copied only into {successes[0].detail}: {excerpt}"


def _place(route: Route, is_short: bool) -> str:
    where = route.detail or route.name
    return Path(where).name if is_short and route.name == "file" else where


def copy(
    text: str, last_copy: Path, send: Send | None = None, environment: Environment = os.environ
) -> Report:
    """Copy by every route there is. Takes up to some seconds; call it off the event loop.

    Control characters stay behind: pasted into a shell they would be keys. `send` writes a
    control sequence to the terminal, and may be called from another thread.
    """
    return Report(tuple(_routes(_CONTROLS.sub("", text), last_copy, send, environment)))


def copied(text: str, driver: Driver | None, excerpt: str) -> str:
    """Copy by every route there is; what became of it, in words. Call it off the event loop.

    excerpt: the text in short, as the reader is told of it.

    Textual's own way to copy knows no terminal multiplexer; its `driver` writes in a thread of its
    own, so this may be called from any.
    """
    from articles.places import FolderError, last_copy_file

    try:
        return copy(text, last_copy_file(), driver.write if driver else None).in_words(excerpt)
    except FolderError as error:
        return f"Not copied: {error}"


def routes(last_copy: Path, environment: Environment = os.environ) -> Report:
    """Which routes work here, tried with a text that says so; nothing is written to the screen."""
    return copy("newsread tried the clipboard", last_copy, environment=environment)


def _routes(
    text: str, last_copy: Path, send: Send | None, environment: Environment
) -> Iterator[Route]:
    if has_desktop(environment):
        is_there, detail = native_clipboard.copy(text)
        yield Route("desktop", "copied" if is_there else "failed", detail)
    if environment.get("TMUX"):
        yield _to_tmux(text)
    if send is not None:
        yield _to_terminal(text, send, environment)
    yield _to_file(text, last_copy)


def has_desktop(environment: Environment) -> bool:
    """Whether there may be a desktop's clipboard; over SSH, only one that is forwarded."""
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return True
    is_remote = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
    is_windows = bool(environment.get("WSL_DISTRO_NAME")) or sys.platform in ("win32", "cygwin")
    return not is_remote and (is_windows or sys.platform == "darwin")


def _to_tmux(text: str) -> Route:
    # Under its default settings tmux drops a program's own OSC 52; -w makes tmux send one itself.
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=2,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip() or f"status {error.returncode}"
        return Route("tmux", "failed", reason)
    except subprocess.TimeoutExpired:
        return Route("tmux", "failed", "no answer within 2 seconds")
    except OSError as error:
        return Route("tmux", "failed", error.strerror or str(error))
    return Route("tmux", "copied", "tmux buffer")


def _to_terminal(text: str, send: Send, environment: Environment) -> Route:
    data = text.encode("utf-8", "replace")
    if len(data) > LARGEST:
        return Route("OSC 52", "failed", f"{len(data):,} bytes are more than terminals take")
    sequence = f"\x1b]52;c;{b64encode(data).decode()}\x07"
    if environment.get("STY"):
        send(wrapped_for_screen(sequence))
        return Route("OSC 52 through screen", "sent")
    send(sequence)
    return Route("OSC 52", "sent")


def wrapped_for_screen(sequence: str) -> str:
    """The sequence in pieces that GNU screen hands on to its own terminal."""
    pieces = (sequence[at : at + CHUNK] for at in range(0, len(sequence), CHUNK))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _to_file(text: str, path: Path) -> Route:
    from articles.store.durable import make_folder, replace

    try:
        make_folder(path.parent)
        replace(path, text.encode("utf-8", "replace"))
    except StoreError as error:
        return Route("file", "failed", str(error))
    return Route("file", "copied", str(path))
