"""A list of rows, one line of the screen each, of which any number costs the same to show.

A row is a value; how it is drawn is a function of it and of the width. Rows without a value, such
as headings, are shown but cannot be chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands.command import bindings, own_command
from tui.commands.lists import LIST
from tui.terminal.graphemes import cells, drawn
from tui.widgets.one_line import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

    from tui.widgets.one_line import Words

Value = TypeVar("Value")

CURSOR: Final = "▌"
"""What stands in the margin of the row that the cursor is on, so that it needs no colour."""


@dataclass(frozen=True, slots=True)
class Row(Generic[Value]):
    """One line: what it stands for, and what it says at a width in columns."""

    draw: Callable[[int], Words]
    value: Value | None = None


def text_row(text: str, look: str = "") -> Row[Any]:
    """A row that only says something, such as a heading; its spaces stay as they are."""
    return Row(lambda width: ((cut(drawn(text), width), look),))


class LineList(ScrollView, Generic[Value], can_focus=True):
    """Shows rows, and a cursor on a row that has a value."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("list--heading", "list--strong", "list--faint", "list--sign", "list--hit"),
        "list--cursor",
    }
    DEFAULT_CSS = """
    LineList {
        background: $surface; color: $foreground; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        & > .list--heading { color: $accent; text-style: bold; }
        & > .list--strong { text-style: bold; }
        & > .list--faint { color: $foreground 60%; }
        & > .list--sign { color: $warning; }
        & > .list--hit { text-style: bold underline; }
        & > .list--cursor { background: $block-cursor-blurred-background; }
        &:focus > .list--cursor { background: $primary 40%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)
    action_command = own_command

    @dataclass
    class Reached(Message):
        """The cursor has come to another row, or its row now says something else."""

        value: object

    @dataclass
    class Chosen(Message):
        """The row under the cursor is wanted."""

        value: object

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id)
        self.rows: Sequence[Row[Value]] = ()
        self.cursor = -1
        """The number of the row that the cursor is on; -1 if there is none that it can be on."""

    # -- what is shown

    @property
    def value(self) -> Value | None:
        """What the row under the cursor stands for."""
        return self.rows[self.cursor].value if 0 <= self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[Row[Value]], cursor: int = 0, *, stays: bool = False) -> None:
        """Show other rows, with the cursor on this one or the nearest that can be chosen.

        If it `stays`, the cursor is on the same line of the screen as before, and what is new above
        is out of sight.
        """
        above = self.cursor - self.scroll_offset.y
        self.rows = rows
        self._measure()
        self.cursor = self._nearest(cursor, 1)
        if stays:
            self._scroll(self.cursor - above)
        self._follow()
        self.post_message(self.Reached(self.value))

    def update_rows(
        self, rows: Sequence[Row[Value]], changed: Callable[[Value], bool] | None = None
    ) -> None:
        """Show as many rows that say something else, and move nothing.

        Where `changed` tells those that do, nothing else is painted, for a slow line.
        """
        self.rows = rows
        top = self.scroll_offset.y
        in_sight = range(top, min(len(rows), top + self.size.height)) if changed else ()
        values = ((number, rows[number].value) for number in in_sight)
        news = [n for n, value in values if value is not None and changed and changed(value)]
        if news or changed is None:
            self.refresh(*(Region(0, n - top, self.size.width, 1) for n in news))
        if changed is None or self.cursor in news:
            self.post_message(self.Reached(self.value))

    def _measure(self) -> None:
        """Take the height of the rows; while the scroll bar stays, nothing is laid out anew."""
        size = Size(self.size.width, len(self.rows))
        if min(size.height, self.virtual_size.height) > self.size.height > 0:
            self.set_reactive(ScrollView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
        else:
            self.virtual_size = size

    def _nearest(self, number: int, step: int) -> int:
        """The row with a value that is nearest to `number`, looking first the way of `step`."""
        if not self.rows:
            return -1
        number = max(0, min(number, len(self.rows) - 1))
        ahead = range(number, len(self.rows)) if step > 0 else range(number, -1, -1)
        behind = range(number, -1, -1) if step > 0 else range(number, len(self.rows))
        return next((n for n in chain(ahead, behind) if self.rows[n].value is not None), -1)

    def _follow(self, changed: tuple[int, ...] = (), was_at: int = -1) -> None:
        """Bring the whole row of the cursor into view, and the heading over it.

        If nothing scrolls from `was_at`, only the rows that changed are painted, for a slow line.
        """
        row = max(0, self.cursor)
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        below = self._below(row)
        if row <= top:
            self._scroll(row - self._is_heading(row - 1))
        elif below > top + height:
            self._scroll(below - height)
        top = self.scroll_offset.y
        lines = (line for first in changed for line in range(max(first, top), self._below(first)))
        regions = [Region(0, line - top, self.size.width, 1) for line in lines]
        self.refresh(*(regions if top == was_at else ()))
        if self.has_focus:
            self._place_terminal_cursor()

    def _scroll(self, top: int) -> None:
        """Have this line at the top; by force, for a list just filled has no bar before it is laid
        out, and Textual scrolls nothing without one."""
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _below(self, first: int) -> int:
        """The line below a row that begins at `first`."""
        end = max(0, first) + 1
        while end < len(self.rows) and self.first_of(end) == first:
            end += 1
        return end

    def _is_heading(self, line: int) -> bool:
        return line >= 0 and self.first_of(line) == line and self.rows[line].value is None

    def _place_terminal_cursor(self) -> None:
        """Where screen readers and magnifiers look."""
        if self.cursor >= 0:
            row = self.cursor - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, row)

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self._place_terminal_cursor()
        self.refresh()  # for the terminal's own cursor is only put there with what is written

    def on_resize(self) -> None:
        """Draw the rows for the new width."""
        self._measure()
        self._follow()

    def first_of(self, number: int) -> int:
        """The number of the line that stands for a row of several lines: its first."""
        return number

    def render_line(self, y: int) -> Strip:
        """One row of the list, or an empty line below the last."""
        number, width = y + self.scroll_offset.y, self.size.width
        plain = self.rich_style
        if number >= len(self.rows):
            return Strip.blank(width, plain)
        at_cursor = self.first_of(number) == self.cursor
        over = self._cursor_style() if at_cursor else Style()
        segments = [Segment(CURSOR if at_cursor else " ", plain + over)]
        for words, component in self.rows[number].draw(width - 1):
            style = self.get_component_rich_style(component, partial=True) if component else Style()
            segments.append(Segment(drawn(words), plain + style + over))
        return Strip(segments).adjust_cell_length(width, plain + over)

    def _cursor_style(self) -> Style:
        """What the cursor's row has over its own looks: a background that shows through as the
        style sheet says, which a partial style alone leaves out."""
        background = self.get_component_rich_style("list--cursor").bgcolor
        partial = self.get_component_rich_style("list--cursor", partial=True)
        return partial + Style(bgcolor=background)

    # -- what is done

    def go_to_next(self, is_wanted: Callable[[Value], bool]) -> bool:
        """Go to the next row whose value is wanted, after the last from the top; whether any is."""
        rows, here = self.rows, self.cursor
        for number in (*range(here + 1, len(rows)), *range(max(0, here))):
            value = rows[number].value
            if value is not None and is_wanted(value):
                self.go(number, 1)
                return True
        return False

    def choose(self) -> None:
        """Say that the row under the cursor is wanted."""
        if self.value is not None:
            self.post_message(self.Chosen(self.value))

    def go(self, number: int, step: int) -> None:
        """Go to a row, or to the nearest with a value, which is looked for the way of `step`."""
        before, top = self.cursor, self.scroll_offset.y
        self.cursor = self._nearest(number, step)
        self._follow((before, self.cursor), top)
        self.post_message(self.Reached(self.value))

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a second click chooses it."""
        number = event.y + self.scroll_offset.y
        if number < len(self.rows) and self.rows[first := self.first_of(number)].value is not None:
            self.go(first, 1)
            if event.chain == 2:
                self.choose()


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` columns: filled up with spaces, or cut with an ellipsis."""
    text = cut(drawn(" ".join(text.split())), width)
    gap = " " * (width - cells(text))
    return gap + text if right else text + gap
