"""The manual page, made of what the commands say of themselves.

    python -m tui.command_line.manual

writes it to `shared/newsread.1`, which is installed beside what makes shells complete newsread.
"""

from __future__ import annotations

from argparse import SUPPRESS, _SubParsersAction
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.command_line.synopsis import COMMANDS

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator

    from tui.command_line.usage import Usage

PAGE = Path(__file__).parent / "shared" / "newsread.1"


def page() -> str:
    """The page, as groff reads it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.TH NEWSREAD 1 "" newsread "User Commands"'
    yield ".SH NAME\nnewsread \\- read news in the terminal and see who said what"
    yield ".SH SYNOPSIS\n.B newsread\n[\\-\\-pipeline NAME_OR_PATH] [FILE | FOLDER | URL | \\-]..."
    yield ".br\n.B newsread\nCOMMAND ..."
    opening, *commands = [
        import_module(f"tui.command_line.{name}_command").usage() for name in ("open", *COMMANDS)
    ]
    yield ".SH OPTIONS"
    yield from _options(opening)
    yield ".SH COMMANDS"
    for usage in commands:
        yield from _command(usage)
    yield f".SH MORE\n.nf\n{_escaped(opening.epilog or '')}\n.fi"


def _command(usage: Usage) -> Iterator[str]:
    """A command under its name, and its subcommands."""
    arguments = [action for action in usage._actions if action.dest != "help"]
    within = [action for action in arguments if isinstance(action, _SubParsersAction)]
    positional = [] if within else [action for action in arguments if not action.option_strings]
    places = " ".join(map(_places, positional))
    yield f".SS {_escaped(f'{usage.prog} {places}'.strip())}"
    yield _escaped(usage.description or "")
    yield from _options(usage)
    for inner in within:
        for subcommand in inner.choices.values():
            yield from _command(subcommand)
    if usage.epilog:
        yield f".PP\n.nf\n{_escaped(usage.epilog.rstrip())}\n.fi"


def _options(usage: Usage) -> Iterator[str]:
    for option in usage._actions:
        if option.option_strings and option.dest != "help" and option.help != SUPPRESS:
            yield f".TP\n.B {_escaped(', '.join(option.option_strings))}{_value(option)}"
            yield _escaped(option.help or "")


def _places(argument: Action) -> str:
    """What an argument is called on the line, in brackets where it may be missing."""
    name = str(argument.metavar or argument.dest)
    several = f"{name}..." if argument.nargs in ("*", "+") else name
    return f"[{several}]" if argument.nargs in ("*", "?") else several


def _value(option: Action) -> str:
    """What follows an option: the words that it may have, or what they are called."""
    if option.nargs == 0:
        return ""
    choices = "|".join(map(str, option.choices or ()))
    return " " + _escaped(choices or str(option.metavar or option.dest.upper()))


def _escaped(text: str) -> str:
    """A text of which nothing is a request of groff's, or a sign of its own."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
