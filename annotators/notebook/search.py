"""Finding marks among thousands as the reader types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from annotators.notebook.mark import Mark
from annotators.notebook.search_line import people

if TYPE_CHECKING:
    from annotators.notebook.search_line import Filter

SORTS: dict[str, Callable[[Mark], tuple[object, ...]]] = {
    "newest": lambda mark: (mark.modified,),
    "article": lambda mark: (mark.article, mark.span),
    "words": lambda mark: (mark.exact.casefold(),),
    "color": lambda mark: (mark.color or "", mark.article, mark.span),
}
"""Ways to sort; `newest` is shown last to first."""


Rows = list[tuple[str, Mark]]
"""What is searched of a mark, and the mark."""
_MARK: Callable[[tuple[str, Mark]], Mark] = itemgetter(1)


class Index:
    """Marks made ready for searching: 20,000 of them take some milliseconds a query."""

    def __init__(self, marks: Iterable[Mark], titles: Mapping[str, str] | None = None) -> None:
        self._titles = titles or {}
        rows = [(_haystack(mark, self._titles), mark) for mark in marks]
        self._sorted: dict[str, Rows] = {"": rows}
        self._last: tuple[str, tuple[str, ...], Rows] = ("", (), rows)

    def find(self, wanted: Filter, sort: str = "newest") -> list[Mark]:
        """The marks that pass the filter, sorted.

        Raises:
            KeyError: `sort` is none of `SORTS`.
        """
        rows = self._with_words(wanted.needles, sort)
        if wanted.is_words_only:
            return list(map(_MARK, rows))
        return [mark for _, mark in rows if wanted.holds(mark, self._title(mark))]

    def _title(self, mark: Mark) -> str:
        return self._titles.get(mark.article, "")

    def _with_words(self, words: tuple[str, ...], sort: str) -> Rows:
        """Typing on only narrows: what the shorter query left out need not be asked again."""
        sorted_by, before, rows = self._last
        if sorted_by != sort or not _narrows(before, words):
            rows = self._in_order(sort)
        for word in words:
            rows = [row for row in rows if word in row[0]]
        self._last = sort, words, rows
        return rows

    def _in_order(self, sort: str) -> Rows:
        key = SORTS[sort]
        if sort not in self._sorted:
            rows = self._sorted[""]
            self._sorted[sort] = sorted(rows, key=lambda row: key(row[1]), reverse=sort == "newest")
        return self._sorted[sort]


def _narrows(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether whatever has these words has those before."""
    return bool(before) and all(any(each in word for word in words) for each in before)


def _haystack(mark: Mark, titles: Mapping[str, str]) -> str:
    parts = (mark.exact, mark.note, *mark.tags, people(mark))
    return "\n".join((*parts, titles.get(mark.article, ""))).casefold()


def tags_of(marks: Iterable[Mark]) -> Sequence[str]:
    """All tags in use, the most used first: what completion offers."""
    counts: dict[str, int] = {}
    for mark in marks:
        for tag in mark.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))
