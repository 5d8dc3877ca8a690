"""What tests read: an article with findings made by hand, and the samples that are shipped."""

from __future__ import annotations

from pathlib import Path

import articles
from annotators.findings import UNNAMED, Claim, Entity, Findings, Person, Quote
from articles.article import Article, Part, Span

SAMPLES = Path(articles.__file__).parent / "samples"
SAMPLE = str(SAMPLES / "harbour-bridge.txt")

TEXT = """Harbour bridge will close, mayor says
By Ada Quill
The bridge over the Selde will close in May, Mayor Ines Corvo said on Monday.
“We cannot wait for it to fall,” Corvo said. Tom Hale denied that the “old lady” was in danger.
Officials are reportedly looking at a ferry. Hale called on the council to publish every report.
"""

CORVO, HALE = "Ines Corvo", "Tom Hale"


def span(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """Where the words stand, the nth time they do."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def parts_of(article: Article, kind: str) -> list[str]:
    """The words of all parts of a kind."""
    return [part.of(article.text) for part in article.parts if part.kind == kind]


def _entity(words: str, name: str, label: str = "PERSON", nth: int = 1) -> Entity:
    place = span(words, nth)
    return Entity(start=place.start, end=place.end, label=label, name=name)


_headline, _byline = span("Harbour bridge will close, mayor says"), span("By Ada Quill")
ARTICLE = Article(
    text=TEXT,
    title="Harbour bridge will close, mayor says",
    source="The Selde Courier",
    parts=(
        Part(_headline.start, _headline.end, "headline"),
        Part(_byline.start, _byline.end, "byline"),
    ),
)

_quoted = span("“We cannot wait for it to fall,”")
_scare = span("“old lady”")

FINDINGS = Findings(
    entities=(
        _entity("Selde", "Selde", "LOC"),
        _entity("Ines Corvo", CORVO),
        _entity("Corvo", CORVO, nth=2),
        _entity("Tom Hale", HALE),
        _entity("Hale", HALE, nth=2),
    ),
    people=(
        Person(name=CORVO, label="PERSON", mentions=(span("Ines Corvo"), span("Corvo", 2)), said=2),
        Person(name=HALE, label="PERSON", mentions=(span("Tom Hale"), span("Hale", 2)), said=2),
    ),
    quotes=(
        Quote(
            start=_quoted.start,
            end=_quoted.end,
            kind="direct",
            speaker=CORVO,
            cue=(span("said", 2),),
        ),
        Quote(start=_scare.start, end=_scare.end, kind="scare"),
    ),
    claims=(
        Claim(
            content=(span("The bridge over the Selde will close in May"),),
            source=(span("Mayor Ines Corvo"),),
            cue=(span("said"),),
            speaker=CORVO,
            form="indirect",
            confidence=0.93,
            why="subject of “said”",
        ),
        Claim(
            content=(_quoted,),
            source=(span("Corvo", 2),),
            cue=(span("said", 2),),
            speaker=CORVO,
            form="direct",
            confidence=0.97,
            why="subject of “said”",
        ),
        Claim(
            content=(span("the “old lady” was in danger"),),
            source=(span("Tom Hale"),),
            cue=(span("denied"),),
            speaker=HALE,
            form="indirect",
            act="denies",
            polarity="denies",
            confidence=0.95,
            why="subject of “denied”",
        ),
        Claim(
            content=(span("Officials are reportedly looking at a ferry"),),
            cue=(span("reportedly"),),
            speaker=UNNAMED,
            form="indirect",
            hedges=(span("reportedly"),),
            confidence=0.8,
            why="“reportedly” names nobody",
        ),
        Claim(
            content=(span("to publish every report"),),
            source=(span("Hale", 2),),
            cue=(span("called on"),),
            speaker=HALE,
            form="indirect",
            act="demands",
            about=("council",),
            confidence=0.9,
            why="subject of “called on”",
        ),
    ),
)
