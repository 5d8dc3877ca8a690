"""Where a content begins and ends: whole phrases, without what only leads to it or on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.text.intervals import Range, Ranges, holds, minus

if TYPE_CHECKING:
    from annotators.text.tokens import Tokens


def edges(words: Tokens, span: Range) -> Range:
    """The range without stops and dashes at its ends, nor a word that leads on behind a comma or a
    quotation: it sank | , though. Quotation marks stay."""
    start, end = span
    while start < end and _is_loose(words, start):
        start += 1
    while end > start and (_is_loose(words, end - 1) or _leads_on(words, start, end - 1)):
        end -= 1
    return start, end


def _leads_on(words: Tokens, start: int, k: int) -> bool:
    is_behind = k > start and (words.form[k - 1] == "," or words.quote_of[k - 1] >= 0)
    return is_behind and words.pos[k] in _LEADING and words.quote_of[k] < 0


_LEADING: Final = frozenset(("ADP", "CCONJ", "SCONJ", "DET"))


def _is_loose(words: Tokens, k: int) -> bool:
    is_mark = words.pos[k] in ("PUNCT", "SPACE") and words.form[k] not in "()[]"
    return is_mark and words.quote_of[k] < 0


def has_words(words: Tokens, span: Range) -> bool:
    """Whether a range has more than marks and blanks."""
    return any(words.form[k][:1].isalnum() for k in range(*span))


def behind_colon(words: Tokens, content: Ranges) -> Ranges:
    """The content without words that only lead to its quotation: the mayor: | “It will sink.”"""
    for start, end in content[:1]:
        colons = (k for k in range(start, end - 1) if words.form[k] == ":")
        k = next((k for k in colons if words.quote_of[k] < 0 <= words.quote_of[k + 1]), start)
        if not any(words.pos[x] in ("VERB", "AUX") for x in range(start, k)):
            return minus(content, [(start, k + (k > start))])
    return content


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
