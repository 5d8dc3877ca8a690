"""All the marks of an article, wherever they were made, in the version that is read now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from annotators.anchors.places import Place, Places
from annotators.anchors.quotes import find
from annotators.mark import Mark
from articles.article import Article, Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark as it was made, and where it is in the version that is read."""

    mark: Mark
    place: Place

    @property
    def here(self) -> Mark | None:
        """The mark with its offsets in the version that is read; None for an orphan.

        `exact` is still what was marked, to be compared with what stands there now.
        """
        span = self.place.span
        if span is None:
            return None
        verdict = self.mark.verdict
        if verdict is not None and verdict.was is not None:
            by = span.start - self.mark.span.start
            start = max(0, verdict.was.start + by)
            verdict = replace(verdict, was=Span(start, start + len(verdict.was)))
        return replace(self.mark, span=span, state=self.place.state, verdict=verdict)


def place_all(
    marks: Iterable[Mark], article: Article, versions: Mapping[str, str]
) -> tuple[Placed, ...]:
    """Each mark with its place in the article, comparing each older version with it just once.

    `versions` are the texts of the older versions by `Article.id`. Marks on a version whose text
    is not there are looked for by their words.
    """
    by_version = sorted(marks, key=lambda mark: mark.article)
    return tuple(
        placed
        for version, group in groupby(by_version, key=lambda mark: mark.article)
        for placed in _placed(group, article, version, versions.get(version))
    )


def _placed(
    marks: Iterable[Mark], article: Article, version: str, text: str | None
) -> Iterator[Placed]:
    if version == article.id:
        yield from (Placed(mark, Place(mark.span, "in place", 1.0)) for mark in marks)
    elif text is None:
        yield from (Placed(mark, _by_words(mark, article.text)) for mark in marks)
    else:
        places = Places(text, article.text)
        yield from (Placed(mark, places.of(mark.span)) for mark in marks)


def _by_words(mark: Mark, text: str) -> Place:
    return find(text, mark.exact, mark.prefix, mark.suffix, near=mark.span.start)
