"""The pipeline of spaCy that reads the articles: which one it is, and the components we bring.

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
)
from annotators.pipeline.loading import load

__all__ = ["SHIPPED", "Description", "PipelineError", "describe", "fingerprint", "load"]
