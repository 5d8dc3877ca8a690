"""Every article that was opened, kept on disk so that it can be read again without a network.

    library/
      texts/ID.json       an article, whole and by itself, named by the hash of its text
      catalogue.jsonl     what is known of each and what the reader did with it, a line a change
      positions/ID        how far it was read, for what needs that before anything else

`catalogue.jsonl` is only ever appended to: a damaged line costs what that line said, and what it
said of an article is read again from the article's own file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.library.entry import Entry
    from articles.library.library import Library

__all__ = ["Entry", "Library"]


def __getattr__(name: str) -> object:
    """Import these when they are first asked for: a position is wanted before the first paint."""
    if name not in __all__:
        raise AttributeError(name)
    from articles.library import entry, library

    return getattr({"Entry": entry, "Library": library}[name], name)
