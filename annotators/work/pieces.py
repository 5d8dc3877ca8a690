"""A long text in pieces that each fit in memory, and their findings put together again.

A border is put at the end of a paragraph, where nobody's sentence is cut. What crosses a border,
such as a speaker who is carried over, is lost to the second piece; people are joined by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from annotators.annotation import Attribution, Entity, Findings, Person, Quote, Spans
from articles.article import Span

LIMIT = 60_000
"""Code points of one piece: a long feature is 40,000; spaCy takes some 1 kB a word of it."""

Row = TypeVar("Row", bound=Attribution)
Place = TypeVar("Place", Entity, Quote)


def pieces(text: str, limit: int = LIMIT) -> Iterator[Span]:
    """Spans that cover the text in order, each at most `limit` long, borders at line ends."""
    start = 0
    while start < len(text):
        end = _border(text, start, limit)
        yield Span(start, end)
        start = end


def _border(text: str, start: int, limit: int) -> int:
    end = start + limit
    if end >= len(text):
        return len(text)
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, start, end - len(mark))
        if at >= 0:
            return at + len(mark)
    return end


def shifted(findings: Findings, by: int) -> Findings:
    """The same findings in a text that has `by` more code points before them."""
    if not by:
        return findings
    return replace(
        findings,
        entities=tuple(_moved(each, by) for each in findings.entities),
        people=tuple(replace(each, mentions=_spans(each.mentions, by)) for each in findings.people),
        quotes=tuple(
            replace(_moved(each, by), source=_spans(each.source, by), cue=_spans(each.cue, by))
            for each in findings.quotes
        ),
        claims=tuple(_row(each, by) for each in findings.claims),
        positions=tuple(_row(each, by) for each in findings.positions),
        sentences=_spans(findings.sentences, by),
    )


def joined(parts: Sequence[Findings]) -> Findings:
    """The findings of consecutive pieces, already shifted, as those of one text."""
    if len(parts) == 1:
        return parts[0]
    return Findings(
        language=_language(parts),
        entities=tuple(each for part in parts for each in part.entities),
        people=_people(parts),
        quotes=tuple(each for part in parts for each in part.quotes),
        claims=tuple(each for part in parts for each in part.claims),
        positions=tuple(each for part in parts for each in part.positions),
        sentences=tuple(each for part in parts for each in part.sentences),
    )


def _language(parts: Sequence[Findings]) -> str:
    """A text with a piece of English in it is read as English."""
    languages = [part.language for part in parts]
    return "en" if "en" in languages or not parts else languages[0]


def _people(parts: Sequence[Findings]) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    mentions: dict[str, list[Span]] = {}
    for person in (each for part in parts for each in part.people):
        mentions.setdefault(person.name, []).extend(person.mentions)
        known = found.get(person.name)
        found[person.name] = (
            replace(known, said=known.said + person.said, quoted=known.quoted + person.quoted)
            if known
            else person
        )
    return tuple(replace(person, mentions=tuple(mentions[name])) for name, person in found.items())


def _moved(place: Place, by: int) -> Place:
    return replace(place, start=place.start + by, end=place.end + by)


def _spans(spans: Spans, by: int) -> Spans:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _row(row: Row, by: int) -> Row:
    return replace(
        row,
        content=_spans(row.content, by),
        source=_spans(row.source, by),
        cue=_spans(row.cue, by),
        hedges=_spans(row.hedges, by),
    )
