"""The keys for marking, judging and copying; those of two characters are pressed one by one."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from annotators.marks.colors import COLORS, Color
from tui.keyboard.binding import hidden

COLOR_KEYS: Final[dict[str, Color]] = dict(zip("ygbpou", COLORS, strict=True))
"""After `c`: yellow, green, blue, pink, orange, purple; or the numbers they have in the margin."""


MARKING: Final = (
    *(
        Binding(
            f"c{key},c{number}", f"highlight('{color}')", color.capitalize(),
            id=f"highlight-{color}",
            tooltip=f"Highlight the selection, or what is here, in {color}; a mark is recoloured",
            show=number == 1,  # for all: the footer has one key and “Highlight …”
        )
        for number, (key, color) in enumerate(COLOR_KEYS.items(), 1)
    ),
    hidden("cc", "mark_again", "As before", "mark-again", "Mark this as the last one was"),
    Binding("a", "note", "Note", id="note", tooltip="Write a note here, or change the one here"),
    Binding("t", "tag", "Tag", id="tag", tooltip="Tag the selection, or the mark here"),
    hidden("mt", "label", "Type", "label", "Give the mark here a type of your own"),
    hidden("x,delete", "delete_mark", "Delete mark", "delete-mark", "Delete the mark here"),
    hidden("mb", "move_borders", "Borders", "move-borders",
           "Select the mark here; again, and it reaches as far as the selection"),
    hidden("mm", "next_mark_here", "Next here", "next-mark-here", "Another of your marks here"),
    hidden("me", "reply", "Reply", "reply", "Answer the note here with another"),
    hidden("ml", "link", "Link", "link", "Link the mark here with another mark"),
    hidden("mu", "unlink", "Unlink", "unlink", "Take away a link of the mark here"),
    hidden("mg", "follow_link", "Go to linked", "follow-link",
           "Go to what the mark here is linked with"),
    hidden("mh", "history", "History", "mark-history", "Earlier versions of the mark here"),
    hidden("mo", "attach", "Attach orphan", "attach-orphan", "Put a lost mark here"),
    Binding("u", "undo", "Undo", id="undo", tooltip="Take back the last change to your marks"),
    hidden("ctrl+r", "redo", "Redo", "redo", "Do again what was undone"),
)  # fmt: skip

JUDGING: Final = (
    hidden("ma,plus", "accept", "Right", "accept-finding", "The finding here is right"),
    hidden("mr,minus", "reject", "Wrong", "reject-finding", "The finding here is none"),
    hidden("ms", "correct_speaker", "Speaker", "correct-speaker", "Say who is speaking here"),
    hidden("mk", "correct_kind", "Kind", "correct-kind", "Say what kind of finding this is"),
    hidden("mn", "new_finding", "Add", "add-finding", "The selection is what was not found"),
    hidden("mx", "correct_borders", "Extent", "correct-borders", "It is what is selected"),
)

COPYING: Final = (
    Binding("y", "copy", "Copy", id="copy", tooltip="Copy the selection, or the quotation here"),
    hidden("Y", "cite", "Cite", "cite", "Copy it as a Markdown citation"),
)
