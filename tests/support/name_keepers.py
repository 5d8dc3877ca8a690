"""Names that are kept by one part of newsread or another, each in the same way: for tests of what
may happen to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from annotators.notebook.notebook import Notebook
from articles.article import Article
from articles.feeds import Subscriptions
from articles.feeds.feed import Feed
from articles.library import Library
from articles.store.database import Database
from tests.support.notebooks import ARTICLE, mark_of

if TYPE_CHECKING:
    from pathlib import Path


class Keeps(Protocol):
    """Keeps names in a folder, by one part of newsread or another."""

    def put(self, name: str) -> None:
        """Keep a name; it is on the disk when this returns, if the part promises that."""

    def names(self) -> set[str]:
        """Those that a newsread has that starts now."""


class InDatabase:
    def __init__(self, folder: Path) -> None:
        self._path = folder / "kept.json"
        self._database = Database(self._path)

    def put(self, name: str) -> None:
        self._database.insert({"name": name})

    def names(self) -> set[str]:
        return {row["name"] for row in Database(self._path)}


class InNotebook:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notebook = Notebook(folder)

    def put(self, name: str) -> None:
        self._notebook.add(mark_of(note=name), article=ARTICLE)

    def names(self) -> set[str]:
        return {mark.note for mark in Notebook(self._folder).all()}


class InLibrary:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library = Library(folder)

    def put(self, name: str) -> None:
        self._library.keep(article := Article(text=name), "-")
        self._library.star(article.id)

    def names(self) -> set[str]:
        library = Library(self._folder)
        starred = (entry.id for entry in library.entries() if entry.is_starred)
        return {library.article(id_).text for id_ in starred}


class InFeeds:
    def __init__(self, folder: Path) -> None:
        self._path = folder / "feeds.db"

    def put(self, name: str) -> None:
        with Subscriptions(self._path) as subscriptions:
            subscriptions.add([Feed(url=name, title=name)])

    def names(self) -> set[str]:
        with Subscriptions(self._path) as subscriptions:
            return {feed.url for feed in subscriptions.feeds()}


class InDrafts:
    def __init__(self, folder: Path) -> None:
        self._drafts = Notebook(folder).drafts

    def put(self, name: str) -> None:
        self._drafts.put(mark_of(*PLACES[name]), name)

    def names(self) -> set[str]:
        return {name for name, at in PLACES.items() if self._drafts.get(mark_of(*at)) == name}


PLACES = {"first": (0, 3), "second": (4, 11), "third": (12, 14)}
