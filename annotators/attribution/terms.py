"""Words in quotation marks that name something: a term, a title, the name of a show."""

from __future__ import annotations

from annotators.text.intervals import Range
from annotators.text.lexicon import NAMING, SMALL_WORDS
from annotators.text.tokens import Tokens


def is_term(words: Tokens, span: Range) -> bool:
    """Whether the quotation only names something: so-called, known as, the book titled …"""
    start, end = span
    before = [words.lower[k] for k in range(max(0, start - 2), start)]
    return end - start <= 8 and bool(before) and before[-1] in NAMING


def is_name(words: Tokens, span: Range) -> bool:
    """Whether it names something and nobody in the sentence calls it so: a pub called “The Anchor”,
    but not what she called “our last hope”."""
    return is_term(words, span) and not words.children_by(span[0] - 1, "nsubj")


def is_title(words: Tokens, span: Range) -> bool:
    """Whether the quotation is the title of what something was said or written in: she said on
    “Morning Table”, as he wrote in “The Lost Pier”."""
    before = words.lower[span[0] - 1] if span[0] else ""
    return before in ("on", "in") and _is_titled(words, span)


def _is_titled(words: Tokens, span: Range) -> bool:
    """Whether all words but the small ones are capitalised."""
    start, end = span
    if end - start > 10:
        return False
    inner = [k for k in range(start, end) if words.form[k][:1].isalpha()]
    small = [k for k in inner if not words.form[k][:1].isupper()]
    if not inner or inner[0] in small:
        return False
    return all(words.form[k] in SMALL_WORDS for k in small)
