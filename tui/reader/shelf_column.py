"""The articles that are kept, in a column at the left of a wide screen: one of them is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from tui.commands.article import LEAVING
from tui.commands.command import bindings
from tui.reader.messages import ArticleWanted
from tui.widgets.line_list import LineList, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType

    from articles.library import Entry

    Shelf = Callable[[], Sequence[Row[Entry]]]


class ShelfColumn(LineList["Entry"]):
    """Lists articles, with the cursor on the one that is read; posts `ArticleWanted`.

    shelf: makes the rows; it may wait for the disk, and is called in a thread.
    here: the id of the article that is read.
    """

    DEFAULT_CSS = """
    ShelfColumn {
        dock: left; layer: pane; height: 1fr; border-right: tall $foreground 10%;
        & > .list--heading { color: $text-primary; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(LEAVING)

    @dataclass
    class Made(Message, bubble=False):
        """The rows were made in a thread."""

        rows: Sequence[Row[Entry]]

    def __init__(self, shelf: Shelf, here: str) -> None:
        super().__init__(id="shelf")
        self._shelf, self._here = shelf, here

    def on_mount(self) -> None:
        """Ask what is kept."""
        self.fill()

    @work(thread=True, exclusive=True, group="shelf")
    def fill(self) -> None:
        """List what is kept now."""
        rows = self._shelf()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Made(rows))  # which is dropped when the list has gone

    def on_shelf_column_made(self, message: Made) -> None:
        """Show the rows, with the cursor where the reader is in them or on what is read."""
        rows = message.rows
        here = (at for at, row in enumerate(rows) if row.value and row.value.id == self._here)
        self.show(rows, self.cursor if self.has_focus else next(here, 0))

    def on_line_list_reached(self, event: LineList.Reached) -> None:
        """Keep it: to go over a row opens nothing."""
        event.stop()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Post that the reader wants the article."""
        event.stop()
        if self.value:
            self.post_message(ArticleWanted(self.value))
