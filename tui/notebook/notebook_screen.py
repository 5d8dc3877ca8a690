"""All marks of all articles: found as you type, sorted, selected, gone to.

A line finds words, and filters such as `tag:sea color:pink is:orphan`. Everything slow is done by
the one thread that uses the notebook. What changes marks is in `tui.notebook.notebook_commands`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Static

from annotators.notebook.search import SORTS
from annotators.notebook.search_line import MARKS, completed
from articles.counts import counted
from articles.safe import one_line, shown
from articles.search.query import QueryError, parse
from articles.store import StoreError
from tui.commands.command import bindings
from tui.commands.lists import NOTEBOOK
from tui.marks.explain_mark import in_one_line
from tui.marks.serial_thread import Complaint, SerialThread
from tui.notebook.contents import Contents, quoted, read
from tui.notebook.marks_list import MarksList
from tui.widgets.list_screen import ListScreen
from tui.widgets.query_rows import mistake
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from annotators.findings import Findings
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook

NONE_YET = "No marks yet. In an article cy marks what is under the cursor, a writes a note."
NONE_LIKE_THIS = "No mark of yours is like this: fewer words find more."
HELP = "words, or by: said: is: tag: color: kind: title: since: until:"
SORTED = {
    "newest": "the newest first",
    "article": "by article",
    "words": "by their words",
    "color": "by colour",
}


class LineSuggester(Suggester):
    """Completes the last filter of a line."""

    def __init__(self) -> None:
        super().__init__(case_sensitive=True, use_cache=False)
        self.tags: Sequence[str] = ()

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last filter completed, if there is something to complete."""
        return completed(value, self.tags)


