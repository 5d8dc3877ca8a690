"""Asks for a note in Markdown: written here, or in the reader's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.editor import EditorError, edited
from tui.marks.explain_mark import words_of
from tui.widgets.harmless import HarmlessTextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from annotators.marks.mark import Mark

LONGEST = 1_000
"""Characters of the words that are shown above a note."""
KEYS = "ctrl+s keep   ctrl+o editor   Esc leave"


class NoteDialog(ModalScreen[str | None]):
    """Gives the note as it should be; None to leave everything as it was."""

    DEFAULT_CSS = """
    NoteDialog { align: center middle; }
    NoteDialog > Vertical {
        width: 76; max-width: 96%; height: 60%; min-height: 9;
        background: $surface; border: round $primary; padding: 0 1;
    }
    NoteDialog .words { height: auto; max-height: 3; color: $text-muted; }
    NoteDialog TextArea, NoteDialog TextArea:focus { height: 1fr; border: none; padding: 0; }
    NoteDialog .say { height: 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Not with priority: they must wait for what was typed just before them.
        Binding("ctrl+s", "keep", "Keep", id="keep-note", tooltip="Keep the note"),
        Binding(
            "ctrl+o", "edit", "Editor", id="edit-note",
            tooltip="Go on in the editor that $VISUAL or $EDITOR names",
        ),
        Binding("escape", "leave", "Leave", id="leave-note", tooltip="Leave it as it was"),
    ]  # fmt: skip

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self._area = HarmlessTextArea(mark.note, soft_wrap=True, tab_behavior="focus")
        self._begun_with = self._area.text.strip()  # the area has its own ends of lines
        self._say = Static(KEYS, classes="say", markup=False)
        self._asked = ""

    def compose(self) -> ComposeResult:
        """The words, the note, and the keys."""
        with Vertical():
            yield Static(words_of(self._mark, LONGEST), classes="words", markup=False)
            yield self._area
            yield self._say

    def on_mount(self) -> None:
        """Write where the note ends."""
        self._area.focus()
        self._area.move_cursor(self._area.document.end)

    def on_text_area_changed(self) -> None:
        """A question that was asked no longer stands."""
        self._asked = ""
        self._say.update(KEYS)

    def action_keep(self) -> None:
        """Give the note; an empty one is asked about."""
        note = self._area.text.strip()
        if note or not self._mark.note or self._asked == "empty":
            self.dismiss(note)
            return
        self._ask("empty", "Empty: ctrl+s again removes the note, Esc leaves it as it was")

    def action_leave(self) -> None:
        """Leave; what was written is not thrown away without a question."""
        is_changed = self._area.text.strip() not in ("", self._begun_with)
        if is_changed and self._asked != "leave":
            self._ask("leave", "Not kept yet: ctrl+s keeps it, Esc again leaves it")
            return
        self.dismiss(None)

    def _ask(self, what: str, sentence: str) -> None:
        self._asked = what
        self._say.update(sentence)

    def action_edit(self) -> None:
        """Go on in the reader's own editor; newsread waits meanwhile."""
        try:
            with self.app.suspend():
                self._area.text = edited(self._area.text)
        except SuspendNotSupported:
            self._say.update("This terminal cannot be lent to another program")
        except (EditorError, OSError) as error:
            self._say.update(str(error))
