"""Where a content begins and ends: whole phrases, without what only leads to it or on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.text.intervals import Range, Ranges, holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.text.tokens import Tokens


def trimmed(words: Tokens, ranges: Iterable[Range]) -> Ranges:
    """The ranges, each by `edges`, of which words are left."""
    return tuple(r for r in (edges(words, piece) for piece in ranges) if r[0] < r[1])


def edges(words: Tokens, span: Range) -> Range:
    """The range without stops, dashes and blanks at its ends. Quotation marks and brackets stay."""
    start, end = span
    while start < end and _is_loose(words, start):
        start += 1
    while end > start and _is_loose(words, end - 1):
        end -= 1
    return start, end


def _is_loose(words: Tokens, k: int) -> bool:
    is_mark = words.pos[k] in ("PUNCT", "SPACE") and words.form[k] not in "()[]"
    return is_mark and words.quote_of[k] < 0


def from_its_noun(words: Tokens, content: Ranges, taken: Ranges) -> Ranges:
    """The content with what hangs on the noun it begins with: told | the | jurors to wait."""
    if not content:
        return ()
    (start, end), *others = content
    first = start
    while first > 0 and start <= words.head[first - 1] < end and not holds(taken, first - 1):
        is_of_noun = words.dep[first - 1] in BEFORE_NOUN and words.pos[first - 1] != "ADP"
        if not is_of_noun or words.quote_of[first - 1] != words.quote_of[start]:
            break
        first -= 1
    return ((first, end), *others)


BEFORE_NOUN: Final = frozenset(("det", "case", "amod", "nummod", "compound", "nmod:poss"))
"""How words hang on a noun behind them."""
