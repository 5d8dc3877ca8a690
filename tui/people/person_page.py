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
"""How many statements, the newest, are searched for denials."""
OPPOSITE: Final = {"denies": "affirms", "affirms": "denies"}


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as far as is known, and as far as a query asks for it."""

    page: PersonPage
    against: Mapping[Saying, tuple[Saying, ...]] = field(default_factory=dict)
    """By a denial the statements that it denies, and by a statement its denials."""
    proposed: tuple[Proposal, ...] = ()
    """Other names that may be theirs."""
    facts: Callable[[Saying], Facts] = of_saying
    """What is known of a statement; it is made once, when it is first asked for."""
    undated: int = 0
    """Statements that were left out for want of a date."""
    has_doubtful: bool = False
    """Whether statements in doubt are asked for."""

    def filtered(self, query: Query) -> PersonView:
        """Only those statements of which every term of a query is true; no other people or names.

        `undated` counts the statements without a date if the query asks for one.
        """

        def matching(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
            return tuple(saying for saying in sayings if holds(query, self.facts(saying)))

        page = replace(
            self.page,
            sayings=matching(self.page.sayings),
            of_them=matching(self.page.of_them),
            doubtful=matching(self.page.doubtful),
            beside=(),
        )
        undated = sum(not saying.date for saying in self.page.sayings) if query.of(*DATES) else 0
        wants_doubtful = query.wants_doubtful
        return replace(self, page=page, proposed=(), undated=undated, has_doubtful=wants_doubtful)


def read(
    index: SearchIndex, name: str, aliases: Mapping[str, str], entries: Mapping[str, Entry]
) -> PersonView:
    """All that the index has of a person, except denials. Reads the disk.

    Raises:
        StoreError: the index cannot be read.
    """
    page = index.people.page(name, aliases)
    others = (name for name in index.people.alike(page.name) if name not in page.names)
    free = [name for name in others if name not in aliases]
    facts = _facts(entries, page.names)
    return PersonView(page=page, proposed=proposals(page.name, free), facts=facts)


def _facts(entries: Mapping[str, Entry], names: tuple[str, ...]) -> Callable[[Saying], Facts]:
    @cache
    def article(id_: str) -> Facts:
        return of_entry(entries[id_]) if id_ in entries else NOWHERE

    return cache(lambda saying: of_saying(saying, article(saying.article), names))


def with_denials(view: PersonView, index: SearchIndex, aliases: Mapping[str, str]) -> PersonView:
    """The view with what they deny, and who denies what they say, where the words are the same.

    Looks for each of the `LOOKED` newest statements in the index, some milliseconds a statement.

    Raises:
        StoreError: the index cannot be read.
    """
    page = view.page
    for saying in (*page.sayings, *page.of_them, *page.doubtful):
        view.facts(saying)  # so that it is known when the first word of a filter is typed
    newest = [saying for saying in page.sayings if saying.polarity in OPPOSITE][:LOOKED]
    like = index.quotations.like
    pairs = ((saying, _opposed(saying, like(saying.words).sayings, aliases)) for saying in newest)
    return replace(view, against={saying: opposed for saying, opposed in pairs if opposed})


def _opposed(
    saying: Saying, candidates: Iterable[Saying], aliases: Mapping[str, str]
) -> tuple[Saying, ...]:
    """The candidates that certainly are the same words with the opposite polarity."""
    wanted = OPPOSITE[saying.polarity]
    others = (other for other in candidates if other.polarity == wanted and not other.is_in_doubt)
    return tuple(match.saying for match in same_among(saying, others, aliases))
