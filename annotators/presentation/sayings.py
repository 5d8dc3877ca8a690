"""What was found in one article as plain rows, for looking at people over many articles."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from annotators.findings import UNNAMED, place_of
from annotators.presentation.exact_words import clean
from annotators.presentation.roles import role_of
from annotators.presentation.statements import Statement, polarity_of, reservations, statement_of
from annotators.presentation.verbs import tells_denial
from articles.search.people import Person
from articles.search.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotators.findings import Claim, Findings, Position, Quote
    from articles.article import Article, Span


PLACES: Final = frozenset(("GPE", "LOC", "FAC"))
"""The labels of names of places."""


def people_of(text: str, findings: Findings) -> list[Person]:
    """Everybody who is named in an article with this text."""
    return [
        Person(
            name=clean(person.name),
            label=person.label,
            role=role_of(person.name, person.mentions, text) if person.label == "PERSON" else "",
        )
        for person in findings.people
    ]


def places_of(findings: Findings) -> list[str]:
    """Every place that is named in the article, once."""
    named = (entity.name for entity in findings.entities if entity.label in PLACES)
    return list(dict.fromkeys(named))


def sayings_of(article: Article, findings: Findings) -> list[Saying]:
    """What is said in the article, in the order of the text; a quotation only once.

    Also what is left open or in doubt, what nobody who is named says, and what somebody wants.
    """
    reported: list[Claim | Position] = [*findings.claims, *findings.positions]
    rows = [_reported(article.text, row) for row in reported]
    rows += _quotes(article.text, findings)
    return sorted(rows, key=lambda row: (row.start, row.end))


def statement_in(saying: Saying) -> Statement:
    """A saying as the words that are copied of it."""
    is_exact = saying.form == "direct"
    is_denial_in_verb = not is_exact and tells_denial(saying.verb)
    return Statement(
        words=clean(saying.words),
        speaker="" if saying.speaker == UNNAMED else clean(saying.speaker),
        verb=saying.verb or "said:",
        is_exact=is_exact,
        notes=reservations(
            saying.form,
            saying.polarity,
            0 if saying.is_in_doubt else 1,
            is_denial_in_verb=is_denial_in_verb,
        ),
    )


def _reported(text: str, row: Claim | Position) -> Saying:
    place, statement, polarity = place_of(row), statement_of(row, text), polarity_of(row)
    return Saying(
        speaker=_speaker(row, statement),
        kind="denies" if polarity == "denies" else row.act,
        polarity=polarity,
        is_in_doubt=row.is_in_doubt,
        verb=statement.verb,
        words=statement.words,
        form="direct" if statement.is_exact else "mixed" if row.form != "indirect" else "indirect",
        start=place.start,
        end=place.end,
        about=tuple(map(clean, row.about)),
    )


def _quotes(text: str, findings: Findings) -> Iterator[Saying]:
    """Quotations that are in no claim."""
    is_in_claim = overlapping(span for claim in findings.claims for span in claim.content)
    for quote in findings.quotes:
        if quote.kind != "scare" and not is_in_claim(quote):
            statement = statement_of(quote, text)
            yield Saying(
                speaker=_speaker(quote, statement),
                kind="quote",
                is_in_doubt=quote.is_in_doubt,
                verb="said",
                words=statement.words,
                form="direct",
                start=quote.start,
                end=quote.end,
            )


def overlapping(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """A function that tells whether a span shares a character with any of these.

    Of many it looks at a few: of those that begin before its end, how far the longest reaches.
    """
    ordered = sorted((span.start, span.end) for span in spans)
    starts = [start for start, _ in ordered]
    reached = list(accumulate((end for _, end in ordered), max))

    def is_overlapping(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before > 0 and reached[before - 1] > span.start

    return is_overlapping


def _speaker(row: Claim | Position | Quote, statement: Statement) -> str:
    """Who says it: a name, a group in the article's words, or `UNNAMED`."""
    is_named = row.speaker and row.speaker != UNNAMED
    return clean(row.speaker) if is_named and row.speaker else statement.speaker or UNNAMED
