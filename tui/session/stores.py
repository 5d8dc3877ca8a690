"""What newsread keeps, each opened where it lies; imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.places import cache_folder, data_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotators.notebook.notebook import Notebook
    from annotators.running.cache import FindingsCache
    from articles.aliases import Aliases
    from articles.feeds import Subscriptions
    from articles.library import Library
    from articles.search import SearchIndex
    from articles.web.validators import ValidatorTable

    Tell = Callable[[str], None]
    """Takes a sentence for the reader, such as that a damaged file was repaired."""


def library(tell: Tell | None = None) -> Library:
    """Every article that was opened or fetched."""
    from articles.library import Library

    return Library(data_folder() / "library", tell=tell)


def notebook(tell: Tell | None = None) -> Notebook:
    """The reader's marks."""
    from annotators.notebook.notebook import Notebook

    return Notebook(data_folder() / "notebook", tell=tell)


def subscriptions(tell: Tell | None = None) -> Subscriptions:
    """The feeds that the reader follows."""
    from articles.feeds import Subscriptions

    return Subscriptions(data_folder() / "feeds.db", tell=tell)


def answers() -> ValidatorTable:
    """The validators (ETag, Last-Modified) that servers gave for pages and feeds."""
    from articles.web.validators import ValidatorTable

    return ValidatorTable(cache_folder() / "pages")


def aliases() -> Aliases:
    """The names that the reader has joined."""
    from articles.aliases import Aliases

    return Aliases(data_folder() / "names.json")


def search_file() -> Path:
    """Where the full-text index is, which can be deleted at any time."""
    return cache_folder() / "search.db"


def search_index(fingerprint: str) -> SearchIndex:
    """The full-text index over what is in the library, for the findings of this fingerprint."""
    from articles.search import SearchIndex

    return SearchIndex(search_file(), fingerprint)


def findings(pipeline: str | None) -> FindingsCache:
    """The cache of what this pipeline has found."""
    from annotators.running.cache import FindingsCache, fingerprint

    return FindingsCache(cache_folder() / "findings", fingerprint(pipeline))
