"""The kinds of ranges in an article: in which order they are painted, and what a reader calls them.

A kind is the name of a layer, and the end of the component class that has its looks.
"""

from __future__ import annotations

from typing import Final

from annotators.notebook.colors import COLORS

KINDS: Final = (
    *(
        "entity",
        "headline",
        "byline",
        "dateline",
        "subhead",
        "blockquote",
        "code",
        "caption",
        "link",
        "emphasis",
        "question",
    ),
    *("claim", "position", "quote", "scare", "removed", "added"),
    *("content", "source", "cue", "person"),
    *("voice", *(f"voice-{hue}" for hue in range(1, 7))),
    *(f"highlight-{color}" for color in COLORS),
    *("note", "number", "find", "hit", "selection", "cursor"),
)
"""Every kind that is painted, lowest first: the reader's own marks lie over the findings."""

NUMBERS: Final = {f"highlight-{color}": str(n) for n, color in enumerate(COLORS, 1)}
"""The number of each highlighter: in the margin, and raised before each mark that begins."""

SIGNS: Final = {
    "note": "✎",
    **NUMBERS,
    "removed": "−",
    "added": "+",
}
"""What stands in the margin beside own marks, and changes, so that they need no colour."""

TOGETHER: Final = {
    "mark": (*(f"highlight-{color}" for color in COLORS), "note"),
    "quotes": ("quote", "scare"),
    "reworded": ("claim", "position"),
    "all": ("voices", "entity"),
}
"""Kinds that are shown and hidden as one."""

NAMES: Final = {
    "quote": "quotation",
    "claims": "claim",
    "denied": "denial",
    "entity": "name",
    "person": "mention",
    "mark": "mark of yours",
    "find": "hit",
    "link": "link",
}
"""What the reader calls the ranges of a layer that can be jumped to."""

WHENCE: Final = {
    "person": "]p goes on from a name; ]e leads to the next",
    "find": "Nothing is being searched for; / finds words",
}
"""What is said where there is nothing to jump to before something else was done."""

AT_FIRST_HIDDEN: Final = frozenset(("quote", "scare", "claim", "position"))
"""The margin says the same; shown, they say to the character where what is said begins and ends."""

WITHOUT_FINDINGS: Final = ("mark", "find", "link")
"""The layers that can be jumped to and hold nothing that newsread finds."""

LAYER_NAMES: Final = {
    "quotes": "Quotations",
    "reworded": "Reworded claims",
    "entity": "Names",
    "voices": "Voices",
    "mark": "Your marks",
    "all": "All findings",
}
"""What the reader calls the layers that can be shown and hidden."""

FINDINGS: Final = ("quote", "scare", "contents", "attributions", "entity")
"""Layers whose ranges one key selects."""
