"""Finding words in the article: the line they are typed in, the hits, and where one reads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Span
from tui.reader.find_bar import FindBar
from tui.text.find import number_at
from tui.text.layers import Layer

if TYPE_CHECKING:
    from tui.reader.reader_screen import ReaderScreen


async def begin(screen: ReaderScreen) -> None:
    """Ask what to find, unless that is asked already."""
    if not screen.query(FindBar):
        screen.search_began = screen.position
        bar = FindBar(screen.article.text, screen.searched)
        screen.status.display = False
        await screen.mount(bar, before=screen.hints)
        screen.set_focus(bar)


def go_to_first_hit(screen: ReaderScreen, hits: Layer) -> None:
    """Light the hits, and go to the first from where the search began."""
    screen.show_hits(hits)
    at = hits.next_start(screen.search_began - 1)
    first = hits.next_start(-1) if at is None else at
    screen.view.go(screen.search_began if first is None else first)
    if first is not None:
        screen.view.show(Span(first, hits.within(first, first + 1)[0][1]))
    hit = number_at(hits, screen.position) or 0
    screen.hints.tell(f"Hit {hit} of {len(hits)}" if len(hits) else "Not in this text")


async def close(screen: ReaderScreen, *, stays: bool) -> None:
    """Read on at the hit, or where the search began."""
    bar = screen.query_one(FindBar)
    screen.searched = bar.value
    await bar.remove()
    screen.status.display = True
    screen.hints.after("", "", ())
    screen.set_focus(screen.view)
    if stays:
        screen.view.jumps = screen.view.jumps.left(screen.search_began)
    else:
        screen.show_hits(Layer("find"))
        screen.view.go(screen.search_began)
