"""The commands that mark, judge and copy; those of two characters are pressed one by one."""

from __future__ import annotations

from functools import partial
from typing import Final

from annotators.notebook.colors import COLORS, Color
from tui.commands.command import Table, in_module

_mark = partial(in_module, "tui.reader.commands.mark_commands", when="in an article")
_link = partial(in_module, "tui.reader.commands.link_commands", when="in an article")
_review = partial(in_module, "tui.reader.commands.review_commands", when="in an article")
_copy = partial(in_module, "tui.reader.commands.copy_commands", when="in an article")

COLOR_KEYS: Final[dict[str, Color]] = dict(zip("ygbpou", COLORS, strict=True))
"""After `c`: yellow, green, blue, pink, orange, purple."""

MARKING: Final[Table] = (
    *(
        _mark(f"c{key}", "highlight", f"Highlight in {color}", f"highlight-{color}",
              f"Highlight the selection, or what is here, in {color}; a mark is recoloured", color,
              synonyms="mark colour color underline marker",
              short=color if key == "y" else "")  # for all: the footer has one key for them
        for key, color in COLOR_KEYS.items()
    ),
    _mark("cc", "mark_again", "Highlight as before", "mark-again",
          "Mark this as the last one was", synonyms="repeat"),
    _mark("a", "note", "Write note", "note", "Write a note here, or change the one here",
          synonyms="annotate comment add", short="note"),
    _mark("t", "tag", "Tag mark", "tag", "Tag the selection, or the mark here",
          synonyms="label topic", short="tag"),
    _mark("mt", "label", "Type mark", "label", "Give the mark here a type of your own",
          synonyms="label category"),
    _mark("x,delete", "delete", "Delete mark", "delete-mark", "Delete the mark here",
          synonyms="remove note highlight", destroys=True),
    _mark("mb", "move_borders", "Move borders of mark", "move-borders",
          "Select the mark here; again, and it reaches as far as the selection"),
    _mark("mm", "next_mark_here", "Choose other mark here", "next-mark-here",
          "Another of your marks here"),
    _link("me", "reply", "Reply to note", "reply", "Answer the note here with another",
          synonyms="answer"),
    _link("ml", "link", "Link mark", "link", "Link the mark here with another mark"),
    _link("mu", "unlink", "Unlink mark", "unlink", "Take away a link of the mark here",
          destroys=True),
    _link("mg", "follow_link", "Go to linked mark", "follow-link",
          "Go to what the mark here is linked with"),
    _link("mh", "history", "Show history of mark", "mark-history",
          "Earlier versions of the mark here", synonyms="versions"),
    _link("mo", "attach", "Place lost mark", "attach-orphan", "Put a lost mark here",
          synonyms="orphan"),
    _mark("u", "undo", "Undo change", "undo", "Take back the last change to your marks",
          synonyms="revert", short="undo"),
    _mark("ctrl+r", "redo", "Redo change", "redo", "Do again what was undone"),
)  # fmt: skip

JUDGING: Final[Table] = (
    _review("ma", "accept", "Confirm finding", "accept-finding", "The finding here is right",
            synonyms="right correct accept"),
    _review("mr", "reject", "Reject finding", "reject-finding", "The finding here is none",
            synonyms="wrong incorrect false", destroys=True),
    _review("ms", "correct_speaker", "Correct speaker", "correct-speaker",
            "Say who is speaking here, where that is in doubt or wrong",
            synonyms="wrong name who says source attribution voice", short="correct speaker"),
    _review("mk", "correct_kind", "Correct kind", "correct-kind",
            "Say what kind of finding this is", synonyms="wrong type denial quotation"),
    _review("mn", "new_finding", "Add finding", "add-finding",
            "The selection is what was not found", synonyms="missing new claim quotation"),
    _review("mx", "correct_borders", "Correct extent", "correct-borders",
            "The finding is what is selected", synonyms="wrong borders"),
)  # fmt: skip

COPYING: Final[Table] = (
    _copy("y", "copy", "Copy quotation", "copy",
          "Copy the selection, or the quotation or claim here, with who says it",
          synonyms="yank clipboard", short="copy"),
    _copy("Y", "cite", "Copy citation", "cite", "Copy it as a Markdown citation",
          synonyms="yank reference footnote"),
)  # fmt: skip
