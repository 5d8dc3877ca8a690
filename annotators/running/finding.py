"""What crosses to the process that has spaCy; it imports little, so that it begins at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotators.findings import Findings


def find(text: str, pipeline: str | None = None) -> Findings:
    """What is in a text."""
    from annotators.running.annotate import annotate

    return annotate(text, pipeline)


def wake(pipeline: str | None = None) -> None:
    """Load the pipeline, so that it is there when the first text comes."""
    from annotators.pipeline import load

    load(pipeline)
