"""All that the page of one person shows, gathered from the index: plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from annotators.across.elsewhere import same_among
from annotators.coreference.proposals import Proposal, proposals
from articles.search.facts import NOWHERE, of_entry, of_saying
from articles.search.matching import holds
from articles.search.query import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.library import Entry
    from articles.search import PersonPage, Query, Saying, SearchIndex
    from articles.search.matching import Facts

LOOKED: Final = 200
"""Statements, the newest, for which is looked who says the opposite."""
OPPOSITE: Final = {"denies": "affirms", "affirms": "denies"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A person as far as is known, and as far as a query asks for it."""

    page: PersonPage
    against: Mapping[Saying, tuple[Saying, ...]] = field(default_factory=dict)
    """By a denial what it denies, and by what is said who denies it."""
    proposed: tuple[Proposal, ...] = ()
    """Other names that may be theirs."""
    facts: Callable[[Saying], Facts] = of_saying
    """What is known of a statement; it is made once, when it is first asked for."""
    undated: int = 0
    """Statements that were left out for want of a date."""
    has_doubtful: bool = False
    """Whether what is in doubt is asked for."""

    def filtered(self, query: Query) -> Shown:
        """Only those statements of which every term of a query is true, and nobody else."""

        def kept(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
            return tuple(each for each in sayings if holds(query, self.facts(each)))

        own = self.page.sayings
        page = replace(
            self.page,
            sayings=kept(own),
            of_them=kept(self.page.of_them),
            doubtful=kept(self.page.doubtful),
            beside=(),
        )
        undated = sum(not each.date for each in own) if query.of(*DATES) else 0
        wants_doubtful = query.wants_doubtful
        return replace(self, page=page, proposed=(), undated=undated, has_doubtful=wants_doubtful)


def read(
    index: SearchIndex, name: str, aliases: Mapping[str, str], entries: Mapping[str, Entry]
) -> Shown:
    """All that the index has of a person, but for who denies what. Reads the disk.

    Raises:
        StoreError: the index cannot be read.
    """
    page = index.people.page(name, aliases)
    others = (each for each in index.people.alike(page.name) if each not in page.names)
    free = [each for each in others if each not in aliases]
    facts = _facts(entries, page.names)
    return Shown(page=page, proposed=proposals(page.name, free), facts=facts)


def _facts(entries: Mapping[str, Entry], names: tuple[str, ...]) -> Callable[[Saying], Facts]:
    @cache
    def article(id_: str) -> Facts:
        return of_entry(entries[id_]) if id_ in entries else NOWHERE

    return cache(lambda saying: of_saying(saying, article(saying.article), names))


def with_denials(shown: Shown, index: SearchIndex, aliases: Mapping[str, str]) -> Shown:
    """The same with what they deny, and who denies what they say, as far as the words are the same.

    Looks for each of the `LOOKED` newest statements in the index, some milliseconds a statement.

    Raises:
        StoreError: the index cannot be read.
    """
    page = shown.page
    for each in (*page.sayings, *page.of_them, *page.doubtful):
        shown.facts(each)  # so that it is known when the first word of a filter is typed
    own = [each for each in page.sayings if each.polarity in OPPOSITE][:LOOKED]
    like = index.quotations.like
    others = ((each, _opposed(each, like(each.words).sayings, aliases)) for each in own)
    return replace(shown, against={saying: found for saying, found in others if found})


def _opposed(
    saying: Saying, candidates: Iterable[Saying], aliases: Mapping[str, str]
) -> tuple[Saying, ...]:
    """Those of the candidates that are the same words with the opposite polarity, for sure."""
    wanted = OPPOSITE[saying.polarity]
    others = (each for each in candidates if each.polarity == wanted and not each.is_in_doubt)
    return tuple(each.saying for each in same_among(saying, others, aliases))
