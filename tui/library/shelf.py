"""The library as it is listed: sorted, filtered, and each article in one line.

Pure functions of entries; nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.widgets.line_list import Row, fitted, said

if TYPE_CHECKING:
    from articles.library import Entry
    from tui.widgets.one_line import Words

SIGNS: Final = {"new": "●", "begun": "◐", "read": "✓"}
"""The sign of each read state."""

SAMPLES_HEADING = " Samples, to try newsread on: Enter opens one. Your own: newsread FILE or URL"

Searched = tuple[str, "Entry"]
"""What is searched of an entry, in lower case, and the entry."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A way to sort; `column` is the one whose heading bears the arrow."""

    name: str
    column: str
    key: Callable[[Entry], tuple[object, ...]]
    is_descending: bool = False


SORTS: Final = (
    Sort("date added", "date", lambda e: (e.added,), is_descending=True),
    Sort("date published", "date", lambda e: (e.published or "", e.added), is_descending=True),
    Sort("title", "title", lambda e: (by_letters(e.title), e.added)),
    Sort("source", "source", lambda e: (not e.source, by_letters(e.source or ""), e.added)),
    Sort("length", "length", lambda e: (e.words, e.added)),
)

FILTERS: Final[Mapping[str, Callable[[Entry], bool]]] = {
    "all": lambda _: True,
    "unread": lambda entry: not entry.is_read,
    "starred": lambda entry: entry.is_starred,
}
"""What is listed, in the order that one key goes through."""


def by_letters(text: str) -> str:
    """The text as it is sorted: opening marks and capitals do not count."""
    return text.casefold().lstrip("“”‘’\"'«»„([ ")


def searched(entry: Entry) -> Searched:
    """An entry made ready for `wanted`."""
    about = (entry.title, entry.source, entry.byline, entry.where, entry.url)
    tags = (f"#{tag}" for tag in entry.tags)
    return "\n".join(filter(None, (*about, *tags))).casefold(), entry


def wanted(shelf: Iterable[Searched], words: str, kind: str = "all") -> list[Entry]:
    """The entries of a kind that hold every word somewhere in title, source, byline or tags."""
    each, is_listed = words.casefold().split(), FILTERS[kind]
    return [e for text, e in shelf if is_listed(e) and all(word in text for word in each)]


class Shelf:
    """What is kept, ready to be listed in any order: ten thousand take some milliseconds."""

    def __init__(self, kept: Iterable[Searched] = ()) -> None:
        self._kept = {each[1].id: each for each in kept}
        self._in_order: dict[str, list[Searched]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._kept

    def get(self, id_: str) -> Entry | None:
        """The entry with this id."""
        found = self._kept.get(id_)
        return found[1] if found else None

    def put(self, entry: Entry) -> None:
        """Have this entry, in place of the one before with its id."""
        self._kept[entry.id] = searched(entry)
        self._in_order.clear()

    def drop(self, id_: str) -> None:
        """Have no entry with this id."""
        self._kept.pop(id_, None)
        self._in_order.clear()

    def listed(self, words: str, kind: str, sort: Sort) -> list[Entry]:
        """What is wanted, in order."""
        if sort.name not in self._in_order:
            self._in_order[sort.name] = sorted(
                self._kept.values(), key=lambda each: sort.key(each[1]), reverse=sort.is_descending
            )
        return wanted(self._in_order[sort.name], words, kind)

    def new(self) -> int:
        """How many the reader has not begun."""
        return sum(not (e.is_read or e.opened or e.position) for _, e in self._kept.values())


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


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row["Entry"]]):
    """A row for each entry, made when it is drawn; samples stand apart, below."""

    entries: Sequence[Entry]
    samples: Sequence[Entry]
    counts: Counts
    sort: Sort

    def __len__(self) -> int:
        return len(self.entries) + (len(self.samples) + self._gap if self.samples else 0)

    @property
    def _gap(self) -> int:
        """The rows between: a blank one, if there is anything above, and a heading."""
        return 2 if self.entries else 1

    def __getitem__(self, number: int) -> Row[Entry]:  # type: ignore[override]
        """The row of that number."""
        below = number - len(self.entries) - self._gap
        if 0 <= number < len(self.entries):
            return self._row(self.entries[number])
        if not -self._gap <= below < len(self.samples):
            raise IndexError(number)
        if below >= 0:
            return self._row(self.samples[below])
        return said(SAMPLES_HEADING, "list--heading") if below == -1 else said("")

    def _row(self, entry: Entry) -> Row[Entry]:
        return Row(partial(line, entry, self.counts.of(entry.id), self.sort), entry)

    def number_of(self, id_: str | None) -> int | None:
        """Which row is that of an article, if any is."""
        above = len(self.entries) + self._gap
        places = ((self.entries, 0), (self.samples, above))
        found = (n + first for each, first in places for n, e in enumerate(each) if e.id == id_)
        return next(found, None)


