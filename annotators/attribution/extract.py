"""From words to rows: candidates, their chances, the choice among them, and speakers carried on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotators.attribution import quote_classifier
from annotators.attribution.boundaries import with_statement, without_addressee
from annotators.attribution.candidate import Candidate
from annotators.attribution.candidates import candidates, cue_range
from annotators.attribution.context import Context
from annotators.attribution.conversation import Carrier
from annotators.attribution.decoding import choose, outermost, without_hearsay
from annotators.attribution.features import features
from annotators.attribution.headlines import is_only_a_topic
from annotators.attribution.nesting import unwrap
from annotators.attribution.network import load
from annotators.attribution.parse_repair import mend
from annotators.attribution.quote_cues import adjoining, behind, introducing, is_astray, is_said
from annotators.attribution.sieve import least_chance
from annotators.attribution.source_ranker import link
from annotators.attribution.span_candidates import tagged_candidates
from annotators.attribution.span_tags import Tags, read_tags
from annotators.attribution.stance import reported
from annotators.attribution.syntactic_source import Source, find_source, paper_before
from annotators.coreference.clusters import clusters_of
from annotators.text.intervals import Range, Ranges, holds
from annotators.text.quotations import Quotation, find_quotations
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOLD = frozenset(("turn", "according", "adverb", "signed", "gesture"))
"""Relations whose source comes with the candidate (the name before a colon, after “according to”,
behind a dash), so that the ranker is not asked."""


def read(doc: Doc) -> tuple[Context, list[Quotation], list[Range]]:
    """What attributions are found in: a Doc as words and people; its quotations, and their words.

    What the pipeline lacks (a parse, names) costs what rests on it.
    """
    words = Tokens.from_doc(doc)
    quotations = find_quotations(words.text)
    words.mark_quotations(quotations)
    mend(words)
    spans = [words.between(q.start, q.end) for q in quotations]
    return Context(words, clusters_of(doc, words), read_tags(doc)), quotations, spans


def find_attributions(
    text: Context, quotations: list[Quotation], spans: list[Range]
) -> tuple[list[Candidate], list[float]]:
    """The attributions of a text in order, and for each quotation the chance that it is one."""
    rows, chances = unlinked(text, quotations, spans)
    _link(text, rows)
    return rows, chances


def unlinked(
    text: Context, quotations: list[Quotation], spans: list[Range]
) -> tuple[list[Candidate], list[float]]:
    """The same before sources are chosen; those of the tree stand in for them."""
    words, tags = text.words, text.tags
    found = scored(words, spans, tags)
    best = quote_classifier.best_scores(found, spans)
    chances = quote_classifier.chances(words, quotations, spans, best, tags)
    chances = [
        1.0 if quotation.style in ("turn", "block", "dash") else chance
        for quotation, chance in zip(quotations, chances, strict=True)
    ]
    turns = {n for n, quotation in enumerate(quotations) if quotation.style == "turn"}
    beside = {n: adjoining(words, span) for n, span in enumerate(spans)}
    own = {n: k for n, k in beside.items() if k is not None and n not in turns}
    found = [c for c in found if words.quote_of[c.content[0][0]] not in turns]
    found = [c for c in found if not is_astray(words, c, own)]
    found = [c for c in without_hearsay(words, found) if not is_only_a_topic(words, c)]
    chosen = choose(found, len(words))
    chosen = outermost(words, chosen, _others(found, chosen))
    inner = unwrap(words, text.clusters, chosen, _others(found, chosen))
    carrier = Carrier(words, quotations, spans, chances, own)
    rows = carrier.carry(inner, _others(found, [*chosen, *inner]))
    rows = [reported(words, row) for row in rows]
    rows.sort(key=lambda c: c.content[0][0])
    titles = [span for span in spans if quote_classifier.is_title(words, span)]
    for row in rows:
        _part_from_paper(words, row)
        recue(words, row)
        row.content = without_addressee(words, row)
        row.content = without_titles(with_statement(words, row), titles)
    rows = [row for row in rows if row.content]
    return rows, _with_those_that_are_said(words, rows, spans, chances)


def _with_those_that_are_said(
    words: Tokens, rows: list[Candidate], spans: list[Range], chances: list[float]
) -> list[float]:
    """The chances, those of clauses in marks that are all that a verb of saying has no less than
    that of a statement: somebody's words as they stand are not reworded."""
    whole = {
        row.content[0]
        for row in rows
        if row.cue and len(row.content) == 1 and is_said(words, row.head)
    }
    return [
        max(chance, quote_classifier.STATED)
        if span in whole and any(words.tag[k] in _TENSED for k in range(*span))
        else chance
        for span, chance in zip(spans, chances, strict=True)
    ]


_TENSED = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _others(found: list[Candidate], chosen: list[Candidate]) -> list[Candidate]:
    """Those found that are not chosen."""
    kept = {id(c) for c in chosen}
    return [c for c in found if id(c) not in kept]


def without_titles(content: Ranges, titles: Sequence[Range]) -> Ranges:
    """The content without titles that it begins or ends with, or that are a piece of it."""
    kept: list[Range] = []
    for start, end in content:
        for low, high in titles:
            if low == start < high <= end:
                start = high
            elif start <= low and high == end:
                end = low
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def _link(text: Context, rows: list[Candidate]) -> None:
    """Choose each row's source, with the one before it in mind."""
    previous: Source | None = None
    for row in rows:
        if row.relation not in TOLD:
            row.source = link(text, row, previous)
        previous = row.source or previous


def _part_from_paper(words: Tokens, row: Candidate) -> None:
    """Take papers for papers where they were taken for a verb or for what is said: he addressed
    reports suggesting, she dismissed reports claiming."""
    start, end = row.content[0]
    if holds(row.cue, start - 1) and paper_before(words, start) is not None:
        k = start
    elif end - start > 2 and words.right[start] >= end - 1:
        k = start + 1
    else:
        return
    if end - k > 1 and paper_before(words, k) is not None:
        row.head, row.cue = k, ((k, k + 1),)
        row.content = ((k + 1, end), *row.content[1:])


def recue(words: Tokens, row: Candidate) -> None:
    """Give a quotation the verb of saying that adjoins it, where another was taken for its cue:
    in `Stressing unity, she said, “…”` it is said, not stressed."""
    after = behind(words, row.content[-1]) if words.quote_of[row.content[-1][1] - 1] >= 0 else None
    k = introducing(words, row.content[0][0]) if after is None or after != row.head else None
    if k is None and not row.cue and words.pos[row.content[0][0] - 1] == "ADP":
        k = introducing(words, row.content[0][0], skipped=1)  # warns of “chaos”
        row.relation = row.relation if k is None else "quotation"
    k = after if k is None else k
    if k is None or (row.cue and k == row.head):
        return
    if holds(row.cue, k) or holds(row.content, k):
        return
    row.head, row.cue = k, (cue_range(words, k),)
    row.source = find_source(words, k) or row.source


def scored(words: Tokens, spans: list[Range], tags: Tags | None) -> list[Candidate]:
    """All candidates, each with its chance of being an attribution."""
    found = gathered(words, spans, tags)
    chances = load("ranking").chances(features(words, found, tags))
    for candidate, chance in zip(found, chances, strict=True):
        candidate.score = max(chance, least_chance(words, candidate))
    return found


def gathered(words: Tokens, spans: list[Range], tags: Tags | None) -> list[Candidate]:
    """The candidates of the tree, and of the tagger where there is one."""
    found = candidates(words, spans)
    return found + tagged_candidates(words, tags, spans) if tags is not None else found
