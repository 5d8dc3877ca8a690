"""From a text to what is found in it: what everything else calls, for one text or many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from annotators.annotation import Findings, Quote
from annotators.findings import from_doc
from annotators.language import load
from annotators.language.identifying import language_of
from annotators.quotes import find_quotations
from annotators.work.pieces import LIMIT

if TYPE_CHECKING:
    from spacy.language import Language

Context = TypeVar("Context")

BATCH = 16
"""Texts that go through the pipeline together; articles are long, so a few fill it."""

_ORNAMENT = re.compile(r"[^\w\s]{300,}|[!-~]{1000,}")
"""Marks in a row, or ASCII without a blank, that no sentence has.

spaCy's tokenizer takes 12 seconds for 8,000 brackets, and ever more for each that is added.
"""


def annotate(text: str, pipeline: str | None = None) -> Findings:
    """What is found in a text. Pure, and fit for a worker process, which keeps its pipeline.

    In a text that is not in the pipeline's language only the quotations are found.

    Args:
        pipeline: the name or path of a spaCy pipeline; newsread's own where it is None.

    Raises:
        PipelineError: there is no such pipeline, or it cannot be used.
    """
    return next(annotate_many([text], pipeline))


def annotate_many(texts: Iterable[str], pipeline: str | None = None) -> Iterator[Findings]:
    """The findings of many texts, one after another, as they are done."""
    nlp = load(pipeline)
    told = ((text, _language(text, nlp)) for text in map(without_ornament, texts))
    given = ((text if code == nlp.lang else "", (text, code)) for text, code in told)
    for batch in together(given):
        for doc, (text, code) in nlp.pipe(batch, as_tuples=True):
            yield from_doc(doc) if code == nlp.lang else quotations_alone(text, code)


def together(given: Iterable[tuple[str, Context]]) -> Iterator[list[tuple[str, Context]]]:
    """As many as go through the pipeline together: a few, or no more than fit in memory."""
    batch: list[tuple[str, Context]] = []
    size = 0
    for each in given:
        batch.append(each)
        size += len(each[0])
        if len(batch) == BATCH or size >= LIMIT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def without_ornament(text: str) -> str:
    """The text with blanks for endless rows of marks or data; all else stays where it is."""
    return _ORNAMENT.sub(lambda row: " " * len(row[0]), text)


def _language(text: str, nlp: Language) -> str:
    """The text's language, which a pipeline for another language than English is trusted with."""
    return language_of(text) if nlp.lang == "en" else str(nlp.lang)


def quotations_alone(text: str, language: str) -> Findings:
    """What can be found without knowing the language: words in quotation marks."""
    found = find_quotations(text)
    quotes = tuple(Quote(start=each.start, end=each.end, kind="direct") for each in found)
    return Findings(language=language, quotes=quotes)
