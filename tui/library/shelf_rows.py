"""The library as lines of the screen: each article in one, under the names of the columns.

Pure functions of entries; nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.widgets.dates import day
from tui.widgets.line_list import Row, fitted, text_row

if TYPE_CHECKING:
    from articles.library import Entry
    from tui.library.shelf import Count, Counts, Sort
    from tui.widgets.one_line import Words

SIGNS: Final = {"new": "●", "begun": "◐", "read": "✓"}
"""The sign of each read state."""

SAMPLES_HEADING = " Samples, to try newsread on: Enter opens one. Your own: newsread FILE or URL"


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
            return self._row(self.entries[number], self._story_sign(number))
        if not -self._gap <= below < len(self.samples):
            raise IndexError(number)
        if below >= 0:
            return self._row(self.samples[below])
        return text_row(SAMPLES_HEADING, "list--heading") if below == -1 else text_row("")

    def _row(self, entry: Entry, sign: str = "") -> Row[Entry]:
        return Row(partial(line, entry, self.counts.of(entry.id), self.sort, sign=sign), entry)

    def _story_sign(self, number: int) -> str:
        """What joins the rows of a story, which stand together."""
        stories = self.sort.stories
        if (here := stories.get(self.entries[number].id)) is None:
            return ""
        is_above = number > 0 and stories.get(self.entries[number - 1].id) == here
        return "│ " if is_above else "= "

    def number_of(self, id_: str | None) -> int | None:
        """Which row is that of an article, if any is."""
        above = len(self.entries) + self._gap
        places = ((self.entries, 0), (self.samples, above))
        numbers = (
            n + first
            for entries, first in places
            for n, entry in enumerate(entries)
            if entry.id == id_
        )
        return next(numbers, None)


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
    widths = (source, date, progress, LENGTH_COLUMNS, claims, NOTES_COLUMNS)
    rest = sum(column + 1 for column in widths if column)
    return Columns(max(8, width - SIGN_COLUMNS - rest - 1), source, date, progress, claims)


def line(entry: Entry, count: Count, sort: Sort, width: int, sign: str = "") -> Words:
    """An entry in one line: read state, star, title, source, date, length, claims, own notes.

    sign: what stands before the title.
    """
    wide = columns(width)
    weight = "list--faint" if entry.state == "read" else "list--strong"
    return (
        (f" {SIGNS[entry.state]} ", weight),
        ("★ " if entry.is_starred else "! " if entry.notice else "  ", "list--sign"),
        (fitted(sign + entry.title, wide.title) + " ", weight),
        (_column(entry.source or entry.byline or "", wide.source), "list--faint"),
        (_column(_date(entry, sort), wide.date), "list--faint"),
        (_column(_progress(entry), wide.progress, right=True), "list--faint"),
        (_column(_time(entry), wide.length, right=True), "list--faint"),
        (_column("" if count.claims is None else f"{count.claims}", wide.claims, right=True), ""),
        (fitted(f"✎{count.notes}" if count.notes else "", wide.notes), "list--sign"),
    )


def short_rows(entries: Iterable[Entry], samples: Iterable[Entry]) -> list[Row[Entry]]:
    """A row with just the title for each article, newest first; then the samples."""
    latest = sorted(entries, key=lambda entry: entry.added, reverse=True)
    rows = [text_row(" Articles", "list--heading"), *map(_short_row, latest)] if latest else []
    below = [_short_row(entry) for entry in samples]
    return [*rows, *([text_row(" Samples", "list--heading"), *below] if below else [])]


def _short_row(entry: Entry) -> Row[Entry]:
    weight = "list--faint" if entry.state == "read" else ""
    star = "★" if entry.is_starred else " "

    def draw(width: int) -> Words:
        head = ((f" {SIGNS[entry.state]}", weight), (f"{star} ", "list--sign"))
        return (*head, (fitted(entry.title, max(1, width - 4)), weight))

    return Row(draw, entry)


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
    return day(entry.added)
