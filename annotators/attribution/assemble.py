"""The findings of a parsed text, put together: entities, people, quotes, claims, positions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from annotators.attribution import quote_classifier
from annotators.attribution.antecedents import link_speakers
from annotators.attribution.attributes import only_names, stays_unnamed
from annotators.attribution.extract import find_attributions, read
from annotators.attribution.headlines import is_furniture, with_bodys_speakers
from annotators.attribution.rows import INTERVIEWER, Made, make_rows
from annotators.attribution.stance import is_unreported
from annotators.coreference.clusters import Clusters
from annotators.findings import (
    DOUBTFUL,
    Attribution,
    Claim,
    Findings,
    Person,
    Position,
    Quote,
    claims_by,
    quotations_by,
)
from annotators.text.intervals import Range, shared
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens
from articles.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHOWN = frozenset(("PERSON", "ORG"))


_LAID_OUT = frozenset(("turn", "signed"))
"""Relations that the layout tells, without any grammar."""


def has_grammar(doc: Doc) -> bool:
    """Whether the Doc has the parse and the parts of speech that most of who-said-what rests on."""
    return all(doc.has_annotation(name) for name in ("DEP", "POS", "TAG"))


def from_doc(doc: Doc) -> Findings:
    """What is found in a Doc.

    Without a parse and parts of speech: its names, its quotations, and who takes which turn of an
    interview; without names: speakers in the words that stand there.
    """
    text, quotations, spans = read(doc)
    words, clusters = text.words, text.clusters
    chosen, chances = find_attributions(text, quotations, spans)
    is_parsed = has_grammar(doc)
    if not is_parsed:
        chosen = [candidate for candidate in chosen if candidate.relation in _LAID_OUT]
    else:
        link_speakers(words, clusters, chosen)
    stated = frozenset(n for n, chance in enumerate(chances) if chance >= quote_classifier.STATED)
    made = with_bodys_speakers(words, make_rows(text, chosen, stated))
    made = [each for each in made if not is_unreported(words, each.candidate)]
    made = with_doubt_where_contested(made)
    quotes = _quotes(words, quotations, spans, chances, made)
    if not is_parsed:  # what is in marks, but nobody's, takes grammar to tell
        quotes = tuple(replace(q, kind="direct") if q.kind == "scare" else q for q in quotes)
    made = [each for each in made if _may_be_shown(words, each)]
    rows = [m.row for m in made if not (_is_interviewer(words, m) or _asks(words.text, m.row))]
    claims = tuple(row for row in rows if isinstance(row, Claim))
    return Findings(
        entities=clusters.entities(words),
        people=_people(words, clusters, claims, quotes),
        quotes=quotes,
        claims=claims,
        positions=tuple(row for row in rows if isinstance(row, Position)),
        sentences=tuple(_sentence(words, a, b) for a, b in words.sentences if _says(words, a, b)),
    )


def made_rows(doc: Doc) -> tuple[Tokens, list[Made]]:
    """The words of a Doc and the rows that may be shown, however sure: for training."""
    text, quotations, spans = read(doc)
    chosen, chances = find_attributions(text, quotations, spans)
    link_speakers(text.words, text.clusters, chosen)
    stated = frozenset(n for n, chance in enumerate(chances) if chance >= quote_classifier.STATED)
    made = make_rows(text, chosen, stated)
    made = [each for each in made if not is_unreported(text.words, each.candidate)]
    return text.words, [each for each in made if _may_be_shown(text.words, each)]


def _may_be_shown(words: Tokens, made: Made) -> bool:
    """Whether a row is of what somebody states, wherever it stands in the article."""
    return (
        not is_furniture(words.text, made.row.content[0].start)
        and not only_names(words, made.candidate)
        and not stays_unnamed(words, made.candidate)
    )


def with_doubt_where_contested(made: list[Made]) -> list[Made]:
    """The rows, those in doubt that give the same exact words to different speakers: at most one of
    them is right."""
    exact = [each.row for each in made if each.row.form == "direct" and each.row.source]
    held = sorted(((span, row) for row in exact for span in row.content), key=itemgetter(0))
    contested = {
        id(row)
        for (span, first), (other, second) in pairwise(held)
        if span.overlaps(other) and first.speaker != second.speaker
        for row in (first, second)
    }
    return [
        replace(each, row=replace(each.row, confidence=min(each.row.confidence, _CONTESTED)))
        if id(each.row) in contested
        else each
        for each in made
    ]


_CONTESTED: Final = DOUBTFUL / 2


def _is_interviewer(words: Tokens, made: Made) -> bool:
    """Whether it is a turn of the one who asks, whose voice is the article's own."""
    source = made.candidate.source
    return (
        made.candidate.relation == "turn"
        and source is not None
        and words.form[source.head].removesuffix(".") in INTERVIEWER
    )


