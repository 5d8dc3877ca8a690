"""The people of all kept articles: where they speak, what they say, and what is said of them.

Whoever finds people in articles gives what it found to `People.put` as plain values. Two names
are one person if the reader has said so; `aliases` maps each such name to the one it stands for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.safe import sound
from articles.search.folding import folded
from articles.search.sayings import Saying, forget, put, read

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager

    Connection = Callable[[], AbstractContextManager[sqlite3.Connection]]

NONE: Mapping[str, str] = {}

MOST_NAMED = 200
"""People that are listed at once; typing brings the others."""
NEWEST = "articles.date DESC, articles.number, start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or organisation, in one article or, added up, in all."""

    name: str
    label: str = "PERSON"
    said: int = 0
    """Statements that are theirs, as `PersonPage.sayings` has them."""
    articles: int = 0
    """Articles in which they make one."""
    named: int = 1
    """Articles in which they are named, or speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person over all articles; sayings are newest first."""

    name: str
    names: tuple[str, ...]
    """All names that are this person's."""
    sayings: tuple[Saying, ...]
    of_them: tuple[Saying, ...]
    """What others say about them."""
    beside: tuple[tuple[str, int], ...]
    """Who speaks in the same articles, and in how many, most often first."""

    @property
    def timeline(self) -> tuple[tuple[str, int], ...]:
        """How many sayings there are in each month that has any (`2026-03`), in order."""
        months = Counter(saying.date[:7] for saying in self.sayings if saying.date)
        return tuple(sorted(months.items()))


def spaced(name: str) -> str:
    """A name as it is compared: in plain letters, each word after a space."""
    return " " + " ".join(folded(name).split())


def escaped(text: str) -> str:
    """The text for LIKE, in which nothing stands for anything else."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


class People:
    """Everybody who is found in a kept article.

    Args:
        reading: gives the index's database.
        changing: the same, for changes that are made as a whole or not at all.
    """

    def __init__(self, reading: Connection, changing: Connection) -> None:
        self._reading = reading
        self._changing = changing

    def put(
        self,
        article: str,
        people: Iterable[Person],
        sayings: Iterable[Saying],
        places: Iterable[str] = (),
    ) -> None:
        """What was found in an article, instead of whatever was before.

        Nothing happens if the article is not in the index.
        """
        with self._changing() as database:
            row = database.execute(
                "SELECT number FROM articles WHERE id = ?", (article,)
            ).fetchone()
            if row is None:
                return
            forget(database, row[0])
            put_found(database, row[0], people, sayings, places)

    def lacking(self) -> list[str]:
        """The ids of the articles of which nothing was put yet, newest first."""
        sql = "SELECT id FROM articles WHERE NOT is_looked_through ORDER BY date DESC"
        with self._reading() as database:
            return [row[0] for row in database.execute(sql)]

    def named(self, name: str = "", aliases: Mapping[str, str] = NONE) -> list[Person]:
        """Those with a word in their name that begins so, who speak most; `MOST_NAMED` at most.

        Whoever has several names is found by each of them, and counted with all.
        """
        sql = """SELECT name, max(label), sum(said), sum(said > 0), count(*)
                 FROM people WHERE folded LIKE ? ESCAPE '\\' GROUP BY name"""
        pattern = f"%{escaped(spaced(sound(name))) if name else ''}%"
        with self._reading() as database:
            rows = database.execute(sql, (pattern,)).fetchall()
            wanted = {aliases[each[0]] for each in rows if each[0] in aliases}
            wanted |= {each[0] for each in rows}.intersection(aliases.values())
            groups = [(one, _names(one, aliases)) for one in wanted]
            joined = [_joined(database, one, names) for one, names in groups]
        others = {each for _, names in groups for each in names}
        rows = sorted((row for row in rows if row[0] not in others), key=_first)[:MOST_NAMED]
        found = [
            Person(name=name, label=label, said=said, articles=articles, named=named)
            for name, label, said, articles, named in rows
        ]
        return sorted((*found, *joined), key=lambda p: (-p.said, p.name))[:MOST_NAMED]

    def page(self, name: str, aliases: Mapping[str, str] = NONE) -> PersonPage:
        """All that the kept articles have of one person."""
        name = aliases.get(name, name)
        names = _names(name, aliases)
        marks = ", ".join("?" * len(names))
        with self._reading() as database:
            own = read(database, f"is_said AND speaker IN ({marks})", names, NEWEST)
            about = f"SELECT saying FROM about WHERE name IN ({marks})"
            others = f"is_said AND sayings.number IN ({about}) AND speaker NOT IN ({marks})"
            of_them = read(database, others, (*names, *names), NEWEST)
            beside = _beside(database, marks, names)
        counts = Counter[str]()
        for other, articles in beside:
            counts[aliases.get(other, other)] += articles
        return PersonPage(
            name=name, names=names, sayings=own, of_them=of_them, beside=tuple(counts.most_common())
        )


def put_found(
    database: sqlite3.Connection,
    article: int,
    people: Iterable[Person],
    sayings: Iterable[Saying],
    places: Iterable[str],
) -> None:
    """What was found in an article, by its number, of which nothing is known yet."""
    database.execute("UPDATE articles SET is_looked_through = 1 WHERE number = ?", (article,))
    said = Counter[str]()
    for saying in sayings:
        put(database, article, saying)
        said[sound(saying.speaker)] += saying.is_said
    named = {sound(each.name): each.label for each in people}
    database.executemany(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?)",
        [(article, name, spaced(name), label, said[name]) for name, label in named.items()],
    )
    where = [(article, sound(name)) for name in dict.fromkeys(places)]
    database.executemany("INSERT INTO places VALUES (?, ?)", where)


def _first(row: tuple[str, str, int, int, int]) -> tuple[int, str]:
    """What sorts whoever speaks most before the others."""
    return -row[2], row[0]


def _names(name: str, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """A name and all that stand for it."""
    return (name, *sorted(alias for alias, one in aliases.items() if one == name))


def _joined(database: sqlite3.Connection, name: str, names: tuple[str, ...]) -> Person:
    """Somebody with what they have under all of their names; an article counts once."""
    folded_names = ", ".join("?" * len(names))
    sql = f"""SELECT name, label, said, article FROM people WHERE folded IN ({folded_names})"""
    rows = database.execute(sql, [spaced(sound(each)) for each in names]).fetchall()
    own = [row for row in rows if row[0] in names]
    return Person(
        name=name,
        label=max((label for _, label, _, _ in own), default="PERSON"),
        said=sum(said for _, _, said, _ in own),
        articles=len({article for _, _, said, article in own if said}),
        named=len({article for *_, article in own}),
    )


def _beside(
    database: sqlite3.Connection, marks: str, names: tuple[str, ...]
) -> list[tuple[str, int]]:
    sql = f"""SELECT speaker, count(DISTINCT article) FROM sayings
              WHERE article IN (SELECT article FROM sayings WHERE is_said AND speaker IN ({marks}))
              AND is_said AND speaker NOT IN ({marks}) AND speaker IN (
                  SELECT name FROM people WHERE people.article = sayings.article
              ) GROUP BY speaker"""
    return [(name, count) for name, count in database.execute(sql, (*names, *names))]
