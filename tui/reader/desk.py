"""The text, the pane beside it or instead of it, and on a wide screen the list of articles.

They do not know each other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.containers import Container

from tui.reader.view.page import COLUMN
from tui.reader.voices.voices_strip import VoicesStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget

    from tui.reader.document.document import Document
    from tui.reader.pane.side_pane import SidePane
    from tui.reader.shelf_column import Shelf, ShelfColumn
    from tui.reader.view.article_view import ArticleView

BESIDE: Final = 76
"""From so many columns on, the pane stands beside the text; on fewer it takes the screen."""

OPEN: Final = 110
"""From so many columns on, an article begins with its pane."""

THREE: Final = 160
"""From so many columns on, the list of articles stands beside text and pane."""

FOLLOWED: Final = ("contents", "attributions", "quote", "scare")
"""The layers whose ranges the pane comes to when the cursor does, the first before others."""

PAUSE: Final = 0.12
"""Seconds without a key after which the pane follows the cursor."""

NARROWEST_TEXT, NARROWEST_PANE = 34, 24
"""The columns of text and pane at least, however the reader moves the border between them."""

USUAL_PANE: Final = range(36, 61)
"""The columns of the pane, by the screen, unless the reader wants it otherwise."""

WHOLE_TEXT: Final = COLUMN + 6
"""The columns in which the text is as wide as it should be, with its margins."""


def shelf_width(screen: int) -> int:
    """The columns of the list of articles on a screen so many columns wide; 0 for none."""
    return min(screen // 4, 48) if screen >= THREE else 0


def pane_width(screen: int, wider: int = 0) -> int:
    """The columns of the pane on a screen so many columns wide.

    wider: by how many the reader made it wider, or with a minus narrower.
    """
    if screen < BESIDE:
        return screen
    usual = min(max(screen - WHOLE_TEXT, USUAL_PANE[0]), USUAL_PANE[-1])
    return min(max(usual + wider, NARROWEST_PANE), screen - NARROWEST_TEXT)


class Desk(Container):
    """Gives text and pane their room; has no pane before it is first wanted."""

    DEFAULT_CSS = """
    Desk {
        height: 1fr; layers: default pane;
        & > ArticleView { height: 1fr; }
    }
    """

    def __init__(
        self,
        view: ArticleView,
        document: Document,
        on_rest: Callable[[], None] = lambda: None,
        *,
        lists_positions: bool = False,
        shelf: Shelf | None = None,
    ) -> None:
        """on_rest: called once the cursor has rested.

        shelf: makes the rows of the list of articles; without it, there is none.
        """
        super().__init__(view, id="desk")
        self._on_rest = on_rest
        self.view = view
        self.document = document
        self.strip = VoicesStrip(document, view.cursor)
        if view.is_plain:
            self.strip.display = False
        self.pane: SidePane | None = None
        self.is_open = False
        """Whether the pane is wanted; see `is_shown`."""
        self.wider = 0
        """By how many columns the reader made the pane wider."""
        self.shelf: ShelfColumn | None = None
        self._shelf = shelf
        self._lists_positions = lists_positions
        self._following: Timer | None = None

    def show(self, document: Document) -> None:
        """Show who speaks in this document from now on, and list what is in it in an open pane."""
        self.document = document
        self.strip.show(document)
        if self.pane and self.is_open:
            self.pane.show(document)

    @property
    def is_beside(self) -> bool:
        """Whether there is room for the pane beside the text."""
        return self.app.size.width >= BESIDE

    @property
    def is_shown(self) -> bool:
        """Whether the pane is seen; over the text, that is only while it has the keys."""
        focused = self.screen.focused
        has_keys = focused is not None and self.pane in focused.ancestors
        return self.is_open and (self.is_beside or has_keys)

    @property
    def width(self) -> int:
        """The columns of the pane when it is shown."""
        return pane_width(self.app.size.width - self.shelf_width, self.wider)

    @property
    def shelf_width(self) -> int:
        """The columns of the list of articles, if there is room for it beside text and pane."""
        is_wanted = self._shelf and self.is_open and not self.view.is_plain
        return shelf_width(self.app.size.width) if is_wanted else 0

    @property
    def begins_open(self) -> bool:
        """Whether the pane is shown before it is asked for: the text loses next to nothing."""
        return self.app.size.width >= OPEN and not self.view.is_plain

    @property
    def current_row(self) -> object:
        """What the row of the pane stands for while the reader is there; else None."""
        return self.pane.current if self.pane and self.pane.has_focus_within else None

    # Going to the pane and back

    async def toggle(self) -> None:
        """Show the pane and go there, or hide it."""
        self.is_open = not self.is_shown
        if self.is_open:
            await self.open()
            self.go_to(self.query("PaneList").first())
            self.call_after_refresh(self.follow)
        else:
            self.go_to(self.view)

    async def switch(self) -> None:
        """Go to the pane, from there to the list of articles if there is one, or to the text."""
        lists = self.query("PaneList")
        if not self.is_shown:
            await self.toggle()
        elif self.shelf and self.shelf_width and lists and lists.first().has_focus:
            self.go_to(self.shelf)
        elif not lists or not self.view.has_focus:
            self.go_to(self.view)
        else:
            self.go_to(lists.first())

    def go_to(self, widget: Widget) -> None:
        """Give the keys to the text, or to what stands beside it; a pane over the text closes."""
        if widget is self.view and self.is_shown and not self.is_beside:
            self.is_open = False
        if self.view.has_focus and widget is not self.view:
            self.view.jumps = self.view.jumps.left(self.view.cursor)
        self.screen.set_focus(widget)
        self.make_room()

    async def open(self) -> None:
        """Make the pane if it is not there yet: its widgets take a moment to import."""
        is_new = self.pane is None
        if self.pane is None:
            from tui.reader.pane.side_pane import SidePane

            self.pane = SidePane(self.document.text, self._things_here)
            self.pane.only = replace(self.pane.only, has_positions=self._lists_positions)
        self.show(self.document)
        if is_new:
            self.make_room()
            await self.mount(self.pane)
        await self._open_shelf()

    async def _open_shelf(self) -> None:
        """Make the list of articles as soon as there is room for it."""
        if self._shelf and self.shelf_width and self.shelf is None:
            from tui.reader.shelf_column import ShelfColumn

            self.shelf = ShelfColumn(self._shelf, self.document.article.id)
            self.make_room()
            await self.mount(self.shelf)

    async def list_only(self, *speakers: str) -> None:
        """List only what these speakers say in the pane, and go to the first of it there."""
        if not self.is_shown:
            await self.toggle()
        if self.pane:
            self.pane.leave_row()
            self.pane.list_only(0, speakers=speakers, about=None)
            self.go_to(self.query("PaneList").first())

    # Where the cursor is

    def cursor_moved(self) -> None:
        """Let the pane come to the same place soon, and the claim there be lit: to paint them with
        every key takes 11 kB."""
        self.strip.go(self.view.cursor)
        self.rest_soon()

    def rest_soon(self) -> None:
        """Call `come_along` after `PAUSE` seconds, unless this is called again before."""
        if self._following is not None:
            self._following.stop()
        self._following = self.set_timer(PAUSE, self.come_along)

    def come_along(self) -> None:
        """Call `on_rest`, and move the pane to what is at the cursor."""
        self._on_rest()
        if self.pane and self.is_open and not self.pane.has_focus_within:
            self.follow()

    def follow(self) -> None:
        """Move the pane to what lies at the cursor in the text."""
        if self.pane and self.pane.is_attached and self.pane.is_mounted:
            self.pane.follow()

    def _things_here(self) -> list[object]:
        at = self.view.cursor
        return [thing for kind in FOLLOWED for thing in self.document.things_at(kind, at)]

    # Room

    def on_side_pane_resized(self, message: SidePane.Resized) -> None:
        """Give the pane more room or less."""
        room = self.app.size.width - self.shelf_width
        usual = pane_width(room)
        wider = self.width + message.by - usual
        self.wider = pane_width(room, wider) - usual
        self.make_room()

    def make_room(self) -> None:
        """Put what is shown beside the text, which is laid out anew for what they leave it."""
        shares = self.is_open and self.is_beside
        self.view.styles.margin = (0, self.width if shares else 0, 0, self.shelf_width)
        if self.shelf:
            self.shelf.display = bool(self.shelf_width)
            self.shelf.styles.width = self.shelf_width
        elif self.is_mounted and self.shelf_width and self.pane:
            self.call_later(self._open_shelf)
        if self.pane:
            self.pane.display = self.is_shown
            self.pane.styles.width = self.width
