"""Where the reader wants to go from an article; the app, which shows articles, hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark
    from articles.library import Entry


@dataclass
class LinkWanted(Message):
    """The reader wants to read the page or file that a link leads to."""

    to: str


@dataclass
class ArticleWanted(Message):
    """The reader wants to read an article that is kept, by its entry in the library."""

    entry: Entry


@dataclass
class MarkWanted(Message):
    """The reader wants to go to a mark of another article."""

    mark: Mark