_LAST = re.compile(r"([^\w\s'\"”’»])[\s'\"”’»]*$")
_STOPS = re.compile(r"[.?!]+(?=[\s'\"”’»]|$)")


def _asks(text: str, row: Attribution) -> bool:
    """Whether all of the content is questions in quotation marks, which claim nothing."""
    if row.form != "direct":
        return False
    ends = (_LAST.search(span.of(text)) for span in row.content)
    stops = [stop for span in row.content for stop in _STOPS.findall(span.of(text))]
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


def _quotes(
    words: Tokens,
    quotations: list[Quotation],
    spans: list[Range],
    chances: list[float],
    made: list[Made],
) -> tuple[Quote, ...]:
    """Each quotation with the row that has most of its words."""
    found = []
    holders = _holders(spans, made)
    runs = Counter(quotation.run for quotation in quotations)
    for n, (quotation, span, chance) in enumerate(zip(quotations, spans, chances, strict=True)):
        holder = holders.get(n)
        is_long = runs[quotation.run] > 1
        is_said = holder is not None and not _is_unsaid(holder.row)
        if holder is not None and is_said and (is_long or _is_stated(words, span, chance)):
            found.append(_statement(words, quotation, holder))
        else:
            start, end = quotation.start, quotation.end
            found.append(Quote(start=start, end=end, kind="scare", confidence=round(1 - chance, 3)))
    return tuple(found)


def _is_unsaid(row: Attribution) -> bool:
    """Whether exact words are those that somebody did not say: never said “We wait”."""
    return row.form == "direct" and row.polarity != "affirms"


def _statement(words: Tokens, quotation: Quotation, made: Made) -> Quote:
    """A quotation as what its row makes of it: all of somebody's words, or some of them."""
    row, content = made.row, made.candidate.content
    is_direct = all(words.quote_of[k] >= 0 for start, end in content for k in range(start, end))
    return Quote(
        start=quotation.start,
        end=quotation.end,
        kind="direct" if is_direct else "mixed",
        speaker=row.speaker,
        source=row.source,
        cue=row.cue,
        confidence=row.confidence,
    )


def _is_stated(words: Tokens, span: Range, chance: float) -> bool:
    """Whether a quotation is likely to be a statement, and is no name or title."""
    if quote_classifier.is_name(words, span) or quote_classifier.is_title(words, span):
        return False
    return chance >= quote_classifier.STATED


def _holders(spans: list[Range], made: list[Made]) -> dict[int, Made]:
    """For each quotation by its number, the row that has half of its words or more."""
    found: dict[int, Made] = {}
    starts = [start for start, _ in spans]
    for each in made:
        for low, high in each.candidate.content:
            for n in range(max(0, bisect_right(starts, low) - 1), len(spans)):
                if spans[n][0] >= high:
                    break
                if 2 * shared((spans[n],), each.candidate.content) >= spans[n][1] - spans[n][0]:
                    found.setdefault(n, each)
    return found


def _people(
    words: Tokens, clusters: Clusters, claims: tuple[Claim, ...], quotes: tuple[Quote, ...]
) -> tuple[Person, ...]:
    """People, organisations, and whatever else speaks, in the order of first mention."""
    said, quoted = claims_by(claims), quotations_by(quotes)
    places: dict[int, list[Span]] = {}
    for m in clusters.in_order():
        span = Span(words.start[m.start], words.end[m.end - 1])
        places.setdefault(id(m.cluster), []).append(span)
    return tuple(
        Person(
            name=cluster.name,
            label=cluster.label,
            mentions=tuple(places[id(cluster)]),
            said=said[cluster.name],
            quoted=quoted[cluster.name],
        )
        for cluster in clusters.members
        if cluster.label in _SHOWN or said[cluster.name]
    )
