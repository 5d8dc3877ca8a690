"""The commands that mark, judge and copy; those of two characters are pressed one by one."""

from __future__ import annotations

from functools import partial
from typing import Final

from annotators.notebook.colors import COLORS, Color
from tui.commands.command import Table, in_module

_mark = partial(in_module, "tui.marks.mark_commands")
_link = partial(in_module, "tui.marks.link_commands")
_review = partial(in_module, "tui.marks.review_commands")
_copy = partial(in_module, "tui.reading.copy_commands")

COLOR_KEYS: Final[dict[str, Color]] = dict(zip("ygbpou", COLORS, strict=True))
"""After `c`: yellow, green, blue, pink, orange, purple; or the numbers they have in the margin."""

MARKING: Final[Table] = (
    *(
        _mark(f"c{key},c{number}", "highlight", color.capitalize(), f"highlight-{color}",
              f"Highlight the selection, or what is here, in {color}; a mark is recoloured", color,
              is_in_footer=number == 1)  # for all: the footer has one key and “Highlight …”
        for number, (key, color) in enumerate(COLOR_KEYS.items(), 1)
    ),
    _mark("cc", "mark_again", "As before", "mark-again", "Mark this as the last one was"),
    _mark("a", "note", "Note", "note",
          "Write a note here, or change the one here", is_in_footer=True),
    _mark("t", "tag", "Tag", "tag", "Tag the selection, or the mark here", is_in_footer=True),
    _mark("mt", "label", "Type", "label", "Give the mark here a type of your own"),
    _mark("x,delete", "delete", "Delete mark", "delete-mark", "Delete the mark here"),
    _mark("mb", "move_borders", "Borders", "move-borders",
          "Select the mark here; again, and it reaches as far as the selection"),
    _mark("mm", "next_mark_here", "Next here", "next-mark-here", "Another of your marks here"),
    _link("me", "reply", "Reply", "reply", "Answer the note here with another"),
    _link("ml", "link", "Link", "link", "Link the mark here with another mark"),
    _link("mu", "unlink", "Unlink", "unlink", "Take away a link of the mark here"),
    _link("mg", "follow_link", "Go to linked", "follow-link",
          "Go to what the mark here is linked with"),
    _link("mh", "history", "History", "mark-history", "Earlier versions of the mark here"),
    _link("mo", "attach", "Attach orphan", "attach-orphan", "Put a lost mark here"),
    _mark("u", "undo", "Undo", "undo",
          "Take back the last change to your marks", is_in_footer=True),
    _mark("ctrl+r", "redo", "Redo", "redo", "Do again what was undone"),
)  # fmt: skip

JUDGING: Final[Table] = (
    _review("ma,plus", "accept", "Right", "accept-finding", "The finding here is right"),
    _review("mr,minus", "reject", "Wrong", "reject-finding", "The finding here is none"),
    _review("ms", "correct_speaker", "Speaker", "correct-speaker", "Say who is speaking here"),
    _review("mk", "correct_kind", "Kind", "correct-kind", "Say what kind of finding this is"),
    _review("mn", "new_finding", "Add", "add-finding", "The selection is what was not found"),
    _review("mx", "correct_borders", "Extent", "correct-borders", "It is what is selected"),
)

COPYING: Final[Table] = (
    _copy("y", "copy", "Copy", "copy",
          "Copy the selection, or the quotation here", is_in_footer=True),
    _copy("Y", "cite", "Cite", "cite", "Copy it as a Markdown citation"),
)  # fmt: skip
