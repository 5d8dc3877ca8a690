"""Where a mark is in the version of its article that is read: values only, quick to import."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.notebook.mark import Mark, State
    from articles.article import Article


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span is now, None if nowhere; and the share of its letters that are left."""

    span: Span | None
    state: State
    likeness: float


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


def all_here(placed: Iterable[Placed]) -> tuple[Mark, ...]:
    """The marks that have a place in the version that is read, with their offsets in it."""
    return tuple(here for placement in placed if (here := placement.here))


def shown_for_whole(article: Article) -> Place:
    """Where a mark of the whole article is shown: on its headline, or its first line."""
    start = len(article.text) - len(article.text.lstrip())
    line = article.text[start:].partition("\n")[0].rstrip() or article.text
    span = article.headline or Span(start, start + max(1, len(line)))
    return Place(Span(span.start, span.end), "in place", 1.0)


def made_here(mark: Mark) -> Placed:
    """A mark that was made on this very version."""
    return Placed(mark, Place(mark.span, "in place", 1.0))
