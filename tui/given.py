"""What was named on the command line, as an article."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.article import Article
    from tui.session import Opened


def is_url(given: str) -> bool:
    """Whether this names a page on the web rather than a file."""
    return given.lower().startswith(("http://", "https://"))


def whole(given: str) -> str:
    """The path of a file as it is from anywhere, by which its versions are known; `-` as it is."""
    return given if given == "-" else str(Path(given).absolute())


def article(given: str) -> Article:
    """Read a file, fetch an address, or take standard input (`-`).

    Raises:
        articles.errors.ArticleError: it cannot be read; the message is a sentence.
    """
    if is_url(given):
        from articles.web import fetch

        return fetch(given)
    from articles.formats import load

    return load(given)


def opened(name: str, *, typed: bool = True, trusting: str | None = None) -> Opened:
    """What was named, with that name; of a page that cannot be fetched now, what was kept of it.

    Args:
        typed: whether the reader named it; a page that an article links to must be public.
        trusting: an address that the reader gave, whose place need not be public either.

    Raises:
        ArticleError: it cannot be read, and was not kept.
    """
    from tui.session import Opened

    if not is_url(name):
        return Opened(article(name), whole(name))
    from articles.library import Library
    from articles.places import cache_folder, data_folder
    from articles.revisiting import visit

    library, pages = Library(data_folder() / "library"), cache_folder() / "pages"
    found = visit(name, library, pages, typed=typed, trusting=trusting)
    return Opened(found.article, name, found.notice)


def keys_from_the_terminal() -> None:
    """Once standard input has been read to its end, let keys come from the terminal again.

    Raises:
        OSError: there is no terminal.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, sys.__stdin__.fileno() if sys.__stdin__ else 0)
    os.close(terminal)
