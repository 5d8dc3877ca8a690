"""Finding marks among thousands: every word as it is typed, and filters that all must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotators.mark import COLORS, MOTIVATIONS, STATES, Color, Mark, Motivation, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which marks to show; what is not set lets everything through."""

    words: str = ""
    """Each must be somewhere in the quoted words, the note, a tag, the label or the title."""
    tag: str | None = None
    color: Color | None = None
    article: str | None = None
    motivation: Motivation | None = None
    state: State | None = None
    person: str | None = None
    """Part of the name of the speaker that a verdict gives, or of a label."""
    title: str | None = None
    """Part of the title of the article."""
    since: str | None = None
    """ISO date: made or changed on that day or later."""

    def holds(self, mark: Mark, title: str = "") -> bool:
        """Whether the mark, in an article of this title, passes everything but the words."""
        return (
            (self.tag is None or self.tag in mark.tags)
            and (self.title is None or self.title.casefold() in title.casefold())
            and (self.color is None or self.color == mark.color)
            and (self.article is None or self.article == mark.article)
            and (self.motivation is None or self.motivation == mark.motivation)
            and (self.state is None or self.state == mark.state)
            and (self.since is None or mark.modified >= self.since)
            and (self.person is None or self.person.casefold() in _person(mark))
        )


def _person(mark: Mark) -> str:
    return ((mark.verdict and mark.verdict.speaker) or mark.label or "").casefold()


SORTS: dict[str, Callable[[Mark], tuple[object, ...]]] = {
    "newest": lambda mark: (mark.modified,),
    "article": lambda mark: (mark.article, mark.span),
    "words": lambda mark: (mark.exact.casefold(),),
    "color": lambda mark: (mark.color or "", mark.article, mark.span),
}
"""Ways to sort; `newest` is shown last to first."""


Rows = list[tuple[str, Mark]]
"""What is searched of a mark, and the mark."""


class Index:
    """Marks made ready for searching: 20,000 of them take some milliseconds a query."""

    def __init__(self, marks: Iterable[Mark], titles: Mapping[str, str] | None = None) -> None:
        self._titles = titles or {}
        rows = [(_haystack(mark, self._titles), mark) for mark in marks]
        self._sorted: dict[str, Rows] = {"": rows}
        self._last: tuple[str, str, Rows] = ("", "", rows)

    def find(self, wanted: Filter, sort: str = "newest") -> list[Mark]:
        """The marks that pass the filter, sorted.

        Raises:
            KeyError: `sort` is none of `SORTS`.
        """
        rows = self._with_words(wanted.words.casefold(), sort)
        if wanted == Filter(words=wanted.words):
            return [mark for _, mark in rows]
        return [mark for _, mark in rows if wanted.holds(mark, self._title(mark))]

    def _title(self, mark: Mark) -> str:
        return self._titles.get(mark.article, "")

    def _with_words(self, words: str, sort: str) -> Rows:
        """Typing on only narrows: what the shorter query left out need not be asked again."""
        sorted_by, before, rows = self._last
        if sorted_by != sort or not before or not words.startswith(before):
            rows = self._in_order(sort)
        for word in words.split():
            rows = [row for row in rows if word in row[0]]
        self._last = sort, words, rows
        return rows

    def _in_order(self, sort: str) -> Rows:
        key = SORTS[sort]
        if sort not in self._sorted:
            rows = self._sorted[""]
            self._sorted[sort] = sorted(rows, key=lambda row: key(row[1]), reverse=sort == "newest")
        return self._sorted[sort]


def _haystack(mark: Mark, titles: Mapping[str, str]) -> str:
    speaker = (mark.verdict and mark.verdict.speaker) or ""
    parts = (mark.exact, mark.note, *mark.tags, mark.label or "", speaker)
    return "\n".join((*parts, titles.get(mark.article, ""))).casefold()


def parse(query: str) -> tuple[Filter, str]:
    """The filter that a line asks for, and a sentence on what it does not understand, or "".

    Words are looked for; `tag:sea color:pink is:orphan kind:tagging by:quill since:2024-05` filter.
    """
    words: list[str] = []
    asked: dict[str, str] = {}
    wrong = ""
    for part in query.split():
        key, colon, value = part.partition(":")
        if not colon or key not in KEYS:
            words.append(part)
        elif key in VALUES and (value := value.casefold().replace("-", " ")) not in VALUES[key]:
            wrong = f"{key}: is one of {', '.join(VALUES[key])}" if value else ""
        elif value:
            asked[KEYS[key]] = value
    return Filter(words=" ".join(words), **asked), wrong  # type: ignore[arg-type]


KEYS = {
    "tag": "tag",
    "color": "color",
    "is": "state",
    "kind": "motivation",
    "by": "person",
    "since": "since",
    "in": "title",
}
"""What a line may filter by, and the fields that these set."""

VALUES: dict[str, tuple[str, ...]] = {"color": COLORS, "is": STATES, "kind": MOTIVATIONS}
"""Those that know only certain values."""


def tags_of(marks: Iterable[Mark]) -> Sequence[str]:
    """All tags in use, the most used first: what completion offers."""
    counts: dict[str, int] = {}
    for mark in marks:
        for tag in mark.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))
