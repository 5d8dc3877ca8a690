"""What is selected, in words: the mode that the reader is in, as the line below shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.counts import counted
from tui.reader.document.decoration_kinds import FINDINGS
from tui.text import motions

if TYPE_CHECKING:
    from articles.article import Span
    from tui.reader.document.document import Document

SELECTED: Final = {
    "quote": "quotation",
    "scare": "scare quote",
    "contents": "claim",
    "attributions": "claim",
    "entity": "name",
}
"""What the reader calls a finding that is selected."""


def mode_words(document: Document, selected: Span) -> str:
    """The mode, what is selected if that has a name, and how many words it has."""
    words = counted(len(selected.of(document.text).split()), "word")
    return f"SELECT  {' · '.join(filter(None, (name_of(document, selected), words)))}"


def name_of(document: Document, selected: Span) -> str:
    """What a stretch is that is selected: a finding, a sentence, all; empty for anything else."""
    at = selected.start
    for kind in FINDINGS:
        layer = document.decorations.get(kind)
        if layer and any((a, b) == (at, selected.end) for a, b, _ in layer.within(at, at + 1)):
            return SELECTED[kind]
    text, borders = document.text, motions.borders_of(document.article)
    if selected == motions.sentence_at(text, at, borders):
        return "sentence"
    return "all" if len(selected) >= len(text.strip()) else ""