LENGTH_COLUMNS, CLAIMS_COLUMNS, NOTES_COLUMNS = 6, 6, 4


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide each column is, in columns of the screen; 0 if it is not shown."""

    title: int
    source: int
    date: int
    progress: int
    claims: int
    length: int = LENGTH_COLUMNS
    notes: int = NOTES_COLUMNS


SIGN_COLUMNS = 5
"""A space, the read state, a space, the star, a space."""


def columns(width: int) -> Columns:
    """The columns at a width: the title has what the others leave."""
    source = 0 if width < 64 else 12 if width < 100 else 24
    date = 10 if width >= 44 else 0
    progress = 4 if width >= 90 else 0
    claims = CLAIMS_COLUMNS if width >= 56 else 0
    shown = (source, date, progress, LENGTH_COLUMNS, claims, NOTES_COLUMNS)
    rest = sum(each + 1 for each in shown if each)
    return Columns(max(8, width - SIGN_COLUMNS - rest - 1), source, date, progress, claims)


def line(entry: Entry, count: Count, sort: Sort, width: int) -> Words:
    """An entry in one line: read state, star, title, source, date, length, claims, own notes."""
    wide = columns(width)
    weight = "list--faint" if entry.state == "read" else "list--strong"
    return (
        (f" {SIGNS[entry.state]} ", weight),
        ("★ " if entry.is_starred else "  ", "list--sign"),
        (fitted(entry.title, wide.title) + " ", weight),
        (_column(entry.source or entry.byline or "", wide.source), "list--faint"),
        (_column(_date(entry, sort), wide.date), "list--faint"),
        (_column(_progress(entry), wide.progress, right=True), "list--faint"),
        (_column(_time(entry), wide.length, right=True), "list--faint"),
        (_column("" if count.claims is None else f"{count.claims}", wide.claims, right=True), ""),
        (fitted(f"✎{count.notes}" if count.notes else "", wide.notes), "list--sign"),
    )


def headings(sort: Sort, width: int) -> Words:
    """The names of the columns; the one that is sorted by has an arrow."""
    wide = columns(width)
    date = "added" if sort.name == "date added" else "published"
    names = {"title": "title", "source": "source", "date": date, "length": "time"}
    names[sort.column] += "↓" if sort.is_descending else "↑"
    return (
        (" " * SIGN_COLUMNS, ""),
        (fitted(names["title"], wide.title) + " ", ""),
        (_column(names["source"], wide.source), ""),
        (_column(names["date"], wide.date), ""),
        (_column("", wide.progress), ""),
        (_column(names["length"], wide.length, right=True), ""),
        (_column("claims", wide.claims, right=True), ""),
    )


def _time(entry: Entry) -> str:
    """How long it takes to read, in at most six cells for the longest of books."""
    minutes = entry.minutes
    return f"{minutes} min" if minutes < 100 else f"{round(minutes / 60)} h"


def _progress(entry: Entry) -> str:
    return f"{entry.progress:.0%}" if entry.state == "begun" and entry.progress else ""


def _column(text: str, width: int, *, right: bool = False) -> str:
    return fitted(text, width, right=right) + " " if width else ""


def _date(entry: Entry, sort: Sort) -> str:
    """The date that the list is about: when it was added, or when it was published."""
    if sort.name != "date added":
        return (entry.published or "")[:10]
    return day(entry.added, datetime.now().astimezone())


def day(at: str, now: datetime) -> str:
    """A time in UTC as a reader sees it: the hour if it is today's, or else the date."""
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return ""
    return f"{then:%H:%M}" if then.date() == now.date() else f"{then:%Y-%m-%d}"
