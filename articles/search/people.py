"""The people of all kept articles: where they speak, what they say, and what is said of them.

What finds people in articles gives them to `People.put` as plain values. Two names
are one person if the reader has said so; `aliases` maps each such name to the one it stands for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.safe import sound
from articles.search import voices
from articles.search.matching import Facts, holds
from articles.search.query import Query
from articles.search.sayings import NEWEST, Saying, forget, put_all, read
from articles.search.words import plain
from articles.speakers import speakers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    Connection = Callable[[], AbstractContextManager[sqlite3.Connection]]

NONE: Mapping[str, str] = {}
EVERYBODY = Query()

MOST_NAMED = 200
"""People that are listed at once; typing brings the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or organisation, in one article or, added up, in all."""

    name: str
    label: str = "PERSON"
    role: str = ""
    """What they are, in the words of one article: `mayor`."""
    reported: int = 0
    """Rows that `PersonPage.sayings` has of them: what they say, deny, leave open, want."""
    articles: int = 0
    """Articles in which they make one."""
    named: int = 1
    """Articles in which they are named, or speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person over all articles; sayings are newest first, undated ones last."""

    name: str
    names: tuple[str, ...]
    """All names that are this person's."""
    sayings: tuple[Saying, ...]
    of_them: tuple[Saying, ...]
    """What others say about them."""
    beside: tuple[tuple[str, int], ...]
    """Who speaks in the same articles, and in how many, most often first."""
    doubtful: tuple[Saying, ...] = ()
    """What is perhaps theirs."""

    @property
    def timeline(self) -> tuple[tuple[str, int], ...]:
        """How many sayings there are in each month that has any (`2026-03`), in order."""
        months = Counter(saying.date[:7] for saying in self.sayings if saying.date)
        return tuple(sorted(months.items()))

    @property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """Who reports something of them, and how often, most often first."""
        return tuple(
            Counter(saying.source for saying in self.sayings if saying.source).most_common()
        )


class People:
    """Everybody who is found in a kept article.

    Args:
        reading: gives the index's database.
        changing: the same, for changes that are made as a whole or not at all.
        fingerprint: of what finds them.
    """

    def __init__(self, reading: Connection, changing: Connection, fingerprint: str) -> None:
        self._reading = reading
        self._changing = changing
        self._fingerprint = fingerprint

    def put(
        self,
        article: str,
        people: Iterable[Person],
        sayings: Iterable[Saying],
        places: Iterable[str] = (),
        judged: str = "",
    ) -> None:
        """Replace what was found in an article; sayings in the order of its text.

        Nothing happens if the article is not in the index.

        judged: what stands for the reader's verdicts that are in it; see `judged`.
        """
        with self._changing() as database:
            row = database.execute(
                "SELECT number FROM articles WHERE id = ?", (article,)
            ).fetchone()
            if row is None:
                return
            forget(database, row[0])
            stamp = f"{self._fingerprint} {judged}"
            put_findings(database, row[0], people, sayings, places, stamp)

    def judged(self) -> dict[str, str]:
        """What stands for the reader's verdicts in the articles that have some, by their ids."""
        sql = """SELECT id, substr(looked_through, instr(looked_through, ' ') + 1) AS judged
                 FROM articles WHERE judged <> ''"""
        with self._reading() as database:
            return dict(database.execute(sql).fetchall())

    def lacking(self) -> list[str]:
        """The ids of the articles of which nothing was put yet, newest first."""
        sql = "SELECT id FROM articles WHERE looked_through IS NULL ORDER BY date DESC"
        with self._reading() as database:
            return [row[0] for row in database.execute(sql)]

    def outdated(self) -> list[str]:
        """The ids of the kept articles whose findings are of another fingerprint, newest first."""
        sql = """SELECT id FROM articles WHERE is_kept AND instr(looked_through, ?) <> 1
                 ORDER BY date DESC"""
        with self._reading() as database:
            return [row[0] for row in database.execute(sql, (f"{self._fingerprint} ",))]

    def is_current(self, article: str) -> bool:
        """Whether what was found in an article is in, and of this fingerprint."""
        sql = "SELECT 1 FROM articles WHERE id = ? AND instr(looked_through, ?) = 1"
        with self._reading() as database:
            row = database.execute(sql, (article, f"{self._fingerprint} ")).fetchone()
        return row is not None

    def alike(self, name: str) -> list[str]:
        """The names that share a word with this name, or its first letters."""
        words = plain(name).split()
        letters = "".join(word[0] for word in words)
        condition = " OR ".join(["instr(folded, ?)"] * len(words) + ["folded = ?"])
        values = [*(f" {word} " for word in words), f" {letters} "]
        sql = f"SELECT name FROM people WHERE {condition} GROUP BY name ORDER BY sum(reported) DESC"
        with self._reading() as database:
            return [row[0] for row in database.execute(sql, values)]

    def named(self, query: Query = EVERYBODY, aliases: Mapping[str, str] = NONE) -> list[Person]:
        """The people whose name has these words, most reported first; `MOST_NAMED` at most.

        One with several names is found by each of them, and counted with all. If the query asks
        for more than names, they are those of whom such a statement is reported, and these are
        counted.
        """
        words = Query(query.of(""))
        rest = Query(tuple(term for term in query.terms if term.field))
        with self._reading() as database:
            if rest.is_empty:
                people = _listed(database, aliases)
            else:
                people = list(_added_up(_speaking(database, rest, aliases), aliases))
        wanted = (person for person, names in people if any(holds(words, _facts(n)) for n in names))
        return sorted(wanted, key=lambda p: (-p.reported, p.name))[:MOST_NAMED]

    def page(self, name: str, aliases: Mapping[str, str] = NONE) -> PersonPage:
        """All that the kept articles have of one person."""
        name = aliases.get(name, name)
        names = (name, *sorted(alias for alias, canonical in aliases.items() if canonical == name))
        with self._reading() as database:
            theirs = (*names, *_together(database, names))
            marks = ", ".join("?" * len(theirs))
            sayings = read(database, f"speaker IN ({marks})", theirs, NEWEST)
            others = f"""sayings.number IN (SELECT saying FROM about WHERE name IN ({marks}))
                         AND speaker NOT IN ({marks}) AND NOT is_in_doubt"""
            of_them = read(database, others, (*theirs, *theirs), NEWEST)
            beside = _beside(database, marks, theirs)
        counts = Counter[str]()
        for other, articles in beside:
            counts[aliases.get(other, other)] += articles
        return PersonPage(
            name=name,
            names=names,
            sayings=tuple(saying for saying in sayings if not saying.is_in_doubt),
            of_them=of_them,
            beside=tuple(counts.most_common()),
            doubtful=tuple(saying for saying in sayings if saying.is_in_doubt),
        )


