"""All marks of all articles: found as you type, sorted, changed many at once, gone to.

A line finds words, and filters such as `tag:sea color:pink is:orphan`. Everything slow is done by
the one thread that uses the notebook.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message

from tui.commands.command import COMMAND, bindings
from tui.commands.lists import NOTEBOOK
from tui.marks.explain_mark import in_one_line
from tui.notebook.notebook_changes import NotebookChanges
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual.binding import BindingType

    from annotators.notebook.mark import Mark


class NotebookScreen(NotebookChanges):
    """The reader's notebook."""

    @dataclass
    class MarkWanted(Message):
        """The reader wants to go to a mark in its article."""

        mark: Mark

    BINDINGS: ClassVar[list[BindingType]] = bindings(NOTEBOOK)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Go to a mark in its article."""
        if mark := self.list.value:
            self.post_message(self.MarkWanted(mark))

    @work(group=COMMAND)
    async def action_follow_link(self) -> None:
        """Go to what the mark under the cursor is linked with."""
        from tui.widgets.choose_dialog import ChooseDialog

        mark = self.list.value
        linked = {
            each.other.id: each for each in self.contents.related.get(mark.id if mark else "", ())
        }
        if not linked:
            self.status.say("This mark is linked with no other")
            return
        wanted: str | None = next(iter(linked))
        if len(linked) > 1:
            choices = {key: in_one_line(each) for key, each in linked.items()}
            wanted = await self.app.push_screen_wait(ChooseDialog("Go to", choices))
        if wanted is not None:
            self.post_message(self.MarkWanted(linked[wanted].other))

    def action_leave(self) -> None:
        """Leave the line, else what is looked for, else the selection, else the notebook."""
        if self.line.has_focus:
            self.set_focus(self.list)
        elif self.line.value:
            self.line.value = ""
        elif self.list.shown.selected:
            self.select(frozenset())
        else:
            self.dismiss(None)
