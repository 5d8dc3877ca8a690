"""The commands of dialogs."""

from __future__ import annotations

from functools import partial
from typing import Final

from tui.commands.command import Command, Table

_note = partial(Command, when="while writing a note")
_choice = partial(Command, when="while choosing")

NOTE: Final[Table] = (
    _note("ctrl+s", "keep", "Keep note", "keep-note", "Keep the note",
          synonyms="save", short="keep"),
    _note("ctrl+o", "edit", "Edit note elsewhere", "edit-note",
          "Go on in the editor that $VISUAL or $EDITOR names", synonyms="vim nano", short="editor"),
    _note("escape", "leave", "Leave note", "leave-note", "Leave it as it was", short="leave"),
)  # fmt: skip
"""Not with priority: they must wait for what was typed just before them."""

TAGS: Final[Table] = (
    Command("escape", "leave", "Leave tags", "leave-tags", "Leave the tags as they were",
            when="while tagging", short="leave"),
)  # fmt: skip

CHOICE: Final[Table] = (
    _choice("escape", "leave", "Leave choice", "leave-choice", "Choose nothing", short="leave"),
    _choice("down", "step(1)", "Go to next choice", "choice-down", "The next"),
    _choice("up", "step(-1)", "Go to choice before", "choice-up", "The one before"),
)  # fmt: skip
"""In whatever offers rows that are narrowed down by typing: the finder is one."""
