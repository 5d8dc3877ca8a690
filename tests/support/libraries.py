"""Two articles, and a library as another newsread opens it."""

from __future__ import annotations

from articles.article import Article, Part
from articles.library import Entry, Library

BRIDGE = Article(
    text="Bridge closes\nBy Ines Falk\n\nThe bridge closes, she said.",
    title="Bridge closes",
    source="Maren Post",
    byline="Ines Falk",
    published="2026-05-14",
    url="https://maren.example/bridge#top",
    language="en",
    parts=(Part(0, 13, "headline"), Part(28, 38, "link", "https://maren.example/about")),
)

FERRY = Article(text="“Só” 🗞 שלום: the ferry sails on.")


def reopened_library(library: Library, messages: list[str] | None = None) -> Library:
    """The same library as another newsread opens it; it is told of nothing, if not in `said`."""
    unexpected: list[str] = []
    other = Library(library.folder, tell=(unexpected if messages is None else messages).append)
    other.entries()
    assert not unexpected
    return other


def only_entry(library: Library) -> Entry:
    (entry,) = library.entries()
    return entry
