"""The commands that are there on every screen."""

from __future__ import annotations

from functools import partial
from typing import Final

from tui.commands.command import Command, Table, in_module

_open = partial(in_module, "tui.open_commands")

FINDER: Final = Command(
    "question_mark,colon", "tui.keyboard.finder_commands:find_command", "Find a command", "help",
    "Every command by name or purpose, what works here first; also :q and :e FILE",
    synonyms="help keys palette menu commands", short="keys",
)  # fmt: skip

HELPING: Final[Table] = (FINDER,)
"""What an application has that knows nothing of articles."""

PLACES: Final[Table] = (
    Command("O", "library", "Open library", "library", "All articles kept",
            synonyms="articles list shelf", short="library"),
    Command("M", "notebook", "Open notebook", "notebook", "All your marks of all articles",
            synonyms="notes highlights annotations export save"),
    Command("P", "people", "Open people", "people",
            "Everybody who speaks in the articles kept; those not read yet are read then",
            synonyms="persons speakers voices names"),
    _open("F", "feeds", "Open feeds", "feeds",
          "The feeds that are followed: add, remove, fetch, list what came",
          synonyms="rss atom follow subscribe subscriptions"),
    _open("", "open_named", "Open file or page", "open-file",
          "Open what a file name or an address names; also :e FILE",
          synonyms="edit url address load"),
)  # fmt: skip

APP: Final[Table] = (
    *PLACES,
    Command("]f", "another(1)", "Go to next file", "next-file",
            "The next article of those named on the command line", synonyms="article"),
    Command("[f", "another(-1)", "Go to file before", "previous-file",
            "The article before, of those named on the command line", synonyms="article previous"),
    Command("]u", "next_unread", "Go to next unread article", "next-unread",
            "The next article that nobody has opened yet, in the order of the library",
            synonyms="new"),
    Command("zh", "first_hints", "Show or hide first hints", "first-hints",
            "Show or put away the hints for a new reader", synonyms="tutorial beginner"),
    Command("", "tui.settings.theme_commands:change", "Change theme", "theme",
            "Other colours, dark or light; kept for the next time",
            synonyms="dark light colours colors appearance settings night"),
    _open("", "say_kept", "Save marks", "save",
          "Nothing needs to be saved: all is kept as you go; the notebook writes files",
          synonyms="write keep store everything"),
    _open("", "save_picture", "Save picture of screen", "screenshot",
          "Write what is on the screen to an SVG file in the working folder",
          synonyms="screenshot image export"),
    Command("q", "back", "Go back", "go-back",
            "Back to the screen before; from the first screen, out of newsread",
            synonyms="close leave exit", short="back"),
    Command("Q,ZZ", "quit", "Quit newsread", "quit", "Leave newsread; everything is kept",
            synonyms="exit leave close end bye", short="quit"),
    Command("ctrl+l", "redraw", "Redraw screen", "redraw",
            "Write the whole screen anew, if another program has written on it",
            synonyms="refresh"),
    Command("ctrl+z", "suspend_process", "Suspend newsread", "suspend",
            "Go back to the shell; fg brings newsread back", synonyms="background"),
)  # fmt: skip
