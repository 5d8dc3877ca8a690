"""What stands before the turns of an interview in place of a name: Q, A12, Question, Answer.

A label may have its stop or not: `A` or `A.`
"""

from __future__ import annotations

import re
from typing import Final

LETTER: Final = r"[QA]\d*"
"""The pattern of a letter for a question or an answer, without a stop."""

_LETTER: Final = re.compile(rf"{LETTER}\.?")
_ASKING: Final = re.compile(r"(?:Q\d*|(?i:question|interviewer))\.?")
_ANSWERING: Final = re.compile(r"(?:A\d*|(?i:answer))\.?")


def is_letter(word: str) -> bool:
    """Whether a word is a letter for a question or an answer, and so names nobody."""
    return _LETTER.fullmatch(word) is not None


def is_asking(label: str) -> bool:
    """Whether a label stands before the turns of the one who asks."""
    return _ASKING.fullmatch(label) is not None


def is_answering(label: str) -> bool:
    """Whether a label stands before the turns of the one who is asked."""
    return _ANSWERING.fullmatch(label) is not None
