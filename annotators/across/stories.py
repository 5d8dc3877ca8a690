"""The articles of one event, and what each has that the others lack.

An article belongs to the story of another if both have a statement in the same words and were
published within `DAYS` of each other, or if they name `NAMES` people and places in common, which
few others name, within `NEAR_DAYS`. So does one that has a statement in common with an article of
the first kind, if it names one of its people or places too. The story is that of one article, and
each of the others says why it is in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from annotators.across.elsewhere import NONE, elsewhere, same_among
from annotators.across.naming import is_one
from articles.counts import counted
from articles.search.sayings import NOBODY
from articles.search.shingles import content_of, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.search import Saying
    from articles.search.quotations import IndexedArticle, Quotations

DAYS: Final = 31
"""Days between two articles that have a statement in common; a day that is not known is any."""
NEAR_DAYS: Final = 7
"""Days between two that have only names in common."""
NAMES: Final = 3
"""Names in common, without any statement."""
FEW: Final = 20
"""Articles of those days up to which a name tells one event from others."""
NEIGHBOURS: Final = 10
"""Articles with most statements in common, whose own neighbours are looked for."""
MOST: Final = 40
"""Articles of a story that are compared, those with most in common first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article belongs to the story of another."""

    statements: int = 0
    """How many of that article's statements it has too."""
    names: tuple[str, ...] = ()
    via: str = ""
    """The id of the article of the story that it has them in common with, if it is another."""

    def __str__(self) -> str:
        """In words: `2 statements in common; Ada Quill, Port Maren`."""
        in_common = f"{counted(self.statements, 'statement')} in common" if self.statements else ""
        return "; ".join(filter(None, (in_common, ", ".join(self.names))))


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story."""

    article: IndexedArticle
    """What the index knows of it."""
    reason: Reason
    """Why it is in it; of the article that the story is about, nothing."""
    voices: tuple[str, ...]
    """Who speaks here, and in none of the others."""
    unshared: tuple[Saying, ...]
    """Statements that none of the others has."""
    statements: int
    """How many it has in all."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article, and all that are of the same event, oldest first."""

    members: tuple[Member, ...]
    left_out: int = 0
    """Articles with less in common, beyond `MOST`."""


def story_of(article: str, quotations: Quotations, aliases: Mapping[str, str] = NONE) -> Story:
    """The story of an article, by its id; empty if nobody has looked yet who speaks in it."""
    here = quotations.indexed_article(article)
    if here is None:
        return Story(())
    reasons = _reasons(here, quotations, aliases)
    order = sorted(reasons, key=lambda id_: (-reasons[id_].statements, -len(reasons[id_].names)))
    ids = [article, *order[: MOST - 1]]
    records = [record for record in map(quotations.indexed_article, ids) if record]
    sayings = {record.id: quotations.of(record.id) for record in records}
    unshared = _unshared_statements(sayings, aliases)
    members = [
        Member(
            record,
            reasons.get(record.id, Reason()),
            _unshared_voices(record, sayings, aliases),
            unshared[record.id],
            len(sayings[record.id]),
        )
        for record in records
    ]
    members.sort(
        key=lambda member: (not member.article.date, member.article.date, member.article.id)
    )
    return Story(tuple(members), max(0, len(order) - MOST + 1))


def _reasons(
    here: IndexedArticle, quotations: Quotations, aliases: Mapping[str, str]
) -> dict[str, Reason]:
    """By the id of each other article of the story, why it belongs to it."""
    shared, names = _shared(here, here.id, quotations, aliases), _names(here, quotations)
    reasons = {
        id_: Reason(shared[id_], tuple(names.get(id_, ())))
        for id_ in (*shared, *names)
        if shared[id_] or len(names[id_]) >= NAMES
    }
    for via, _ in shared.most_common(NEIGHBOURS):
        for id_, count in _shared(here, via, quotations, aliases).items():
            if (
                id_ not in reasons
                and id_ != here.id
                and (common := _in_common(via, id_, quotations))
            ):
                reasons[id_] = Reason(count, common, via)
    return reasons


