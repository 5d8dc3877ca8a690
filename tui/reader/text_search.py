"""Finding words in the article: the line they are typed in, the hits, and where one reads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Span
from tui.text.layers import Layer

if TYPE_CHECKING:
    from tui.reader.find_bar import FindBar
    from tui.reader.view.article_view import ArticleView
    from tui.widgets.key_hints import KeyHints
    from tui.widgets.one_line import OneLine


class TextSearch:
    """Lights the hits in a view, and remembers what was looked for last.

    status: the line that gives way to the one that is typed in, above the hints.
    hints: the line that says which hit the reader is at.
    """

    def __init__(self, view: ArticleView, status: OneLine, hints: KeyHints) -> None:
        self._view, self._status, self._hints = view, status, hints
        self._bar: FindBar | None = None
        self._query = ""
        self._start = 0
        """The offset of the cursor when the search began."""

    @property
    def hits(self) -> Layer:
        """The hits that are lit."""
        return self._view.lit.get("find") or Layer("find")

    async def begin(self) -> None:
        """Ask what to find, unless that is asked already."""
        from tui.reader.find_bar import FindBar

        if self._bar is None:
            self._start = self._view.cursor
            self._bar = FindBar(self._view.article.text, self._query)
            self._status.display = False
            await self._hints.screen.mount(self._bar, before=self._hints)
            self._bar.focus()

    def go_to_first_hit(self, hits: Layer) -> None:
        """Light the hits, and go to the first from where the search began."""
        self._view.light(hits)
        at = hits.next_start(self._start - 1)
        first = hits.next_start(-1) if at is None else at
        self._view.go(self._start if first is None else first)
        if first is None:
            self._hints.tell("Not in this text")
        else:
            self._view.show(Span(first, hits.within(first, first + 1)[0][1]))
            self._hints.tell(self._number_at(first).capitalize())

    async def close(self, *, stays: bool) -> None:
        """Read on at the hit, or where the search began."""
        if self._bar is None:
            return
        bar, self._bar = self._bar, None
        self._query = bar.value
        await bar.remove()
        self._status.display = True
        self._hints.after("", "", ())
        self._view.focus()
        if stays:
            self._view.jumps = self._view.jumps.left(self._start)
        else:
            self.forget_hits()
            self._view.go(self._start)

    def forget_hits(self) -> None:
        """Light no hit any more."""
        self._view.light(Layer("find"))

    def light_hit(self, offset: int) -> str:
        """Light the hit that holds an offset, and say which one it is; empty without one."""
        here = self.hits.within(offset, offset + 1)
        self._view.light(Layer.of("hit", [(start, end) for start, end, _ in here]))
        return self._number_at(offset)

    def _number_at(self, offset: int) -> str:
        here = self.hits.within(offset, offset + 1)
        return f"hit {here[0][2] + 1} of {len(self.hits)}" if here else ""
