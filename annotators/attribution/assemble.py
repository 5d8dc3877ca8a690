"""The findings of a parsed text, put together: entities, people, quotes, claims, positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotators.attribution.attributes import only_names
from annotators.attribution.extract import find_attributions, read, speakers
from annotators.attribution.headlines import is_furniture
from annotators.attribution.nesting import unnamed
from annotators.attribution.rows import CandidateRow, rows_of
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

    In one without a parse and parts of speech: names, quotations, and statements as the linker has
    them. In one without names a speaker goes by the words of the source.
    """
    text, quoted = read(doc)
    words, clusters = text.words, text.clusters
    rows = [row for row in _rows(text, quoted, SIEVES) if row.finding.confidence >= _LEAST]
    quotes = _quotes(text, quoted, rows)
    shown = [row.finding for row in rows if _may_be_shown(words, row) and _claims(words, row)]
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


def _rows(text: Context, quoted: Quoted, sieves: Sequence[Sieve]) -> list[CandidateRow]:
    """The rows of all attributions that the article reports, pronouns resolved by who speaks.
    Changes the clusters and links."""
    words, clusters = text.words, text.clusters
    chosen = find_attributions(text, quoted, sieves)
    clusters.link_pronouns(text.links, speakers(words, clusters, chosen))
    owned = owners(words, quoted, chosen)
    rows = rows_of(text, chosen, quoted.stated & owned.keys())
    return [row for row in rows if not is_unreported(words, row.candidate)]


_LEAST: Final = 0.3
"""How sure a row must be to be shown. Of 1,224 rows in 143 articles not learned from 39 are less
sure: 4 of these are wholly right, and 23 touch nothing that is said."""
_UNSPOKEN: Final = 0.25
"""The least chance that a quotation for which no speaker is found is nobody’s who is named: of 16
in 140 articles not learned from 4 were."""


def candidate_rows(
    doc: Doc, sieves: Sequence[Sieve] = SIEVES
) -> tuple[Context, list[CandidateRow]]:
    """A Doc read, and the rows that may be shown, however sure: for calibration and ablation."""
    text, quoted = read(doc)
    rows = _rows(text, quoted, sieves)
    return text, [row for row in rows if _may_be_shown(text.words, row)]


def _may_be_shown(words: Tokens, row: CandidateRow) -> bool:
    """Whether a row is of what somebody states, wherever it stands in the article."""
    is_of_page = is_furniture(words.text, row.finding.content[0].start)
    return not is_of_page and not only_names(words, row.candidate)


def _claims(words: Tokens, row: CandidateRow) -> bool:
    """Whether something is claimed: not in a question, a stage direction, nor in a turn of the
    interviewer, whose voice is the article's own."""
    candidate = row.candidate
    source = candidate.source if candidate.relation == "turn" else None
    is_interviewer = source is not None and is_asking(words.form[source.head])
    is_direction = candidate.relation == "colon" and _is_in_brackets(words.text, row.finding)
    return not (is_interviewer or is_direction or _asks(words.text, row.finding))


def _is_in_brackets(text: str, row: Attribution) -> bool:
    """Whether all of the content stands in brackets, as what somebody does: ORR: (pours tea)"""
    return all(_BRACKETS.fullmatch(span.of(text)) for span in row.content)


_BRACKETS = re.compile(r"\([^()]*\)\.?|\[[^][]*\]\.?")
_TAG = re.compile(r", (?:\w+n['’]t (?:I|you|s?he|it|we|they|there)|\w+ \w+ not|innit)\?")
"""What makes a question a statement: it was late, | wasn’t it?"""
_LAST = re.compile(r"([^\w\s'\"”’»])[\s'\"”’»]*$")
"""The last mark that is neither a quotation mark nor a blank."""
_STOPS = re.compile(r"[.?!]+(?=[\s'\"”’»]|$)")
"""What ends a sentence."""


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
    return words.span(start, end)


def _quotes(text: Context, quoted: Quoted, rows: Sequence[CandidateRow]) -> tuple[Quote, ...]:
    """Each quotation with the row that has half of its words at least, the last of two."""
    holders = owners(text.words, quoted, [row.candidate for row in rows])
    quotes = []
    for n, (quotation, chance) in enumerate(zip(quoted.quotations, quoted.terms, strict=True)):
        holder = rows[holders[n]] if n in holders else None
        if chance >= TERM or (holder is not None and _is_unsaid(holder.finding)):
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


def _statement(words: Tokens, quotation: Quotation, holder: CandidateRow) -> Quote:
    """A quotation as what its row makes of it: all of somebody's words, or some of them."""
    row = holder.finding
    return Quote(
        start=quotation.start,
        end=quotation.end,
        kind="direct" if words.are_quoted(holder.candidate.content) else "mixed",
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
        places.setdefault(id(m.cluster), []).append(words.span(m.start, m.end))
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
