"""Where a mark from elsewhere belongs in a text that is kept here."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from annotators.notebook.anchoring import find
from annotators.notebook.anchoring.placed import shown_for_whole
from annotators.notebook.formats.utf16 import Utf16
from annotators.notebook.mark import mark_on, moved_to
from articles.article import Span

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark
    from articles.article import Article


def placed(mark: Mark, article: Article, *, in_units: bool = False) -> Mark | None:
    """The mark with offsets in this article's text; None if its words are not there.

    Offsets are believed if the exact words are there, counted in code points or, as browsers do,
    in UTF-16 code units. Where both are possible the words around them decide, else `in_units`,
    which says that the form counts code units. If neither is, the words are looked for.
    """
    if not mark.exact:
        return _without_words(mark, article)
    candidates = _candidate_spans(mark.span, article.text)
    right = [span for span in candidates if span.of(article.text) == mark.exact]
    if right:
        span = max(
            right[::-1] if in_units else right,
            key=lambda candidate: _fits(mark, article, candidate),
        )
        return replace(_with_surroundings(mark, article, span), article=article.id, span=span)
    new_span = find(article.text, mark.exact, mark.prefix, mark.suffix, near=mark.span.start).span
    if new_span is None:
        return None
    here = moved_to(mark, article, new_span)
    return here if here.exact == mark.exact else replace(here, state="changed")


def _with_surroundings(mark: Mark, article: Article, span: Span) -> Mark:
    """The mark with the words around it, if it was told without any."""
    if mark.prefix or mark.suffix:
        return mark
    here = moved_to(mark, article, span)
    return replace(mark, prefix=here.prefix, suffix=here.suffix)


def _candidate_spans(span: Span, text: str) -> list[Span]:
    """The offsets as code points and as code units, where they lie in the text."""
    count = Utf16(text)
    start, end = count.point(span.start), count.point(span.end)
    spans = [span, Span(start, end)] if start < end else [span]
    return [candidate for candidate in spans if candidate.end <= len(text)]


def _fits(mark: Mark, article: Article, span: Span) -> int:
    """On how many sides of the span, 0 to 2, the text has what the mark says stands there."""
    text, before = article.text, max(0, span.start - len(mark.prefix))
    return (text[before : span.start] == mark.prefix) + text.startswith(mark.suffix, span.end)


def _without_words(mark: Mark, article: Article) -> Mark | None:
    """A note on a whole page, or a mark of which only the offsets are told."""
    if mark.is_of_whole:
        span = shown_for_whole(article).span or mark.span
        return replace(mark, article=article.id, span=span)
    if mark.span.end > len(article.text):
        return None
    return mark_on(article, mark.span, **_content(mark))


def _content(mark: Mark) -> dict[str, Any]:
    """All that a mark says, its place and how it was found left out."""
    place = ("article", "span", "exact", "prefix", "suffix", "state")
    return {
        field.name: getattr(mark, field.name) for field in fields(mark) if field.name not in place
    }
