"""The library alone in an app, with three articles to be kept in it."""

from __future__ import annotations

from annotators.running.indexing import NOTHING, Known
from articles.article import Article
from articles.library import Library
from tests.support.pilots import text_of
from tui.keyboard.keyboard_app import KeyboardApp
from tui.library.library_screen import LibraryScreen
from tui.library.shelf import Counts

BRIDGE = Article(
    text="The bridge closes. " * 200,
    title="Bridge closes",
    source="Maren Post",
    byline="Ines Falk",
    published="2026-05-14",
)
FERRY = Article(
    text="The ferry sails. " * 20, title="“A ferry sails”", source="Wire", published="2026-06-01"
)
HOSTILE = Article(
    text="Words.",
    title="[red]B[/red] \x1b[31mred\x1b[0m \u202egnp.exe",
    source="[@click=app.quit]x[/]",
    published="2025-01-01",
)

LAST = ("g", "g", "j", "j")
"""The keys that go to the article that was kept first, which is the last before the samples."""


class Listing(KeyboardApp):
    """An app that shows nothing but the library."""

    def __init__(
        self, library: Library, notes: dict[str, int] | None = None, known: Known = NOTHING
    ) -> None:
        super().__init__()
        counts = Counts(notes or {}, {BRIDGE.id: 12})
        self.shown = LibraryScreen(library, lambda: counts, known)
        self.chosen: list[str] = []
        self.said: list[str] = []
        self.shown.notify = self.notify  # type: ignore[method-assign]

    def on_mount(self) -> None:
        self.push_screen(self.shown)

    def on_library_screen_chosen(self, message: LibraryScreen.Chosen) -> None:
        self.chosen.append(message.entry.title)

    def notify(self, message: str, **options: object) -> None:
        assert options.get("markup") is False or "[" not in message
        self.said.append(message)

    def titles(self) -> list[str]:
        """What is kept."""
        return [row.value.title for row in self.shown.list.rows if row.value and row.value.added]

    def samples(self) -> list[str]:
        return [
            row.value.title for row in self.shown.list.rows if row.value and not row.value.added
        ]

    def text(self) -> str:
        """What the list says, as a reader sees it."""
        return text_of(self.shown.list)