def _shared(
    here: IndexedArticle, article: str, quotations: Quotations, aliases: Mapping[str, str]
) -> Counter[str]:
    """How many statements of `article` each other one has that was published near `here`, by id."""
    shared = Counter[str]()
    for saying in quotations.of(article):
        sayings = (other.saying for other in elsewhere(saying, quotations, aliases).others)
        shared.update({other.article for other in sayings if is_near(here.date, other.date)})
    return shared


def _in_common(article: str, other: str, quotations: Quotations) -> tuple[str, ...]:
    """The people and places that two articles name."""
    records = [quotations.indexed_article(id_) for id_ in (article, other)]
    first, second = ((*record.people, *record.places) if record else () for record in records)
    return tuple(name for name in dict.fromkeys(first) if name in second)


def _names(here: IndexedArticle, quotations: Quotations) -> dict[str, list[str]]:
    """The names that each article of those days has in common with this one, if few have them."""
    names: dict[str, list[str]] = defaultdict(list)
    if not (day := _day(here.date)):
        return names
    near = timedelta(days=NEAR_DAYS)
    since, until = ((day + by).isoformat() for by in (-near, near))
    for name in dict.fromkeys((*here.people, *here.places)):
        ids = quotations.naming(name, since, until)
        if len(ids) <= FEW:
            for id_ in ids:
                if id_ != here.id:
                    names[id_].append(name)
    return names


def is_near(date_: str, other_date: str) -> bool:
    """Whether articles of these dates may be of one story; a day that is not known is any."""
    day, other_day = _day(date_), _day(other_date)
    return not (day and other_day) or abs((day - other_day).days) <= DAYS


def _day(iso_date: str) -> date | None:
    try:
        return date.fromisoformat(iso_date)
    except ValueError:
        return None


def _unshared_statements(
    sayings: Mapping[str, tuple[Saying, ...]], aliases: Mapping[str, str]
) -> dict[str, tuple[Saying, ...]]:
    """By the id of each article, its statements that no other article has in the same words."""
    by_shingle: dict[str, set[int]] = defaultdict(set)
    rows = [saying for of_article in sayings.values() for saying in of_article]
    shingles_of_rows = [
        {shingle for part in wanted(content_of(row.words)) for shingle in part} for row in rows
    ]
    for number, shingles in enumerate(shingles_of_rows):
        for shingle in shingles:
            by_shingle[shingle].add(number)
    unshared: dict[str, list[Saying]] = {id_: [] for id_ in sayings}
    for row, shingles in zip(rows, shingles_of_rows, strict=True):
        near = sorted({number for shingle in shingles for number in by_shingle[shingle]})
        others = [rows[number] for number in near if rows[number].article != row.article]
        if not same_among(row, others, aliases):
            unshared[row.article].append(row)
    return {id_: tuple(statements) for id_, statements in unshared.items()}


def _unshared_voices(
    article: IndexedArticle, sayings: Mapping[str, tuple[Saying, ...]], aliases: Mapping[str, str]
) -> tuple[str, ...]:
    """Who is named as a speaker here for sure, and speaks in no other article."""
    others = {
        saying.speaker
        for id_, of_article in sayings.items()
        if id_ != article.id
        for saying in of_article
    }
    named = set(article.people)
    voices = dict.fromkeys(saying.speaker for saying in sayings[article.id] if saying.is_said)
    return tuple(v for v in voices if v in named and not _has(others, v, aliases))


def _has(voices: Iterable[str], name: str, aliases: Mapping[str, str]) -> bool:
    canonical = aliases.get(name, name)
    return any(is_one(canonical, aliases.get(voice, voice)) for voice in voices if voice != NOBODY)


def sources_of(members: Sequence[Member]) -> list[str]:
    """The sources of a story, each once, in the order in which they began."""
    return list(dict.fromkeys(member.article.source for member in members if member.article.source))
