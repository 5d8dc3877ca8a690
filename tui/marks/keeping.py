"""Keeping the reader's marks of the article that is open.

A change is shown at once, saved by one thread after the other, and acknowledged when it is on the
disk. What another newsread has changed meanwhile is seen within a second.
"""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from textual import work

from articles.safe import one_line
from articles.store import StoreError
from tui.marks.in_turn import InTurn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from annotators.annotation import Findings
    from annotators.marks.mark import Mark
    from annotators.marks.notebook import Notebook
    from annotators.marks.placed import Placed
    from articles.article import Article
    from tui.marks.kept_marks import Signatures
    from tui.reading.article_view import ArticleView
    from tui.widgets.one_line import OneLine

    OpenNotebook = Callable[[], Notebook]


class Keeping(InTurn):
    """A screen that shows the marks of one article, and keeps changes to them."""

    article: Article
    findings: Findings | None
    view: ArticleView
    status: OneLine

    def __init__(self, open_notebook: OpenNotebook | None) -> None:
        super().__init__()
        self._open_notebook = open_notebook
        self.placed: tuple[Placed, ...] = ()
        self.articles: tuple[str, ...] = ()
        self._signature: Signatures = ()
        self._pending = 0
        self.versions: Callable[[], Iterable[str]] = tuple
        """The ids of all versions of the article that the library has; may wait for the disk."""
        self.has_failed = False
        """Whether the last change could not be saved."""

    @cached_property
    def notebook(self) -> Notebook | None:
        """Where marks are kept; it is opened, and imported, once the article is on the screen."""
        return self._open_notebook() if self._open_notebook else None

    @property
    def kept(self) -> tuple[Mark, ...]:
        """The marks that have a place in this version, with their offsets in it."""
        return tuple(here for each in self.placed if (here := each.here))

    @property
    def orphans(self) -> tuple[Mark, ...]:
        """The marks whose words are no longer there."""
        return tuple(each.mark for each in self.placed if each.place.span is None)

    def show_kept(self) -> None:
        """Show `kept`; for the screen to say how."""
        raise NotImplementedError

    def marks_were_read(self) -> None:
        """The marks are there for the first time; for the screen to go on from."""

    def on_mount(self) -> None:
        """Read the marks, once the article is on the screen."""
        if self._open_notebook is not None:
            self.call_after_refresh(self._load, is_first=True)

    @work(group="notebook")
    async def _load(self, *, is_first: bool = False) -> None:
        await self.read_again()
        if is_first:
            self._report_changes()
            await self._report_drafts()
            self.marks_were_read()

    async def read_again(self) -> None:
        """Show what the notebook has now, unless a later change is shown already."""
        from tui.marks.kept_marks import read  # not needed before the article is on the screen

        notebook = self.notebook
        if notebook is None:
            return
        try:
            kept = await self.in_turn(lambda: read(notebook, self.article, self.versions()))
        except StoreError as error:
            self.tell_unreadable(str(error))
            return
        self.tell_unreadable("")
        if self._pending:
            return
        self.articles, self._signature = kept.articles, kept.signature
        if kept.placed != self.placed:
            self.placed = kept.placed
            self.show_kept()

    def _report_changes(self) -> None:
        states = [each.place.state for each in self.placed]
        changed, lost = states.count("changed"), states.count("orphan")
        parts = [f"{changed} on changed words"] if changed else []
        if lost:
            parts.append(f"{lost} whose words are gone (mo places one)")
        if parts:
            self.status.say(f"Another version. Marks: {', '.join(parts)}")

    async def _report_drafts(self) -> None:
        from tui.widgets.line_list import fitted

        if self.notebook is not None and (words := await self.in_turn(self._words_of_drafts)):
            at = fitted(words[0], 30).rstrip()
            self.status.say(f"Half-written note on “{at}”: a there goes on")

    def _words_of_drafts(self) -> list[str]:
        assert self.notebook is not None
        return self.notebook.drafts.words(self.articles)

    @work(group="notebook-look", exclusive=True)
    async def look(self) -> None:
        """Read the marks again if another newsread has changed them."""
        from tui.marks.kept_marks import signatures

        notebook = self.notebook
        if notebook is None or not self._signature:  # there are none, or they are yet to be read
            return
        now = await asyncio.to_thread(signatures, notebook, self.articles)
        if now != self._signature and not self._pending:
            self._load()

    def keep(self, do: Callable[[Notebook], object], said: str) -> None:
        """Save a change that is shown already, and say so when it is on the disk."""
        if self.notebook is None:
            self.status.say(f"{said} (not kept: there is no notebook here)")
            return
        notebook = self.notebook
        self._pending += 1
        self._acknowledge(self.begun(lambda: do(notebook)), said)

    @work(group="notebook")
    async def _acknowledge(self, saved: Future[object], said: str) -> None:
        try:
            await asyncio.shield(asyncio.wrap_future(saved))
            self.has_failed = False
        except StoreError as error:
            self.has_failed = True
            said = "Not kept"
            self.complain(f"Not kept: {error}")
        finally:
            self._pending -= 1
        await self.read_again()
        self.status.say(said)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, as text and nothing but text."""
        self.notify(one_line(sentence), severity="error", markup=False, timeout=10)
