"""Full-text search over everything kept, and the people in it.

`query` reads what the reader types, `index` finds articles and statements, `people` finds what is
reported of a person in all of them; `matching` asks the same of what a list has in memory. The
index is an SQLite FTS5 database in the cache folder: deleted, it is made again from the library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from articles.search.index import Hit, SearchIndex
    from articles.search.people import Person, PersonPage
    from articles.search.query import Query, QueryError, parse
    from articles.search.sayings import Saying

__all__ = ["Hit", "Person", "PersonPage", "Query", "QueryError", "Saying", "SearchIndex", "parse"]

_MODULES: Final = {
    **dict.fromkeys(("Hit", "SearchIndex"), "index"),
    **dict.fromkeys(("Person", "PersonPage"), "people"),
    **dict.fromkeys(("Query", "QueryError", "parse"), "query"),
    "Saying": "sayings",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it first is.

    A package that imports its modules can be caught half made by two threads that import one each.
    """
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"articles.search.{_MODULES[name]}"), name)
