"""The note that is being written in a dialog, kept on the disk a moment after the last key."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from articles.store import StoreError

if TYPE_CHECKING:
    from annotators.notebook.drafts import Drafts
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook

PAUSE = 0.4
"""Seconds without a key after which what was written so far is kept."""


class NoteDraft:
    """What was written of one note. Safe to use from several threads."""

    def __init__(self, drafts: Drafts, mark: Mark) -> None:
        self._drafts = drafts
        self._mark = mark
        self._guard = threading.Lock()
        self._is_over = False
        self._saved = self.unfinished = drafts.get(mark)
        """The text that was left half written before; None if there is none."""

    def save(self, text: str) -> None:
        """Keep what was written so far, unless that is kept already or the dialog was answered.

        Raises:
            StoreError: it cannot be kept.
        """
        with self._guard:
            saved = self._mark.note if self._saved is None else self._saved
            if self._is_over or text == saved:
                return
            self._drafts.put(self._mark, text)
            self._saved = text

    def end(self, *, is_discarded: bool) -> None:
        """The dialog was answered; what is discarded is removed, what is to be kept stays for now.

        Raises:
            StoreError: it cannot be removed.
        """
        with self._guard:
            self._is_over = True
            if is_discarded and self._saved is not None:
                self._drafts.remove(self._mark)

    def forget_if_kept(self, notebook: Notebook, new: Mark) -> None:
        """Remove what was written if the notebook has it now, as `new`."""
        mark = notebook.get(new.id, new.article)
        if self._saved is not None and mark is not None and mark.note == new.note:
            try:
                self._drafts.remove(self._mark)
            except StoreError:
                return  # offered once more, which costs nothing
