"""The keys for marking, judging and copying; those of two characters are pressed one by one."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from annotators.marks.colors import COLORS, Color

COLOR_KEYS: Final[dict[str, Color]] = dict(zip("ygbpou", COLORS, strict=True))
"""After `c`: yellow, green, blue, pink, orange, purple; or the numbers they have in the margin."""


def _hidden(key: str, action: str, description: str, id_: str, tooltip: str) -> Binding:
    return Binding(key, action, description, show=False, id=id_, tooltip=tooltip)


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
    _hidden("cc", "mark_again", "As before", "mark-again", "Mark this as the last one was"),
    Binding("a", "note", "Note", id="note", tooltip="Write a note here, or change the one here"),
    Binding("t", "tag", "Tag", id="tag", tooltip="Tag the selection, or the mark here"),
    _hidden("mt", "label", "Type", "label", "Give the mark here a type of your own"),
    _hidden("x,delete", "delete_mark", "Delete mark", "delete-mark", "Delete the mark here"),
    _hidden("mb", "move_borders", "Borders", "move-borders",
            "Select the mark here; again, and it reaches as far as the selection"),
    _hidden("mm", "next_mark_here", "Next here", "next-mark-here", "Another of your marks here"),
    _hidden("me", "reply", "Reply", "reply", "Answer the note here with another"),
    _hidden("ml", "link", "Link", "link", "Link the mark here with another mark"),
    _hidden("mu", "unlink", "Unlink", "unlink", "Take away a link of the mark here"),
    _hidden("mg", "follow_link", "Go to linked", "follow-link",
            "Go to what the mark here is linked with"),
    _hidden("mh", "history", "History", "mark-history", "Earlier versions of the mark here"),
    _hidden("mo", "attach", "Attach orphan", "attach-orphan", "Put a lost mark here"),
    Binding("u", "undo", "Undo", id="undo", tooltip="Take back the last change to your marks"),
    _hidden("ctrl+r", "redo", "Redo", "redo", "Do again what was undone"),
)  # fmt: skip

JUDGING: Final = (
    _hidden("ma,plus", "accept", "Right", "accept-finding", "The finding here is right"),
    _hidden("mr,minus", "reject", "Wrong", "reject-finding", "The finding here is none"),
    _hidden("ms", "correct_speaker", "Speaker", "correct-speaker", "Say who is speaking here"),
    _hidden("mk", "correct_kind", "Kind", "correct-kind", "Say what kind of finding this is"),
    _hidden("mn", "new_finding", "Add", "add-finding", "The selection is what was not found"),
    _hidden("mx", "correct_borders", "Extent", "correct-borders", "It is what is selected"),
)

COPYING: Final = (
    Binding("y", "copy", "Copy", id="copy", tooltip="Copy the selection, or the quotation here"),
    _hidden("Y", "cite", "Cite", "cite", "Copy it as a Markdown citation"),
)
