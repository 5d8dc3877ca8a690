"""What is quoted of an article at a place in it, or of a stretch of it. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from annotators.findings import UNNAMED, Attribution, Quote
from annotators.presentation.exact_words import words_at
from annotators.presentation.statements import Statement, is_exact, own_words, part_of, statement_of
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotators.findings import Findings


Row = TypeVar("Row", Attribution, Quote)


class Quoted(NamedTuple):
    """Words to copy, and where in the text they are."""

    statement: Statement
    spans: tuple[Span, ...]


def row_at(findings: Findings, at: int) -> Attribution | Quote | None:
    """The claim, position or quotation at an offset: on its words, its verb or its source.

    Words come first, the shorter before the longer; a claim before the quotation that it makes.
    What stands between its words, its verb and its source belongs to a claim too.
    """
    rows = (*findings.claims, *findings.positions)
    quotes = [quote for quote in findings.quotes if quote.kind != "scare"]
    return (
        _shortest((row for row in rows if _is_at(row.content, at)), words_of)
        or _shortest((quote for quote in quotes if _is_at((quote,), at)), words_of)
        or _shortest((row for row in rows if _is_at((*row.source, *row.cue), at)), _all_of)
        or _shortest((row for row in rows if _is_at((_reach(_all_of(row)),), at)), _all_of)
    )


def quoted_at(
    findings: Findings | None, text: str, at: int, chosen: Attribution | None = None
) -> Quoted | None:
    """What is copied of the claim or quotation at an offset: all of it, and nothing else.

    chosen: the claim that the reader has gone to, where others are there too.
    """
    row = chosen or (row_at(findings, at) if findings else None)
    return Quoted(statement_of(row, text), words_of(row)) if row else None


def stretch_of(row: Attribution | Quote, at: int) -> Span:
    """The one stretch that a mark on a row is made on, for a cursor at an offset.

    Of exact words it is the part at the cursor or next to it; of others, which say nothing in
    halves, all from the first to the last.
    """
    spans = words_of(row)
    if isinstance(row, Attribution) and not is_exact(row):
        return _reach(spans)
    return min(spans, key=lambda span: max(span.start - at, at - span.end + 1, 0))


def words_of(row: Attribution | Quote) -> tuple[Span, ...]:
    """Where the words of a claim, position or quotation are."""
    return row.content if isinstance(row, Attribution) else (Span(row.start, row.end),)


def quoted_in(findings: Findings | None, text: str, stretch: Span) -> Quoted:
    """What is copied of a stretch: words within one quotation keep their speaker.

    All others are the article's: several voices, or what it says itself or says in its own words.
    """
    row = voice_of(findings, text, stretch) if findings else None
    if row is None:
        return Quoted(own_words(words_at(stretch, text)), (stretch,))
    return Quoted(part_of(row, _pieces(_exact_spans(row), stretch), text), (stretch,))


def voice_of(findings: Findings, text: str, stretch: Span) -> Attribution | Quote | None:
    """The row or quotation whose exact words a stretch is, and nothing but these; else None."""
    rows = [
        row
        for row in (*findings.claims, *findings.positions)
        if any(span.overlaps(stretch) for span in row.content)
    ]
    exact = next((row for row in rows if _has_all(_exact_spans(row), text, stretch)), None)
    if exact is not None:
        return exact
    quotes = (quote for quote in findings.quotes if quote.kind != "scare")
    quote = next((quote for quote in quotes if _has_all((quote,), text, stretch)), None)
    if quote is None:
        return None
    # What a claim says of words in marks, that it is denied, holds if they are of the same voice.
    return next((row for row in rows if row.speaker == (quote.speaker or UNNAMED)), quote)


def _exact_spans(row: Attribution | Quote) -> Sequence[Span]:
    if not isinstance(row, Attribution):
        return (row,)
    return row.content if is_exact(row) else ()


def _has_all(spans: Sequence[Span], text: str, stretch: Span) -> bool:
    """Whether every letter and digit of the stretch is in the spans, and some are."""
    overlapping = [span for span in spans if span.overlaps(stretch)]
    rest, at = [], stretch.start
    for span in overlapping:
        rest.append(text[at : max(at, span.start)])
        at = span.end
    rest.append(text[at : stretch.end])
    return at > stretch.start and not any(map(str.isalnum, "".join(rest)))


def _pieces(spans: Sequence[Span], stretch: Span) -> tuple[Span, ...]:
    """What of the spans is in the stretch; all of it for the quotation in a claim's own words."""
    cut = [
        Span(max(span.start, stretch.start), min(span.end, stretch.end))
        for span in spans
        if span.overlaps(stretch)
    ]
    return tuple(cut) or (stretch,)


def _is_at(spans: Iterable[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _all_of(row: Attribution) -> tuple[Span, ...]:
    return (*row.content, *row.source, *row.cue)


def _reach(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _shortest(rows: Iterable[Row], spans_of: Callable[[Row], Sequence[Span]]) -> Row | None:
    return min(rows, key=lambda row: len(_reach(spans_of(row))), default=None)
