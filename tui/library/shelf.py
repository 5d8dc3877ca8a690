"""What the library keeps, ready to be listed: sorted, filtered, and what was counted in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from annotators.notebook.notebook import Notebook
    from annotators.running.cache import FindingsCache
    from articles.library import Entry
    from articles.search import Query


@dataclass(frozen=True, slots=True)
class Sort:
    """A way to sort; `column` is the one whose heading bears the arrow."""

    name: str
    column: str
    key: Callable[[Entry], tuple[object, ...]]
    is_descending: bool = False
    stories: Mapping[str, str] = field(default_factory=dict, compare=False)
    """By the id of an article that has others of its story beside it, what stands for the story."""
    note: str = ""
    """What the reader should know of it."""


STORY: Final = "story"
"""The sort that wants to know which articles are of one story: see `by_story`."""
SORTS: Final = (
    Sort("date added", "date", lambda e: (e.added,), is_descending=True),
    Sort("date published", "date", lambda e: (e.published or "", e.added), is_descending=True),
    Sort("title", "title", lambda e: (by_letters(e.title), e.added)),
    Sort("source", "source", lambda e: (not e.source, by_letters(e.source or ""), e.added)),
    Sort("length", "length", lambda e: (e.words, e.added)),
    Sort(STORY, "date", lambda e: (e.published or "", e.added), is_descending=True),
)

FILTERS: Final[Mapping[str, Callable[[Entry], bool]]] = {
    "all": lambda _: True,
    "unread": lambda entry: not entry.is_read,
    "starred": lambda entry: entry.is_starred,
}
"""What is listed, in the order that one key goes through."""


def by_story(entries: Iterable[Entry], stories: Mapping[str, str], note: str = "") -> Sort:
    """Stories together, each where its newest article is by the date of publishing.

    stories: by the id of an article what stands for its story.
    """
    newest: dict[str, str] = {}
    for entry in entries:
        story = stories.get(entry.id, entry.id)
        newest[story] = max(newest.get(story, ""), entry.published or "")

    def key(entry: Entry) -> tuple[object, ...]:
        story = stories.get(entry.id, entry.id)
        return (newest[story], story, entry.published or "", entry.added)

    return Sort(STORY, "date", key, is_descending=True, stories=stories, note=note)


def by_letters(text: str) -> str:
    """The text as it is sorted: opening marks and capitals do not count."""
    return text.casefold().lstrip("“”‘’\"'«»„([ ")


@lru_cache(maxsize=1 << 16)
def searchable_text(entry: Entry) -> str:
    """The text of an entry that words are looked for in; cached."""
    from articles.search.facts import words_of

    return words_of(entry)


def matching_entries(
    entries: Iterable[Entry], query: Query | None, kind: str = "all"
) -> list[Entry]:
    """The entries of a kind of which every term of a query is true; all of the kind without one."""
    of_kind = filter(FILTERS[kind], entries)
    if query is None or query.is_empty:
        return list(of_kind)
    from articles.search.facts import of_entry
    from articles.search.matching import holds

    needles = [term.needle for term in query.of("") if not term.is_not]
    rest = replace(query, terms=tuple(t for t in query.terms if t.field or t.is_not))
    matching = (
        entry for entry in of_kind if all(needle in searchable_text(entry) for needle in needles)
    )
    return [entry for entry in matching if rest.is_empty or holds(rest, of_entry(entry))]


def next_unread(entries: Iterable[Entry], listed: Sequence[str], after: str | None) -> Entry | None:
    """The next of the articles that nobody opened, after another; behind the last, from the first.

    listed: the ids in the order that counts; without any, those that came last are first.
    """
    by_id = {entry.id: entry for entry in entries}
    latest = sorted(by_id.values(), key=lambda entry: entry.added, reverse=True)
    order = [id_ for id_ in listed if id_ in by_id] or [entry.id for entry in latest]
    at = order.index(after) + 1 if after in order else 0
    turned = (by_id[id_] for id_ in (*order[at:], *order[:at]))
    return next((entry for entry in turned if entry.state == "new" and entry.id != after), None)


class Shelf:
    """What is kept, ready to be listed in any order: ten thousand take some milliseconds."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        self._in_order: dict[Sort, list[Entry]] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._by_id

    def entries(self) -> Iterable[Entry]:
        """What is kept, in no order."""
        return self._by_id.values()

    def get(self, id_: str) -> Entry | None:
        """The entry with this id."""
        return self._by_id.get(id_)

    def put(self, entry: Entry) -> None:
        """Keep this entry, in place of an earlier one with its id."""
        self._by_id[entry.id] = entry
        self._in_order.clear()

    def drop(self, id_: str) -> None:
        """Drop the entry with this id, if there is one."""
        self._by_id.pop(id_, None)
        self._in_order.clear()

    def listed(self, query: Query | None, kind: str, sort: Sort) -> list[Entry]:
        """The entries of a kind that match the query, sorted."""
        if sort not in self._in_order:
            self._in_order[sort] = sorted(
                self._by_id.values(), key=sort.key, reverse=sort.is_descending
            )
        return matching_entries(self._in_order[sort], query, kind)

    def new(self) -> int:
        """How many the reader has not begun."""
        return sum(entry.state == "new" for entry in self._by_id.values())


@dataclass(frozen=True, slots=True)
class Count:
    """How many own notes an article has, and claims; None if nobody has looked for claims yet."""

    notes: int = 0
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in the articles, by their ids."""

    notes: Mapping[str, int] = field(default_factory=dict)
    claims: Mapping[str, int] = field(default_factory=dict)

    def of(self, id_: str) -> Count:
        """The counts of one article."""
        return Count(self.notes.get(id_, 0), self.claims.get(id_))


def counts_in(notebook: Notebook, cache: FindingsCache | None) -> Counts:
    """How many of the reader's marks each article has, and how many claims as far as is known."""
    notes = Counter(mark.article for mark in notebook.all())
    return Counts(notes, cache.claims() if cache else {})
