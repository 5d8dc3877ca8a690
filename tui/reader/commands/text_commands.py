"""Commands of the text: moving, jumping, selecting, and what is shown.

Each works out an offset with a pure function and goes there. What a range stands for is the
business of what gave the layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Span
from tui.reader.document.decoration_kinds import (
    FINDINGS,
    LAYER_NAMES,
    NAMES,
    TOGETHER,
    WHENCE,
    WITHOUT_FINDINGS,
)
from tui.reader.view.page import MARGIN
from tui.settings.schema import NARROWEST, WIDEST
from tui.text import motions
from tui.text.selection import Selection, wider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.reader.view.article_view import ArticleView
    from tui.text.layers import Layer


def move(view: ArticleView, motion: str) -> None:
    """Move the cursor by a motion of `tui.text.motions`."""
    offset, step = view.cursor, motions.motion(motion, view.borders)
    for _ in range(view.take_count()):
        if (moved := step(view.text, offset)) == offset:
            break
        offset = moved
    view.go(offset)


def rows(view: ArticleView, step: int) -> None:
    """Move down, or up, over rows that show nothing."""
    view.go_to_row(view.sheet.layout.row_at(view.cursor), step * view.take_count())


def page(view: ArticleView, pages: float) -> None:
    """Move by pages; the cursor stays where it is on the screen."""
    by = round((view.size.height - 2) * pages) * view.take_count()
    row = view.sheet.layout.row_at(view.cursor)
    at = view.scroll_offset.y
    view.scroll_to(y=at + by, animate=False)
    moved = view.scroll_offset.y - at
    view.go_to_row(row, moved or by)


def row_start(view: ArticleView) -> None:
    """Go to the first character of the row."""
    view.go(view.sheet.layout.bounds(view.sheet.layout.row_at(view.cursor))[0])


def row_end(view: ArticleView) -> None:
    """Go to the last character of the row."""
    view.go(view.last_of(view.sheet.layout.row_at(view.cursor)))


def end(view: ArticleView, which: str) -> None:
    """Go to the top or the end, or to the paragraph that was counted."""
    count = view.count
    if count is None:
        view.jump(motions.MOTIONS[which](view.text, 0))
        return
    offset = motions.first(view.text)
    for _ in range(view.take_count() - 1):
        offset = motions.next_paragraph(view.text, offset)
    view.jump(offset)


def percent(view: ArticleView) -> None:
    """Go so many per cent through, or to the other mark of the quotation."""
    if view.count is not None:
        view.jump(len(view.text) * min(100, view.take_count()) // 100)
        return
    here = view.ranges_at("quote", view.cursor) or view.ranges_at("scare", view.cursor)
    if not here:
        view.tell(
            "No quotation here; with a number before it, 40%, it goes to four tenths of the text"
        )
        return
    quote = here[0]
    view.go(quote.start if view.cursor > (quote.start + quote.end) // 2 else quote.end - 1)


def jump(view: ArticleView, kind: str, step: int) -> None:
    """Go to the next range of a layer, or the one before."""
    view.last_jump = kind
    offset = view.cursor
    for _ in range(view.take_count()):
        if (start := _next_of(view, kind, offset, step)) is None:
            break
        offset = start
    if offset == view.cursor:
        view.tell(_nothing(view, kind, step), is_of_findings=kind not in WITHOUT_FINDINGS)
        return
    kinds = TOGETHER.get(kind, (kind,))
    ranges = (
        r for layer_kind in kinds for r in view.ranges_at(layer_kind, offset) if r.start == offset
    )
    view.jump(offset, max((r.end for r in ranges), default=None))


def _nothing(view: ArticleView, kind: str, step: int) -> str:
    """Why a jump led nowhere."""
    layer = view.lit.get(kind)
    if kind in WHENCE and not (layer and len(layer)):
        return WHENCE[kind]
    persons = layer.things[:1] if layer and kind == "person" else ()
    whose = "".join(f" of {name}" for person in persons if (name := getattr(person, "name", "")))
    return f"No {NAMES[kind]}{whose} {'below' if step > 0 else 'above'}"


def jump_again(view: ArticleView, step: int) -> None:
    """Jump to the next of what was last jumped to."""
    jump(view, view.last_jump, step)


def back(view: ArticleView) -> None:
    """Go where the last jump led away from; from the first, out of the article."""
    if not view.jumps.behind:
        view.post_message(view.BackWanted())
        return
    to, view.jumps = view.jumps.back(view.cursor)
    view.go(to)
    view.show(Span(to, to + 1))


def forward(view: ArticleView) -> None:
    """Go where the reader went back from."""
    to, view.jumps = view.jumps.forward(view.cursor)
    view.go(to)
    view.show(Span(to, to + 1))


def select(view: ArticleView, by_sentence: bool) -> None:
    """Begin a selection at the cursor, change what it goes by, or end it."""
    if view.selection and view.selection.by_sentence == by_sentence:
        view.select(None)
    elif view.selection:
        view.select(Selection(view.selection.anchor, view.selection.head, by_sentence))
    else:
        view.select(Selection(view.cursor, view.cursor, by_sentence))


def turn(view: ArticleView) -> None:
    """Make the other end of the selection the one that moves."""
    if view.selection is None:
        view.tell("Nothing is selected; v begins a selection")
        return
    view.turn()


def widen_selection(view: ArticleView) -> None:
    """Select the smallest finding here, or the sentence; or more than what is selected."""
    here = view.selected
    view.smaller_selections = (
        (*view.smaller_selections, view.selection) if view.selection and here else ()
    )
    ranges = [r for kind in FINDINGS for r in view.ranges_at(kind, view.cursor)]
    if here is None:
        view.select_span(min(ranges, key=len, default=view.sentence))
    else:
        view.select_span(wider(view.text, here, ranges, view.borders))


def narrow_selection(view: ArticleView) -> None:
    """Select what was selected before it was widened."""
    smaller = view.smaller_selections[-1] if view.smaller_selections else None
    view.smaller_selections = view.smaller_selections[:-1]
    view.select(smaller)
    if smaller:
        view.go(smaller.head)


def extend(view: ArticleView, motion: str) -> None:
    """Select from here on by a motion."""
    view.select(view.selection or Selection(view.cursor, view.cursor))
    move(view, motion)


def extend_rows(view: ArticleView, step: int) -> None:
    """Select from here on by rows."""
    view.select(view.selection or Selection(view.cursor, view.cursor))
    rows(view, step)


def leave(view: ArticleView) -> None:
    """Leave the count, else the selection, else say that the reader wants out."""
    if view.count is not None:
        view.count = None
    elif view.selection:
        view.select(None)
    else:
        view.post_message(view.Left())


def show(view: ArticleView, kind: str) -> None:
    """Show or hide the ranges of a kind."""
    kinds = TOGETHER.get(kind, (kind,))
    is_hidden = view.hidden.issuperset(kinds)
    view.hidden = view.hidden.difference(kinds) if is_hidden else view.hidden.union(kinds)
    if kind == "mark":  # the notes below paragraphs are rows
        view.rewrap(view.sheet.width)
    view.repaint()
    view.tell(f"{LAYER_NAMES[kind]} are {'shown' if is_hidden else 'hidden'}")


def fold_notes(view: ArticleView) -> None:
    """Fold the notes below paragraphs away, or unfold them."""
    view.are_notes_folded = not view.are_notes_folded
    view.rewrap(view.sheet.width)
    view.tell(f"Notes are {'folded away' if view.are_notes_folded else 'shown'}")


def widen(view: ArticleView, by: int) -> None:
    """Make the column wider or narrower."""
    most = min(WIDEST, view.sheet.width - MARGIN - 2)  # more would only seem to do nothing
    column = min(view.column, most) + by * view.take_count()
    view.column = max(NARROWEST, min(most, column))
    view.rewrap(view.sheet.width)


def _next_of(view: ArticleView, kind: str, offset: int, step: int) -> int | None:
    """The nearest start of a range of the kind; hits begin again at the other end."""
    layers = [view.lit[k] for k in TOGETHER.get(kind, (kind,)) if k in view.lit]
    if kind == "find" and _nearest(layers, offset, step) is None:
        offset = -1 if step > 0 else len(view.text)
    return _nearest(layers, offset, step)


def _nearest(layers: Sequence[Layer], offset: int, step: int) -> int | None:
    if step > 0:
        ahead = (layer.next_start(offset) for layer in layers)
        return min((start for start in ahead if start is not None), default=None)
    behind = (layer.previous_start(offset) for layer in layers)
    return max((start for start in behind if start is not None), default=None)
