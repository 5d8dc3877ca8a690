"""`newsread help [COMMAND]`: the same as `newsread COMMAND --help`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from articles.safe import one_line
from tui.command_line.synopsis import COMMANDS
from tui.command_line.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Write the help of the command, or of newsread itself if none is named."""
    words = usage().parse_args(arguments).words
    if words and words[0] not in COMMANDS:
        usage().error(f"there is no command {one_line(words[0])}: {', '.join(COMMANDS)}")
    name = words[0] if words else "open"
    asked: Usage = import_module(f"tui.command_line.{name}_command").usage()
    asked.parse_args([*words[1:], "--help"])
    return 0


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(prog="newsread help", description="Explain a command, or newsread itself.")
    usage.add_argument("words", nargs="*", metavar="COMMAND", help=", ".join(COMMANDS))
    return usage
