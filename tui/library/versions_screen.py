"""What changed in an article: two versions in one text, what went struck out, what came lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message

from articles.article import Article
from articles.diff.changes import Comparison, compared
from articles.store import StoreError
from tui.commands.command import bindings, own_command
from tui.commands.lists import LIST, VERSIONS
from tui.reader.view.page import Page
from tui.text.layers import Layer
from tui.widgets.dates import day
from tui.widgets.key_screen import KeyScreen
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from articles.library import Entry, Library


class ComparedPage(Page, can_focus=True):
    """The text of a comparison, which the keys of lists move through."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST[:-1])
    action_command = own_command


class VersionsScreen(KeyScreen["Entry | None"]):
    """Shows what became of an article; dismisses with the version that the reader wants to read.

    `versions` are those of one address, the oldest first; two or more.
    """

    AUTO_FOCUS = "ComparedPage"
    DEFAULT_CSS = "VersionsScreen { layout: vertical; & > ComparedPage { height: 1fr; } }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(VERSIONS)

    @dataclass
    class Compared(Message):
        """Two versions have been compared."""

        newer: int
        comparison: Comparison
        title: str | None

    @dataclass
    class Failed(Message):
        """They cannot be compared, for the reason in this sentence."""

        sentence: str

    def __init__(self, library: Library, versions: Sequence[Entry]) -> None:
        super().__init__()
        self.library = library
        self.versions = tuple(versions)
        self.newer = len(self.versions) - 1
        """The number of the newer version of the two."""
        self.comparison: Comparison | None = None
        self._top = OneLine(id="summary")

    def compose(self) -> ComposeResult:
        """The text between what is compared and the keys."""
        yield self._top
        yield ComparedPage(Article(text=""), id="compared")
        yield self.hints

    def on_mount(self) -> None:
        """Compare the last two."""
        self._compare(self.newer)

    @work(thread=True, exclusive=True, group="versions")
    def _compare(self, newer: int) -> None:
        older, later = self.versions[newer - 1], self.versions[newer]
        try:
            article = self.library.article(later.id)
            comparison = compared(self.library.article(older.id).text, article.text)
        except (StoreError, KeyError) as error:
            self.post_message(self.Failed(f"These versions cannot be compared: {error}"))
        else:
            self.post_message(self.Compared(newer, comparison, article.title))

    async def on_versions_screen_compared(self, message: Compared) -> None:
        """Show the comparison, unless the reader wants another by now."""
        if message.newer != self.newer:
            return
        self.comparison = message.comparison
        page = ComparedPage(Article(text=message.comparison.text, title=message.title))
        await self.query_one(ComparedPage).remove()
        await self.mount(page, after=self._top)
        page.light(Layer.of("removed", message.comparison.removed))
        page.light(Layer.of("added", message.comparison.added))
        self.set_focus(page)
        self._top.say(self._summary(message.comparison), f"{self.newer + 1}/{len(self.versions)}")

    def on_versions_screen_failed(self, message: Failed) -> None:
        """Say why there is no comparison."""
        self.notify(message.sentence, severity="error", markup=False)

    def _summary(self, comparison: Comparison) -> str:
        older, newer = (day(self.versions[n].added) for n in (self.newer - 1, self.newer))
        removed, added = len(comparison.removed), len(comparison.added)
        changes = (
            f"{added} added (+), {removed} removed (−)" if removed + added else "the same words"
        )
        return f"From {older} to {newer}: {changes}"

    def action_version(self, by: int) -> None:
        """Compare an older or newer version with the one before it."""
        newer = max(1, min(len(self.versions) - 1, self.newer + by))
        if newer != self.newer:
            self.newer = newer
            self._compare(newer)

    def action_change(self, step: int) -> None:
        """Bring the next change into view, or the one before."""
        page = self.query_one(ComparedPage)
        if not self.comparison:
            return
        spans = sorted((*self.comparison.removed, *self.comparison.added))
        rows = sorted({page.sheet.layout.row_at(span.start) for span in spans})
        here = page.scroll_offset.y + _ABOVE
        ahead = [row for row in rows if row > here] if step > 0 else [r for r in rows if r < here]
        if ahead:
            page.scroll_to(y=(ahead[0] if step > 0 else ahead[-1]) - _ABOVE, animate=False)

    def action_open(self) -> None:
        """Read the newer of the two."""
        self.dismiss(self.versions[self.newer])


_ABOVE = 2
"""Rows that are shown above a change that was gone to."""