class NotebookScreen(ListScreen[None, "Mark"]):
    """Shows the marks that the line asks for; the highlighted one whole."""

    @dataclass
    class MarkWanted(Message):
        """The reader wants to go to a mark in its article."""

        mark: Mark

    DOES: ClassVar = {
        "filter": "tui.widgets.list_commands:filter_by_words",
        **{
            command: f"tui.notebook.notebook_commands:{command}"
            for command in ("order", "copy", "export", "delete", "undo")
        },
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings(NOTEBOOK)
    DEFAULT_CSS = """
    NotebookScreen Input, NotebookScreen Input:focus {
        border: none; height: 1; padding: 0 1; background: $panel;
    }
    NotebookScreen #whole { height: 6; padding: 0 1; border-top: solid $panel; }
    """
    AUTO_FOCUS = "MarksList"

    def __init__(
        self,
        notebook: Notebook,
        known: Callable[[str], Findings | None] = lambda article: None,
    ) -> None:
        self._suggester = LineSuggester()
        super().__init__(
            SafeInput(placeholder=f"/ finds {HELP}", id="line", suggester=self._suggester)
        )
        self.notebook = notebook
        self.thread = SerialThread()
        self._unreadable = Complaint(self._warn)
        self.known = known
        """What was found in an article, by its id, if that is known already."""
        self.list: MarksList = MarksList(id="marks")
        self.whole = Static(id="whole", markup=False)
        self.status = self._details
        self.sort = "newest"
        self.contents = Contents()
        self._sorts = cycle([*list(SORTS)[1:], "newest"])
        self._stamp: int | None = None
        self._is_reading = False

    def below(self) -> ComposeResult:
        """The whole of one mark."""
        yield self.whole

    def on_mount(self) -> None:
        """Read the notebook."""
        self.status.say("Reading your marks …")
        # Watched, for a message would come a frame later.
        self.watch(self.list, "current", self._show_whole, init=False)
        self.look(is_first=True)

    def on_unmount(self) -> None:
        """End the thread of the notebook once it has saved every change."""
        self.thread.close()

    def _warn(self, sentence: str) -> None:
        self.notify(one_line(sentence), severity="error", markup=False, timeout=10)

    # Reading and showing

    @work(group="notebook-look")
    async def look(self, *, is_first: bool = False) -> None:
        """Read the notebook again if it has changed."""
        if self._is_reading:  # of many marks, reading takes longer than from look to look
            return
        stamp = await self.thread.result(self.notebook.stamp)
        if is_first or stamp is None or stamp != self._stamp:
            await self.read_again()
            self._stamp = stamp
        if is_first:
            self._find()

    async def read_again(self) -> None:
        """Show what the notebook has now, if that is something new."""
        self._is_reading = True
        try:
            contents = await self.thread.result(lambda: read(self.notebook, self.contents))
        except StoreError as error:
            self._unreadable.say(str(error))
            return
        finally:
            self._is_reading = False
        self._unreadable.say("")
        if contents is not self.contents:
            self.contents = contents
            self._suggester.tags = [one_line(tag) for tag in contents.tags]
            self._find()

    def _show(self) -> None:
        self._find()

    def _find(self) -> None:
        try:
            wanted = parse(self.words, MARKS)
        except QueryError as error:
            self.list.show_marks((), {})  # what is not seen cannot be deleted
            self.list.show(mistake(error, self.words))
            self.status.say("", self._selected_words())
            return
        hits = self.contents.index.find(wanted, self.sort)
        self.list.show_marks(hits, self.contents.titles)
        count = f"{len(hits):,} of {counted(len(self.contents.marks), 'mark')}, {SORTED[self.sort]}"
        self.status.say(count, self._selected_words())
        self._show_whole(self.list.current)

    def _selected_words(self) -> str:
        selected = self.list.mark_rows.selected
        return f"{len(selected)} selected" if selected else ""

    def _show_whole(self, mark: Mark | None) -> None:
        contents = self.contents
        if mark is None:
            self.whole.update(NONE_LIKE_THIS if contents.marks else NONE_YET, layout=False)
            return
        title = one_line(contents.titles.get(mark.article, ""))
        linked = (in_one_line(relation) for relation in contents.related.get(mark.id, ()))
        parts = (quoted(mark), title, *linked, shown(mark.note))
        self.whole.update("\n".join(part for part in parts if part), layout=False)

    def sort_next(self) -> None:
        """Sort in the next way."""
        self.sort = next(self._sorts)
        self._find()

    # Selecting

    def select(self, ids: frozenset[str]) -> None:
        """Select just these."""
        self.list.select(ids)
        self.status.say(self.status.left, self._selected_words())

    def chosen(self) -> list[Mark]:
        """The selected marks; without any, the one under the cursor."""
        if selected := self.list.mark_rows.selected:
            return [mark for mark in self.contents.marks if mark.id in selected]
        return [self.list.value] if self.list.value else []

    # Going on

    def on_line_list_chosen(self) -> None:
        """Go to a mark in its article."""
        if mark := self.list.value:
            self.post_message(self.MarkWanted(mark))

    def list_all(self) -> bool:
        """Clear the filter, else the selection; returns whether there was either."""
        has_selected = bool(self.list.mark_rows.selected)
        if super().list_all():
            return True
        if has_selected:
            self.select(frozenset())
        return has_selected

    def keep(
        self, do: Callable[[], Any], words: str | Callable[[Any], str], nothing: str = ""
    ) -> None:
        """Save a change in the thread of the notebook, then read the marks and say `words`.

        words: a sentence, or a function that makes it of what `do` returned.
        nothing: said instead if `do` returned None.
        """
        save: Callable[[], Awaitable[None]] = partial(self._keep, do, words, nothing)
        self.run_worker(save, group="notebook", description="notebook")

    async def _keep(
        self, do: Callable[[], Any], words: str | Callable[[Any], str], nothing: str
    ) -> None:
        try:
            done = await self.thread.result(do)
        except StoreError as error:
            self.notify(one_line(f"Not kept: {error}"), severity="error", markup=False)
            return
        await self.read_again()
        if nothing and done is None:
            self.status.say(nothing)
        else:
            self.status.say(words if isinstance(words, str) else words(done))
