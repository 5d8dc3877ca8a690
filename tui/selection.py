"""The selected stretch of the text: two ends, one of which follows the cursor.

Pure values. `anchor` and `head` are offsets of characters, both of which are selected, as in vi.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.article import Span
from tui import graphemes, motions

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Selection:
    """From `anchor` to `head`, both included, in either direction."""

    anchor: int
    head: int
    by_sentence: bool = False
    """Whether both ends take in the whole sentence they are in."""

    def span(self, text: str) -> Span:
        """The selected characters."""
        start, last = sorted((self.anchor, self.head))
        if self.by_sentence:
            return Span(motions.sentence_at(text, start).start, motions.sentence_at(text, last).end)
        start = graphemes.start_of(text, start)
        return Span(start, max(start + 1, graphemes.after(text, last)))

    def to(self, head: int) -> Selection:
        """The selection with its moving end elsewhere."""
        return replace(self, head=head)

    def turned(self) -> Selection:
        """The selection with the other end moving."""
        return replace(self, anchor=self.head, head=self.anchor)


def covering(text: str, span: Span) -> Selection:
    """A selection of exactly `span`, whose end moves."""
    return Selection(span.start, graphemes.before(text, span.end))


def wider(text: str, now: Span, findings: Iterable[Span]) -> Span:
    """The smallest word, finding, sentence or paragraph that holds `now` and more."""
    units = (motions.word_at, motions.sentence_at, motions.paragraph_at)
    around = [span for unit in units if (span := unit(text, now.start))]
    larger = [s for s in (*around, *findings) if s.covers(now) and len(s) > len(now)]
    return min(larger, key=len, default=Span(0, max(1, len(text))))
