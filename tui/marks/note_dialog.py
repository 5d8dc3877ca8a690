"""Asks for a note in Markdown: written here, or in the reader's own editor."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SuspendNotSupported
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from articles.store import StoreError
from tui.commands.command import bindings
from tui.commands.dialogs import NOTE
from tui.editor import EditorError, edited
from tui.marks.explain_mark import words_of
from tui.marks.note_draft import PAUSE
from tui.widgets.safe_text_area import SafeTextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from annotators.notebook.mark import Mark
    from tui.marks.note_draft import NoteDraft

LONGEST = 1_000
"""Characters of the words that are shown above a note."""
KEYS = "ctrl+s keep   ctrl+o editor   Esc leave"
UNFINISHED = "Left half written.  ctrl+s keep  ctrl+o editor  Esc Esc throw away"

_logger = logging.getLogger(__name__)


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
    BINDINGS: ClassVar[list[BindingType]] = bindings(NOTE)

    def __init__(self, mark: Mark, draft: NoteDraft | None = None, lost: str | None = None) -> None:
        """lost: a note for these words that could not be saved, which writing goes on with."""
        super().__init__()
        self._mark = mark
        self._draft = draft
        self._pause: Timer | None = None
        self._area = SafeTextArea(mark.note, soft_wrap=True, tab_behavior="focus")
        self._begun_with = self._area.text.strip()  # the area has its own ends of lines
        self._unfinished = lost or (draft.unfinished if draft else None)
        if self._unfinished is not None:
            self._area.text = self._unfinished
        sentence = KEYS if self._unfinished is None else UNFINISHED
        self._say = Static(sentence, classes="say", markup=False)
        self._question = ""

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

    def on_unmount(self) -> None:
        """Keep what was written when newsread ends before an answer."""
        self._save_draft()

    def on_text_area_changed(self) -> None:
        """A question that was asked no longer stands, and what is written is kept soon."""
        if self._area.text == self._unfinished:
            return  # it is the draft itself that was put there
        self._unfinished = None
        self._question = ""
        self._say.update(KEYS)
        if self._draft is not None:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self._save_draft_soon)

    @work(thread=True, exclusive=True, group="draft")
    def _save_draft_soon(self) -> None:
        self._save_draft()

    def _save_draft(self) -> None:
        if self._draft is not None:
            try:
                self._draft.save(self._area.text)
            except StoreError as error:  # said when the note itself cannot be kept either
                _logger.warning("%s", error)

    def _answer(self, note: str | None) -> None:
        if self._draft is not None:
            try:
                self._draft.end(is_discarded=note is None or note == self._mark.note)
            except StoreError as error:
                _logger.warning("%s", error)
        self.dismiss(note)

    def action_keep(self) -> None:
        """Give the note; an empty one is asked about."""
        note = self._area.text.strip()
        if note or not self._mark.note or self._question == "empty":
            self._answer(note)
            return
        self._ask("empty", "Empty: ctrl+s again removes the note, Esc leaves it as it was")

    def action_leave(self) -> None:
        """Leave; what was written is not thrown away without a question."""
        is_changed = self._area.text.strip() not in ("", self._begun_with)
        if is_changed and self._question != "leave":
            self._ask("leave", "Not kept yet: ctrl+s keeps it, Esc again leaves it")
            return
        self._answer(None)

    def _ask(self, question: str, sentence: str) -> None:
        self._question = question
        self._say.update(sentence)

    def action_edit(self) -> None:
        """Go on in the reader's own editor; newsread waits meanwhile."""
        try:
            with self.app.suspend():
                self._area.text = edited(self._area.text)
        except SuspendNotSupported:
            self._say.update("This terminal cannot be lent to another program")
        except EditorError as error:
            self._say.update(f"{error}; $EDITOR names another")
        except OSError as error:
            self._say.update(error.strerror or str(error))
