"""A list of any number of marks, two rows each; only what is on the screen is ever drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from articles.safe import one_line
from tui.reading.citation import in_marks
from tui.reading.page import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from annotators.marks.mark import Mark

EXCERPT = 300
"""Characters of a mark that are looked at to draw its row."""

STATE_SIGNS = {"in place": "", "moved": "", "changed": "≠ ", "orphan": "∅ "}


class MarksList(ScrollView, can_focus=True):
    """Shows marks; `current` can be watched, and one that is chosen is told."""

    @dataclass
    class Chosen(Message):
        """The reader wants to go to the mark."""

        mark: Mark

    DEFAULT_CSS = """
    MarksList { height: 1fr; scrollbar-size-vertical: 1; }
    MarksList > .marks--about { color: $text-muted; }
    MarksList > .marks--cursor { background: $foreground 15%; text-style: bold; }
    MarksList:focus > .marks--cursor { background: $primary 40%; text-style: bold; }
    MarksList:nocolor > .marks--cursor { text-style: reverse; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"marks--words", "marks--about", "marks--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"step({by})", what, id=id_, tooltip=tip, show=False)
            for key, by, what, id_, tip in (
                ("down,j", 1, "Down", "mark-down", "The next mark"),
                ("up,k", -1, "Up", "mark-up", "The mark before"),
                ("pagedown,ctrl+f", 10, "Page", "marks-page-down", "Ten marks down"),
                ("pageup,ctrl+b", -10, "Page back", "marks-page-up", "Ten marks up"),
                ("home,gg", -(10**9), "First", "marks-first", "The first mark"),
                ("end,G", 10**9, "Last", "marks-last", "The last mark"),
            )
        ),
        Binding("enter", "choose", "Go there", id="go-to-mark", tooltip="Go to it in its article"),
    ]

    current: var[Mark | None] = var(None)
    """The mark that the cursor has come to; watched, for a message would come a frame later."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.marks: Sequence[Mark] = ()
        self.selected: frozenset[str] = frozenset()
        self.at = 0
        self._titles: Mapping[str, str] = {}

    @property
    def mark(self) -> Mark | None:
        """The mark under the cursor."""
        return self.marks[self.at] if self.at < len(self.marks) else None

    def show_marks(self, marks: Sequence[Mark], titles: Mapping[str, str]) -> None:
        """Show these; the cursor stays on its mark if that is still there."""
        before = self.mark
        self.marks, self._titles = marks, titles
        ids = (n for n, mark in enumerate(marks) if before and mark.id == before.id)
        self.at = next(ids, min(self.at, max(0, len(marks) - 1)))
        self._measure()
        self._come(self.at)

    def _measure(self) -> None:
        """Be as long as there are marks; as long as the bar stays, nothing is laid out anew."""
        size = Size(self.size.width, 2 * len(self.marks))
        if min(size.height, self.virtual_size.height) > self.size.height > 0:
            self.set_reactive(ScrollView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
        else:
            self.virtual_size = size

    def select(self, ids: frozenset[str]) -> None:
        """Show these as selected."""
        self.selected = ids
        self.refresh()

    def action_step(self, by: int) -> None:
        """Go so many marks down, or up; only what changes is painted, for a slow line."""
        self._step(max(0, min(len(self.marks) - 1, self.at + by)))

    def action_choose(self) -> None:
        """Tell which mark the reader wants to go to."""
        if self.mark is not None:
            self.post_message(self.Chosen(self.mark))

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked mark; choose it at the second click."""
        at = (event.y + self.scroll_offset.y) // 2
        if at < len(self.marks):
            self._come(at)
            if event.chain > 1:
                self.action_choose()

    def _come(self, at: int) -> None:
        self._step(at)
        self.refresh()

    def _step(self, at: int) -> None:
        changed = {self.at, at}
        self.at = at
        top = self.scroll_offset.y
        self.scroll_to_region(Region(0, 2 * at, 1, 2), animate=False, immediate=True)
        if self.scroll_offset.y == top:
            rows = (Region(0, 2 * each - top, self.size.width, 2) for each in changed)
            self.refresh(*(row for row in rows if row.y >= 0))
        else:
            self.refresh()
        self.current = self.mark

    def on_resize(self) -> None:
        """Be as wide as the screen."""
        self._measure()

    def render_line(self, y: int) -> Strip:
        """One of the two rows of a mark: its words, or what is known of it."""
        at, row = divmod(y + self.scroll_offset.y, 2)
        width = self.size.width
        if at >= len(self.marks):
            return Strip.blank(width, self.rich_style)
        mark = self.marks[at]
        words = self._words(mark) if row == 0 else self._about(mark)
        component = "marks--about" if row else "marks--words"
        style = self.get_component_rich_style(component)
        if at == self.at:
            style += self.get_component_rich_style("marks--cursor")
        return Strip([Segment(words, style)]).adjust_cell_length(width, style)

    def _words(self, mark: Mark) -> str:
        chosen = "●" if mark.id in self.selected else " "
        sign = SIGNS.get(f"highlight-{mark.color}", "✎" if mark.note else "·")
        return f"{chosen}{sign} {STATE_SIGNS[mark.state]}{in_marks(mark.exact[:EXCERPT])}"

    def _about(self, mark: Mark) -> str:
        tags = " ".join(f"#{tag}" for tag in mark.tags)
        verdict = str(mark.verdict) if mark.verdict else None
        note = mark.note[:EXCERPT]
        title = self._titles.get(mark.article, "")
        parts = (note, tags, mark.label, verdict, mark.color, title, mark.modified[:10])
        return "   " + one_line(" · ".join(part for part in parts if part))
