"""Sayings of different articles that may be the same words, in one pass over all that is kept.

Looking each of them up would take minutes for ten thousand articles; this takes seconds, for of
all who have a pair of words only those near each other by date are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.search.numbers import ARTICLE_BITS, PLACE_BITS

if TYPE_CHECKING:
    import sqlite3

LEAST: Final = 3
"""Pairs of words that both must have."""
MOST: Final = 200
"""Sayings that have a pair of words: of more it tells too little, and takes too long."""
NEAR: Final = 3
"""Sayings with a pair of words, by date, of which each is compared with those that follow it."""

_INSTANCES: Final = """CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances
                       USING fts5vocab(main, shingles, instance)"""
_ARTICLE: Final = f"(({{}} >> {PLACE_BITS}) & {(1 << ARTICLE_BITS) - 1})"
_FOLLOWING: Final = " UNION ALL ".join(
    f"""SELECT saying, lead(saying, {step}) OVER (PARTITION BY term ORDER BY saying) AS later
        FROM shared"""
    for step in range(1, NEAR + 1)
)
_NEIGHBOURS: Final = f"""
WITH shared AS MATERIALIZED (
    SELECT term, doc AS saying FROM temp.instances WHERE term IN (
        SELECT term FROM temp.instances GROUP BY term HAVING count(*) BETWEEN 2 AND {MOST}
    )
)
SELECT saying, later FROM ({_FOLLOWING})
WHERE later IS NOT NULL AND {_ARTICLE.format("saying")} <> {_ARTICLE.format("later")}
GROUP BY saying, later HAVING count(*) >= {LEAST}
"""


def neighbours(database: sqlite3.Connection) -> list[tuple[int, int]]:
    """The numbers of every two sayings of different articles that share `LEAST` pairs of words."""
    database.execute(_INSTANCES)
    return database.execute(_NEIGHBOURS).fetchall()
