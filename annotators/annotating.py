"""From a text to what is found in it: the one function that everything else calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotators.annotation import Findings
from annotators.findings import findings_of
from annotators.language import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 16
"""Texts that go through the pipeline together; articles are long, so a few fill it."""


def annotate(text: str, pipeline: str | None = None) -> Findings:
    """What is found in a text. Pure, and fit for a worker process, which keeps its pipeline.

    Args:
        pipeline: the name or path of a spaCy pipeline; newsread's own where it is None.

    Raises:
        PipelineError: there is no such pipeline, or it cannot be used.
    """
    return findings_of(load(pipeline)(text))


def annotate_many(texts: Iterable[str], pipeline: str | None = None) -> Iterator[Findings]:
    """The findings of many texts, one after another, as they are done."""
    return map(findings_of, load(pipeline).pipe(texts, batch_size=BATCH))


def from_doc(doc: Doc) -> Findings:
    """What is found in a Doc that any English pipeline has parsed."""
    return findings_of(doc)
