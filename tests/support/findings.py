"""Findings of every kind in one sentence, made by hand."""

from annotators.findings import Claim, Entity, Findings, Person, Position, Quote
from articles import Span

TEXT = "“Yes,” said Ada Brandt, who wants a bridge."

SOURCE = (Span(12, 22),)

FINDINGS = Findings(
    entities=(Entity(start=12, end=22, label="PERSON", name="Ada Brandt"),),
    people=(Person(name="Ada Brandt", label="PERSON", mentions=SOURCE, said=1, quoted=1),),
    quotes=(Quote(start=0, end=6, kind="direct", speaker="Ada Brandt", source=SOURCE),),
    claims=(
        Claim(
            content=(Span(0, 6),),
            source=SOURCE,
            cue=(Span(7, 11),),
            speaker="Ada Brandt",
            form="direct",
            hedges=(Span(1, 2),),
            via=("reports",),
            about=("Ada Brandt",),
            confidence=0.5,
            why="subject of “said”",
        ),
    ),
    positions=(Position(content=(Span(34, 42),), speaker="Ada Brandt", form="indirect"),),
    sentences=(Span(0, 43),),
)
