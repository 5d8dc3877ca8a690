"""Chosen candidates as rows for a reader: claims and positions, with names and reasons.

A cue has the words that make it readable by itself (`did not rule out`); hedges are those by which
a source is less than sure, or the article that the source said so (`allegedly`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from annotators.attribution.attributes import as_meant, form_of
from annotators.attribution.candidate import Candidate, Context
from annotators.attribution.confidence import confidence
from annotators.attribution.negation import is_nobody, negators
from annotators.attribution.nesting import Voice, voice
from annotators.findings import UNNAMED, Attribution, Claim, Position
from annotators.text.intervals import Range, Ranges, minus, shared, union, words_in
from annotators.text.lexicon import CLAIM_ACTS, HEDGES, SENSING, UNTIL
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
    candidate = replace(candidate, cue=_whole_cue(words, candidate))
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
        hedges=_spans(words, _hedges(words, candidate, stated)),
        via=who.via,
        about=tuple(n for n in clusters.names_in(candidate.content) if n != who.speaker),
        confidence=confidence(text, candidate),
        why=_why(words, candidate),
    )


def _whole_cue(words: Tokens, candidate: Candidate) -> Ranges:
    """The cue with its auxiliaries, what negates it, and the noun by which it leads to a clause;
    without words of the content or the source."""
    k, source = candidate.head, candidate.source
    if not candidate.cue or words.pos[k] not in ("VERB", "AUX", "ADJ"):
        return candidate.cue
    before = [c for c in words.children[k] if words.dep[c].startswith(("aux", "cop")) and c < k]
    beside = [(words.left[c], words.right[c]) for c in (*before, *negators(words, k))]
    cue = union([*candidate.cue, *beside, *_to_content(words, candidate)])
    others = [*candidate.content]
    if source is not None and not is_nobody(words, source.head):
        others.append((source.head, source.head + 1))
    return minus(cue, others) or candidate.cue


def _to_content(words: Tokens, candidate: Candidate) -> list[Range]:
    """The noun by which a cue leads to a clause: dismissed | claims that it sank; responded to |
    reports suggesting that it would."""
    start, end = candidate.cue[-1][1], candidate.content[0][0]
    if not 0 < end - start <= _LONGEST_LEAD or words.lower[end] not in _CLAUSE:
        return []
    kinds = [words.pos[k] for k in range(start, end)]
    is_noun = "NOUN" in kinds and not {"PUNCT", "SPACE", "PROPN"} & {*kinds}
    source = [candidate.source.span] if candidate.source is not None else []
    is_source = shared(source, [(start, end)])  # the firm in: was told by the firm that …
    return [(start, end)] if is_noun and not is_source else []


_LONGEST_LEAD = 4
_CLAUSE = frozenset(("that", "whether"))


def _hedges(words: Tokens, candidate: Candidate, stated: frozenset[int]) -> list[Range]:
    """The words by which the cue or the content holds back: reportedly, may, suggested; those
    beside a cue that stand in no quotation, too: she | allegedly | wrote; not those in a title.
    `stated` numbers the quotations that are statements."""
    near = [*words_in(candidate.cue), *words_in(candidate.content)]
    if candidate.cue:
        chain = _governors(words, candidate.head)
        beside = [c for k in chain for c in words.children_by(k, "advmod")]
        near += [c for c in beside if words.quote_of[c] < 0]
    said = [x for x in near if words.quote_of[x] < 0 or words.quote_of[x] in stated]
    return sorted({(x, x + 1) for x in said if words.lower[x] in HEDGES and _is_hedge(words, x)})


def _is_hedge(words: Tokens, k: int) -> bool:
    """Whether such a word hedges here; `may` and the like do as an auxiliary, May the month not."""
    if words.lower[k] == "could" and _is_of_ability(words, k):
        return False
    if words.lower[k] in ("may", "might", "could"):
        return words.pos[k] in ("AUX", "VERB") and words.form[k] != "May"
    return words.pos[k] in ("ADV", "ADJ", "AUX", "VERB")


def _is_of_ability(words: Tokens, k: int) -> bool:
    """Whether `could` was able to: could not; until they could be told; could hear the sea."""
    verb = max(k, words.head[k])
    before = words.lower[words.left[verb] : verb]
    is_until = words.base(verb) == "advcl" and not UNTIL.isdisjoint(before)
    return is_until or words.lemma[verb] in SENSING or words.lemma[k + 1 : k + 2] == ["not"]


def _governors(words: Tokens, k: int) -> list[int]:
    """A cue and the words that it hangs on as an infinitive or a participle of the same subject,
    outermost last: to say, refused; to rule out, yet."""
    chain = [k]
    while len(chain) < 4:
        above = words.head[k]
        if above >= k or words.quote_of[above] >= 0 or words.children_by(k, "nsubj"):
            break
        chain.append(above)
        k = above
    return chain


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
