"""What was found in one article as plain rows, for looking at people over many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.findings import UNNAMED, is_said, place_of
from annotators.presentation.exact_words import clean
from annotators.presentation.statements import Statement, reservations, statement_of
from annotators.presentation.verbs import tells_denial
from articles.search.people import Person, Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotators.findings import Claim, Findings
    from articles.article import Article


def people_of(findings: Findings) -> list[Person]:
    """Everybody who is named in the article."""
    return [Person(name=each.name, label=each.label) for each in findings.people]


def sayings_of(article: Article, findings: Findings) -> list[Saying]:
    """What each of them says in the article, in the order of the text; a quotation only once.

    What somebody leaves open they do not say, and neither its words in quotation marks; what is in
    doubt is left out.
    """
    own = (claim for claim in findings.claims if claim.speaker != UNNAMED)
    rows = [_claim(article.text, claim) for claim in own if is_said(claim)]
    rows += _quotes(article.text, findings)
    return sorted(rows, key=lambda row: (row.start, row.end))


def statement_in(saying: Saying) -> Statement:
    """A saying as the words that are copied of it."""
    is_exact = saying.form == "direct"
    polarity = "denies" if saying.kind == "denies" else "affirms"
    is_told = not is_exact and tells_denial(saying.verb)
    return Statement(
        words=clean(saying.words),
        speaker=clean(saying.speaker),
        verb=saying.verb or "said:",
        is_exact=is_exact,
        notes=reservations(saying.form, polarity, 1, is_told=is_told),
    )


def _claim(text: str, claim: Claim) -> Saying:
    place, said = place_of(claim), statement_of(claim, text)
    return Saying(
        speaker=claim.speaker,
        kind="denies" if claim.polarity == "denies" else claim.act,
        verb=said.verb,
        words=said.words,
        form="direct" if said.is_exact else "mixed" if claim.form != "indirect" else "indirect",
        start=place.start,
        end=place.end,
        about=claim.about,
    )


def _quotes(text: str, findings: Findings) -> Iterator[Saying]:
    """Quotations with a speaker that are in no claim."""
    told = [span for claim in findings.claims for span in claim.content]
    for quote in findings.quotes:
        if not quote.speaker or quote.speaker == UNNAMED or quote.kind == "scare":
            continue
        if not quote.is_in_doubt and not any(map(quote.overlaps, told)):
            yield Saying(
                speaker=quote.speaker,
                kind="quote",
                verb="said",
                words=statement_of(quote, text).words,
                form="direct",
                start=quote.start,
                end=quote.end,
            )
