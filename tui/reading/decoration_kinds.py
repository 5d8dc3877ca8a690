"""The kinds of ranges in an article: in which order they are painted, and what a reader calls them.

A kind is the name of a layer, and the end of the component class that has its looks.
"""

from __future__ import annotations

from typing import Final

from annotators.notebook.colors import COLORS

KINDS: Final = (
    *(
        "headline",
        "byline",
        "dateline",
        "subhead",
        "blockquote",
        "code",
        "caption",
        "link",
        "emphasis",
    ),
    *("entity", "claim", "position", "quote", "scare", "removed", "added"),
    *("content", "source", "cue", "person"),
    *(f"highlight-{color}" for color in COLORS),
    *("note", "find", "hit", "selection", "cursor"),
)
"""Every kind that is painted, lowest first: the reader's own marks lie over the findings."""

SIGNS: Final = {
    "note": "✎",
    **{f"highlight-{c}": str(n) for n, c in enumerate(COLORS, 1)},
    "removed": "−",
    "added": "+",
}
"""What stands in the margin beside own marks, and changes, so that they need no colour."""

TOGETHER: Final = {
    "mark": (*(f"highlight-{color}" for color in COLORS), "note"),
    "all": ("entity", "claim", "position", "quote", "scare"),
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

OWN: Final = ("mark", "find", "link")
"""The layers that can be jumped to and hold nothing that newsread finds."""

SHOWN: Final = {
    "quote": "Quotations",
    "scare": "Scare quotes",
    "claim": "Paraphrases",
    "position": "Positions",
    "entity": "Names",
    "mark": "Your marks",
    "all": "All findings",
}
"""What the reader calls the layers that can be shown and hidden."""

FINDINGS: Final = ("quote", "scare", "contents", "claims", "entity")
"""Layers whose ranges one key selects."""
