"""The article in a column: layers of ranges painted in a fixed order, and nothing that moves.

Every place is an offset into one string. `render_line` only looks things up: the rows are laid out
when the width changes, and a strip is kept until something on its row changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from articles.article import Span
from articles.flowing import displayed
from tui.reader.document.decoration_kinds import AT_FIRST_HIDDEN, KINDS, NUMBERS
from tui.reader.view.looks import look
from tui.reader.view.margins import numbers_within, sign_beside, voices_beside
from tui.reader.view.painting import Sheet
from tui.text.inserted import head_end, head_rows, note_rows
from tui.text.layers import Layer
from tui.text.layout import lay_out
from tui.text.typography import blocks, part_layers, question_layer

if TYPE_CHECKING:
    from textual.style import Style as VisualStyle

    from articles.article import Article
    from tui.reader.view.margins import Words
    from tui.text.inserted import Note
    from tui.text.layout import Inserted, Layout

COLUMN: Final = 72
"""The width of the column at first: 45 to 75 characters a line read best (Bringhurst 2.1.2)."""

MARGIN: Final = 4
"""The least space on the left of the column, in columns."""

ROOMY: Final = 16
"""On fewer rows the head is set without air."""

_CACHED_ROWS = 2_000


class Page(ScrollView):
    """Shows an article; what it is given to light is a layer for each kind."""

    ALLOW_MAXIMIZE = False
    DEFAULT_CSS = """
    Page {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 0;
        background: $background; color: $foreground 90%;
    }
    """

    def __init__(self, article: Article, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article = article
        self.text = displayed(article.text)
        self.head = head_end(self.text, article.parts)
        """Where the head ends: headline, byline, date and place."""
        self.column = COLUMN
        self.hidden = AT_FIRST_HIDDEN
        layers = (*part_layers(article.parts), question_layer(self.text))
        self.lit: dict[str, Layer] = {layer.kind: layer for layer in layers}
        self.sheet = Sheet(self.text, lay_out("", COLUMN), 0, 0)
        self.notes: tuple[Note, ...] = ()
        """The reader's notes, which stand below their paragraphs."""
        self.are_notes_folded = False
        self.is_plain = False
        """Whether nothing stands beside the text."""
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}

    def light(self, layer: Layer) -> None:
        """Show these ranges in place of the others of the kind.

        Only rows in which some differ are painted again, for keys wait meanwhile.
        """
        before = self.lit.get(layer.kind) or Layer(layer.kind)
        self.lit[layer.kind] = layer
        if not self._strips:
            self.repaint()
        elif len(layer) + len(before) <= _FEW:
            for start, end, _ in (*self._all_of(before), *self._all_of(layer)):
                self.touch(start, end)
        else:
            self._light_in_sight(before, layer)

    def _all_of(self, layer: Layer) -> list[tuple[int, int, int]]:
        return layer.within(0, len(self.text))

    def _light_in_sight(self, before: Layer, layer: Layer) -> None:
        """Paint the rows in sight again that look otherwise now; all others when they come."""
        top = self.scroll_offset.y
        rows = range(top, top + self.size.height)
        self._strips = {row: strip for row, strip in self._strips.items() if row in rows}
        for start, end, _ in _ranges_in(before, self.sight) ^ _ranges_in(layer, self.sight):
            # What stands in the margin depends on the row before as well.
            self.touch(start, min(len(self.text), end + self.column))

    def repaint(self) -> None:
        """Paint every row again."""
        self._strips.clear()
        self.refresh()

    def touch(self, start: int, end: int) -> None:
        """Paint the text from `start` to `end` again, and no cell more, for a slow line."""
        (left, first), (right, last) = self.sheet.place(start), self.sheet.place(max(start, end))
        if last - first > self.size.height:
            self.repaint()
            return
        top = self.scroll_offset.y
        for row in range(first, last + 1):
            self._strips.pop(row, None)
            if not 0 <= row - top < self.size.height:
                continue
            from_ = left if row == first else 0
            to = right + 1 if row == last else self.sheet.width
            self.refresh(Region(from_, row - top, to - from_, 1))

    def on_mount(self) -> None:
        """Lay the text out for the screen's width, so that the first frame shows it."""
        room = self.app.size.width - self.styles.margin.width
        self.lay_out(room - self.styles.scrollbar_size_vertical)

    def lay_out(self, width: int) -> None:
        """Find the rows for a view `width` columns wide."""
        column = max(2, min(self.column, width - MARGIN - 2))
        left = max(MARGIN if width > column + MARGIN else 0, (width - column) // 2)
        left = 0 if self.is_plain else left
        layout = lay_out(self.text, column, blocks(self.text, self.article.parts))
        layout = layout.with_rows(self._inserted(layout))
        self.sheet = Sheet(self.text, layout, left, width)
        self.virtual_size = Size(width, len(layout))
        self.repaint()

    @property
    def is_roomy(self) -> bool:
        """Whether the screen is high enough for air round the head."""
        return self.app.size.height >= ROOMY

    def _inserted(self, layout: Layout) -> list[Inserted]:
        rule = "" if self.is_plain else "─"
        head = head_rows(layout, self.text, self.head, rule) if self.is_roomy else []
        notes = () if self.are_notes_folded or "note" in self.hidden else self.notes
        return [*head, *note_rows(self.text, notes, layout.width, self.head)]

    def render_line(self, y: int) -> Strip:
        """The strip of one line of the view."""
        row = self.scroll_offset.y + y
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) > _CACHED_ROWS:
                self._strips.clear()
            strip = self._strips[row] = self._paint(row)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the view.

        Textual would make each anew that stands elsewhere now, to give it a border, padding and
        opacity, of which a page has none.
        """
        _, background = self.background_colors
        left, right = crop.column_span
        # Until the text is laid out anew for another width, its lines are too short or too long.
        blank = self.style_of(())
        lines = [self.render_line(y).adjust_cell_length(right, blank) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            lines = [line.apply_filter(line_filter, background) for line in lines]
        return [line.crop(left, right) for line in lines]

    def offset_at(self, place: Offset) -> int:
        """The offset of the character drawn at a place of the view, or the nearest in its row."""
        row = min(self.scroll_offset.y + place.y, max(0, len(self.sheet.layout) - 1))
        return self.sheet.offset_at(max(0, row), place.x)

    @property
    def sight(self) -> Span:
        """The stretch of the text that is on the screen."""
        top, layout = self.scroll_offset.y, self.sheet.layout
        last = min(len(layout), top + max(1, self.size.height)) - 1
        return Span(layout.bounds(top)[0], layout.bounds(max(top, last))[1])

    def style_of(self, kinds: tuple[str, ...]) -> Style:
        """The style of text that these kinds lie over, lowest first."""
        if (style := self._styles.get(kinds)) is None:
            style = self._styles[kinds] = self.look_of(kinds).rich_style
        return style

    def look_of(self, kinds: tuple[str, ...]) -> VisualStyle:
        """The style as Textual has it, for widgets beside the page such as a legend."""
        return sum((look(self, kind) for kind in kinds), self.visual_style)

    def notify_style_update(self) -> None:
        """Forget what was painted in the old theme."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _paint(self, row: int) -> Strip:
        if row >= len(self.sheet.layout):
            return Strip.blank(self.sheet.width, self.style_of(()))
        painted = [self.lit[kind] for kind in KINDS if kind in self.lit]
        visible = [layer for layer in painted if layer.kind not in self.hidden]
        marks = [layer for layer in visible if layer.kind in NUMBERS]
        numbers = numbers_within(marks, self.text, *self.sheet.layout.bounds(row))
        return self.sheet.strip(row, visible, self.style_of, self._margin(row), numbers)

    def _margin(self, row: int) -> Words:
        """Who speaks in the row, and the sign of a mark, as far as there is room."""
        layers = {kind: layer for kind, layer in self.lit.items() if kind not in self.hidden}
        sign, kind = sign_beside(layers, *self.sheet.layout.bounds(row))
        mark = ((sign or " ", kind), (" ", ""))
        room = (self.sheet.left - 2) // 2
        if "voices" not in layers or room < 1:
            return mark[: self.sheet.left]
        return (*voices_beside(layers["voices"], self.sheet.layout, row, min(room, 2)), *mark)


def _ranges_in(layer: Layer, sight: Span) -> set[tuple[int, int, object]]:
    """The ranges of a layer in a stretch, with who speaks in each, as the margin says it."""
    has_speakers = layer.kind == "voices"
    return {
        (start, end, layer.things[number] if has_speakers else None)
        for start, end, number in layer.within(sight.start, sight.end)
    }


_FEW = 50
"""Of more ranges than these only those in sight are looked at."""
