"""The query language on one page: what the program shows."""

from __future__ import annotations

from typing import Final

PAGE: Final = (
    ("harbour bridge", "both words, of which each may be the beginning of one"),
    ('"old bridge"', "these words, whole and in this order"),
    ("-ferry", "without that; works before all that follows too"),
    ("by:sand", "what somebody of this name says, denies, leaves open or wants"),
    ("said:bridge", "the words of what is said, without its verb"),
    ("about:lind", "what is said of somebody"),
    ("is:denied", "or open, demanded, planned, exact, reworded, doubtful"),
    ("person:sand", "who speaks or is spoken of"),
    ("title:bridge", "words of the headline; so too author: source: tag:"),
    ("since:2026-03", "published then or later; so too until: before: after:"),
    ("is:unread", "or new, begun, read, starred"),
    ("color:pink", "of your marks, in the notebook; so too kind: and is:orphan"),
)
"""What can be typed, and what it finds."""

RULES: Final = (
    "With by: said: about: or is:denied and its like, statements are found; words",
    "without a field are then looked for in these and in their verbs.",
    "What has no date passes no date. A name finds those that you joined with it.",
)


def as_text(indent: str = "") -> str:
    """The page as lines that end in a line end."""
    rows = [f"{indent}{typed:15} {meaning}" for typed, meaning in PAGE]
    return "\n".join((*rows, "", *(f"{indent}{rule}" for rule in RULES), ""))
