"""The findings of a parsed text, put together: entities, people, quotes, claims, positions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from annotators.attribution.attributes import only_names
from annotators.attribution.candidate import TERM, Context
from annotators.attribution.extract import find_attributions, read, speakers
from annotators.attribution.negation import is_unreported
from annotators.attribution.nesting import unnamed
from annotators.attribution.rows import CandidateRow, rows_of
from annotators.attribution.sieves import SIEVES, Sieve, owners
from annotators.coreference.clusters import Clusters
from annotators.findings import (
    Attribution,
    Claim,
    Findings,
    Person,
    Position,
    Quote,
    claims_by,
    quotations_by,
)
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens
from annotators.text.turn_labels import is_asking
from articles.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHOWN = frozenset(("PERSON", "ORG"))


def from_doc(doc: Doc) -> Findings:
    """What is found in a Doc.

    In one without a parse and parts of speech: names, quotations, and statements as the linker has
    them. In one without names a speaker goes by the words of the source.
    """
    text = read(doc)
    words, clusters = text.words, text.clusters
    rows = [row for row in _rows(text, SIEVES) if row.finding.confidence >= _LEAST]
    quotes = _quotes(text, rows)
    shown = [row.finding for row in rows if _may_be_shown(words, row) and _claims(words, row)]
    clusters.mentions += unnamed(words, clusters)
    claims = tuple(row for row in shown if isinstance(row, Claim))
    return Findings(
        entities=clusters.entities(words),
        people=_people(words, clusters, claims, quotes),
        quotes=quotes,
        claims=claims,
        positions=tuple(row for row in shown if isinstance(row, Position)),
        sentences=tuple(_sentences(words)),
    )


def _rows(text: Context, sieves: Sequence[Sieve]) -> list[CandidateRow]:
    """The rows of all attributions that the article reports, pronouns resolved by who speaks.
    Changes the clusters and links."""
    words, quoted = text.words, text.quoted
    chosen = find_attributions(text, sieves)
    text.clusters.link_pronouns(text.links, speakers(text, chosen))
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
    text = read(doc)
    return text, [row for row in _rows(text, sieves) if _may_be_shown(text.words, row)]


def _may_be_shown(words: Tokens, row: CandidateRow) -> bool:
    """Whether a row is of what somebody states, wherever it stands in the article."""
    line_start = words.text.rfind("\n", 0, row.finding.content[0].start) + 1
    is_of_page = _FURNITURE.match(words.text, line_start)
    return not is_of_page and not only_names(words, row.candidate)


_FURNITURE = re.compile(
    r"\[picture: |"
    r"\W*(?:read (?:more|also|next|on)|related|see also|also read|watch|listen|video|photos?"
    r"|gallery|(?:image |photo |file )?caption|file (?:photo|image)|pictured|share|sign up"
    r"|subscribe|follow us|advertisement|contact|opening (?:times|hours)|comments|source|tags"
    r"|topics|credit|more from)\b"
    r"(?:\s+(?:on|this|here)\b[^.:\n]{0,30})?\s*(?:\(\d+\))?\s*(?::|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that leads elsewhere: Read more: …"""


def _claims(words: Tokens, row: CandidateRow) -> bool:
    """Whether something is claimed: not in a question, a stage direction, nor in a turn of the
    interviewer, whose voice is the article's own."""
    candidate = row.candidate
    source = candidate.source
    is_interviewer = source is not None and is_asking(words.form[source.head])
    contents = (span.of(words.text) for span in row.finding.content)
    is_of_turn = candidate.relation in ("turn", "colon")
    is_direction = is_of_turn and all(map(_BRACKETS.fullmatch, contents))
    return not (is_interviewer or is_direction or _asks(words.text, row.finding))


_BRACKETS = re.compile(r"\([^()]*\)?\.?|\[[^][]*\]?\.?")
"""What somebody does: ORR: (pours tea)"""


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


def _sentences(words: Tokens) -> Iterator[Span]:
    """The sentences that are more than blanks, without those at their ends."""
    for start, end in words.sentences:
        said = words.says(start, end)
        first = words.start[start] + len(said) - len(said.lstrip())
        if said.strip():
            yield Span(first, first + len(said.strip()))


def _quotes(text: Context, rows: Sequence[CandidateRow]) -> tuple[Quote, ...]:
    """Each quotation by the row that has half of its words at least, the last of two."""
    words, quoted = text.words, text.quoted
    holders = owners(words, quoted, [row.candidate for row in rows])
    return tuple(
        _quote(words, quotation, term, rows[holders[n]] if n in holders else None)
        for n, (quotation, term) in enumerate(zip(quoted.quotations, quoted.terms, strict=True))
    )


def _quote(words: Tokens, quotation: Quotation, term: float, holder: CandidateRow | None) -> Quote:
    """A quotation as all of somebody's words, or some of them; as nobody's, where it is a term (the
    chance of that is `term`) or they never said it; without a row it is not known whose it is."""
    quote = partial(Quote, start=quotation.start, end=quotation.end)
    row = None if holder is None else holder.finding
    is_unsaid = row is not None and row.form == "direct" and row.polarity != "affirms"
    if term >= TERM or is_unsaid:
        return quote(kind="scare", confidence=round(max(term, TERM), 3))
    if holder is None or row is None:
        return quote(kind="direct", confidence=round(max(term, _UNSPOKEN), 3))
    return quote(
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
