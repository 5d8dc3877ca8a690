"""The plain reading order: who says what in words below each paragraph, for screen readers.

A screen reader or a Braille line goes from the top to the bottom, row by row. A letter in the
margin, a rule, and a pane beside the text are in its way; what they say stands in rows of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.presentation.statements import cut, statement_of
from tui.text.inserted import Note

if TYPE_CHECKING:
    from annotators.findings import Findings

SHORT: Final = 48
"""The most characters of a statement that its sentence repeats."""


def spoken(findings: Findings | None, text: str) -> list[Note]:
    """For every claim a sentence: who says what, how it is reported, and whether it is sure."""
    claims = findings.claims if findings else ()
    sentences = []
    for claim in claims:
        statement = statement_of(claim, text)
        speaker = statement.speaker or "Nobody who is named"
        notes = f" ({', '.join(statement.notes)})" if statement.notes else ""
        sentence = " ".join(filter(None, (speaker, statement.verb, cut(statement.words, SHORT))))
        sentences.append(Note(claim.content[-1].end - 1, f"{sentence}{notes}", ""))
    return sentences
