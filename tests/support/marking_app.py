"""One article on the screen it is read on, beside the notebook its marks are kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.notebook.mark import Mark
from annotators.notebook.notebook import Notebook
from tests.support.pilots import until
from tests.support.readings import ARTICLE, FINDINGS
from tui.keyboard.keyboard_app import KeyboardApp
from tui.reader.messages import MarkWanted
from tui.reader.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot


class Reading(KeyboardApp):
    """Five lines that show one article."""

    def __init__(self, notebook: Notebook, article: Any = ARTICLE) -> None:
        super().__init__()
        self.reader = ReaderScreen(article, FINDINGS, open_notebook=lambda: notebook)
        self.wanted: list[Mark] = []

    def get_default_screen(self) -> ReaderScreen:
        return self.reader

    def on_mark_wanted(self, message: MarkWanted) -> None:
        self.wanted.append(message.mark)


async def settled(pilot: Pilot[None], reader: ReaderScreen) -> None:
    """Everything is saved, and what was read of it is shown."""
    await pilot.pause()
    await reader.store.thread.result(lambda: None)
    await pilot.pause()
    await until(pilot, lambda: not reader.store.pending)


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    await settled(pilot, pilot.app.reader)  # type: ignore[attr-defined]


def status_text(reader: ReaderScreen) -> str:
    return reader.status.text


def stored_marks(notebook: Notebook) -> list[Mark]:
    """What a newsread that starts now would find."""
    return list(Notebook(notebook.folder).marks_of(ARTICLE.id))
