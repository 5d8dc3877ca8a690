"""Where a mark from elsewhere belongs in a text that is kept here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotators.anchors import find
from annotators.marks.mark import moved_to
from annotators.utf16 import Utf16
from articles.article import Span

if TYPE_CHECKING:
    from annotators.marks.mark import Mark
    from articles.article import Article


def placed(mark: Mark, article: Article) -> Mark | None:
    """The mark with offsets in this article's text; None if its words are not there.

    Offsets are believed if the exact words are there, counted in code points or, as browsers do,
    in UTF-16 code units. Otherwise the words are looked for.
    """
    if not mark.exact:
        return _on_heading(mark, article)
    for span in _as_given(mark.span, article.text):
        if span.of(article.text) == mark.exact:
            return replace(mark, article=article.id, span=span)
    found = find(article.text, mark.exact, mark.prefix, mark.suffix, near=mark.span.start).span
    if found is None:
        return None
    here = moved_to(mark, article, found)
    return here if here.exact == mark.exact else replace(here, state="changed")


def _as_given(span: Span, text: str) -> tuple[Span, ...]:
    count = Utf16(text)
    start, end = count.point(span.start), count.point(span.end)
    return (span, Span(start, end)) if start < end else (span,)


def _on_heading(mark: Mark, article: Article) -> Mark:
    """A note on a whole page, put on its headline, or its first line."""
    start = len(article.text) - len(article.text.lstrip())
    line = article.text[start:].partition("\n")[0].rstrip() or article.text
    span = article.headline or Span(start, start + max(1, len(line)))
    return moved_to(mark, article, Span(span.start, span.end))
