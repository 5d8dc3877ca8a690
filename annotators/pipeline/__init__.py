"""Language: which spaCy pipeline reads the articles, the one that ships, and how it was made.

    from annotators.pipeline import load

    doc = load()("“Yes,” she said.")

Importing this package does not import spaCy; `load` does. `describe` and `fingerprint` never do.
"""

from annotators.pipeline.descriptions import (
    SHIPPED,
    Description,
    PipelineError,
    describe,
    fingerprint,
    limits,
)
from annotators.pipeline.loading import load

__all__ = [
    "SHIPPED",
    "Description",
    "PipelineError",
    "describe",
    "fingerprint",
    "limits",
    "load",
]
