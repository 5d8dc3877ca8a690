"""Changing marks in the notebook, many at once: tags, notes, colours, deletion, export."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from articles.safe import one_line
from articles.store import StoreError
from tui.commands.command import COMMAND
from tui.notebook.notebook_listing import NotebookListing

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotators.notebook.colors import Color
    from annotators.notebook.mark import Mark


class NotebookChanges(NotebookListing):
    """What can be done with the chosen marks."""

    @work(group=COMMAND)
    async def action_tag(self) -> None:
        """Add tags to what is chosen; a single mark's are changed."""
        from tui.marks.tag_dialog import TagDialog

        marks = self.chosen()
        if not marks:
            return
        common = marks[0].tags if len(marks) == 1 else ()
        tags = await self.app.push_screen_wait(TagDialog(common, self.contents.tags))
        if tags is None:
            return
        kept = [() if len(marks) == 1 else mark.tags for mark in marks]
        changed = [
            replace(mark, tags=tuple(dict.fromkeys([*before, *tags])))
            for mark, before in zip(marks, kept, strict=True)
        ]
        self._keep(lambda: self.notebook.change(*changed), f"Tagged {_many(changed)}")

    @work(group=COMMAND)
    async def action_note(self) -> None:
        """Change the note of the mark under the cursor."""
        from tui.marks.note_dialog import NoteDialog
        from tui.marks.note_draft import NoteDraft

        mark = self.list.value
        if mark is None:
            return
        draft = await self.thread.result(lambda: NoteDraft(self.notebook.drafts, mark))
        note = await self.app.push_screen_wait(NoteDialog(mark, draft))
        if note is not None and note != mark.note:
            new = replace(mark, note=note)

            def keep() -> None:
                self.notebook.change(new)
                draft.forget_if_kept(self.notebook, new)

            self._keep(keep, "Note kept")

    def action_recolor(self, color: Color) -> None:
        """Give what is chosen another colour."""
        changed = [replace(mark, color=color) for mark in self.chosen()]
        if changed:
            self._keep(lambda: self.notebook.change(*changed), f"{_many(changed)} made {color}")

    @work(group="copy", exclusive=True)
    async def action_copy(self) -> None:
        """Copy the words of what is chosen, each on its line, with who says them and where."""
        from tui.terminal.clipboard import copied

        if marks := self.chosen():
            text = await self.thread.result(lambda: "\n".join(map(self._sentence, marks)))
            said = await asyncio.to_thread(copied, text, self.app._driver)
            self.status.say(f"{_many(marks)} {said}")

    def _sentence(self, mark: Mark) -> str:
        from annotators.notebook.quoted_marks import statement_in
        from annotators.presentation.statements import origin_of, sentence

        origin = origin_of(self.notebook.known_of(mark.article))
        return sentence(statement_in(mark), origin) if mark.exact else origin.in_words()

    def action_delete(self) -> None:
        """Delete what is chosen."""
        if marks := self.chosen():
            self.list.select(frozenset())
            said = f"{_many(marks)} deleted; u brings back"
            self._keep(lambda: self.notebook.delete(*marks), said)

    @work(group=COMMAND)
    async def action_export(self) -> None:
        """Write what is selected, or else all that is shown, to a file."""
        from annotators.notebook.formats import EXPORTERS
        from tui.marks.mark_files import suggested, write
        from tui.widgets.choose_dialog import ChooseDialog

        marks = self.chosen() if self.list.shown.selected else list(self.list.shown.marks)
        formats = {name: name for name in EXPORTERS}
        chosen = await self.app.push_screen_wait(ChooseDialog("Export as", formats))
        if chosen is None:
            return
        where = {str(path): str(path) for path in [suggested(chosen)]}
        file = await self.app.push_screen_wait(ChooseDialog("Write to", where, may_be_new=True))
        if file is not None:
            self.status.say(
                await self.thread.result(
                    lambda: write(self.notebook, marks, chosen, file, self.known)
                )
            )

    def action_undo(self) -> None:
        """Take back the last change to any mark."""
        self._keep(self.notebook.undo, "Undone", "Nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._keep(self.notebook.redo, "Done again", "Nothing to redo")

    @work(group="notebook")
    async def _keep(self, do: Callable[[], object], said: str, nothing: str = "") -> None:
        try:
            done = await self.thread.result(do)
        except StoreError as error:
            self.notify(one_line(f"Not kept: {error}"), severity="error", markup=False)
            return
        await self.read_again()
        self.status.say(nothing if nothing and done is None else said)


def _many(marks: list[Mark]) -> str:
    return "1 mark" if len(marks) == 1 else f"{len(marks):,} marks"
