"""The commands of dialogs."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command, Table

NOTE: Final[Table] = (
    Command("ctrl+s", "keep", "Keep", "keep-note", "Keep the note", is_in_footer=True),
    Command("ctrl+o", "edit", "Editor", "edit-note",
            "Go on in the editor that $VISUAL or $EDITOR names", is_in_footer=True),
    Command("escape", "leave", "Leave", "leave-note", "Leave it as it was", is_in_footer=True),
)  # fmt: skip
"""Not with priority: they must wait for what was typed just before them."""

TAGS: Final[Table] = (
    Command("escape", "leave", "Leave", "leave-tags",
            "Leave the tags as they were", is_in_footer=True),
)  # fmt: skip

CHOICE: Final[Table] = (
    Command("escape", "leave", "Leave", "leave-choice", "Choose nothing", is_in_footer=True),
    Command("down", "step(1)", "Down", "choice-down", "The next"),
    Command("up", "step(-1)", "Up", "choice-up", "The one before"),
)

HELP: Final[Table] = (
    Command("escape", "leave", "Leave", "leave-help", "Go back to the text", is_in_footer=True),
    Command("down", "step(1)", "Down", "help-down", "The next key"),
    Command("up", "step(-1)", "Up", "help-up", "The key before"),
)
