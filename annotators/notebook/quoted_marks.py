"""A mark as it is quoted: its words with whose they are, and the address that leads to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotators.notebook.mark import MarkedClaim
from annotators.notebook.marked_claims import judged_claim
from annotators.presentation.exact_words import bare, clean, in_marks
from annotators.presentation.statements import (
    NOBODY,
    OWN_WORDS,
    UNFOUND,
    Statement,
    own_words,
    reservations,
)
from annotators.presentation.text_fragments import linked
from annotators.presentation.verbs import tells_denial
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.mark import Mark
    from articles.article import Article


def statement_in(mark: Mark) -> Statement:
    """The marked words as they are copied; the article's own where nobody is known to say them.

    Reworded ones that are not all of a claim have `…` where they are cut.
    """
    claim, speaker = judged_claim(mark), _speaker(mark)
    if mark.claim is None and mark.verdict is None and speaker and bare(mark.exact) != mark.exact:
        claim = MarkedClaim(act="says")  # a whole quotation, from before its claim was kept
    if claim is None or not claim.form:
        return own_words(mark.exact)
    notes = reservations(claim.form, claim.polarity, claim.confidence)
    verb = clean(claim.verb).removesuffix(":")
    if claim.form == "direct":
        notes = notes if speaker else (NOBODY if verb else UNFOUND, *notes)
        words = in_marks(mark.exact)
        return Statement(words=words, speaker=speaker, verb=verb, is_exact=True, notes=notes)
    if not (speaker and verb) or any(_has_word(mark.exact, v) for v in (verb.split()[-1], _BY)):
        return own_words(mark.exact)
    begins, ends = _begins(mark, verb), _ends(mark)
    return Statement(
        words=f"{'' if begins else '… '}{clean(mark.exact)}{'' if ends else ' …'}",
        speaker=speaker,
        verb=f"{verb}:" if begins and mark.exact[:1].isupper() else verb,
        notes=reservations(
            claim.form, claim.polarity, claim.confidence, is_denial_in_verb=tells_denial(verb)
        ),
    )


_BY: Final = "according to"
"""What tells whose words are, as a verb does that stands in them."""


def credits_of(mark: Mark, quoted: Iterable[Span]) -> Iterator[str]:
    """What is known of words that were marked before their claim was kept.

    That is their speaker, and `OWN_WORDS` where they stand in no quotation marks.

    quoted: where the article has quotation marks.
    """
    if mark.speaker and mark.claim is None and not mark.verdict:
        yield mark.speaker
        if not any(quote.covers(mark.span) for quote in quoted) and mark.state != "orphan":
            yield OWN_WORDS


def _begins(mark: Mark, verb: str) -> bool:
    """Whether the words begin a sentence, or right behind the verb."""
    before = mark.prefix.split()
    if not before or "\n" in mark.prefix[len(mark.prefix.rstrip()) :]:
        return True
    return not before[-1][-1:].isalnum() or before[-1].lower() in verb.split()


def _ends(mark: Mark) -> bool:
    """Whether the words end a sentence, or no word comes behind them."""
    is_stop = re.search(r"[.!?][”’\"')]*$", mark.exact.rstrip())
    return bool(is_stop) or not re.match(r" *[\w“‘\"'(]", mark.suffix)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def address_of(mark: Mark, article: Article) -> str | None:
    """The address of the mark's page, which leads to the words that were marked."""
    if not article.url or not mark.exact:
        return article.url
    if article.text and mark.span.of(article.text) == mark.exact:
        return linked(article.url, article.text, [mark.span])
    start = len(mark.prefix)
    around = f"{mark.prefix}{mark.exact}{mark.suffix}"
    return linked(article.url, around, [Span(start, start + len(mark.exact))])


def _speaker(mark: Mark) -> str:
    verdict = mark.verdict
    if verdict is not None and verdict.rejects:
        return ""
    return clean((verdict and verdict.speaker) or mark.speaker or "")
