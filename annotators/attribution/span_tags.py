"""What the trained tagger marked, looked up by word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotators.text.intervals import Range, Ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "newsread_attribution"
"""The key of `doc.spans` to which the trained tagger writes SOURCE, CUE and CONTENT."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The tagger's spans by label, in order, and for each word the number of its span or -1."""

    sources: Ranges = ()
    cues: Ranges = ()
    contents: Ranges = ()
    source_at: list[int] = field(default_factory=list)
    cue_at: list[int] = field(default_factory=list)
    content_at: list[int] = field(default_factory=list)

    def contents_in(self, ranges: Ranges) -> tuple[int, Ranges]:
        """How many words of the ranges are in contents, and the contents they touch."""
        numbers = [n for start, end in ranges for n in self.content_at[start:end]]
        touched = set(numbers) - {-1}
        if not touched:
            return 0, ()
        return len(numbers) - numbers.count(-1), tuple([self.contents[n] for n in sorted(touched)])


def read_tags(doc: Doc) -> Tags | None:
    """The tagger's spans in a Doc; None if its pipeline has no such tagger."""
    if KEY not in doc.spans:
        return None
    spans = [(span.label_, (span.start, span.end)) for span in doc.spans[KEY]]
    sources, cues, contents = (
        tuple(sorted(span for label, span in spans if label == name))
        for name in ("SOURCE", "CUE", "CONTENT")
    )
    count = len(doc)
    return Tags(
        sources, cues, contents, _at(sources, count), _at(cues, count), _at(contents, count)
    )


def _at(ranges: tuple[Range, ...], count: int) -> list[int]:
    numbers = [-1] * count
    for n, (start, end) in enumerate(ranges):
        numbers[start:end] = [n] * (end - start)
    return numbers
