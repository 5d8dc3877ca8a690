"""The query language in a list: its page, and a mistake under the line that it is in."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import Row, text_row

if TYPE_CHECKING:
    from articles.search import QueryError

WIDTH: Final = 76
"""Columns of a sentence; the rest stands in the next row."""


def page() -> list[Row[Any]]:
    """What can be typed, and what it finds."""
    from articles.search.page import as_text

    return [text_row(line, "list--faint") for line in as_text("  ").splitlines()]


def mistake(error: QueryError, typed: str) -> list[Row[Any]]:
    """A caret under the place where a mistake begins, and what would be right."""
    caret = f"{' ' * cells(drawn(typed[: error.at]))}^"
    return [text_row(caret, "list--sign"), *(text_row(line) for line in wrap(str(error), WIDTH))]
