"""What is said below and beside the list of the library, and in place of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.counts import counted
from tui.widgets.line_list import text_row

if TYPE_CHECKING:
    from articles.library import Entry
    from tui.library.shelf import Count, Shelf
    from tui.widgets.line_list import Row


def details(entry: Entry, count: Count) -> str:
    """What the line of an entry has no room for."""
    notes = count.notes
    facts = (
        entry.notice and f"{entry.notice} R in it tries again",
        entry.byline and f"by {entry.byline}",
        entry.progress and f"{entry.progress:.0%} read",
        counted(entry.words, "word"),
        count.claims and counted(count.claims, "claim"),
        notes and counted(notes, "own note"),
        entry.versions > 1 and f"{entry.versions} versions",
        " ".join(f"#{tag}" for tag in entry.tags),
        "comes with newsread" if entry.is_sample else entry.url or whence(entry.where),
    )
    return " · ".join(fact for fact in facts if fact)


def whence(where: str) -> str:
    """Where an article without an address was read from."""
    return "from standard input" if where == "-" else where


def summary(shelf: Shelf, number: int) -> str:
    """How many articles are listed of how many, or how many there are and how many are new."""
    if number < len(shelf):
        return f"{number:,} of {counted(len(shelf), 'article')}"
    new = shelf.new()
    count = counted(len(shelf), "article")
    return f"{count}, {new:,} new" if new else count


def empty(words: str, kind: str, *, has_any: bool) -> list[Row[Entry]]:
    """What is said where there would be rows: why there are none, and what to do."""
    if words:
        sentences = (
            f"No article has “{words}” in title, source, byline or tags.",
            "Esc lists all.",
        )
    elif has_any:
        sentences = (f"No article is {kind}.", "f lists others.")
    else:
        sentences = (
            "Nothing is kept yet.",
            "Every article that you open is kept here:  newsread FILE  or  newsread URL",
        )
    return [text_row(f"  {sentence}") for sentence in ("", *sentences)]
