"""Lighting what was found, be it little at once or very much, piece by piece, while keys go on."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from textual import work
from textual.worker import get_current_worker

from annotators.work import garbage
from tui.reading.copying import Copying
from tui.reading.lighting import finding_layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from annotators.annotation import Findings
    from annotators.marks.mark import Mark
    from tui.marks.keeping import OpenNotebook
    from tui.reading.layers import Layer

_AT_ONCE: Final = 0.1
"""So many seconds are too short for a reader to notice that findings wait."""

_MANY: Final = 1_000
"""More names than this are made into layers in a thread."""


class Showing(Copying):
    """A screen that shows what was found in its article, as the reader judged it."""

    def __init__(self, findings: Findings | None, open_notebook: OpenNotebook | None) -> None:
        super().__init__(open_notebook)
        self.found = findings
        """What the machine found; `findings` is what the reader holds for right."""
        self.findings = findings
        self._pause = 0.0
        self._waiting: Timer | None = None

    def show_findings(self, findings: Findings) -> None:
        """Light what was found, as the reader judged it; the reader's place stays as it is.

        Findings of a long text come piece by piece. Nine tenths of the time are left for keys: what
        comes too soon waits, and the newest is shown.
        """
        self.found = findings
        if self._pause < _AT_ONCE:
            self._show_found()
        elif self._waiting is None:
            self._waiting = self.set_timer(self._pause, self._show_found)

    def _show_found(self) -> None:
        self._waiting = None
        if self.found is not None and len(self.found.entities) > _MANY:
            self._show_many()
        elif self.found is not None:
            self.light_findings(*_lit(self.found, self.kept))

    @work(thread=True, exclusive=True, group="lighting")
    def _show_many(self) -> None:
        """The same in a thread, for there are keys to be answered."""
        began = perf_counter()
        assert self.found is not None
        with garbage.kept():
            lit = _lit(self.found, self.kept)
        self._pause = 9 * (perf_counter() - began)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.light_findings, *lit)

    def light_findings(self, findings: Findings, layers: Sequence[Layer]) -> None:
        """Light these, which are what the reader holds for right."""
        self.findings = findings
        for layer in layers:
            self.view.light(layer)


def _lit(found: Findings, kept: Sequence[Mark]) -> tuple[Findings, list[Layer]]:
    """The findings as the reader judged them, and their layers."""
    if any(mark.verdict for mark in kept):
        from annotators.marks.corrections import corrected

        found = corrected(found, kept)
    return found, finding_layers(found)
