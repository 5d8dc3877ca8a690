"""The selected stretch of the text: two ends, one of which follows the cursor.

Pure values. `anchor` and `head` are offsets of characters, both of which are selected, as in vi.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.article import Span
from tui.terminal import graphemes
from tui.text import motions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Selection(NamedTuple):
    """From `anchor` to `head`, both included, in either direction."""

    anchor: int
    head: int
    by_sentence: bool = False
    """Whether both ends take in the whole sentence they are in."""

    def span(self, text: str, borders: Sequence[int] = ()) -> Span:
        """The selected characters; no sentence goes over the borders."""
        start, last = sorted((self.anchor, self.head))
        if self.by_sentence:
            first, end = (motions.sentence_at(text, at, borders) for at in (start, last))
            return Span(first.start, end.end)
        start = graphemes.start_of(text, start)
        return Span(start, max(start + 1, graphemes.after(text, last)))

    def to(self, head: int) -> Selection:
        """The selection with its moving end elsewhere."""
        return self._replace(head=head)

    def turned(self) -> Selection:
        """The selection with the other end moving."""
        return self._replace(anchor=self.head, head=self.anchor)


def covering(text: str, span: Span) -> Selection:
    """A selection of exactly `span`, whose end moves."""
    return Selection(span.start, graphemes.before(text, span.end))


def wider(text: str, now: Span, findings: Iterable[Span], borders: Sequence[int] = ()) -> Span:
    """The smallest word, finding, sentence or paragraph that holds `now` and more."""
    word, paragraph = motions.word_at(text, now.start), motions.paragraph_at(text, now.start)
    sentence = motions.sentence_at(text, now.start, borders)
    around = [span for span in (word, sentence, paragraph) if span]
    larger = [s for s in (*around, *findings) if s.covers(now) and len(s) > len(now)]
    return min(larger, key=len, default=Span(0, max(1, len(text))))
