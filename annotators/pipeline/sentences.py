"""`newsread_sentences`: where sentences certainly begin or do not, by layout and quotation marks.

It stands before a pipeline's parser, to which what is not certain is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from annotators.text.lemmas import is_reporting
from annotators.text.lexicon import ABBREVIATIONS

Border = bool | None
"""True: a sentence begins here. False: none does. None: not decided."""

_ENDS = frozenset([".", "?", "!", "…", "...", "?!", "!!", "??", "....", ".."])
_DOUBLE_OPEN = frozenset("“«„")
_DOUBLE_CLOSE = frozenset("”»")
_STRAIGHT = frozenset(['"', "``", "''"])
_SINGLE = frozenset("'‘’")


def sentence_borders(words: Sequence[str], spaced: Sequence[bool]) -> list[Border]:
    """For each word whether a sentence begins there.

    Args:
        words: a text's tokens as spaCy cuts them, line breaks being tokens of their own.
        spaced: whether a space follows each word.
    """
    closing = [_closes(words, spaced, i) for i in range(len(words))]
    return [_border(words, spaced, closing, i) for i in range(len(words))]


def _border(
    words: Sequence[str], spaced: Sequence[bool], closing: Sequence[bool], i: int
) -> Border:
    """The border at word `i`: at a line’s start; behind a full stop and what closes, unless it
    shortens a word; none where “Stop!” Ora Venn shouted goes on."""
    if i == 0 or "\n" in words[i - 1]:
        return True
    if words[i].isspace() or closing[i]:
        return False
    if not spaced[i - 1] or not (words[i][0].isupper() or words[i] in _DOUBLE_OPEN | _STRAIGHT):
        return None
    last = i - 1
    while last > 0 and (closing[last] or words[last] in (")", "]")):
        last -= 1
    if words[last] == ".":
        before = words[last - 1] if last else ""
        is_initial = len(before) == 1 and before.isupper() and before != "I"
        return not is_initial and before.lower() not in ABBREVIATIONS
    is_called = last < i - 1 and words[last] in _ENDS
    return False if is_called and _reports_soon(words, i) else None


def _closes(words: Sequence[str], spaced: Sequence[bool], i: int) -> bool:
    """Whether a word is a mark that ends a quotation, by what stands right beside it: a straight
    one behind a word and not before one, a single one behind punctuation alone.

    With the marks of `annotators.text.quotation_marks` in its place, which pairs them over a
    paragraph, the attributions of PolNeAR dev lose 0.1 points.
    """
    word = words[i]
    if i == 0 or spaced[i - 1] or words[i - 1].isspace():
        return word in _DOUBLE_CLOSE
    if word in _SINGLE:
        return words[i - 1] in {",", *_ENDS}
    is_before_word = i + 1 < len(words) and not spaced[i] and words[i + 1][0].isalnum()
    return word in _DOUBLE_CLOSE or (word in _STRAIGHT and not is_before_word)


def _reports_soon(words: Sequence[str], i: int) -> bool:
    """Whether the words from `i` on are a short subject and a verb of speech."""
    for word in words[i : i + 6]:
        if is_reporting(word.lower()):
            return True
        if word in _ENDS or word in {",", ";"} or "\n" in word:
            return False
    return False


_CODE = {True: 1, False: -1, None: 0}
"""A border as spaCy's column SENT_START holds it."""


class SentenceBorders:
    """Sets `is_sent_start` where layout and quotation marks settle it, and nowhere else.

    Borders that are already set stay as they are. All are set at once: spaCy walks through the
    whole Doc for each one that is set by its token.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The document with its certain borders set."""
        words = [token.text for token in doc]
        borders = sentence_borders(words, [bool(token.whitespace_) for token in doc])
        column = doc.to_array("SENT_START")
        decided = np.array([_CODE[border] for border in borders]).astype(column.dtype)
        merged: Any = np.where(column == 0, decided, column)  # the stubs of spaCy know no uint64
        return doc.from_array(["SENT_START"], merged)


@Language.factory("newsread_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> SentenceBorders:
    """The component as spaCy builds it."""
    return SentenceBorders()
