"""Reading with keys: motions, jumps, selecting, and what is shown.

Each action works out an offset with a pure function and goes there. What a range stands for is
the business of whoever gave the layer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message

from articles.article import Span
from tui.reading import motions
from tui.reading.article_keys import BINDINGS
from tui.reading.cursor_page import CursorPage
from tui.reading.jump_list import JumpList
from tui.reading.kinds import FINDINGS, NAMES, OWN, SHOWN, TOGETHER, WHENCE
from tui.reading.page import MARGIN
from tui.reading.selection import Selection, wider
from tui.settings import NARROWEST, WIDEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.reading.layers import Layer

_MANY: Final = 10_000
"""No motion is repeated more often, whatever number was typed."""


class ArticleView(CursorPage):
    """Reads an article."""

    BINDINGS: ClassVar[list[BindingType]] = list(BINDINGS)

    @dataclass
    class Told(Message):
        """The reader should know something, such as why an action did nothing."""

        words: str
        is_of_findings: bool = False
        """Whether it may be otherwise when more was found."""

    class Followed(Message):
        """The reader wants to know where what is under the cursor leads."""

    class BackWanted(Message):
        """The reader wants back, and has not jumped in this article."""

    class Left(Message):
        """The reader wants out of whatever is going on: Escape, and nothing was selected."""

    count: int | None = None
    """The number that was typed before the key."""
    jumps = JumpList()
    _taken: tuple[Selection, ...] = ()
    """What was selected before more was, the last behind."""
    _last_jump = "quote"

    def jump(self, offset: int) -> None:
        """Go to a place that can be gone back from."""
        if offset != self.cursor:
            self.jumps = self.jumps.left(self.cursor)
        self.go(offset)

    def ranges_at(self, kind: str, offset: int) -> list[Span]:
        """The ranges of a layer that hold `offset`, in order."""
        layer = self.lit.get(kind)
        return [Span(a, b) for a, b, _ in layer.within(offset, offset + 1)] if layer else []

    def action_move(self, motion: str) -> None:
        """Move the cursor by a motion of `tui.reading.motions`."""
        offset, move = self.cursor, motions.motion(motion, self.borders)
        for _ in range(self.take_count()):
            if (moved := move(self.text, offset)) == offset:
                break
            offset = moved
        self.go(offset)

    def action_rows(self, step: int) -> None:
        """Move down, or up, over rows that show nothing."""
        self.go_to_row(self.sheet.layout.row_at(self.cursor), step * self.take_count())

    def action_page(self, pages: float) -> None:
        """Move by pages; the cursor stays where it is on the screen."""
        rows = round((self.size.height - 2) * pages) * self.take_count()
        row = self.sheet.layout.row_at(self.cursor)
        at = self.scroll_offset.y
        self.scroll_to(y=at + rows, animate=False)
        moved = self.scroll_offset.y - at
        self.go_to_row(row, moved if moved else rows)

    def action_row_start(self) -> None:
        """Go to the first character of the row."""
        self.go(self.sheet.layout.bounds(self.sheet.layout.row_at(self.cursor))[0])

    def action_row_end(self) -> None:
        """Go to the last character of the row."""
        self.go(self.last_of(self.sheet.layout.row_at(self.cursor)))

    def action_end(self, which: str) -> None:
        """Go to the top or the end, or to the paragraph that was counted."""
        count = self.count
        if count is None:
            self.jump(motions.MOTIONS[which](self.text, 0))
            return
        offset = motions.first(self.text)
        for _ in range(self.take_count() - 1):
            offset = motions.next_paragraph(self.text, offset)
        self.jump(offset)

    def action_percent(self) -> None:
        """Go so many per cent through, or to the other mark of the quotation."""
        if self.count is not None:
            self.jump(len(self.text) * min(100, self.take_count()) // 100)
            return
        here = self.ranges_at("quote", self.cursor) or self.ranges_at("scare", self.cursor)
        if not here:
            self.post_message(self.Told("No quotation here; 40% goes four tenths through"))
            return
        quote = here[0]
        self.go(quote.start if self.cursor > (quote.start + quote.end) // 2 else quote.end - 1)

    def action_jump(self, kind: str, step: int) -> None:
        """Go to the next range of a layer, or the one before."""
        self._last_jump = kind
        offset = self.cursor
        for _ in range(self.take_count()):
            if (there := self._next_of(kind, offset, step)) is None:
                break
            offset = there
        if offset == self.cursor:
            self.post_message(self.Told(self._none(kind, step), kind not in OWN))
            return
        self.jump(offset)

    def _none(self, kind: str, step: int) -> str:
        """Why a jump led nowhere."""
        layer = self.lit.get(kind)
        if kind in WHENCE and not (layer and len(layer)):
            return WHENCE[kind]
        person = layer.things[:1] if layer and kind == "person" else ()
        whose = "".join(f" of {name}" for each in person if (name := getattr(each, "name", "")))
        return f"No {NAMES[kind]}{whose} {'below' if step > 0 else 'above'}"

    def action_jump_again(self, step: int) -> None:
        """Jump to the next of what was last jumped to."""
        self.action_jump(self._last_jump, step)

    def action_follow(self) -> None:
        """Ask where what is under the cursor leads."""
        self.post_message(self.Followed())

    def action_back(self) -> None:
        """Go where the last jump led away from; from the first, out of the article."""
        if not self.jumps.behind:
            self.post_message(self.BackWanted())
            return
        to, self.jumps = self.jumps.back(self.cursor)
        self.go(to)

    def action_forward(self) -> None:
        """Go where the reader went back from."""
        to, self.jumps = self.jumps.forward(self.cursor)
        self.go(to)

    def action_select(self, by_sentence: bool) -> None:
        """Begin a selection at the cursor, change what it goes by, or end it."""
        if self.selection and self.selection.by_sentence == by_sentence:
            self.select(None)
        elif self.selection:
            self.select(Selection(self.selection.anchor, self.selection.head, by_sentence))
        else:
            self.select(Selection(self.cursor, self.cursor, by_sentence))

    def action_turn(self) -> None:
        """Make the other end of the selection the one that moves."""
        if self.selection is None:
            self.post_message(self.Told("Nothing is selected; v begins a selection"))
            return
        self.selection = self.selection.turned()
        self._put(self.selection.head)

    def action_take(self) -> None:
        """Select the smallest finding here, or the sentence; when something is, more."""
        here = self.selected
        self._taken = (*self._taken, self.selection) if self.selection and here else ()
        ranges = [r for kind in FINDINGS for r in self.ranges_at(kind, self.cursor)]
        if here is None:
            self.select_span(min(ranges, key=len, default=self.sentence))
        else:
            self.select_span(wider(self.text, here, ranges, self.borders))

    def action_give_back(self) -> None:
        """Select what was selected before it was made more."""
        less = self._taken[-1] if self._taken else None
        self._taken = self._taken[:-1]
        self.select(less)
        if less:
            self.go(less.head)

    def action_extend(self, motion: str) -> None:
        """Select from here on by a motion."""
        self.select(self.selection or Selection(self.cursor, self.cursor))
        self.action_move(motion)

    def action_extend_rows(self, step: int) -> None:
        """Select from here on by rows."""
        self.select(self.selection or Selection(self.cursor, self.cursor))
        self.action_rows(step)

    def action_leave(self) -> None:
        """Leave the count, else the selection, else say that the reader wants out."""
        if self.count is not None:
            self.count = None
        elif self.selection:
            self.select(None)
        else:
            self.post_message(self.Left())

    def action_show(self, kind: str) -> None:
        """Show or hide the ranges of a kind."""
        kinds = TOGETHER.get(kind, (kind,))
        is_hidden = self.hidden.issuperset(kinds)
        self.hidden = self.hidden.difference(kinds) if is_hidden else self.hidden.union(kinds)
        self.repaint()
        self.post_message(self.Told(f"{SHOWN[kind]} are {'shown' if is_hidden else 'hidden'}"))

    def action_widen(self, by: int) -> None:
        """Make the column wider or narrower."""
        most = min(WIDEST, self.sheet.width - MARGIN - 2)  # more would only seem to do nothing
        column = min(self.column, most) + by * self.take_count()
        self.column = max(NARROWEST, min(most, column))
        self.rewrap(self.sheet.width)

    def _next_of(self, kind: str, offset: int, step: int) -> int | None:
        """The nearest start of a range of the kind; hits begin again at the other end."""
        layers = [self.lit[k] for k in TOGETHER.get(kind, (kind,)) if k in self.lit]
        if kind == "find" and self._nearest(layers, offset, step) is None:
            offset = -1 if step > 0 else len(self.text)
        return self._nearest(layers, offset, step)

    @staticmethod
    def _nearest(layers: Sequence[Layer], offset: int, step: int) -> int | None:
        if step > 0:
            ahead = (layer.next_start(offset) for layer in layers)
            return min((start for start in ahead if start is not None), default=None)
        behind = (layer.previous_start(offset) for layer in layers)
        return max((start for start in behind if start is not None), default=None)

    def take_count(self) -> int:
        """The number that was typed before the key, at least 1; the next key starts anew."""
        count, self.count = self.count, None
        return max(1, min(count or 1, _MANY))
