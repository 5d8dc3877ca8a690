"""The commands that are there on every screen."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command, Table

HELPING: Final[Table] = (
    Command("question_mark", "tui.keyboard.help_commands:show_help", "Help", "help",
            "All keys that do something here, and what the signs in the text mean",
            is_in_footer=True),
)  # fmt: skip

APP: Final[Table] = (
    Command("O", "library", "Library", "library", "All articles kept", is_in_footer=True),
    Command("M", "notebook", "Notebook", "notebook", "All your marks of all articles"),
    Command("P", "people", "People", "people",
            "Everybody who speaks in the articles kept; those not read yet are read then"),
    Command("]f", "another(1)", "File", "next-file",
            "The next article of those named on the command line"),
    Command("[f", "another(-1)", "File", "previous-file",
            "The article before, of those named on the command line"),
    Command("]u", "next_unread", "Unread", "next-unread",
            "The next article that nobody has opened yet, in the order of the library"),
    Command("zh", "first_hints", "First hints", "first-hints",
            "Show or put away the hints for a new reader"),
    Command("q", "quit", "Quit", "quit", "Leave newsread; everything is kept", is_in_footer=True),
    Command("ctrl+l", "redraw", "Redraw", "redraw",
            "Write the whole screen anew, if another program has written on it"),
    Command("ctrl+z", "suspend_process", "Suspend", "suspend",
            "Go back to the shell; fg brings newsread back"),
)  # fmt: skip
