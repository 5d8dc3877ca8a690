"""What lists do with the keys that are the same in all.

Going through rows is the same where the list itself has the keys, where a line over it has them,
and in a text that scrolls.
"""

from __future__ import annotations

from typing import Any

from textual.widget import Widget

from tui.widgets.line_list import LineList
from tui.widgets.list_screen import ListScreen

Rows = Widget | ListScreen[Any, Any]
"""A list, a text that scrolls, or a screen with a list."""


def move(here: Rows, by: int) -> None:
    """Go down by some rows, or up."""
    _go(_rows(here), by, by)


def page(here: Rows, pages: float) -> None:
    """Go down by some pages, or up."""
    rows = _rows(here)
    step = 1 if pages > 0 else -1
    _go(rows, int(pages * max(1, rows.scrollable_content_region.height - 1)) or step, step)


def end(here: Rows, is_last: bool) -> None:
    """Go to the first or the last row."""
    rows = _rows(here)
    height = rows.virtual_size.height
    _go(rows, height if is_last else -height, -1 if is_last else 1)


def choose(here: Rows) -> None:
    """Say that the row under the cursor is wanted."""
    rows = _rows(here)
    if isinstance(rows, LineList):
        rows.choose()


def _rows(here: Rows) -> Widget:
    return here.list if isinstance(here, ListScreen) else here


def _go(rows: Widget, by: int, step: int) -> None:
    """Go by so many rows; where the row there has no value, on the way of `step`."""
    if isinstance(rows, LineList):
        rows.go(rows.cursor + by, step)
    else:
        rows.scroll_relative(y=by, animate=False)


def leave(screen: ListScreen[Any, Any]) -> None:
    """Choose nothing."""
    screen.dismiss(None)


def filter_by_words(screen: ListScreen[Any, Any]) -> None:
    """Ask for words to filter by; the list follows as they are typed."""
    screen.ask_for_words()
