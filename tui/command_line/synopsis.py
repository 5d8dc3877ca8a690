"""What newsread is called with, and the exit statuses that it ends with."""

from __future__ import annotations

COMMANDS = {
    "add": "keep articles without a screen, to be read later",
    "extract": "write what newsread finds as JSON, Markdown or HTML, without a screen",
    "feeds": "follow RSS, Atom and JSON feeds",
    "search": "find articles, and who said what in them, in everything that is kept",
    "same": "find the same words in other articles: cut, changed, denied, or another’s",
    "notes": "write your notes as Markdown, JSON-LD, CSV and more",
    "import": "bring notes in from a file, without doubling any",
    "pipeline": "install another language pipeline",
    "config": "see, check and change the settings",
    "keys": "list every command with its keys",
    "completion": "write what makes a shell complete newsread's words",
    "doctor": "show what works here",
    "help": "explain a command",
}
"""The commands, each in the module `tui.command_line.NAME_command`, and what they are for."""

USAGE = """\
usage: newsread [--pipeline NAME_OR_PATH] [--anyway] [FILE | FOLDER | URL | -]...
       newsread COMMAND ...
"""

DONE, UNREADABLE, WRONG_USAGE = 0, 1, 2
"""Exit statuses."""
