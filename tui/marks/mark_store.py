"""The reader's marks of the article that is open, as the notebook keeps them.

A change is there at once, saved by one thread after the other, and acknowledged when it is on the
disk. What another newsread has changed meanwhile is seen within a second.
"""

from __future__ import annotations

import asyncio
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol

from articles.store import StoreError
from tui.marks.serial_thread import Complaint, SerialThread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from concurrent.futures import Future

    from annotators.notebook.anchoring.placed import Placed
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook
    from annotators.notebook.relations import Relation
    from annotators.notebook.revisions import Turned
    from articles.article import Article, Span
    from tui.marks.anchored_marks import Signatures
    from tui.marks.explain_change import Step

    OpenNotebook = Callable[[], Notebook]


class Reader(Protocol):
    """Shows the marks; the store tells it what is new and what went wrong."""

    def marks_changed(self) -> None:
        """Called when `placed` or `relations` have changed."""

    def tell(self, words: str) -> None:
        """Say what was done, in passing."""

    def warn(self, sentence: str) -> None:
        """Say what went wrong."""

    def begin(self, work: Callable[[], Awaitable[object]]) -> object:
        """Run this work while keys go on being read."""


class MarkStore:
    """The marks of one article, changed by calls; `placed` is always what the reader wants.

    open_notebook: opens the notebook; without it marks are shown and not kept.
    versions: gives the ids of all versions of the article that the library has; it may wait for
        the disk.
    """

    def __init__(
        self,
        article: Article,
        reader: Reader,
        open_notebook: OpenNotebook | None = None,
        versions: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self.article = article
        self._reader = reader
        self._open_notebook = open_notebook
        self._versions = versions
        self.thread = SerialThread()
        self.placed: tuple[Placed, ...] = ()
        self.relations: Mapping[str, tuple[Relation, ...]] = {}
        """By the id of a mark, what it has to do with others."""
        self.ids: tuple[str, ...] = ()
        """The ids under which these marks are kept; none as long as they were not read."""
        self.pending = 0
        """Changes that are not on the disk yet."""
        self.lost_notes: dict[Span, str] = {}
        """Notes that could not be saved, by the words they are on, until one there is."""
        self.is_own = False
        """Whether `placed` was last changed by the reader here, and not by another newsread."""
        self._relating = 0
        """How often it was asked for relations; only the last answer counts."""
        self._signature: Signatures = ()
        self._unreadable = Complaint(reader.warn)

    @cached_property
    def notebook(self) -> Notebook | None:
        """Where marks are kept; it is opened, and imported, once the article is on the screen."""
        return self._open_notebook() if self._open_notebook else None

    def notebook_mark(self, mark: Mark) -> Mark | None:
        """The mark with this one's id as the notebook has it, where it was made; None if new."""
        placements = (placement for placement in self.placed if placement.mark.id == mark.id)
        return next((placement.mark for placement in placements), None)

    # Reading

    async def load(self) -> None:
        """Read the marks for the first time, and say what became of them meanwhile."""
        await self.read_again(is_own=False)
        if changes := self._changes():
            self._reader.tell(changes)
        if self.notebook is not None:
            await self._tell_draft(self.notebook)
        await self.relate()

    async def read_again(self, *, is_own: bool = True) -> None:
        """Show what the notebook has now, unless a later change is shown already.

        is_own: whether that is for what the reader has done here.
        """
        from tui.marks.anchored_marks import read  # not needed before the article is on the screen

        notebook = self.notebook
        if notebook is None:
            return
        try:
            marks = await self.thread.result(lambda: read(notebook, self.article, self._versions()))
        except StoreError as error:
            self._unreadable.say(str(error))
            return
        self._unreadable.say("")
        if self.pending:
            return
        self.ids, self._signature = marks.articles, marks.signature
        if marks.placed != self.placed:
            self._place(marks.placed, is_own=is_own)

    async def look(self) -> None:
        """Read the marks again if another newsread has changed them."""
        from tui.marks.anchored_marks import signatures

        notebook = self.notebook
        if notebook is None or not self._signature:  # there are none, or they are yet to be read
            return
        now = await asyncio.to_thread(signatures, notebook, self.ids)
        if now != self._signature and not self.pending:
            self._reader.begin(partial(self.read_again, is_own=False))

    async def relate(self) -> None:
        """Find out what the marks of this article have to do with others."""
        from annotators.notebook.anchoring.placed import all_here
        from annotators.notebook.relations import relations

        notebook = self.notebook
        if notebook is None:
            return
        self._relating += 1
        asked = self._relating
        await self.thread.result(lambda: None)  # what is being kept now counts
        here = all_here(self.placed)
        try:
            related = await asyncio.to_thread(notebook.related_to, here)
        except StoreError as error:
            self._reader.warn(str(error))
            return
        now = relations([*related, *here])
        if asked == self._relating and now != self.relations:
            self.relations = now
            self._reader.marks_changed()

    async def all(self) -> tuple[Mark, ...]:
        """The marks of all articles; without a notebook, of this one."""
        if self.notebook is not None:
            return await self.thread.result(self.notebook.all)
        from annotators.notebook.anchoring.placed import all_here

        return all_here(self.placed)

    def _changes(self) -> str:
        states = [placement.place.state for placement in self.placed]
        changed, lost = states.count("changed"), states.count("orphan")
        parts = [f"{changed} on changed words"] if changed else []
        if lost:
            parts.append(f"{lost} whose words are gone (mo places one)")
        return f"Another version. Marks: {', '.join(parts)}" if parts else ""

    async def _tell_draft(self, notebook: Notebook) -> None:
        from tui.widgets.line_list import fitted

        if words := await self.thread.result(lambda: notebook.drafts.words(self.ids)):
            at = fitted(words[0], 30).rstrip()
            self._reader.tell(f"Half-written note on “{at}”: go there and press a")

    # Changing

    def add(self, mark: Mark, words: str) -> None:
        """Add a new mark, and say these words when it is saved."""
        self._replace(mark)
        self._keep(lambda notebook: notebook.add(mark, article=self.article), words, mark)

    def change(self, mark: Mark, words: str) -> None:
        """Replace the mark of the same id; a mark of an older version moves to this one."""
        if mark.article != self.article.id:
            self.move(mark, mark.span, words)
            return
        self._replace(mark)
        self._keep(lambda notebook: notebook.change(mark), words, mark)

    def move(self, mark: Mark, span: Span, words: str) -> None:
        """Move a mark, of whatever version it was, to a span of this version."""
        from annotators.notebook.mark import moved_to

        moved = moved_to(mark, self.article, span)
        self._replace(moved)
        self._keep(lambda notebook: notebook.reattach(mark, self.article, span), words, moved)

    def delete(self, mark: Mark, words: str) -> None:
        """Delete a mark."""
        original = self.notebook_mark(mark) or mark
        others = (placement for placement in self.placed if placement.mark.id != mark.id)
        self._place(tuple(others))
        self._keep(lambda notebook: notebook.delete(original), words)

    async def turn(self, step: Step) -> Turned | None:
        """Undo or redo one change to the marks of this article, whatever version they are of."""
        notebook = self.notebook
        if notebook is None:
            return None
        ids = self.ids or (self.article.id,)
        turn = notebook.undo if step == "undo" else notebook.redo
        turned = await self.thread.result(lambda: turn(*ids))
        if turned is not None:
            await self.read_again()
        return turned

    def _replace(self, mark: Mark) -> None:
        from annotators.notebook.anchoring.placed import made_here
        from tui.marks.anchored_marks import replaced

        self._place(replaced(self.placed, made_here(mark)))

    def _place(self, placed: tuple[Placed, ...], *, is_own: bool = True) -> None:
        self.placed, self.is_own = placed, is_own
        self._reader.marks_changed()

    def _keep(self, do: Callable[[Notebook], object], words: str, mark: Mark | None = None) -> None:
        """Save a change that is shown already, and say the words when it is on the disk.

        mark: what is saved, as it will be here; its note is remembered if that fails.
        """
        notebook = self.notebook
        if notebook is None:
            self._reader.tell(f"{words} (not kept: there is no notebook here)")
            return
        self.pending += 1
        saved = self.thread.begin(lambda: do(notebook))
        self._reader.begin(partial(self._acknowledge, saved, words, mark))

    async def _acknowledge(self, saved: Future[Any], words: str, mark: Mark | None) -> None:
        note = mark.note if mark else ""
        try:
            await asyncio.shield(asyncio.wrap_future(saved))
            if mark and note:
                self.lost_notes.pop(mark.span, None)
        except StoreError as error:
            if mark and note:
                self.lost_notes[mark.span] = note
            words = "Not kept"
            self._reader.warn(f"Not kept: {error}")
        finally:
            self.pending -= 1
        await self.read_again()
        self._reader.tell(words)
