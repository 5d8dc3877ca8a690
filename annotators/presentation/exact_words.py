"""Words as they are quoted: in one pair of quotation marks, on one line, harmless."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from annotators.text.quotation_marks import CLOSERS, pairs_in
from articles.hyphens import whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Span


def in_marks(words: str) -> str:
    """The words in one pair of curly marks, whatever marks they have; those inside are turned."""
    return f"“{ended(turned(bare(clean(words))))}”"


def clean(text: str) -> str:
    """The text in one line, without characters that steer a terminal or turn the writing round.

    Nor with marks that say how an emoji looks: terminals disagree on how wide that makes it.
    """
    text = _EMOJI_STYLE.sub("", whole_words(text))
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    printable = (
        c
        for c in text
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c in _JOINERS
    )
    return " ".join("".join(printable).split())


def joined(spans: Sequence[Span], text: str) -> str:
    """The parts of what is said, with `…` where the article has other words between them."""
    return in_a_row([words_at(span, text) for span in spans], spans, text)


def words_at(span: Span, text: str) -> str:
    """The words of a text at a span, whole where a line end parts one."""
    return whole_words(text, span.start, span.end)


def in_a_row(parts: Sequence[str], spans: Sequence[Span], text: str) -> str:
    """Parts that stand at these spans, one behind the other, with `…` where words are left out."""
    words = parts[0]
    for part, (before, after) in zip(parts[1:], pairwise(spans), strict=True):
        is_cut = any(map(str.isalnum, text[before.end : after.start]))
        words = f"{ended(words)} … {part}" if is_cut else f"{words} {part}"
    return words


def ended(words: str) -> str:
    """The words without a comma at their end, in marks or not: the article goes on with it.

    >>> ended("he called it “a ruin,”")
    'he called it “a ruin”'
    """
    return _LAST_COMMA.sub("", words)


_LAST_COMMA = re.compile(r"[ ,]*,(?=[’”'\"»]*$)")
_EMOJI_STYLE = re.compile("[\ufe0e\ufe0f]")
_JOINERS = "\u200c\u200d"
"""Format characters that words and emoji are made with."""


def bare(words: str) -> str:
    """The words without the marks that stand round all of them; of a pair cut in two, the half."""
    words = _NUMBER.sub("", words)
    pairs = pairs_in(words, 0, len(words))
    pair = pairs[0] if pairs else None
    if pair is None or pair.start or any(map(str.isalnum, words[pair.end :])):
        is_single = words[:1] in _SINGLES and words[-1:] in CLOSERS[words[:1]]
        return words[1:-1].strip() if is_single and len(pairs) < 2 else words.strip()
    inside, rest = words[: pair.end], words[pair.end :]
    inside = inside[_wide(inside[:2]) :] if pair.opened else inside
    inside = inside[: -_wide(inside[-2:])] if pair.closed else inside
    return f"{inside.strip()}{rest.strip()}"


_SINGLES = ("‘", "‚", "'", "‹", "›")
"""Marks that an apostrophe inside can hide the end of."""


_NUMBER = re.compile(r"^\d+[.)]\s*(?=[“\"„«])")
"""The number of an item that is a quotation."""


def _wide(edge: str) -> int:
    return 2 if edge in ("``", "''") else 1


_MARK = re.compile(r"[“”„‟]|[\"＂]|``|''")


def turned(words: str) -> str:
    """Double quotation marks inside a quotation as single ones."""
    return _MARK.sub(_single, words)


def _single(match: re.Match[str]) -> str:
    before = match.string[: match.start()][-1:]
    opens = match[0] in ("“", "„", "‟", "``")
    if match[0] in ('"', "＂", "''"):
        opens = not before or before.isspace() or before in "([{—–-/‘“"
    return "‘" if opens else "’"
