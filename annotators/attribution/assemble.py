"""The findings of a parsed text, put together: entities, people, quotes, claims, positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotators.attribution.attributes import only_names
from annotators.attribution.extract import find_attributions, read, speakers
from annotators.attribution.headlines import is_furniture
from annotators.attribution.nesting import unnamed
from annotators.attribution.rows import Made, make_rows
from annotators.attribution.sieves import SIEVES, TERM, Quoted, Sieve, owners
from annotators.attribution.unreported import is_unreported
from annotators.coreference.clusters import Clusters
from annotators.findings import (
    Attribution,
    Claim,
    Findings,
    Person,
    Position,
    Quote,
    QuoteKind,
    claims_by,
    quotations_by,
)
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens
from annotators.text.turn_labels import is_asking
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from annotators.attribution.context import Context

_SHOWN = frozenset(("PERSON", "ORG"))


def from_doc(doc: Doc) -> Findings:
    """What is found in a Doc.

    Without a parse and parts of speech: names, quotations, and statements as the linker sees them;
    without names: speakers in the words that stand there.
    """
    text, quoted = read(doc)
    words, clusters = text.words, text.clusters
    made = [
        row_made for row_made in _made(text, quoted, SIEVES) if row_made.row.confidence >= _LEAST
    ]
    quotes = _quotes(text, quoted, made)
    made = [row_made for row_made in made if _may_be_shown(words, row_made)]
    shown = [m.row for m in made if not (_is_interviewer(words, m) or _asks(words.text, m.row))]
    clusters.mentions += unnamed(words, clusters)
    claims = tuple(row for row in shown if isinstance(row, Claim))
    return Findings(
        entities=clusters.entities(words),
        people=_people(words, clusters, claims, quotes),
        quotes=quotes,
        claims=claims,
        positions=tuple(row for row in shown if isinstance(row, Position)),
        sentences=tuple(_sentence(words, a, b) for a, b in words.sentences if _says(words, a, b)),
    )


def _made(text: Context, quoted: Quoted, sieves: Sequence[Sieve]) -> list[Made]:
    """The rows of all attributions that the article reports, pronouns resolved by who speaks.
    Changes the clusters."""
    words, clusters = text.words, text.clusters
    rows = find_attributions(text, quoted, sieves)
    clusters.link_pronouns(text.links, speakers(words, clusters, rows))
    owned = owners(words, quoted, rows)
    made = make_rows(text, rows, quoted.stated & owned.keys())
    return [row_made for row_made in made if not is_unreported(words, row_made.candidate)]


_LEAST: Final = 0.3
"""How sure a row must be to be shown. Of 1,224 rows in 143 articles not learned from 39 are less
sure: 4 of these are wholly right, and 23 touch nothing that is said."""
_UNSPOKEN: Final = 0.25
"""The least chance that a quotation for which no speaker is found is nobody’s who is named: of 16
in 140 articles not learned from 4 were."""


def made_rows(doc: Doc, sieves: Sequence[Sieve] = SIEVES) -> tuple[Context, list[Made]]:
    """A Doc read, and the rows that may be shown, however sure: for calibration and ablation."""
    text, quoted = read(doc)
    made = _made(text, quoted, sieves)
    return text, [row_made for row_made in made if _may_be_shown(text.words, row_made)]


def _may_be_shown(words: Tokens, made: Made) -> bool:
    """Whether a row is of what somebody states, wherever it stands in the article."""
    return not is_furniture(words.text, made.row.content[0].start) and not only_names(
        words, made.candidate
    )


def _is_interviewer(words: Tokens, made: Made) -> bool:
    """Whether it is a turn of the one who asks, whose voice is the article's own."""
    source = made.candidate.source
    return (
        made.candidate.relation == "turn"
        and source is not None
        and is_asking(words.form[source.head])
    )


_TAG = re.compile(r", (?:\w+n['’]t (?:I|you|s?he|it|we|they|there)|\w+ \w+ not|innit)\?")
"""What makes a question a statement: it was late, | wasn’t it?"""
_LAST = re.compile(r"([^\w\s'\"”’»])[\s'\"”’»]*$")
_STOPS = re.compile(r"[.?!]+(?=[\s'\"”’»]|$)")


def _asks(text: str, row: Attribution) -> bool:
    """Whether all of the content is questions in quotation marks, which claim nothing."""
    if row.form != "direct":
        return False
    parts = [_TAG.sub(".", span.of(text)) for span in row.content]
    ends = map(_LAST.search, parts)
    stops = [stop for part in parts for stop in _STOPS.findall(part)]
    return all(end and end[1] == "?" for end in ends) and all("?" in stop for stop in stops)


def _says(words: Tokens, start: int, end: int) -> bool:
    return bool(words.says(start, end).strip())


def _sentence(words: Tokens, start: int, end: int) -> Span:
    """A sentence without blanks at its ends."""
    while words.form[start].isspace():
        start += 1
    while words.form[end - 1].isspace():
        end -= 1
    return Span(words.start[start], words.end[end - 1])


def _quotes(text: Context, quoted: Quoted, made: Sequence[Made]) -> tuple[Quote, ...]:
    """Each quotation with the row that has most of its words."""
    holders = owners(text.words, quoted, [row_made.candidate for row_made in made])
    quotes = []
    for n, (quotation, chance) in enumerate(zip(quoted.quotations, quoted.terms, strict=True)):
        holder = made[holders[n]] if n in holders else None
        if chance >= TERM or (holder is not None and _is_unsaid(holder.row)):
            quotes.append(_nobodys(quotation, "scare", max(chance, TERM)))
        elif holder is not None:
            quotes.append(_statement(text.words, quotation, holder))
        else:
            quotes.append(_nobodys(quotation, "direct", max(chance, _UNSPOKEN)))
    return tuple(quotes)


def _nobodys(quotation: Quotation, kind: QuoteKind, confidence: float) -> Quote:
    """A term, or words of which it is not known whose they are."""
    return Quote(
        start=quotation.start, end=quotation.end, kind=kind, confidence=round(confidence, 3)
    )


def _is_unsaid(row: Attribution) -> bool:
    """Whether exact words are those that somebody did not say: never said “We wait”."""
    return row.form == "direct" and row.polarity != "affirms"


def _statement(words: Tokens, quotation: Quotation, made: Made) -> Quote:
    """A quotation as what its row makes of it: all of somebody's words, or some of them."""
    row = made.row
    return Quote(
        start=quotation.start,
        end=quotation.end,
        kind="direct" if words.are_quoted(made.candidate.content) else "mixed",
        speaker=row.speaker,
        source=row.source,
        cue=row.cue,
        confidence=row.confidence,
    )


def _people(
    words: Tokens, clusters: Clusters, claims: tuple[Claim, ...], quotes: tuple[Quote, ...]
) -> tuple[Person, ...]:
    """People, organisations, and whatever else speaks, in the order of first mention."""
    claimed, quoted = claims_by(claims), quotations_by(quotes)
    places: dict[int, list[Span]] = {}
    for m in clusters.in_order():
        span = Span(words.start[m.start], words.end[m.end - 1])
        places.setdefault(id(m.cluster), []).append(span)
    return tuple(
        Person(
            name=cluster.name,
            label=cluster.label,
            mentions=tuple(places[id(cluster)]),
            said=claimed[cluster.name],
            quoted=quoted[cluster.name],
        )
        for cluster in clusters.members
        if cluster.label in _SHOWN or claimed[cluster.name]
    )
