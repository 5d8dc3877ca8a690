"""`newsread completion`: what makes a shell complete newsread's commands, options and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command_line.say import line
from tui.command_line.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence

SHELLS = ("bash", "zsh", "fish")

EPILOG = """\
In bash, add to ~/.bashrc:   eval "$(newsread completion bash)"
In zsh, add to ~/.zshrc:     eval "$(newsread completion zsh)"     (after compinit)
In fish, once:               newsread completion fish > ~/.config/fish/completions/newsread.fish
"""


def run(arguments: Sequence[str]) -> int:
    """Write the lines for a shell."""
    shell = usage().parse_args(arguments).shell
    from argcomplete.shell_integration import shellcode

    line(shellcode(["newsread"], shell=shell))
    return 0


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread completion",
        description="Write what makes a shell complete newsread's commands, options and names.",
        epilog=EPILOG,
    )
    usage.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    return usage
