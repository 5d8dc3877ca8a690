"""Finding marks among thousands as the reader types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final

from annotators.notebook.mark import Mark
from annotators.notebook.search_line import haystack, test_of
from articles.search.query import Query, Term

SORTS: dict[str, Callable[[Mark], tuple[object, ...]]] = {
    "newest": lambda mark: (mark.modified,),
    "article": lambda mark: (mark.article, mark.span),
    "words": lambda mark: (mark.exact.casefold(),),
    "color": lambda mark: (mark.color or "", mark.article, mark.span),
}
"""Ways to sort; `newest` is shown last to first."""


IN_HAYSTACK: Final = ("", "by", "person", "title", "tag")
"""The fields whose values stand among the words of a mark, which are quick to look through."""

Rows = list[tuple[str, Mark]]
"""What is searched of a mark, and the mark."""
_MARK: Callable[[tuple[str, Mark]], Mark] = itemgetter(1)


class Index:
    """Marks made ready for searching: 20,000 of them take some milliseconds a query."""

    def __init__(self, marks: Iterable[Mark], titles: Mapping[str, str] | None = None) -> None:
        self._titles = titles or {}
        rows = [(haystack(mark, self._titles.get(mark.article, "")), mark) for mark in marks]
        self._sorted: dict[str, Rows] = {"": rows}
        self._last: tuple[str, tuple[str, ...], Rows] = ("", (), rows)

    def find(self, wanted: Query, sort: str = "newest") -> list[Mark]:
        """The marks of which every term is true, sorted.

        Raises:
            KeyError: `sort` is none of `SORTS`.
        """
        words = [term for term in wanted.of(*IN_HAYSTACK) if not term.is_not]
        rows = self._with_words(tuple(term.needle for term in words), sort)
        marks = list(map(_MARK, rows))
        for test in (test_of(term, self._title) for term in wanted.terms if _is_left(term)):
            marks = list(filter(test, marks))
        return marks

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


def _is_left(term: Term) -> bool:
    """Whether a term is yet to be tested once the words of a mark have been searched."""
    return bool(term.field or term.is_not)


def _narrows(earlier: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a text that has these words always has the earlier ones."""
    return bool(earlier) and all(any(old in word for word in words) for old in earlier)


def tags_of(marks: Iterable[Mark]) -> Sequence[str]:
    """All tags in use, the most used first: what completion offers."""
    counts: dict[str, int] = {}
    for mark in marks:
        for tag in mark.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))
