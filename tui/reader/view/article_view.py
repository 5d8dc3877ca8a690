"""The article with a cursor and a selection, moved by calls, by commands or by the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Offset
from textual.message import Message
from textual.reactive import var

from articles.article import Article, Span
from tui.commands.article import TEXT
from tui.commands.command import bindings, perform
from tui.reader.view.page import Page
from tui.reader.view.painting import source_offset
from tui.terminal import graphemes
from tui.text import motions
from tui.text.inserted import Note, below
from tui.text.jump_list import JumpList
from tui.text.layers import Layer
from tui.text.layout import visible_end
from tui.text.selection import Selection, covering
from tui.text.sight import top_for

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection as MouseSelection

_SCROLL_OFF: Final = 2
"""Rows kept in sight above and below the cursor."""

_MANY: Final = 10_000
"""No motion is repeated more often, whatever number was typed."""


class ArticleView(Page, can_focus=True):
    """Shows an article with a cursor, which can be watched; posts what is selected.

    Its commands are functions of it, in `tui.reader.commands.text_commands`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(TEXT)

    @dataclass
    class SelectionChanged(Message):
        """Another stretch is selected, or none."""

        span: Span | None

    @dataclass
    class Notice(Message):
        """The reader should know something, such as why a command did nothing."""

        words: str
        is_of_findings: bool = False
        """Whether it may be otherwise when more was found."""

    class BackWanted(Message):
        """The reader wants back, and has not jumped in this article."""

    class Left(Message):
        """The reader wants out of whatever is going on: Escape, and nothing was selected."""

    cursor: var[int] = var(0, init=False)
    """The offset of the character that the cursor stands on."""

    def __init__(
        self,
        article: Article,
        *,
        id: str | None = None,  # noqa: A002
        cursor: int = 0,
    ) -> None:
        super().__init__(article, id=id)
        self.borders = motions.borders_of(article)
        """Offsets that no sentence goes over."""
        at = max(cursor, motions.first(self.text)) if self.text else 0
        self.set_reactive(ArticleView.cursor, motions.settle(self.text, at) if self.text else 0)
        self.count: int | None = None
        """The number that was typed before the key."""
        self.jumps = JumpList()
        self.last_jump = "quote"
        """The layer that was jumped to last."""
        self.selection: Selection | None = None
        self.smaller_selections: tuple[Selection, ...] = ()
        """The selections that were widened to the one there is, the latest last."""
        self._goal: int | None = None
        self._pressed: tuple[Offset, int] | None = None
        self._is_moving = False
        self._was_roomy = True
        self._notes_to_come: tuple[Note, ...] = ()
        """The notes that are shown from the next key on: to show them now would move the text."""
        self.is_drawing = False
        """Whether the mouse is held down over the text."""

    @property
    def selected(self) -> Span | None:
        """The selected stretch."""
        chosen = self.selection if self.text else None
        return chosen.span(self.text, self.borders) if chosen else None

    @property
    def sentence(self) -> Span:
        """The sentence that the cursor is in."""
        return motions.sentence_at(self.text, self.cursor, self.borders)

    @property
    def progress(self) -> float:
        """How far through the text the cursor is, 0 to 1."""
        return (self.cursor + 1) / len(self.text) if self.text else 1.0

    def go(self, offset: int, *, keep_goal: bool = False) -> None:
        """Put the cursor on a character, and show it; the selection follows."""
        offset = motions.settle(self.text, offset) if self.text else 0
        if not keep_goal:
            self._goal = None
        if self.selection:
            self.select(self.selection.to(offset))
        self._put(offset)

    def jump(self, offset: int, end: int | None = None) -> None:
        """Go to a place that can be gone back from; what ends at `end` is shown whole."""
        if offset != self.cursor:
            self.jumps = self.jumps.left(self.cursor)
        self.go(offset)
        self.show(Span(offset, end or offset + 1))

    def show(self, span: Span) -> None:
        """Scroll so that a stretch is seen whole, with what follows it."""
        if not self.size.height or not self.text:
            return
        rows = self.sheet.layout.row_at(span.start), self.sheet.layout.row_at(span.end - 1)
        self._scroll(top_for(*rows, self.scroll_offset.y, self.size.height))
        self._bring_into_sight()

    def ranges_at(self, kind: str, offset: int) -> list[Span]:
        """The ranges of a layer that hold `offset`, in order."""
        layer = self.lit.get(kind)
        return [Span(a, b) for a, b, _ in layer.within(offset, offset + 1)] if layer else []

    def action_command(self, name: str, arguments: tuple[object, ...]) -> None:
        """Do a command of the text."""
        if self._notes_to_come != self.notes:
            self._lay_notes(self._notes_to_come)
        perform(self, name, self, arguments)

    def tell(self, words: str, *, is_of_findings: bool = False) -> None:
        """Let the reader know something."""
        self.post_message(self.Notice(words, is_of_findings))

    def take_count(self) -> int:
        """The number that was typed before the key, at least 1; the next key starts anew."""
        count, self.count = self.count, None
        return max(1, min(count or 1, _MANY))

    def select(self, selection: Selection | None) -> None:
        """Select this, or nothing."""
        if selection == self.selection:
            return
        self.selection = selection
        span = self.selected
        self.light(Layer.of("selection", [span] if span else []))
        self.post_message(self.SelectionChanged(span))

    def select_span(self, span: Span) -> None:
        """Select exactly these characters; the cursor goes to the last of them."""
        chosen = covering(self.text, span)
        self.select(chosen)
        self._put(chosen.head)

    def turn(self) -> None:
        """Make the other end of the selection the one that moves."""
        if self.selection is not None:
            self.selection = self.selection.turned()
            self._put(self.selection.head)

    def go_to_row(self, row: int, step: int) -> None:
        """Move `step` rows from `row`, and on over rows that show nothing; keep the column."""
        layout = self.sheet.layout
        if self._goal is None:
            self._goal = self.sheet.place(self.cursor)[0]
        to = max(0, min(len(layout) - 1, row + step))
        beyond = 1 if step > 0 else -1
        while 0 <= to + beyond < len(layout) and self._is_blank(to):
            to += beyond
        if self._is_blank(to):
            return
        offset = self.sheet.offset_at(to, self._goal)
        self.go(min(offset, self.last_of(to)), keep_goal=True)

    def last_of(self, row: int) -> int:
        """The last character that the row shows."""
        start, end = self.sheet.layout.bounds(row)
        return graphemes.before(self.text, max(start + 1, visible_end(self.text, start, end)))

    def _is_blank(self, row: int) -> bool:
        start, end = self.sheet.layout.bounds(row)
        return visible_end(self.text, start, end) == start

    def _put(self, offset: int) -> None:
        """Move the cursor, and nothing else."""
        self.cursor = offset
        self._paint_cursor()
        self._bring_into_sight()

    def _paint_cursor(self) -> None:
        end = graphemes.after(self.text, self.cursor)
        self.light(Layer.of("cursor", [(self.cursor, end)] if self.cursor < end else []))

    def _bring_into_sight(self) -> None:
        column, row = self.sheet.place(self.cursor)
        top, height = self.scroll_offset.y, self.size.height
        margin = min(_SCROLL_OFF, max(0, height - 1) // 2)
        if height and not top + margin <= row < top + height - margin:
            is_near = top - height <= row <= top + 2 * height
            above = row - margin if row < top + margin else row - height + 1 + margin
            self._scroll(above if is_near else row - height // 3)
        if self.has_focus:
            self._place_terminal_cursor(column, row)

    def _scroll(self, top: int) -> None:
        """Put this row at the top, and leave the cursor where it is in the text."""
        self._is_moving = True
        self.scroll_to(y=top, animate=False)
        self._is_moving = False

    def _place_terminal_cursor(self, column: int, row: int) -> None:
        """Where screen readers and input methods look."""
        corner = self.content_region.offset
        self.app.cursor_position = corner + Offset(column, row - self.scroll_offset.y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along when the text is scrolled without it."""
        super().watch_scroll_y(old_value, new_value)
        if self._is_moving or not len(self.sheet.layout):
            return
        if self.is_drawing and self._pressed and self.selection:
            under_mouse = self.app.mouse_position - self.content_region.offset
            self._draw_to(self._pressed[1], self.offset_at(under_mouse))
            return
        row = self.sheet.layout.row_at(self.cursor)
        top = round(new_value)
        if not top <= row < top + self.size.height:
            step = top - row if row < top else top + self.size.height - 1 - row
            to = self.sheet.offset_at(row + step, self.sheet.place(self.cursor)[0])
            self.cursor = motions.settle(self.text, to)
            self._paint_cursor()

    def on_resize(self) -> None:
        """Follow the width of the view."""
        width = self.scrollable_content_region.width
        is_new = (width, self.is_roomy) != (self.sheet.width, self._was_roomy)
        self._was_roomy = self.is_roomy
        if width and is_new:
            self.rewrap(width)
        else:
            self._bring_into_sight()

    def rewrap(self, width: int) -> None:
        """Lay the text out anew, with the cursor on the line of the screen where it was."""
        line = self.sheet.layout.row_at(self.cursor) - self.scroll_offset.y
        self._is_moving = True
        self.lay_out(width)
        self._scroll(self.sheet.layout.row_at(self.cursor) - line)
        self._paint_cursor()
        self._bring_into_sight()

    def show_notes(self, notes: tuple[Note, ...], *, at_once: bool) -> None:
        """Show the reader's notes below their paragraphs.

        at_once: whether rows in sight may move, for a key of the reader's asked for this; else
            notes that belong there wait for the next key.
        """
        self._notes_to_come = notes
        if not at_once and self.size.height:
            here = [note for note in self.notes if self._is_in_sight(note)]
            elsewhere = [note for note in notes if not self._is_in_sight(note)]
            notes = tuple(sorted((*here, *elsewhere)))
        self._lay_notes(notes)

    def _lay_notes(self, notes: tuple[Note, ...]) -> None:
        before, self.notes = self.notes, notes
        if self.sheet.width and notes != before:
            self.rewrap(self.sheet.width)

    def _is_in_sight(self, note: Note) -> bool:
        at = below(self.text, note, self.head)
        row = self.sheet.layout.row_at(at)
        return self.scroll_offset.y <= row <= self.scroll_offset.y + self.size.height

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self._paint_cursor()
        self._place_terminal_cursor(*self.sheet.place(self.cursor))
        self.refresh()  # for the terminal's own cursor is only put there with what is written

    def on_blur(self) -> None:
        """Show the cursor less, for keys go elsewhere."""
        self._paint_cursor()

    # The mouse: Textual finds the two ends of a drag, and scrolls while it goes on.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a drag begins."""
        self._pressed = (event.screen_offset, self.offset_at(Offset(event.x, event.y)))
        self.is_drawing = True

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; twice selects the word, three times the sentence."""
        event.prevent_default()
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed[0] != event.screen_offset or not self.text:
            return
        offset = motions.settle(self.text, pressed[1])
        if event.chain == 2 and (word := motions.word_at(self.text, offset)):
            self.select_span(word)
        elif event.chain == 3:
            self.select_span(motions.sentence_at(self.text, offset, self.borders))
        elif event.chain != 2:
            self.select(None)
            self.go(offset)

    def selection_updated(self, selection: MouseSelection | None) -> None:
        """Select what the mouse was drawn over, from the character it was pressed on."""
        if selection is None or self._pressed is None:
            return
        start, end = self._ends(selection)
        anchor = self._pressed[1]
        self._draw_to(anchor, end if abs(end - anchor) >= abs(start - anchor) else start)

    def _draw_to(self, anchor: int, head: int) -> None:
        """Select from where the mouse was pressed to where it is."""
        head = motions.settle(self.text, head)
        self.select(Selection(motions.settle(self.text, anchor), head))
        self.cursor = head
        self._paint_cursor()

    def get_selection(self, selection: MouseSelection) -> tuple[str, str] | None:
        """The words of the text under Textual's own selection, without the ends of rows."""
        start, end = self._ends(selection)
        return self.text[start : graphemes.after(self.text, end)].replace("\xad", ""), "\n"

    def _ends(self, selection: MouseSelection) -> tuple[int, int]:
        """Both ends as offsets of the text, the last character included."""
        start = source_offset(selection.start) if selection.start else 0
        end = source_offset(selection.end) if selection.end else len(self.text) - 1
        return start, end
