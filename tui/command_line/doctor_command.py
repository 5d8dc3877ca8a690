"""`newsread doctor`: what works here."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from tui import __version__
from tui.command_line.say import line
from tui.command_line.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Lines = Iterator[tuple[str, str]]
    """What is looked at, and what was found."""


def run(arguments: Sequence[str]) -> int:
    """Print a line for each thing that newsread depends on; 1 if one of them does not work."""
    options = usage().parse_args(arguments)
    sound = True
    for title, look in _looks(options.pipeline):
        line(title)
        try:
            for name, finding in look():
                line(f"  {name:12} {finding}")
        except Exception as error:  # whatever it is, a doctor names it and goes on
            sound = False
            line(f"  does not work: {error}")
    return int(not sound)


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(prog="newsread doctor", description="Show what works here.")
    usage.add_argument("--pipeline", metavar="NAME_OR_PATH", help="look at this spaCy pipeline")
    return usage


def _looks(pipeline: str | None) -> Iterator[tuple[str, Callable[[], Lines]]]:
    yield "newsread", _versions
    yield "terminal", _terminal
    yield "clipboard", _clipboard
    yield "language pipeline", lambda: _pipeline(pipeline)
    yield "files", _files
    yield "notebook", _notebook


def _versions() -> Lines:
    yield "newsread", __version__
    yield "Python", sys.version.split()[0]
    for name in ("textual", "spacy", "tinydb", "pyperclip"):
        yield name, version(name)


def _terminal() -> Lines:
    columns, rows = shutil.get_terminal_size()
    yield "size", f"{columns}x{rows}" + (" (80x24 is the least)" if columns < 80 else "")
    yield "TERM", os.environ.get("TERM", "not set")
    yield "colours", _colours()
    yield "encoding", sys.stdout.encoding
    yield "inside", ", ".join(_inside()) or "no multiplexer, no SSH"


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "none (NO_COLOR is set); everything has a second sign"
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "16 million"
    return "256" if "256color" in os.environ.get("TERM", "") else "16"


def _inside() -> Iterator[str]:
    for variable, name in {"TMUX": "tmux", "STY": "screen", "SSH_CONNECTION": "SSH"}.items():
        if os.environ.get(variable):
            yield name


def _clipboard() -> Lines:
    from articles.places import last_copy_file
    from tui.terminal.clipboard import routes

    for route in routes(last_copy_file()).routes:
        yield route.name, f"{route.outcome}: {route.detail}" if route.detail else route.outcome


def _pipeline(name: str | None) -> Lines:
    from annotators.pipeline import describe
    from articles.places import config_file
    from tui.settings.settings import load

    pipeline = describe(name or load(config_file()).pipeline)
    yield "name", f"{pipeline.name} {pipeline.version}"
    yield "components", ", ".join(pipeline.components)
    yield "labels", ", ".join(pipeline.labels)
    yield "size", f"{pipeline.size / 1e6:.1f} MB"
    yield "folder", str(pipeline.path)
    if pipeline.limits:
        yield "limits", pipeline.limits


def _files() -> Lines:
    from articles import places

    yield "data", str(places.data_folder())
    yield "cache", str(places.cache_folder())
    log = places.log_file()
    yield "log", str(log) if log.is_file() else places.more_in(log)
    config = places.config_file()
    yield "config", f"{config}" + ("" if config.exists() else " (not there; all is at its default)")


def _notebook() -> Lines:
    from tui.session import stores

    repairs: list[str] = []
    marks = stores.notebook(repairs.append).all()
    yield "marks", f"{len(marks)}, all readable" if not repairs else f"{len(marks)}"
    for sentence in repairs:
        yield "repaired", sentence
