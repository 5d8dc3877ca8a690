"""Full-text search over everything kept, and the people in it.

`query` reads what the reader types, `index` finds articles and statements, `people` finds what is
reported of a person in all of them; `matching` asks the same of what a list has in memory. The
index is an SQLite FTS5 database in the cache folder: deleted, it is made again from the library.
"""

from articles.search.index import Hit, SearchIndex
from articles.search.people import Person, PersonPage
from articles.search.query import Query, QueryError, parse
from articles.search.sayings import Saying

__all__ = ["Hit", "Person", "PersonPage", "Query", "QueryError", "Saying", "SearchIndex", "parse"]
