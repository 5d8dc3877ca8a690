"""The articles that come with newsread: our own words about people who do not exist."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from articles.library.entry import SAMPLE, Entry, described, entry_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article


FIRST: Final = ("harbour-bridge.txt", "two-minutes.md")
"""What a new reader finds first: an article with all that newsread finds, and how to read it."""


def entries() -> tuple[Entry, ...]:
    """All samples: those meant to be read first, the others by their names, then a story."""
    return tuple(
        entry_of(article.id, described(article, SAMPLE + name, added=""))
        for name, article in _articles().items()
    )


def article(id_: str) -> Article:
    """The sample with this id.

    Raises:
        KeyError: there is none.
    """
    for sample in _articles().values():
        if sample.id == id_:
            return sample
    raise KeyError(id_)


@cache
def _articles() -> Mapping[str, Article]:
    """Every sample by its file, with a folder if it has one. The first call takes a while."""
    from importlib.resources import as_file, files

    from articles.parsing.formats import read
    from articles.parsing.source import Source

    with as_file(files("articles") / "samples") as folder:
        others = sorted(path.name for path in folder.glob("*.*") if path.name not in FIRST)
        paths = [folder / name for name in (*FIRST, *others)]
        paths += sorted(folder.glob("*/*.*"))
        return {
            path.relative_to(folder).as_posix(): read(
                Source(name=path.name, data=path.read_bytes()), suffix=path.suffix
            )
            for path in paths
        }
