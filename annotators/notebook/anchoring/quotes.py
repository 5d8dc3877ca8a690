"""Finding words by themselves, where the text that they were marked in is not to be had.

This is the W3C's TextQuoteSelector: the exact words, and what stood before and after them.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotators.notebook.anchoring.placed import Place
from annotators.notebook.anchoring.places import LONG, ORPHAN, Places
from articles.article import Span
from articles.diff.tokens import tokens

LIKE = 0.5
"""Share of the words before and after that must be the same, if there are any."""


def find(
    text: str, exact: str, prefix: str = "", suffix: str = "", near: int | None = None
) -> Place:
    """Where these words are in the text; of several places the one with the likest neighbours.

    `near` is the offset (code points) they once had. An orphan if the text has them nowhere, or in
    several places that nothing tells apart.
    """
    if not exact.strip():
        return ORPHAN
    places = [(_likeness(text, span, prefix, suffix), span) for span in _occurrences(text, exact)]
    if not places:
        return _alike(text, exact, prefix, suffix)
    best = max(likeness for likeness, _ in places)
    spans = [span for likeness, span in places if likeness == best]
    if best < LIKE and len(tokens(exact)) < LONG:
        return ORPHAN
    if len(spans) > 1 and near is None:
        return ORPHAN
    span = min(spans, key=lambda span: abs(span.start - (near or 0)))
    return Place(span, "in place" if span.start == near else "moved", 1.0)


def _occurrences(text: str, exact: str) -> Iterator[Span]:
    at = text.find(exact)
    while at >= 0:
        yield Span(at, at + len(exact))
        at = text.find(exact, at + 1)


def _likeness(text: str, span: Span, prefix: str, suffix: str) -> float:
    """Share of the words around that are the same; 1 if none are known."""
    before, after = tokens(prefix).words[1:], tokens(suffix).words[:-1]  # the outermost may be cut
    if not before and not after:
        return 1.0
    here = tokens(text[max(0, span.start - len(prefix)) : span.start]).words
    there = tokens(text[span.end : span.end + len(suffix)]).words
    same = _common(before[::-1], here[::-1]) + _common(after, there)
    return same / (len(before) + len(after))


def _common(words: list[str], others: list[str]) -> int:
    return sum(a == b for a, b in zip(words, others, strict=False))


def _alike(text: str, exact: str, prefix: str, suffix: str) -> Place:
    """A very short article that consists of this passage."""
    place = Places(prefix + exact + suffix, text).of(Span(len(prefix), len(prefix) + len(exact)))
    return place if place.span is None else Place(place.span, "changed", place.likeness)
