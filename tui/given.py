"""What was named on the command line, as an article."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.article import Article


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


def keys_from_the_terminal() -> None:
    """Once standard input has been read to its end, let keys come from the terminal again.

    Raises:
        OSError: there is no terminal.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, sys.__stdin__.fileno() if sys.__stdin__ else 0)
    os.close(terminal)
