"""Language: which spaCy pipeline reads the articles, the one that ships, and how it was made.

    from annotators.language import load

    doc = load()("“Yes,” she said.")

Importing this package does not import spaCy; `load` does. `describe` and `fingerprint` never do.
"""

from annotators.language.loading import load
from annotators.language.pipelines import (
    SHIPPED,
    Description,
    PipelineError,
    describe,
    fingerprint,
    limits,
)

__all__ = [
    "SHIPPED",
    "Description",
    "PipelineError",
    "describe",
    "fingerprint",
    "limits",
    "load",
]
