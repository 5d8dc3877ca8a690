"""Chosen candidates as rows for a reader: claims and positions, with names and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from annotators.attribution.attributes import as_meant, form_of
from annotators.attribution.candidate import Candidate
from annotators.attribution.confidence import confidence
from annotators.attribution.context import Context
from annotators.attribution.cue_words import hedges_of, whole_cue
from annotators.attribution.negation import is_nobody
from annotators.attribution.nesting import Voice, voice
from annotators.findings import UNNAMED, Attribution, Claim, Position
from annotators.text.intervals import Range
from annotators.text.lexicon import CLAIM_ACTS
from annotators.text.tokens import Tokens
from annotators.text.turn_labels import is_answering, is_asking
from articles.article import Span

_REASONS = {
    "linked": "linked to “{cue}”",
    "name before colon": "name before the colon",
    "spoke before": "likeliest to speak here",
}


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A row of the findings, with the candidate that it tells of."""

    finding: Attribution
    candidate: Candidate


def rows_of(text: Context, chosen: list[Candidate], stated: frozenset[int]) -> list[CandidateRow]:
    """One row for each candidate with content, in order; `stated` numbers the quotations that are
    statements."""
    meant = (as_meant(text.words, c) for c in chosen if c.content)
    return [CandidateRow(_row(text, c, stated), c) for c in meant]


def _row(text: Context, candidate: Candidate, stated: frozenset[int]) -> Attribution:
    words, clusters = text.words, text.clusters
    candidate = replace(candidate, cue=whole_cue(words, candidate))
    who = _voice(text, candidate)
    act: Any = candidate.act
    if act == "denies" and candidate.stance != "denies":
        act = "says"  # “did not rule it out” is no denial
    return (Claim if act in CLAIM_ACTS else Position)(
        act=act,
        content=_spans(words, candidate.content),
        source=_spans(words, who.spans),
        cue=_spans(words, candidate.cue),
        speaker=who.speaker,
        form=form_of(words, candidate.content, stated),
        polarity=candidate.stance,
        hedges=_spans(words, hedges_of(words, candidate)),
        via=who.via,
        about=tuple(n for n in clusters.names_in(candidate.content) if n != who.speaker),
        confidence=confidence(text, candidate),
        why=_why(words, candidate),
    )


def _voice(text: Context, candidate: Candidate) -> Voice:
    if candidate.source is None or is_nobody(text.words, candidate.source.head):
        return Voice(UNNAMED, ())
    head, rule, span, _ = candidate.source
    if candidate.relation == "turn":
        if rule == "spoke before":
            return _answering(text, span)
        return Voice(_interviewed(text, head, span), (span,))
    return voice(text.words, text.clusters, head, candidate.head, span)


def _answering(text: Context, span: Range) -> Voice:
    """Who answers the questions below a line: the first person whom the line names in full."""
    by_word = text.clusters.by_word
    for k in range(*span):
        who = by_word.get(k)
        if who is not None and who.is_person and " " in who.name:
            end = next(x for x in range(k, span[1] + 1) if by_word.get(x) is not who)
            return Voice(who.name, ((k, end),))
    return Voice(UNNAMED, ())


def _interviewed(text: Context, head: int, span: Range) -> str:
    """Who takes a turn: the name before the colon; for a bare A, whom the article itself names
    most, the first of several: in questions and answers those are named who are talked about."""
    name = text.words.in_one_line(*span)
    if is_asking(name):
        return UNNAMED
    if not is_answering(name):
        cluster = text.clusters.by_word.get(head)
        return cluster.name if cluster is not None else name.removesuffix(".")
    named = Counter(
        mention.cluster.name
        for mention in text.clusters.in_order()
        if mention.cluster and mention.cluster.is_person and text.words.quote_of[mention.start] < 0
    )
    return named.most_common(1)[0][0] if named else UNNAMED


def _why(words: Tokens, candidate: Candidate) -> str:
    cue, source = " ".join(words.in_one_line(*r) for r in candidate.cue), candidate.source
    if source is None:
        return f"“{cue}” names nobody" if cue else "no cue and no speaker near"
    reason = _REASONS[source.rule] if cue else "no cue of its own; the one likeliest to speak here"
    return reason.format(cue=cue)


def _spans(words: Tokens, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(words.span(start, end) for start, end in ranges)
