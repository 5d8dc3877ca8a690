"""A long text in pieces that each fit in memory, and their findings put together again.

A border is put at the end of a paragraph, where nobody's sentence is cut. What crosses a border,
such as a speaker who is carried over, is lost to the second piece; people are joined by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from annotators.findings import Attribution, Entity, Findings, Person, Quote, Spans
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
    """The findings with every span moved on by `by` code points."""
    return moved(findings, lambda span: Span(span.start + by, span.end + by)) if by else findings


def moved(findings: Findings, place: Callable[[Span], Span]) -> Findings:
    """The findings with every span replaced by what `place` returns for it."""

    def all_of(spans: Spans) -> Spans:
        return tuple(map(place, spans))

    def placed(finding: Place) -> Place:
        span = place(finding)
        return replace(finding, start=span.start, end=span.end)

    return replace(
        findings,
        entities=tuple(map(placed, findings.entities)),
        people=tuple(
            replace(person, mentions=all_of(person.mentions)) for person in findings.people
        ),
        quotes=tuple(
            replace(placed(quote), source=all_of(quote.source), cue=all_of(quote.cue))
            for quote in findings.quotes
        ),
        claims=tuple(_moved_row(row, all_of) for row in findings.claims),
        positions=tuple(_moved_row(row, all_of) for row in findings.positions),
        sentences=all_of(findings.sentences),
    )


def _moved_row(row: Row, all_of: Callable[[Spans], Spans]) -> Row:
    return replace(
        row,
        content=all_of(row.content),
        source=all_of(row.source),
        cue=all_of(row.cue),
        hedges=all_of(row.hedges),
    )


def joined(parts: Sequence[Findings]) -> Findings:
    """The findings of consecutive pieces, already shifted, as those of one text."""
    if len(parts) == 1:
        return parts[0]
    return Findings(
        language=_language(parts),
        entities=tuple(entity for part in parts for entity in part.entities),
        people=_people(parts),
        quotes=tuple(quote for part in parts for quote in part.quotes),
        claims=tuple(claim for part in parts for claim in part.claims),
        positions=tuple(position for part in parts for position in part.positions),
        sentences=tuple(sentence for part in parts for sentence in part.sentences),
    )


def _language(parts: Sequence[Findings]) -> str:
    """A text with a piece of English in it is English, else it is in the first that is known."""
    languages = [part.language for part in parts if part.language != "und"]
    return "en" if "en" in languages else (languages or ["und"])[0]


def _people(parts: Sequence[Findings]) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    mentions: dict[str, list[Span]] = {}
    for person in (person for part in parts for person in part.people):
        mentions.setdefault(person.name, []).extend(person.mentions)
        known = people.get(person.name)
        people[person.name] = (
            replace(known, said=known.said + person.said, quoted=known.quoted + person.quoted)
            if known
            else person
        )
    return tuple(replace(person, mentions=tuple(mentions[name])) for name, person in people.items())
