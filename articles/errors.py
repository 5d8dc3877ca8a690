"""What goes wrong with an article, told in one sentence; and the net that makes it one."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from articles.places import FolderError
from articles.safe import one_line, without_login
from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article

_logger = logging.getLogger(__name__)
_logger.addHandler(logging.NullHandler())  # else Python's last resort writes it on the screen


class ArticleError(Exception):
    """An article that cannot be had, with its name and the reason as one sentence for a reader.

    >>> str(ArticleError("story.txt", "there is no such file"))
    'story.txt: there is no such file'
    """

    def __init__(self, name: str, reason: str) -> None:
        name = without_login(name)
        super().__init__(name, reason)  # both, so that it can come from another process
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{one_line(self.name)}: {self.reason}"


class SentOnError(ArticleError):
    """A page that holds no article, but sends its reader on to another address.

    >>> str(SentOnError("old.html", "https://news.example/story"))
    'old.html: this page only leads on to https://news.example/story'
    """

    def __init__(self, name: str, address: str) -> None:
        super().__init__(name, f"this page only leads on to {without_login(address)}")
        self.args = (name, address)  # so that it can come from another process, too
        self.address = address


class WallError(ArticleError):
    """A page on which a wall stands before the article; what is there can be read all the same."""

    def __init__(self, name: str, reason: str, article: Article) -> None:
        super().__init__(name, reason)
        self.args = (name, reason, article)  # so that it can come from another process, too
        self.article = article


class OverBudgetError(Exception):
    """A function of `articles.confined` took more than it may.

    The message ends a sentence that begins with `it`.
    """


class ProcessError(Exception):
    """What a function of `articles.confined` raised, as the traceback that its process wrote."""


DAMAGED = "is damaged, so that it cannot be read; another copy of it may be whole"


@contextmanager
def as_article_error(name: str, kind: str, wrong: str = DAMAGED) -> Iterator[None]:
    """Turn whatever is raised, a parser's failures above all, into one `ArticleError`.

    Which exceptions a parser raises is written nowhere, so none is looked for by name. What is a
    sentence already passes, and so does what is no failure, such as KeyboardInterrupt.

    Args:
        name: of the input, as the reader knows it.
        kind: what it is, such as `EPUB`.
        wrong: what is said of it where the exception itself does not tell more.

    Raises:
        ArticleError: in the place of any other Exception, which is its cause and is logged.
    """
    try:
        yield
    except (ArticleError, StoreError, FolderError):
        raise
    except Exception as error:
        _logger.warning("%s", without_login(name), exc_info=True)
        raise ArticleError(name, _reason(error, kind, wrong)) from error


def _reason(error: Exception, kind: str, wrong: str) -> str:
    if isinstance(error, OverBudgetError):
        return f"it {error}"
    if isinstance(error, RecursionError):
        return f"this {kind} is nested too deep to be read, as no article is"
    if isinstance(error, MemoryError):
        return f"this {kind} takes more memory to read than there is; a part of it may be read"
    return f"this {kind} {wrong}"
