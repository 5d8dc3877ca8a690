"""`newsread keys`: every command with its keys and its id, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command_line.say import line, say
from tui.command_line.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence

EPILOG = """\
Without words, all commands are listed. With words, those that have all of them in their keys,
name, purpose, other names or id: newsread keys quotation. The keys are yours, where config.toml
has a [keys] table; an id there gives a command other keys. + and - do what ] and [ do.
"""


def usage() -> Usage:
    """What may stand behind `newsread keys`."""
    parser = Usage(prog="newsread keys", description="List the keys.", epilog=EPILOG)
    parser.add_argument("words", nargs="*", metavar="WORD", help="list only what has these words")
    return parser


def run(arguments: Sequence[str]) -> int:
    """List the keys; 1 if nothing has the words."""
    words = usage().parse_args(arguments).words
    from articles.places import config_file
    from tui.commands.key_table import lines, matching
    from tui.settings.settings import load

    groups = matching(words)
    if not groups:
        say(f"No command has all of these words: {' '.join(words)}")
        return 1
    table = "\n".join(lines(groups, load(config_file()).keys))
    line(table.lstrip("\n"))
    return 0
