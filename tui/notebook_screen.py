"""All marks of all articles: found as you type, sorted, changed many at once, gone to.

A line finds words, and filters such as `tag:sea color:pink is:orphan`. Everything slow is done by
the one thread that uses the notebook.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, Static

from annotators.search import SORTS, Index, parse, tags_of
from articles.safe import one_line, shown
from articles.store import StoreError
from tui.citation import in_marks
from tui.harmless import HarmlessInput
from tui.mark_keys import COLOR_KEYS
from tui.marks_list import MarksList
from tui.one_line import OneLine
from tui.typed_screen import TypedScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from annotators.mark import Color, Mark
    from annotators.notebook import Notebook

Answer = TypeVar("Answer")

LOOK_EVERY = 1.0
"""Seconds between two looks at what other newsreads have kept."""

NONE_YET = "No marks yet. In an article cy marks what is under the cursor, a writes a note."
NONE_LIKE_THIS = "No mark of yours is like this: fewer words find more."
HELP = "words, or tag: color: is: kind: by: in: since:"


class NotebookScreen(TypedScreen):
    """The reader's notebook."""

    @dataclass
    class MarkWanted(Message):
        """The reader wants to go to a mark in its article."""

        mark: Mark

    DEFAULT_CSS = """
    NotebookScreen Input { border: none; height: 1; padding: 0 1; background: $panel; }
    NotebookScreen #whole { height: auto; max-height: 8; padding: 0 1; border-top: solid $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="search-marks", tooltip="Find marks"),
        Binding("space", "choose_mark", "Select", id="select-mark",
                tooltip="Select the mark, or no longer"),
        Binding("*", "choose_all", "Select all", id="select-all-marks", show=False,
                tooltip="Select all that are shown, or none"),
        Binding("t", "tag", "Tag", id="tag-marks", tooltip="Tag what is selected"),
        Binding("a", "note", "Note", id="note-mark", tooltip="Change the note"),
        Binding("x,delete", "delete", "Delete", id="delete-marks", tooltip="Delete the selected"),
        *(Binding(f"c{key}", f"recolor('{color}')", color.capitalize(), show=False,
                  id=f"recolor-{color}", tooltip=f"Recolour the selected {color}")
          for key, color in COLOR_KEYS.items()),
        Binding("e", "export", "Export", id="export-marks", show=False,
                tooltip="Write what is selected, or all that is shown, to a file"),
        Binding("s", "sort", "Sort", id="sort-marks", tooltip="Sort in another way"),
        Binding("O", "orphans", "Lost", id="orphans", tooltip="Only those that lost their place"),
        Binding("u", "undo", "Undo", id="undo-in-notebook", tooltip="Take back the last change"),
        Binding("ctrl+r", "redo", "Redo", id="redo-in-notebook", show=False,
                tooltip="Do again what was undone"),
        Binding("escape", "leave", "Back", id="leave-notebook", tooltip="Back to the article"),
    ]  # fmt: skip
    AUTO_FOCUS = "MarksList"

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.notebook = notebook
        self.line = HarmlessInput(placeholder=f"/ finds {HELP}", id="line")
        self.list = MarksList(id="marks")
        self.whole = Static(id="whole", markup=False)
        self.status = OneLine(id="status")
        self.sort = "newest"
        self._sorts = cycle([*list(SORTS)[1:], "newest"])
        self._marks: tuple[Mark, ...] = ()
        self._titles: dict[str, str] = {}
        self._index = Index(())
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="notebook")

    def compose(self) -> ComposeResult:
        """The line, the list, the whole of one mark, and two lines of help."""
        yield self.line
        yield self.list
        yield self.whole
        yield self.status
        yield self.hints

    def on_mount(self) -> None:
        """Read the notebook, and go on looking."""
        self.status.say("Reading your marks …")
        self._read(is_first=True)
        self.set_interval(LOOK_EVERY, self._read)

    def on_unmount(self) -> None:
        """Let the thread end when it has saved everything."""
        self._writer.shutdown(wait=False)

    # Reading and showing

    @work(group="notebook-look", exclusive=True)
    async def _read(self, *, is_first: bool = False) -> None:
        await self.read_again(is_first=is_first)

    async def read_again(self, *, is_first: bool = False) -> None:
        """Show what the notebook has now, if that is something new."""
        try:
            marks = await self._in_turn(self.notebook.all)
            if marks == self._marks and not is_first:
                return
            titles = await self._in_turn(self.notebook.titles)
            index = await self._in_turn(lambda: Index(marks, titles))
        except StoreError as error:
            self.notify(one_line(str(error)), severity="error", markup=False)
            return
        self._marks, self._titles, self._index = marks, titles, index
        self._find()

    async def _in_turn(self, do: Callable[[], Answer]) -> Answer:
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(do)))

    @on(Input.Changed)
    def _find(self) -> None:
        wanted, wrong = parse(self.line.value)
        found = self._index.find(wanted, self.sort)
        self.list.show_marks(found, self._titles)
        count = f"{len(found):,} of {len(self._marks):,} marks, {self.sort} first"
        self.status.say(wrong or count, self._selected_words())

    def _selected_words(self) -> str:
        return f"{len(self.list.selected)} selected" if self.list.selected else ""

    @on(MarksList.Highlighted)
    def _show_whole(self, message: MarksList.Highlighted) -> None:
        mark = message.mark
        if mark is None:
            self.whole.update(NONE_LIKE_THIS if self._marks else NONE_YET)
            return
        title = one_line(self._titles.get(mark.article, ""))
        parts = (in_marks(mark.exact), title, shown(mark.note))
        self.whole.update("\n".join(part for part in parts if part))

    @on(MarksList.Chosen)
    def _go(self, message: MarksList.Chosen) -> None:
        self.post_message(self.MarkWanted(message.mark))

    @on(Input.Submitted)
    def action_list(self) -> None:
        """Go from the line to the list."""
        self.list.focus()

    def action_search(self) -> None:
        """Go to the line."""
        self.line.focus()

    def action_leave(self) -> None:
        """Leave the line, else what is looked for, else the selection, else the notebook."""
        if self.line.has_focus:
            self.list.focus()
        elif self.line.value:
            self.line.value = ""
        elif self.list.selected:
            self._select(frozenset())
        else:
            self.dismiss(None)

    def action_sort(self) -> None:
        """Sort in the next way."""
        self.sort = next(self._sorts)
        self._find()

    def action_orphans(self) -> None:
        """Show only marks that lost their place, or all again."""
        self.line.value = "" if self.line.value == "is:orphan" else "is:orphan"

    # Selecting and changing

    def action_choose_mark(self) -> None:
        """Select the mark under the cursor, or no longer, and go on to the next."""
        if (mark := self.list.mark) is not None:
            self._select(self.list.selected ^ {mark.id})
            self.list.action_step(1)

    def action_choose_all(self) -> None:
        """Select all marks that are shown; if they all are, none."""
        ids = frozenset(mark.id for mark in self.list.marks)
        self._select(self.list.selected - ids if ids <= self.list.selected else ids)

    def _select(self, ids: frozenset[str]) -> None:
        self.list.select(ids)
        self.status.say(self.status.left, self._selected_words())

    def chosen(self) -> list[Mark]:
        """The selected marks; without any, the one under the cursor."""
        if self.list.selected:
            return [mark for mark in self._marks if mark.id in self.list.selected]
        return [self.list.mark] if self.list.mark else []

    @work
    async def action_tag(self) -> None:
        """Add tags to what is chosen; a single mark's are changed."""
        from tui.tag_dialog import TagDialog

        marks = self.chosen()
        if not marks:
            return
        common = marks[0].tags if len(marks) == 1 else ()
        tags = await self.app.push_screen_wait(TagDialog(common, tags_of(self._marks)))
        if tags is None:
            return
        kept = [() if len(marks) == 1 else mark.tags for mark in marks]
        changed = [
            replace(mark, tags=tuple(dict.fromkeys([*before, *tags])))
            for mark, before in zip(marks, kept, strict=True)
        ]
        self._keep(lambda: self.notebook.change(*changed), f"Tagged {_many(changed)}")

    @work
    async def action_note(self) -> None:
        """Change the note of the mark under the cursor."""
        from tui.note_dialog import NoteDialog

        mark = self.list.mark
        if mark is None:
            return
        note = await self.app.push_screen_wait(NoteDialog(mark))
        if note is not None and note != mark.note:
            self._keep(lambda: self.notebook.change(replace(mark, note=note)), "Note kept")

    def action_recolor(self, color: Color) -> None:
        """Give what is chosen another colour."""
        changed = [replace(mark, color=color) for mark in self.chosen()]
        if changed:
            self._keep(lambda: self.notebook.change(*changed), f"{_many(changed)} made {color}")

    def action_delete(self) -> None:
        """Delete what is chosen."""
        if marks := self.chosen():
            self.list.select(frozenset())
            said = f"{_many(marks)} deleted; u brings back"
            self._keep(lambda: self.notebook.delete(*marks), said)

    @work
    async def action_export(self) -> None:
        """Write what is selected, or else all that is shown, to a file."""
        from annotators.exports import EXPORTERS
        from tui.choose_dialog import ChooseDialog
        from tui.mark_files import suggested, write

        marks = self.chosen() if self.list.selected else list(self.list.marks)
        formats = {name: name for name in EXPORTERS}
        chosen = await self.app.push_screen_wait(ChooseDialog("Export as", formats))
        if chosen is None:
            return
        where = {str(path): str(path) for path in [suggested(chosen)]}
        file = await self.app.push_screen_wait(ChooseDialog("Write to", where, may_be_new=True))
        if file is not None:
            self.status.say(await self._in_turn(lambda: write(self.notebook, marks, chosen, file)))

    def action_undo(self) -> None:
        """Take back the last change to any mark."""
        self._keep(self.notebook.undo, "Undone", "Nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._keep(self.notebook.redo, "Done again", "Nothing to redo")

    @work(group="notebook")
    async def _keep(self, do: Callable[[], object], said: str, nothing: str = "") -> None:
        try:
            done = await self._in_turn(do)
        except StoreError as error:
            self.notify(one_line(f"Not kept: {error}"), severity="error", markup=False)
            return
        await self.read_again()
        self.status.say(nothing if nothing and done is None else said)


def _many(marks: list[Mark]) -> str:
    return "1 mark" if len(marks) == 1 else f"{len(marks):,} marks"