def put_findings(
    database: sqlite3.Connection,
    article: int,
    people: Iterable[Person],
    sayings: Iterable[Saying],
    places: Iterable[str],
    stamp: str,
) -> None:
    """Add what was found in an article, by its number; nothing of it may be there yet.

    stamp: what it was made of, as `looked_through` of `articles.search.schema` has it.
    """
    sql = "UPDATE articles SET looked_through = ? WHERE number = ? RETURNING published"
    (published,) = database.execute(sql, (stamp, article)).fetchone()
    rows = list(sayings)
    put_all(database, article, published, rows)
    sure = (row for row in rows if not row.is_in_doubt)
    reported = Counter(name for row in sure for name in speakers(sound(row.speaker)))
    named = {sound(person.name): person for person in people}
    database.executemany(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)",
        [
            (article, name, plain(name), person.label, reported[name], sound(person.role))
            for name, person in named.items()
        ],
    )
    where = [(article, sound(name)) for name in dict.fromkeys(places)]
    database.executemany("INSERT INTO places VALUES (?, ?)", where)


Named = Iterable[tuple[str, str, int, int]]
"""A name, its label, the number of an article, and how often they are reported there."""


def _listed(
    database: sqlite3.Connection, aliases: Mapping[str, str]
) -> list[tuple[Person, set[str]]]:
    """Everybody, with all their names; SQL adds up those of one name, `_added_up` the others."""
    several = {*aliases, *aliases.values()}
    sql = """SELECT name, max(label), sum(reported), sum(reported > 0), count(*)
             FROM people GROUP BY name"""
    people = [
        (
            Person(name=row[0], label=row[1], reported=row[2], articles=row[3], named=row[4]),
            {row[0]},
        )
        for row in database.execute(sql)
        if row[0] not in several
    ]
    marks = ", ".join("?" * len(several))
    sql = f"SELECT name, label, article, reported FROM people WHERE name IN ({marks})"
    return [*people, *_added_up(database.execute(sql, [*several]), aliases)]


def _speaking(
    database: sqlite3.Connection, query: Query, aliases: Mapping[str, str]
) -> list[tuple[str, str, int, int]]:
    """The names of the people who say what a query asks for."""
    where, values = voices.asked(query, aliases)
    sql = f"""SELECT speaker, coalesce(label, 'PERSON'), sayings.article, count(*) FROM sayings
              LEFT JOIN people ON people.article = sayings.article AND name = speaker
              WHERE number IN (SELECT rowid FROM voices WHERE {where})
              GROUP BY speaker, sayings.article"""
    return database.execute(sql, values).fetchall()


def _added_up(rows: Named, aliases: Mapping[str, str]) -> Iterator[tuple[Person, set[str]]]:
    """Each person over all articles, with all names that they have there."""
    totals: dict[str, tuple[set[str], Counter[str], Counter[int]]] = {}
    for name, label, article, reported in rows:
        canonical = aliases.get(name, name)
        names, labels, articles = totals.setdefault(canonical, ({canonical}, Counter(), Counter()))
        names.add(name)
        labels[label] += 1
        articles[article] += reported
    for canonical, (names, labels, articles) in totals.items():
        person = Person(
            name=canonical,
            label=labels.most_common(1)[0][0],
            reported=articles.total(),
            articles=sum(map(bool, articles.values())),
            named=len(articles),
        )
        yield person, names


def _facts(name: str) -> Facts:
    return Facts(words=plain(name))


def _together(database: sqlite3.Connection, names: tuple[str, ...]) -> list[str]:
    """The speakers who are several, one of whom has one of these names."""
    sql = "SELECT DISTINCT speaker FROM sayings WHERE instr(speaker, ' and ')"
    several = (speaker for (speaker,) in database.execute(sql))
    return [speaker for speaker in several if not {*names}.isdisjoint(speakers(speaker)[1:])]


def _beside(
    database: sqlite3.Connection, marks: str, names: tuple[str, ...]
) -> list[tuple[str, int]]:
    sql = f"""SELECT speaker, count(DISTINCT article) FROM sayings
              WHERE article IN (SELECT article FROM sayings WHERE is_said AND speaker IN ({marks}))
              AND is_said AND speaker NOT IN ({marks}) AND speaker IN (
                  SELECT name FROM people WHERE people.article = sayings.article
              ) GROUP BY speaker"""
    return [(name, count) for name, count in database.execute(sql, (*names, *names))]
