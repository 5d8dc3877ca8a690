"""From a text to what is found in it: what everything else calls, for one text or many."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, Final, TypeVar

from annotators.attribution.assemble import from_doc
from annotators.findings import Findings, Quote
from annotators.pipeline import load
from annotators.pipeline.langid import TextLanguage, language_of
from annotators.pipeline.loading import FAILED, as_failure
from annotators.running.pieces import LIMIT, joined, moved, pieces, shifted
from annotators.text.quotations import find_quotations
from articles.errors import as_article_error
from articles.flowing import Flowing, flowing
from articles.safe import sound

if TYPE_CHECKING:
    from spacy.language import Language

    from articles.article import Span

Context = TypeVar("Context")

BATCH = 4
"""Texts that go through the pipeline together: what is computed for more leaves the cache."""

PARSED = 4
"""The part of a batch that a parser of spaCy takes at once is one in so many; it shall take all."""


_ORNAMENT = re.compile(r"[^\w\s]{300,}|[!-~]{1000,}")
"""Marks in a row, or ASCII without a blank, that no sentence has.

spaCy's tokenizer takes 12 seconds for 8,000 brackets, and ever more for each that is added.
"""


def annotate(text: str, pipeline: str | None = None) -> Findings:
    """What is found in a text. Pure, and fit for a worker process, which keeps its pipeline.

    In a text that is surely not in the pipeline's language only the quotations are found.

    Args:
        pipeline: the name or path of a spaCy pipeline; newsread's own where it is None.

    Raises:
        PipelineError: there is no such pipeline, or it cannot be used.
        ArticleError: the pipeline failed on the text, which is named by its first words.
    """
    return next(annotate_many([text], pipeline))


def annotate_many(texts: Iterable[str], pipeline: str | None = None) -> Iterator[Findings]:
    """The findings of many texts, one after another, as they are done; long ones go in pieces.

    What is looked through is the text as it is read aloud (`articles.flowing`), so that a line end
    in a paragraph changes nothing; offsets are those of the text that was given.

    Raises:
        PipelineError: there is no such pipeline, or it cannot be used.
        ArticleError: the pipeline failed on a text, which is named by its first words.
    """
    nlp = load(pipeline)
    under_way: deque[tuple[Flowing, list[Span]]] = deque()

    def parts() -> Iterator[str]:
        for text in texts:
            whole = flowing(text)
            under_way.append((whole, list(pieces(whole.text))))
            yield from (span.of(whole.text) for span in under_way[-1][1]) if whole.text else ("",)

    results = _batched(parts(), nlp)
    for first in results:
        whole, spans = under_way.popleft()
        part_findings = [first, *islice(results, max(0, len(spans) - 1))]
        starts = [span.start for span in spans] or [0]
        done = joined([shifted(part, by) for part, by in zip(part_findings, starts, strict=True)])
        yield moved(done, whole.source) if whole.borders else done


def _batched(texts: Iterable[str], nlp: Language) -> Iterator[Findings]:
    """The findings of texts that are short enough to be looked through whole."""
    texts_and_languages = ((text, _language(text, nlp)) for text in map(readable, texts))
    inputs = (
        (text if language.is_read else "", (text, language))
        for text, language in texts_and_languages
    )
    for batch in together(inputs):
        try:
            yield from _together(batch, nlp)
        except Exception:  # on one text of them, which is looked for
            for text, context in batch:
                with as_article_error(_first_words(context[0]), "text", FAILED):
                    (findings,) = _together([(text, context)], nlp)
                yield findings


@as_failure()
def _together(batch: list[tuple[str, tuple[str, TextLanguage]]], nlp: Language) -> list[Findings]:
    disable = _UNREAD[:1] if nlp.pipe_names[-2:] == _UNREAD else []
    docs = nlp.pipe(batch, as_tuples=True, batch_size=PARSED * BATCH, disable=disable)
    return [
        replace(from_doc(doc), language=language.code)
        if language.is_read
        else quotations_alone(text, language.code)
        for doc, (text, language) in docs
    ]


_UNREAD: Final = ["newsread_lemmatizer", "newsread_names"]
"""What sets lemmas, which no finding rests on, and all that may come after it: that reads none."""


def _first_words(text: str) -> str:
    return f"“{shorten(text[:1_000], 40, placeholder='…')}”"


def together(pairs: Iterable[tuple[str, Context]]) -> Iterator[list[tuple[str, Context]]]:
    """Batches for the pipeline, each of a few texts and no more than fit in memory."""
    batch: list[tuple[str, Context]] = []
    size = 0
    for pair in pairs:
        batch.append(pair)
        size += len(pair[0])
        if len(batch) == BATCH or size >= LIMIT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def readable(text: str) -> str:
    """The text with blanks for endless rows of marks or data, and without halves of characters.

    All else stays where it is.
    """
    return _ORNAMENT.sub(lambda row: " " * len(row[0]), sound(text))


def _language(text: str, nlp: Language) -> TextLanguage:
    """The text's language, which a pipeline for another language than English is trusted with."""
    return language_of(text) if nlp.lang == "en" else TextLanguage(str(nlp.lang), True)


def quotations_alone(text: str, language: str) -> Findings:
    """What can be found without knowing the language: words in quotation marks."""
    spans = find_quotations(text)
    quotes = tuple(Quote(start=span.start, end=span.end, kind="direct") for span in spans)
    return Findings(language=language, quotes=quotes)
